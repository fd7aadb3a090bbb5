"""Reporting how an action is going."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from tracker.domain.document.element import Kind, Lifecycle, Visibility
from tracker.domain.document.status_update import UpdateState
from tracker.domain.errors import Refused, StaleEdit
from tracker.domain.fiscal import fiscal_quarter, parse_period
from tracker.domain.roles import Actor, Role
from tracker.domain.status import Status
from tracker.extensions import db
from tracker.models.action import Action
from tracker.models.metric import Metric
from tracker.models.milestone import Milestone
from tracker.models.organization import Organization
from tracker.models.status_update import StatusUpdate
from tracker.models.strategy import Strategy
from tracker.operations.act import Act
from tracker.operations.metrics import NewReading, write_reading
from tracker.operations.permission import require_reporter
from tracker.operations.plans import day_of, new_id


@dataclass(frozen=True, slots=True)
class Achievement:
    """A milestone achieved on a day, and what shows it: a title and an address or document number."""

    milestone_id: str
    achieved_on: date
    evidence_title: str
    evidence_reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A status update as it is sent in, with the milestones and readings that travel with it."""

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


_PLAIN_FIELDS = tuple(
    name for name in Report.__slots__ if name not in ("period", "reported_by", "achievements", "readings", "id")
)


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
    if report.id is not None and db.session.get(StatusUpdate, report.id) is not None:
        return report.id
    _require_reportable(action)
    last = db.session.scalar(select(func.max(StatusUpdate.position)).filter_by(action_id=action_id)) or 0
    if seen is not None and seen != last:
        raise StaleEdit(
            "Somebody reported on this action while you were writing. Nothing was saved; read their report first.",
            theirs={"reports": last},
            yours={"reports": seen},
        )
    day = day_of(action.strategy_id, at)
    _check_report(report, action, day)
    act.behalf_of = db.session.get_one(Organization, action.organization_id).name
    update = _status_update(report, action, last + 1, day, by)
    act.add(update)
    for achievement in report.achievements:
        _achieve(act, action, achievement, day)
    for reading in report.readings:
        metric = act.get(Metric, reading.metric_id)
        write_reading(act, metric, reading, day, status_update_id=update.id)
    return update.id


def _status_update(report: Report, action: Action, position: int, day: date, by: Actor) -> StatusUpdate:
    """Return the row of a report."""
    strategy = db.session.get_one(Strategy, action.strategy_id)
    label = report.period or fiscal_quarter(day, strategy.fiscal_year_starts_month).label
    parse_period(label, strategy.fiscal_year_starts_month)
    is_own = action.organization_id in by.organizations(Role.LEAD, action.strategy_id)
    values: dict[str, Any] = {name: getattr(report, name) for name in _PLAIN_FIELDS}
    if values["status"] is Status.COMPLETE and not _counted_milestones(action.id):
        values["percent"] = 100
    return StatusUpdate(
        id=report.id or new_id(Kind.STATUS_UPDATE),
        action_id=action.id,
        position=position,
        period=label,
        state=UpdateState.SUBMITTED,
        reported_on=day,
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
    if not report.summary.strip():
        raise Refused("Say in a sentence or two what happened.", field="summary")
    if report.status in (Status.AT_RISK, Status.OFF_TRACK):
        _require_explanation(report)
    if report.blocked_by is not None and (report.blocked_since_on is None or report.cleared_by is None):
        raise Refused("A blocked action needs a day since when, and what would clear it.", field="cleared_by")
    if report.blocked_since_on is not None and report.blocked_since_on > day:
        raise Refused("This day is in the future.", field="blocked_since_on")
    _check_percent(report, action)


def _require_explanation(report: Report) -> None:
    """Refuse "at risk" and "off track" without why, what would recover it, and a forecast."""
    if not report.why:
        raise Refused("Say why it is at risk or off track.", field="why")
    if not report.recovery:
        raise Refused("Say what would recover it.", field="recovery")
    if report.forecast_on is None:
        raise Refused("Give the date you now expect.", field="forecast_on")


def _check_percent(report: Report, action: Action) -> None:
    """Refuse a percentage beside milestones, and work under way without either."""
    if _counted_milestones(action.id):
        if report.percent is not None:
            raise Refused("Progress comes from the milestones; leave the percentage empty.", field="percent")
    elif report.percent is None and report.status not in (Status.NOT_STARTED, Status.COMPLETE):
        if not action.is_continuing:
            raise Refused("This action has no milestones: say how much is done.", field="percent")
    elif report.percent is not None and not 0 <= report.percent <= 100:
        raise Refused("Give a whole number from 0 to 100.", field="percent")


def _counted_milestones(action_id: str) -> int:
    """Return how many milestones of an action count."""
    query = select(func.count()).select_from(Milestone).filter_by(action_id=action_id, lifecycle=Lifecycle.ACTIVE)
    return db.session.scalar(query.where(Milestone.weight > 0)) or 0


def _achieve(act: Act, action: Action, achievement: Achievement, day: date) -> None:
    """Record that a milestone was achieved.

    :raise Refused: it is not this action's, was achieved already, lies in the future, or lacks evidence.
    """
    milestone = act.get(Milestone, achievement.milestone_id)
    field = f"milestones-{milestone.id}"
    if milestone.action_id != action.id or milestone.lifecycle is not Lifecycle.ACTIVE:
        raise Refused("This milestone is not part of the action.", field=field)
    if milestone.achieved_on is not None:
        raise Refused(f"Milestone {milestone.number} was already reported achieved.", field=field)
    if achievement.achieved_on > day:
        raise Refused("The day it was achieved is in the future.", field=field)
    if not achievement.evidence_title.strip() or not achievement.evidence_reference.strip():
        raise Refused("Name what shows it: a title, and an address or document number.", field=field)
    milestone.achieved_on = achievement.achieved_on
    milestone.evidence_title = achievement.evidence_title
    milestone.evidence_reference = achievement.evidence_reference
    act.record(milestone)
