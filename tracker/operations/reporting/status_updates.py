"""Reporting how an action is going."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from tracker.domain.document.element import Kind, Lifecycle, Visibility
from tracker.domain.document.status_update import UpdateState
from tracker.domain.errors import Refused, StaleEdit
from tracker.domain.fiscal import Period
from tracker.domain.roles import Actor, Role
from tracker.domain.status import Status
from tracker.extensions import db
from tracker.models.action import Action
from tracker.models.organization import Organization
from tracker.models.plan import plan_exemption
from tracker.models.status_update import StatusUpdate
from tracker.operations.act import Act
from tracker.operations.closing.sealing import require_open_period
from tracker.operations.once import new_id
from tracker.operations.permission import require_reporter
from tracker.operations.reporting.achievements import counted_milestones
from tracker.operations.reporting.carried import carried_links, check_carried, write_carried
from tracker.operations.reporting.report import WORDS, Report, check_report, without_blanks
from tracker.operations.strategies import day_of, plan_of
from tracker.queries.periods import get_periods


@dataclass(frozen=True, slots=True)
class Sending:
    """A report on its way into the record: the act, the action it is on, the day, and the position it takes."""

    act: Act
    action: Action
    day: date
    position: int
    is_confirmation: bool = False


def report_status(action_id: str, report: Report, *, by: Actor, at: datetime, seen: int | None = None) -> str:
    """Record a status update with its achieved milestones and readings, and return its id.

    Where it awaits approval, what travels with it takes effect when it is approved. `seen` is the position of the last
    report the author had before them. The same report sent twice (by its id) is recorded once.

    :raise Forbidden: `by` neither leads for the responsible organization nor plans.
    :raise Refused: something that the status asks for is missing, a date is in the future, or the period is closed.
    :raise StaleEdit: somebody else reported since.
    """
    report = without_blanks(report)
    act = Act(by, at, "report_status", reason=report.late_reason)
    action = act.get(Action, action_id)
    require_reporter(by, action.strategy_id, action.organization_id)
    if _is_recorded(report, action):
        return str(report.id)
    require_reportable(action)
    sending = begin_sending(act, action, seen)
    check_report(report, action, sending.day)
    return send(sending, report)


def begin_sending(act: Act, action: Action, seen: int | None, *, is_confirmation: bool = False) -> Sending:
    """Return a report on its way into the record.

    :raise StaleEdit: somebody reported since the position that was seen.
    """
    last = db.session.scalar(select(func.max(StatusUpdate.position)).filter_by(action_id=action.id)) or 0
    if seen is not None and seen != last:
        raise StaleEdit(
            "Somebody reported on this action while you were writing. Nothing of yours was saved and nothing is lost: "
            "read their report, then send yours again if it still says what you mean.",
            theirs={"seen": last},
            yours={"seen": seen},
        )
    return Sending(act, action, day_of(action.strategy_id, act.at), last + 1, is_confirmation)


def send(sending: Sending, report: Report) -> str:
    """Write a report that was checked, with what travels with it, and return its id.

    :raise Refused: its period takes no reports, or what travels with it cannot take effect.
    """
    act, action, day = sending.act, sending.action, sending.day
    period = period_of(report, action, day)
    update = _status_update(sending, report, period)
    act.behalf_of = db.session.get_one(Organization, action.organization_id).name
    if update.awaits_approval:
        check_carried(act, action, report, day)
        act.add(update, **carried_links(report))
    else:
        act.add(update)
        write_carried(act, action, report, day, update.id)
    return update.id


def _is_recorded(report: Report, action: Action) -> bool:
    """Return whether this very report was recorded before.

    :raise StaleEdit: its id belongs to another one; what was sent would be lost without a word.
    """
    recorded = db.session.get(StatusUpdate, report.id) if report.id is not None else None
    if recorded is None:
        return False
    plain = [name for name in WORDS if name != "percent"]
    if recorded.action_id != action.id or any(getattr(recorded, name) != getattr(report, name) for name in plain):
        raise StaleEdit(
            "This page was sent before, with other words. Nothing of this was saved: read what is recorded, "
            "then send it again if you want to report once more.",
            theirs={"seen": recorded.position},
            yours={},
        )
    return True


def require_reportable(action: Action) -> None:
    """Refuse a report on an action that left the plan or is not published yet."""
    if action.lifecycle is not Lifecycle.ACTIVE:
        raise Refused(f"Action {action.number} is {action.lifecycle.value}; nothing is reported on it any more.")
    if action.published_on is None:
        raise Refused("The plan is not published yet; reports start with its first version.")


def period_of(report: Report, action: Action, day: date) -> Period:
    """Return the period a report is for: the one it names, or the one that is under way.

    :raise Refused: it is none of the strategy's, has not begun, or takes no reports any more.
    """
    periods = get_periods(action.strategy_id)
    period = periods.at(day) if report.period is None else periods.get_begun(report.period, day)
    is_answer = _last_state(action.id, period.label) is UpdateState.RETURNED
    require_open_period(periods, period.label, is_in_review_enough=is_answer)
    return period


def _last_state(action_id: str, period: str) -> UpdateState | None:
    """Return what became of the last report on an action for a period, or None where there is none."""
    query = select(StatusUpdate.state).filter_by(action_id=action_id, period=period)
    return db.session.scalar(query.order_by(StatusUpdate.position.desc()).limit(1))


def _status_update(sending: Sending, report: Report, period: Period) -> StatusUpdate:
    """Return the row of a report."""
    act, action = sending.act, sending.action
    is_own = action.organization_id in act.by.organizations(Role.LEAD, action.strategy_id)
    values: dict[str, Any] = {name: getattr(report, name) for name in WORDS}
    if values["status"] is Status.COMPLETE and not counted_milestones(action.id):
        values["percent"] = 100
    return StatusUpdate(
        id=report.id or new_id(Kind.STATUS_UPDATE),
        action_id=action.id,
        position=sending.position,
        period=period.label,
        state=UpdateState.SUBMITTED,
        awaits_approval=_awaits_approval(action),
        is_confirmation=sending.is_confirmation,
        reported_on=min(sending.day, period.last_on),
        submitted_on=sending.day,
        reported_by=(report.reported_by if not is_own else None) or act.by.name,
        entered_by=None if is_own else act.by.name,
        visibility=Visibility.PUBLIC,
        is_illustrative=action.is_illustrative,
        **values,
    )


def _awaits_approval(action: Action) -> bool:
    """Return whether reports on an action count only once they are approved."""
    plan = plan_of(action.strategy_id)
    if not plan.requires_approval:
        return False
    exempt = select(plan_exemption.c.organization_id).filter_by(plan_id=plan.id, organization_id=action.organization_id)
    return db.session.scalar(exempt) is None
