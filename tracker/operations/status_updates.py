"""Reporting how an action is going."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from tracker.domain.document.element import Kind, Lifecycle, Visibility
from tracker.domain.document.status_update import UpdateState
from tracker.domain.errors import Refused, StaleEdit
from tracker.domain.fiscal import Period, fiscal_quarter, parse_period
from tracker.domain.roles import Actor, Role
from tracker.domain.status import Status
from tracker.extensions import db
from tracker.models.action import Action
from tracker.models.metric import Metric
from tracker.models.organization import Organization
from tracker.models.status_update import StatusUpdate
from tracker.models.strategy import Strategy
from tracker.operations.achievements import Achievement, achieve_milestone, counted_milestones
from tracker.operations.act import Act
from tracker.operations.permission import require_reporter
from tracker.operations.plans import day_of, new_id
from tracker.operations.readings import NewReading, write_reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A status update as it is sent in, with the milestones and readings that travel with it.

    `reported_by` is whom a planner enters it for; a lead reports in their own name.
    """

    status: Status
    summary: str
    percent: int | None = None
    next_steps: str | None = None
    why: str | None = None
    recovery: str | None = None
    forecast_on: date | None = None
    blockers: str | None = None
    help_needed: str | None = None
    blocked_by: str | None = None
    blocked_since_on: date | None = None
    cleared_by: str | None = None
    period: str | None = None
    reported_by: str | None = None
    achievements: tuple[Achievement, ...] = ()
    readings: tuple[NewReading, ...] = ()
    id: str | None = None


#: The statuses that ask for an explanation, and what is said where a part of it is missing.
TROUBLED = (Status.AT_RISK, Status.OFF_TRACK)
EXPLANATION = {
    "why": "Say why it is at risk or off track.",
    "recovery": "Say what would recover it.",
    "forecast_on": "Give the date you now expect.",
}

_PLAIN_FIELDS = tuple(
    name for name in Report.__slots__ if name not in ("period", "reported_by", "achievements", "readings", "id")
)
_PROSE_FIELDS = ("next_steps", "why", "recovery", "blockers", "help_needed", "blocked_by", "cleared_by")


def report_status(action_id: str, report: Report, *, by: Actor, at: datetime, seen: int | None = None) -> str:
    """Record a status update with its achieved milestones and readings, and return its id.

    `seen` is the position of the last report the author had before them. The same report sent twice (by its id)
    is recorded once.

    :raise Forbidden: `by` neither leads for the responsible organization nor plans.
    :raise Refused: something that the status asks for is missing, or a date is in the future.
    :raise StaleEdit: somebody else reported since.
    """
    act = Act(by, at, "report_status")
    action = act.get(Action, action_id)
    require_reporter(by, action.strategy_id, action.organization_id)
    report = _without_blanks(report)
    if _is_recorded(report, action):
        return str(report.id)
    _require_reportable(action)
    last = db.session.scalar(select(func.max(StatusUpdate.position)).filter_by(action_id=action_id)) or 0
    if seen is not None and seen != last:
        raise StaleEdit(
            "Somebody reported on this action while you were writing. Nothing of yours was saved and nothing is lost: "
            "read their report, then send yours again if it still says what you mean.",
            theirs={"seen": last},
            yours={"seen": seen},
        )
    day = day_of(action.strategy_id, at)
    update = _status_update(report, action, by, position=last + 1, day=day)
    _check_report(report, action, day)
    act.behalf_of = db.session.get_one(Organization, action.organization_id).name
    act.add(update)
    _record_what_travels_with_it(act, action, report, day, update.id)
    return update.id


def _record_what_travels_with_it(act: Act, action: Action, report: Report, day: date, update_id: str) -> None:
    """Record the milestones and readings of a report."""
    for achievement in report.achievements:
        achieve_milestone(act, action, achievement, day)
    for reading in report.readings:
        _read_metric(act, action, reading, day, update_id)


def _without_blanks(report: Report) -> Report:
    """Return a report whose texts are words or nothing."""
    texts: dict[str, Any] = {name: (getattr(report, name) or "").strip() or None for name in _PROSE_FIELDS}
    return replace(report, summary=report.summary.strip(), **texts)


def _is_recorded(report: Report, action: Action) -> bool:
    """Return whether this very report was recorded before.

    :raise Refused: its id belongs to another one; what was sent would be lost without a word.
    """
    recorded = db.session.get(StatusUpdate, report.id) if report.id is not None else None
    if recorded is None:
        return False
    plain = [name for name in _PLAIN_FIELDS if name != "percent"]
    if recorded.action_id != action.id or any(getattr(recorded, name) != getattr(report, name) for name in plain):
        raise StaleEdit(
            "This page was sent before, with other words. Nothing of this was saved: read what is recorded, "
            "then send it again if you want to report once more.",
            theirs={"seen": recorded.position},
            yours={},
        )
    return True


def _period(report: Report, action: Action, day: date) -> Period:
    """Return the period a report is for: the one it names, or the one that is under way.

    :raise Refused: it is none, or has not begun.
    """
    starts_month = db.session.get_one(Strategy, action.strategy_id).fiscal_year_starts_month
    if report.period is None:
        return fiscal_quarter(day, starts_month)
    period = parse_period(report.period, starts_month)
    if period.starts_on > day:
        raise Refused(f"{period.label} has not begun.", field="period")
    return period


def _status_update(report: Report, action: Action, by: Actor, *, position: int, day: date) -> StatusUpdate:
    """Return the row of a report.

    :raise Refused: its period is none, or has not begun.
    """
    is_own = action.organization_id in by.organizations(Role.LEAD, action.strategy_id)
    values: dict[str, Any] = {name: getattr(report, name) for name in _PLAIN_FIELDS}
    if values["status"] is Status.COMPLETE and not counted_milestones(action.id):
        values["percent"] = 100
    return StatusUpdate(
        id=report.id or new_id(Kind.STATUS_UPDATE),
        action_id=action.id,
        position=position,
        period=_period(report, action, day).label,
        state=UpdateState.SUBMITTED,
        awaits_approval=False,
        is_confirmation=False,
        reported_on=day,
        submitted_on=day,
        reported_by=(report.reported_by if not is_own else None) or by.name,
        entered_by=None if is_own else by.name,
        visibility=Visibility.PUBLIC,
        is_illustrative=action.is_illustrative,
        **values,
    )


def _require_reportable(action: Action) -> None:
    """Refuse a report on an action that left the plan or is not published yet."""
    if action.lifecycle is not Lifecycle.ACTIVE:
        raise Refused(f"Action {action.number} is {action.lifecycle.value}; nothing is reported on it any more.")
    if action.published_on is None:
        raise Refused("The plan is not published yet; reports start with its first version.")


def _check_report(report: Report, action: Action, day: date) -> None:
    """Refuse a report that lacks what its status asks for.

    :raise Refused: with the field it belongs beside.
    """
    if report.status is Status.UNKNOWN:
        raise Refused("Unknown is not a status to report.", field="status")
    if report.status is Status.NOT_STARTED and report.achievements:
        raise Refused("A milestone is achieved, so work has begun.", field="status")
    if not report.summary:
        raise Refused("Say in a sentence or two what happened.", field="summary")
    if report.status in TROUBLED:
        _require_explanation(report)
    if report.forecast_on is not None and report.forecast_on < day:
        raise Refused("The date you now expect has passed already.", field="forecast_on")
    _check_blocked(report, day)
    _check_percent(report, action)


def _require_explanation(report: Report) -> None:
    """Refuse "at risk" and "off track" without why, what would recover it, and a forecast."""
    for name, words in EXPLANATION.items():
        if getattr(report, name) is None:
            raise Refused(words, field=name)


def _check_blocked(report: Report, day: date) -> None:
    """Refuse "blocked" by nobody knows what, since when, or until what clears it."""
    if report.blocked_by is None:
        if report.blocked_since_on is not None or report.cleared_by is not None:
            raise Refused("Say who or what blocks it, or leave all three empty.", field="blocked_by")
        return
    if report.blocked_since_on is None:
        raise Refused("Give the day since when it is blocked.", field="blocked_since_on")
    if report.blocked_since_on > day:
        raise Refused("This day is in the future.", field="blocked_since_on")
    if report.cleared_by is None:
        raise Refused("Say what would clear it.", field="cleared_by")


def _check_percent(report: Report, action: Action) -> None:
    """Refuse a percentage beside milestones, and work under way without either."""
    if counted_milestones(action.id):
        if report.percent is not None:
            raise Refused("Progress comes from the milestones; leave the percentage empty.", field="percent")
    elif report.percent is None and report.status not in (Status.NOT_STARTED, Status.COMPLETE):
        if not action.is_continuing:
            raise Refused("This action has no milestones: say how much is done.", field="percent")
    elif report.percent is not None and not 0 <= report.percent <= 100:
        raise Refused("Give a whole number from 0 to 100.", field="percent")


def _read_metric(act: Act, action: Action, reading: NewReading, day: date, update_id: str) -> None:
    """Record a reading that travels with a report.

    :raise Forbidden: `by` may not report for the metric's organization.
    :raise Refused: the metric is not this action's.
    """
    metric = act.get(Metric, reading.metric_id)
    require_reporter(act.by, metric.strategy_id, metric.organization_id)
    if metric.action_id != action.id:
        raise Refused("This metric is not one of the action's.", field=f"readings-{metric.id}-value")
    write_reading(act, metric, reading, day, status_update_id=update_id)
