"""Signing in with an address and a password, slower after each failure."""

from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from tracker.domain.errors import Refused
from tracker.extensions import begin_writing, db
from tracker.models.account import AccessEventKind, Account, SignInFailure
from tracker.operations.access.accounts import record_access
from tracker.operations.access.passwords import password_matches

#: The longest wait after a failure.
LONGEST_WAIT = timedelta(minutes=15)

#: When a failure is forgotten.
_FORGOTTEN_AFTER = timedelta(days=1)


class TooManyTries(Refused):
    """Signing in under a name has failed; the next try has to wait `seconds`."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"Too many tries. Please wait {seconds} seconds and try again.", field="password")
        self.seconds = seconds


def sign_in(email: str, password: str, *, at: datetime, address: str | None, takes_demonstration: bool = False) -> str:
    """Return the id of the account with this address and password.

    After each failure under a name the next try has to wait longer: 1, 2, 4 ... seconds, at most a quarter of an
    hour. `takes_demonstration` says that the request comes from where the demonstration's people may come from.

    :raise TooManyTries: it is too soon after a failure.
    :raise Refused: the two do not belong together; which of them was wrong is not said, nor whether there is such
        an account. A failure is written: commit it.
    """
    name = email.strip().lower()[:200]
    _require_patience(name, at)
    account = db.session.scalars(select(Account).filter_by(email=name)).first()
    is_right = password_matches(account, password)
    # The hash took its time; only what is written now needs the lock.
    begin_writing()
    account = db.session.scalars(select(Account).filter_by(email=name)).first()
    may_come = account is not None and (takes_demonstration or not account.is_demonstration)
    if account is None or not account.is_active or not is_right or not may_come:
        _remember_failure(name, at)
        record_access(AccessEventKind.SIGN_IN_FAILED, name, account_id=None, at=at, address=address)
        raise Refused("This address and password do not belong together.", field="password")
    db.session.execute(delete(SignInFailure).filter_by(email=name))
    record_access(AccessEventKind.SIGN_IN, name, account_id=account.id, at=at, address=address)
    return account.id


def _require_patience(name: str, at: datetime) -> None:
    """Refuse a try that comes too soon after a failure.

    :raise TooManyTries: with the seconds to wait.
    """
    failure = db.session.get(SignInFailure, name)
    if failure is None:
        return
    wait = failure.last_at + _delay(failure.count) - at
    if wait > timedelta():
        raise TooManyTries(-(-wait // timedelta(seconds=1)))


def _delay(failures: int) -> timedelta:
    """Return how long to wait after some failures in a row.

    >>> [int(_delay(failures).total_seconds()) for failures in (1, 2, 3, 10, 11, 500)]
    [1, 2, 4, 512, 900, 900]
    """
    return min(timedelta(seconds=2 ** min(failures - 1, 20)), LONGEST_WAIT)


def _remember_failure(name: str, at: datetime) -> None:
    """Count one more failure, and forget those of long ago."""
    db.session.execute(delete(SignInFailure).where(SignInFailure.last_at < at - _FORGOTTEN_AFTER))
    if _count_again(name, at):
        return
    try:
        with db.session.begin_nested():
            db.session.execute(insert(SignInFailure).values(email=name, count=1, last_at=at))
    except IntegrityError:  # another try under the same name failed at this very moment
        _count_again(name, at)


def _count_again(name: str, at: datetime) -> bool:
    """Count one more failure under a name that has failed before, and return whether it has."""
    more = update(SignInFailure).filter_by(email=name).values(count=SignInFailure.count + 1, last_at=at)
    return db.session.execute(more.returning(SignInFailure.email)).first() is not None
