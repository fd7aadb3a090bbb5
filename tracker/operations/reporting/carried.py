"""What travels with a report: milestones achieved and readings. They take effect when the report does."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import select

from tracker.domain.document.status_update import CarriedAchievement, CarriedReading, UpdateState
from tracker.domain.errors import Refused
from tracker.extensions import db
from tracker.models.action import Action
from tracker.models.metric import Metric
from tracker.models.milestone import Milestone
from tracker.models.status_update import StatusUpdate, status_update_achievement, status_update_reading
from tracker.operations.act import Act
from tracker.operations.closing.sealing import book_fact
from tracker.operations.permission import require_reporter
from tracker.operations.reporting.achievements import (
    Achievement,
    achieve_milestone,
    check_achievement,
    milestone_prefix,
)
from tracker.operations.reporting.readings import NewReading, check_new_reading, reading_prefix, write_reading
from tracker.operations.reporting.report import Report


def write_carried(act: Act, action: Action, report: Report, day: date, update_id: str) -> None:
    """Record the milestones and readings of a report that counts at once.

    :raise Refused: one of them cannot take effect; with the field it belongs beside.
    """
    for achievement in report.achievements:
        achieve_milestone(act, action, achievement, day)
    for reading in report.readings:
        write_reading(act, _metric(act, action, reading), reading, day, status_update_id=update_id)


def check_carried(act: Act, action: Action, report: Report, day: date) -> None:
    """Refuse milestones and readings that could not take effect when their report is approved.

    :raise Refused: with the field it belongs beside.
    """
    _require_once(achievement.milestone_id for achievement in report.achievements)
    _require_once(reading.metric_id for reading in report.readings)
    for achievement in report.achievements:
        milestone = check_achievement(act, action, achievement, day)
        book_fact(act, action.strategy_id, achievement.achieved_on, day)
        _require_not_waiting(status_update_achievement, milestone)
    for reading in report.readings:
        metric = _metric(act, action, reading)
        if reading.parts:
            raise Refused(
                "What single organizations contributed cannot wait for approval with a report; record it on the page "
                "of the metric.",
                field=f"{reading_prefix(metric.id)}-value",
            )
        check_new_reading(act, metric, reading, day)
        book_fact(act, action.strategy_id, reading.as_of_on, day)
        _require_not_waiting(status_update_reading, metric, as_of_on=reading.as_of_on)


def carried_links(report: Report) -> dict[str, list[Any]]:
    """Return what a report carries while it waits, as its link sets."""
    achievements = [
        CarriedAchievement(
            each.milestone_id, each.achieved_on, each.evidence_title.strip(), each.evidence_reference.strip()
        )
        for each in report.achievements
    ]
    readings = [
        CarriedReading(each.metric_id, each.as_of_on, each.value, (each.note or "").strip() or None, each.supersedes_id)
        for each in report.readings
    ]
    return {"achievements": achievements, "readings": readings}


def take_effect(act: Act, action: Action, update: StatusUpdate, day: date) -> None:
    """Record the milestones and readings that a report carried while it waited.

    :raise Refused: one of them cannot take effect any more.
    """
    carried = {"status_update_id": update.id}
    achieved = select(*_columns(status_update_achievement, CarriedAchievement)).filter_by(**carried)
    for row in db.session.execute(achieved.order_by(status_update_achievement.c.position)).all():
        achieve_milestone(act, action, Achievement(*row), day)
    read = select(*_columns(status_update_reading, CarriedReading)).filter_by(**carried)
    for row in db.session.execute(read.order_by(status_update_reading.c.position)).all():
        reading = NewReading(**row._mapping)
        write_reading(act, act.get(Metric, reading.metric_id), reading, day, status_update_id=update.id)


def _columns(table: Any, node: type) -> list[Any]:
    """Return the columns of a table that are the fields of a node."""
    return [table.c[name] for name in node.__slots__]  # type: ignore[attr-defined]  # every node has slots


def _metric(act: Act, action: Action, reading: NewReading) -> Metric:
    """Return the metric that a reading within a report is of.

    :raise Forbidden: `by` may not report for the metric's organization.
    :raise Refused: the metric is not this action's.
    """
    metric = act.get(Metric, reading.metric_id)
    require_reporter(act.by, metric.strategy_id, metric.organization_id)
    if metric.action_id != action.id:
        raise Refused("This metric is not one of the action's.", field=f"{reading_prefix(metric.id)}-value")
    return metric


def _require_once(ids: Iterable[str]) -> None:
    """Refuse to carry the same thing twice."""
    named = list(ids)
    if len(set(named)) < len(named):
        raise Refused("The same milestone or metric is named twice.")


def _require_not_waiting(table: Any, element: Milestone | Metric, **same: Any) -> None:
    """Refuse what a report that waits for approval carries already.

    :raise Refused: beside the milestone or the value.
    """
    is_milestone = isinstance(element, Milestone)
    column = table.c.milestone_id if is_milestone else table.c.metric_id
    query = select(StatusUpdate.id).join(table, table.c.status_update_id == StatusUpdate.id)
    query = query.where(column == element.id, StatusUpdate.state == UpdateState.SUBMITTED, StatusUpdate.awaits_approval)
    if db.session.scalar(query.filter(*(table.c[name] == value for name, value in same.items())).limit(1)) is None:
        return
    field = f"{milestone_prefix(element.id)}-is_achieved" if is_milestone else f"{reading_prefix(element.id)}-value"
    raise Refused("This waits for approval already, with the report before.", field=field)
