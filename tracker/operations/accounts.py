"""Accounts, grants, passwords and tokens."""

import hashlib
import secrets
from datetime import date, datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import delete, select

from tracker.domain.document.element import Kind, Lifecycle
from tracker.domain.errors import Refused
from tracker.domain.roles import Actor, Role
from tracker.extensions import db
from tracker.models.account import AccessEvent, AccessEventKind, Account, Grant, SignInFailure, Token
from tracker.operations.act import Act
from tracker.operations.permission import require_administrator
from tracker.operations.plans import new_id

#: The fewest characters of a password; long ones are what makes them hard to guess (NIST SP 800-63B).
SHORTEST_PASSWORD = 12

#: How long a reset link works.
RESET_HOURS = 24

_hasher = PasswordHasher()
_NOBODY = _hasher.hash(secrets.token_hex(16))


def add_account(
    *,
    email: str,
    name: str,
    by: Actor,
    at: datetime,
    password: str | None = None,
    is_administrator: bool = False,
    is_demonstration: bool = False,
    id: str | None = None,
) -> str:
    """Add an account and return its id; without a password it is opened by a reset link.

    :raise Forbidden: `by` is no administrator.
    :raise Refused: the address is taken.
    """
    act = Act(by, at, "add_account")
    require_administrator(by)
    address = email.strip().lower()
    if db.session.scalar(select(Account.id).filter_by(email=address)) is not None:
        raise Refused("There is an account with this address already.", field="email")
    account = Account(
        id=id or new_id(Kind.ACCOUNT),
        email=address,
        name=name,
        is_administrator=is_administrator,
        is_active=True,
        is_demonstration=is_demonstration,
        password_changed_at=at if password else None,
        password_hash=_hasher.hash(password) if password else None,
    )
    act.add(account)
    return account.id


def grant_role(
    account_id: str,
    *,
    strategy_id: str,
    role: Role,
    organization_id: str | None = None,
    by: Actor,
    at: datetime,
    reason: str | None = None,
) -> str:
    """Give an account a role in a strategy, and return the grant's id.

    :raise Forbidden: `by` is no administrator.
    :raise Refused: the role needs an organization, or needs none, or is held already.
    """
    act = Act(by, at, "grant_role", reason=reason)
    require_administrator(by)
    act.get(Account, account_id)
    if role.is_held_in_organization != (organization_id is not None):
        needs = "needs an organization" if role.is_held_in_organization else "is not held for an organization"
        raise Refused(f"The role {role.value} {needs}.", field="organization_id")
    same = {
        "account_id": account_id,
        "strategy_id": strategy_id,
        "role": role,
        "organization_id": organization_id,
        "lifecycle": Lifecycle.ACTIVE,
    }
    if db.session.scalar(select(Grant.id).filter_by(**same)) is not None:
        raise Refused("The account holds this role already.", field="role")
    grant = Grant(id=new_id(Kind.GRANT), **same)
    act.add(grant)
    return grant.id


def end_grant(grant_id: str, *, by: Actor, at: datetime, version: int, reason: str) -> None:
    """Take a role back.

    :raise Forbidden: `by` is no administrator.
    :raise Refused: it has ended already, or no reason is given.
    """
    act = Act(by, at, "end_grant", reason=reason)
    require_administrator(by)
    act.require_reason("a role is taken back")
    grant = act.get(Grant, grant_id, version=version)
    if grant.lifecycle is not Lifecycle.ACTIVE:
        raise Refused("This role was taken back already.")
    grant.lifecycle, grant.lifecycle_reason, grant.lifecycle_on = Lifecycle.CANCELLED, act.reason, at.date()
    act.record(grant)


def change_account(
    account_id: str,
    *,
    name: str,
    is_administrator: bool,
    is_active: bool,
    by: Actor,
    at: datetime,
    version: int,
    reason: str | None = None,
) -> None:
    """Change an account's name, close or reopen it, make it an administrator or not.

    :raise Forbidden: `by` is no administrator.
    :raise Refused: nobody would be left to administer.
    """
    act = Act(by, at, "change_account", reason=reason)
    require_administrator(by)
    account = act.get(Account, account_id, version=version)
    if account.is_administrator and not (is_administrator and is_active):
        others = select(Account.id).where(Account.is_administrator, Account.is_active, Account.id != account_id)
        if db.session.scalar(others.limit(1)) is None:
            raise Refused("There must be one administrator left.", field="is_administrator")
    account.name, account.is_administrator, account.is_active = name, is_administrator, is_active
    act.record(account)


def sign_in(email: str, password: str, *, at: datetime, address: str | None) -> str:
    """Return the id of the account with this address and password.

    After each failure the next try has to wait longer: 1, 2, 4 ... seconds, at most a quarter of an hour.

    :raise Refused: the two do not match, or it is too soon after a failure; which of them was wrong is not said.
    """
    name = email.strip().lower()[:200]
    failure = db.session.get(SignInFailure, name)
    wait = _seconds_to_wait(failure, at)
    if wait > 0:
        raise Refused(f"Too many tries. Please wait {wait} seconds and try again.", field="password")
    account = db.session.scalars(select(Account).filter_by(email=name)).first()
    if not _matches(account, password) or account is None:
        _remember_failure(name, failure, at)
        record_access(AccessEventKind.SIGN_IN_FAILED, name, account_id=None, at=at, address=address)
        raise Refused("This address and password do not belong together.", field="password")
    db.session.execute(delete(SignInFailure).filter_by(email=name))
    record_access(AccessEventKind.SIGN_IN, name, account_id=account.id, at=at, address=address)
    return account.id


def change_password(account_id: str, *, old: str, new: str, by: Actor, at: datetime) -> None:
    """Change one's own password.

    :raise Refused: the old one is wrong, or the new one too short.
    """
    act = Act(by, at, "change_password")
    account = act.get(Account, account_id)
    if by.account_id != account_id or not _matches(account, old):
        raise Refused("This is not the present password.", field="old")
    _set_password(act, account, new, at)


def issue_reset_link(account_id: str, *, by: Actor, at: datetime) -> str:
    """Return the secret of a link that sets a new password once, within a day; an older link stops working.

    :raise Forbidden: `by` is no administrator.
    """
    act = Act(by, at, "issue_reset_link")
    require_administrator(by)
    account = act.get(Account, account_id)
    secret = secrets.token_urlsafe(32)
    account.reset_digest = token_digest(secret)
    account.reset_expires_at = at + timedelta(hours=RESET_HOURS)
    act.record(account)
    return secret


def reset_password(account_id: str, *, new: str, at: datetime) -> None:
    """Set a password by a reset link that was checked; the link stops working.

    :raise Refused: the password is too short.
    """
    account = db.session.get_one(Account, account_id)
    act = Act(Actor(account.id, account.name), at, "reset_password")
    account = act.get(Account, account_id)
    account.reset_digest = account.reset_expires_at = None
    _set_password(act, account, new, at)


def issue_token(account_id: str, *, name: str, expires_on: date, by: Actor, at: datetime) -> str:
    """Return the secret of a new read-only token of one's own account; it is shown once.

    :raise Refused: it would last over a year, or has ended already.
    """
    act = Act(by, at, "issue_token")
    if by.account_id != account_id:
        raise Refused("A token is made for one's own account.")
    if not at.date() < expires_on <= at.date() + timedelta(days=366):
        raise Refused("Choose a day within the next year.", field="expires_on")
    secret = secrets.token_urlsafe(32)
    act.add(
        Token(
            id=new_id(Kind.TOKEN),
            account_id=account_id,
            name=name,
            expires_on=expires_on,
            lifecycle=Lifecycle.ACTIVE,
            digest=token_digest(secret),
        )
    )
    return secret


def end_token(token_id: str, *, by: Actor, at: datetime) -> None:
    """End a token of one's own, or anybody's as an administrator.

    :raise Forbidden: it is neither.
    """
    act = Act(by, at, "end_token")
    token = act.get(Token, token_id)
    if token.account_id != by.account_id:
        require_administrator(by)
    token.lifecycle = Lifecycle.CANCELLED
    act.record(token)


def record_access(
    kind: AccessEventKind, detail: str, *, account_id: str | None, at: datetime, address: str | None
) -> None:
    """Remember a sign-in, a refusal or an export."""
    db.session.add(AccessEvent(kind=kind, detail=detail[:200], account_id=account_id, at=at, address=address))
    db.session.flush()


def token_digest(secret: str) -> str:
    """Return what is kept of a token or link: it is random, so a plain digest is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _matches(account: Account | None, password: str) -> bool:
    """Return whether a password is the account's; an unknown account takes as long as a known one."""
    stored = account.password_hash if account is not None and account.is_active else None
    try:
        return _hasher.verify(stored or _NOBODY, password) and stored is not None
    except (VerificationError, InvalidHashError):
        return False


def _set_password(act: Act, account: Account, new: str, at: datetime) -> None:
    """Store a new password's hash."""
    if len(new) < SHORTEST_PASSWORD:
        raise Refused(f"Use at least {SHORTEST_PASSWORD} characters; several words are easiest.", field="new")
    account.password_hash, account.password_changed_at = _hasher.hash(new), at
    act.record(account)


def _seconds_to_wait(failure: SignInFailure | None, at: datetime) -> int:
    """Return how long the next try has to wait."""
    if failure is None:
        return 0
    delay = min(2 ** (failure.count - 1), 900)
    return max(0, int((failure.last_at + timedelta(seconds=delay) - at).total_seconds() + 0.999))


def _remember_failure(name: str, failure: SignInFailure | None, at: datetime) -> None:
    """Count one more failure."""
    if failure is None:
        db.session.add(SignInFailure(email=name, count=1, last_at=at))
    else:
        failure.count, failure.last_at = failure.count + 1, at
    db.session.flush()
