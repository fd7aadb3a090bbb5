"""Metrics, their targets and their readings."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from tracker.domain.document.element import Kind, Lifecycle, Visibility
from tracker.domain.document.metric import Direction, Frequency, MetricKind, ReadingPart
from tracker.domain.errors import Refused
from tracker.domain.roles import Actor
from tracker.extensions import db
from tracker.models.action import Action
from tracker.models.goal import Goal
from tracker.models.metric import Metric, Reading, Target
from tracker.models.objective import Objective
from tracker.models.theme import Theme
from tracker.operations.act import Act
from tracker.operations.numbering import next_number, take_number
from tracker.operations.permission import require_planner, require_reporter
from tracker.operations.plans import day_of, new_id, plan_of


@dataclass(frozen=True, slots=True)
class NewTarget:
    """A target as a planner asks for it."""

    due_on: date
    value: Decimal
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMetric:
    """A metric as a planner asks for it; it belongs to exactly one goal, objective or action."""

    title: str
    unit: str
    direction: Direction
    kind: MetricKind
    frequency: Frequency
    organization_id: str
    goal_id: str | None = None
    objective_id: str | None = None
    action_id: str | None = None
    definition: str | None = None
    baseline_value: Decimal | None = None
    baseline_on: date | None = None
    publication_lag_days: int = 0
    source: str | None = None
    verification: str | None = None
    limitations: str | None = None
    breakdown: str | None = None
    weight: int = 1
    visibility: Visibility = Visibility.PUBLIC
    targets: tuple[NewTarget, ...] = ()
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewReading:
    """A reading as it is sent in; without a value the note says why there is no new data."""

    metric_id: str
    as_of_on: date
    value: Decimal | None
    note: str | None = None
    supersedes_id: str | None = None
    parts: tuple[ReadingPart, ...] = ()
    id: str | None = None


_PLAIN_FIELDS = tuple(name for name in NewMetric.__slots__ if name not in ("targets", "id"))


def add_metric(new: NewMetric, *, by: Actor, at: datetime, reason: str | None = None) -> str:
    """Add a metric with its targets and return its id.

    :raise Forbidden: `by` is no planner.
    :raise Refused: it belongs to none or several elements, or the plan is published and no reason is given.
    """
    act = Act(by, at, "add_metric", reason=reason)
    strategy_id, owner_number = _owner(act, new)
    require_planner(by, strategy_id)
    plan = plan_of(strategy_id)
    if plan.number:
        act.require_reason("the plan is published, and this adds to it")
    metric = Metric(
        id=new.id or new_id(Kind.METRIC),
        strategy_id=strategy_id,
        position=act.next_position(Metric, strategy_id=strategy_id),
        number=next_number(strategy_id, f"{owner_number}-K"),
        lifecycle=Lifecycle.ACTIVE,
        is_illustrative=plan.is_illustrative,
        **{name: getattr(new, name) for name in _PLAIN_FIELDS},
    )
    take_number(strategy_id, metric.number, Kind.METRIC, metric.id)
    act.add(metric)
    for target in new.targets:
        _add_target(act, metric, target)
    return metric.id


def add_target(metric_id: str, target: NewTarget, *, by: Actor, at: datetime, reason: str | None = None) -> str:
    """Add a target to a metric and return its id.

    :raise Forbidden: `by` is no planner.
    :raise Refused: there is one for that day, or the plan is published and no reason is given.
    """
    act = Act(by, at, "add_target", reason=reason)
    metric = act.get(Metric, metric_id)
    require_planner(by, metric.strategy_id)
    if plan_of(metric.strategy_id).number:
        act.require_reason("the plan is published, and this adds to it")
    return _add_target(act, metric, target)


def record_reading(new: NewReading, *, by: Actor, at: datetime, reason: str | None = None) -> str:
    """Record what a metric stood at, and return the reading's id; the same one sent twice is recorded once.

    :raise Forbidden: `by` neither leads for the metric's organization nor plans.
    :raise Refused: it lies in the future, has neither value nor note, or corrects another without a reason.
    """
    act = Act(by, at, "record_reading", reason=reason)
    metric = act.get(Metric, new.metric_id)
    require_reporter(by, metric.strategy_id, metric.organization_id)
    if new.id is not None and db.session.get(Reading, new.id) is not None:
        return new.id
    if new.supersedes_id is not None:
        act.require_reason("a reading that was published is corrected")
    return write_reading(act, metric, new, day_of(metric.strategy_id, at))


def write_reading(act: Act, metric: Metric, new: NewReading, day: date, *, status_update_id: str | None = None) -> str:
    """Write a reading within an act and return its id.

    :raise Refused: it lies in the future, has neither value nor note, or is not as fine as it says.
    """
    field = f"readings-{metric.id}"
    if new.as_of_on > day:
        raise Refused("The day of the reading is in the future.", field=field)
    if new.value is None and not (new.note or "").strip():
        raise Refused("Give a value, or say why there is no new data.", field=field)
    if new.supersedes_id is not None:
        corrected = act.get(Reading, new.supersedes_id)
        if corrected.metric_id != metric.id:
            raise Refused("The corrected reading belongs to another metric.", field=field)
    reading = Reading(
        id=new.id or new_id(Kind.READING),
        metric_id=metric.id,
        position=act.next_position(Reading, metric_id=metric.id),
        as_of_on=new.as_of_on,
        value=new.value,
        note=new.note,
        supersedes_id=new.supersedes_id,
        status_update_id=status_update_id,
        reported_on=day,
        is_illustrative=metric.is_illustrative,
    )
    act.add(reading, parts=new.parts)
    return reading.id


def _add_target(act: Act, metric: Metric, new: NewTarget) -> str:
    """Write a new target and return its id."""
    taken = db.session.scalar(
        select(Target.id).filter_by(metric_id=metric.id, due_on=new.due_on, lifecycle=Lifecycle.ACTIVE)
    )
    if taken is not None:
        raise Refused(f"There is a target for {new.due_on.isoformat()} already.", field="targets")
    target = Target(
        id=new.id or new_id(Kind.TARGET),
        metric_id=metric.id,
        position=act.next_position(Target, metric_id=metric.id),
        due_on=new.due_on,
        value=new.value,
        lifecycle=Lifecycle.ACTIVE,
        is_illustrative=metric.is_illustrative,
    )
    act.add(target)
    return target.id


def _owner(act: Act, new: NewMetric) -> tuple[str, str]:
    """Return the strategy and the number of the element a metric is to belong to.

    :raise Refused: it is none, or several.
    """
    owners: list[tuple[type[Any], str | None]] = [
        (Goal, new.goal_id),
        (Objective, new.objective_id),
        (Action, new.action_id),
    ]
    chosen = [(model, id) for model, id in owners if id is not None]
    if len(chosen) != 1:
        raise Refused("A metric belongs to exactly one goal, objective or action.", field="owner")
    model, id = chosen[0]
    element = act.get(model, str(id))
    if isinstance(element, Action):
        return element.strategy_id, element.number
    goal = element if isinstance(element, Goal) else db.session.get_one(Goal, element.goal_id)
    return db.session.get_one(Theme, goal.theme_id).strategy_id, element.number
