"""Confirming that nothing has changed since the last report."""

from datetime import datetime

from sqlalchemy import select

from tracker.domain.assessment.assess import assess
from tracker.domain.assessment.confirmation import why_not_confirmable
from tracker.domain.assessment.reports import effective_updates
from tracker.domain.document.action import Action as ActionNode
from tracker.domain.errors import Refused, StaleEdit
from tracker.domain.roles import Actor
from tracker.extensions import db
from tracker.models.action import Action
from tracker.models.status_update import StatusUpdate
from tracker.operations.act import Act
from tracker.operations.permission import require_reporter
from tracker.operations.reporting.achievements import counted_milestones
from tracker.operations.reporting.report import WORDS, Report, check_report
from tracker.operations.reporting.status_updates import Sending, begin_sending, require_reportable, send
from tracker.queries.documents import load_action_alone


def confirm_unchanged(
    action_id: str,
    *,
    period: str,
    by: Actor,
    at: datetime,
    seen: int | None = None,
    id: str | None = None,
    reported_by: str | None = None,
) -> str:
    """Report for a period what was reported last, word for word, and return the report's id.

    `seen` is the position of the last report the author had before them. The same confirmation sent twice (by its id)
    is recorded once. It awaits approval where any report would.

    :raise Forbidden: `by` neither leads for the responsible organization nor plans.
    :raise Refused: the last report no longer says enough; the sentence says why.
    :raise StaleEdit: somebody else reported since.
    """
    act = Act(by, at, "confirm_unchanged")
    action = act.get(Action, action_id)
    require_reporter(by, action.strategy_id, action.organization_id)
    if _is_recorded(id, action_id, period):
        return str(id)
    require_reportable(action)
    sending = begin_sending(act, action, seen, is_confirmation=True)
    report = _repeated(sending, period, id, reported_by)
    try:
        check_report(report, action, sending.day)
    except Refused as refusal:
        raise _not_now(action, str(refusal)) from refusal
    return send(sending, report)


def _repeated(sending: Sending, period: str, id: str | None, reported_by: str | None) -> Report:
    """Return the last report that counts, as it would be sent for a period.

    :raise Refused: it no longer says enough.
    """
    action, on = sending.action, sending.day
    node = _refuse_unless_confirmable(sending, period)
    last = effective_updates(node.status_updates, on)[-1]
    words = {name: getattr(last, name) for name in WORDS}
    if counted_milestones(action.id):
        words["percent"] = None
    return Report(**words, period=period, id=id, reported_by=reported_by)


def _refuse_unless_confirmable(sending: Sending, period: str) -> ActionNode:
    """Return an action as the record shows it now, where its last report may be confirmed.

    :raise Refused: it may not; the sentence says why.
    """
    document = load_action_alone(sending.action.strategy_id, sending.action.id)
    node, assessment = document.action(sending.action.id), assess(document, on=sending.day)
    why_not = why_not_confirmable(node, assessment.actions[node.number], sending.day, period=period)
    if why_not is not None:
        raise _not_now(sending.action, why_not)
    return node


def _not_now(action: Action, why: str) -> Refused:
    """Return what is said where a report is to be written anew."""
    return Refused(f"Action {action.number} cannot be confirmed unchanged. {why}")


def _is_recorded(id: str | None, action_id: str, period: str) -> bool:
    """Return whether this very confirmation was recorded before.

    :raise StaleEdit: its id belongs to another report.
    """
    query = select(StatusUpdate.action_id, StatusUpdate.period, StatusUpdate.is_confirmation).filter_by(id=id)
    row = db.session.execute(query).one_or_none() if id is not None else None
    if row is None:
        return False
    if tuple(row) != (action_id, period, True):
        raise StaleEdit("This page is out of date; load it again.", theirs={}, yours={})
    return True
