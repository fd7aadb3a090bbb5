"""Approving reports and returning them."""

from datetime import datetime

from tracker.domain.approving import DECIDERS, who_decides
from tracker.domain.document.status_update import UpdateState
from tracker.domain.errors import Forbidden, Refused, StaleEdit
from tracker.domain.roles import Actor
from tracker.extensions import db
from tracker.models.action import Action
from tracker.models.organization import Organization
from tracker.models.status_update import StatusUpdate
from tracker.operations.act import Act
from tracker.operations.closing.sealing import require_open_period
from tracker.operations.planning.edit import with_those_above
from tracker.operations.reporting.carried import take_effect
from tracker.operations.reporting.status_updates import require_reportable
from tracker.operations.strategies import day_of
from tracker.queries.approvals import find_sent
from tracker.queries.periods import get_periods
from tracker.queries.role_holders import list_role_holders

#: The field of a report that says why what is late comes late.
LATE = "late_reason"


def approve_report(update_id: str, *, by: Actor, at: datetime, version: int, note: str | None = None) -> None:
    """Approve a report: it counts from now on, and what travels with it takes effect in the same act.

    Approving twice changes nothing more.

    :raise Forbidden: `by` sent it, or is no approver of the organization or of one above it.
    :raise Refused: it was decided already, its period is closed, or what travels with it cannot take effect any more.
    :raise StaleEdit: it changed since `by` read it.
    """
    act = Act(by, at, "approve_report", reason=note)
    update = act.get(StatusUpdate, update_id)
    action = _require_decider(act, update)
    if _is_decided(act, update, UpdateState.APPROVED, version):
        return
    require_reportable(action)
    require_open_period(get_periods(action.strategy_id), update.period, is_in_review_enough=True)
    act.reason = act.reason or find_sent(update_id).reason  # why what is late comes late was said when it was sent
    _decide(act, action, update, UpdateState.APPROVED, (note or "").strip() or None)
    try:
        take_effect(act, action, update, day_of(action.strategy_id, at))
    except Refused as refusal:
        raise _cannot_take_effect(refusal) from refusal


def return_report(update_id: str, *, by: Actor, at: datetime, version: int, note: str) -> None:
    """Return a report with a note that says what is to be changed; it counts for nothing, and stays as it is.

    :raise Forbidden: `by` sent it, or is no approver of the organization or of one above it.
    :raise Refused: no note is given, or it was decided already.
    :raise StaleEdit: it changed since `by` read it.
    """
    act = Act(by, at, "return_report", reason=note)
    update = act.get(StatusUpdate, update_id)
    action = _require_decider(act, update)
    if _is_decided(act, update, UpdateState.RETURNED, version):
        return
    if act.reason is None:
        raise Refused("Say what is to be changed; the lead reads it.", field="note")
    _decide(act, action, update, UpdateState.RETURNED, note.strip())


def _cannot_take_effect(refusal: Refused) -> Refused:
    """Return what an approver is told where a milestone or reading of a report is refused."""
    if refusal.field == LATE:
        return Refused(str(refusal), field="note")
    return Refused(f"What travels with this report cannot take effect any more. {refusal} Return it with a note.")


def _decide(act: Act, action: Action, update: StatusUpdate, state: UpdateState, note: str | None) -> None:
    """Record what became of a report."""
    update.state, update.decided_by, update.decision_note = state, act.by.name, note
    update.decided_on = day_of(action.strategy_id, act.at)
    act.record(update)


def _require_decider(act: Act, update: StatusUpdate) -> Action:
    """Return the action a report is on, for who may decide the report.

    :raise Forbidden: with whom to ask.
    """
    action = act.get(Action, update.action_id)
    sent = find_sent(update.id)
    if act.by.account_id is not None and act.by.account_id == sent.account_id:
        raise Forbidden("You sent this report; somebody else approves it.", ask="another approver of the organization")
    line = with_those_above(action.organization_id)
    holders = list_role_holders(action.strategy_id, *DECIDERS)
    deciders = who_decides(holders, line, sent.account_id, update.reported_by)
    if not any(decider.account_id == act.by.account_id for decider in deciders):
        name = db.session.get_one(Organization, action.organization_id).name
        names = ", ".join(dict.fromkeys(decider.name for decider in deciders)) or "an administrator, for an approver"
        raise Forbidden(f"Only an approver of {name}, or of what it belongs to, decides this report.", ask=names)
    return action


def _is_decided(act: Act, update: StatusUpdate, state: UpdateState, version: int) -> bool:
    """Return whether a report was decided in this very way by this very person: the button was pressed twice.

    :raise Refused: it was decided otherwise, or needs no approval.
    :raise StaleEdit: it is not at the version that was read.
    """
    if update.state is state and update.decided_by == act.by.name:
        return True
    if update.state is not UpdateState.SUBMITTED:
        raise Refused(f"This report was {update.state.value} by {update.decided_by} already.")
    if not update.awaits_approval:
        raise Refused("This report counts already; nobody has to approve it.")
    if update.version != version:
        raise StaleEdit(
            "This report changed since you opened it; read it again.",
            theirs={"version": update.version},
            yours={"version": version},
        )
    return False
