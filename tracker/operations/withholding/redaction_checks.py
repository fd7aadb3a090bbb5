"""Who may decide on withholding words, and on which request."""

from tracker.domain.errors import Forbidden, Refused
from tracker.domain.roles import Actor
from tracker.models import Redaction
from tracker.operations.permission import require_administrator
from tracker.queries.redactions import RequestState, state_of


def require_person(by: Actor) -> str:
    """Return the account of an administrator.

    :raise Forbidden: it is none, or nobody's.
    """
    require_administrator(by)
    if by.account_id is None:
        raise Forbidden("A redaction takes two people with accounts.", ask="an administrator")
    return by.account_id


def require_open(redaction: Redaction) -> None:
    """Refuse to decide on a request twice.

    :raise Refused: it was confirmed, withdrawn or refused.
    """
    state = state_of(redaction.requested_by, redaction.confirmed_by, redaction.withheld_sha256)
    if state is RequestState.WITHHELD:
        raise Refused("These words are withheld already.")
    if state is not RequestState.OPEN:
        raise Refused(f"This request was {state.value}; ask again if the words have to go after all.")
