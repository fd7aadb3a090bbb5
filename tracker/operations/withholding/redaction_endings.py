"""Ending a request to withhold words without withholding them: who asked withdraws it, another refuses it."""

from datetime import datetime

from tracker.domain.errors import Refused
from tracker.domain.roles import Actor
from tracker.models import Redaction
from tracker.operations.act import Act
from tracker.operations.withholding.redaction_checks import require_open, require_person


def withdraw_redaction(redaction_id: str, *, by: Actor, at: datetime, version: int, reason: str) -> None:
    """Withdraw a request that was wrong; the words stay.

    :raise Forbidden: `by` is no administrator with an account.
    :raise Refused: somebody else asked for it, it was decided on already, or no reason is given.
    :raise StaleEdit: the request changed since it was read.
    """
    act = Act(by, at, "withdraw_redaction", reason=reason)
    person = require_person(by)
    redaction = _get(act, redaction_id, version)
    if redaction.requested_by != person:
        raise Refused("Only the one who asked withdraws it; another administrator refuses it.")
    act.require_reason("it stands in the record beside the request")
    _close(act, redaction, person)


def refuse_redaction(redaction_id: str, *, by: Actor, at: datetime, version: int, reason: str) -> None:
    """Refuse what another administrator asked for; the words stay.

    :raise Forbidden: `by` is no administrator with an account.
    :raise Refused: `by` asked for it, it was decided on already, or no reason is given.
    :raise StaleEdit: the request changed since it was read.
    """
    act = Act(by, at, "refuse_redaction", reason=reason)
    person = require_person(by)
    redaction = _get(act, redaction_id, version)
    if redaction.requested_by == person:
        raise Refused("You asked for it; withdraw it instead.")
    act.require_reason("the one who asked is told why")
    _close(act, redaction, person)


def _get(act: Act, redaction_id: str, version: int) -> Redaction:
    """Return a request nobody has decided on.

    :raise Refused: somebody has.
    """
    redaction = act.get(Redaction, redaction_id, version=version)
    require_open(redaction)
    return redaction


def _close(act: Act, redaction: Redaction, person: str) -> None:
    """Record who ended a request; no digest stands beside the name, for nothing was withheld."""
    redaction.confirmed_by = person
    act.record(redaction)
