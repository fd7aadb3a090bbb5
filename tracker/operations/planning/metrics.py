"""Metrics and their targets."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from tracker.domain.document.element import Kind, Lifecycle, Visibility
from tracker.domain.document.metric import Direction, Frequency, MetricKind
from tracker.domain.errors import Refused
from tracker.domain.roles import Actor
from tracker.extensions import db
from tracker.models import MODELS
from tracker.models.action import Action
from tracker.models.goal import Goal
from tracker.models.metric import Metric, Target
from tracker.models.objective import Objective
from tracker.operations.act import Act, strategy_id_of
from tracker.operations.once import is_made, new_id
from tracker.operations.permission import require_planner
from tracker.operations.planning.checks import check
from tracker.operations.planning.edit import Edit
from tracker.operations.planning.endings import require_active
from tracker.operations.planning.numbering import next_number, take_number
from tracker.operations.strategies import day_of, plan_of


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


_PLAIN_FIELDS = tuple(name for name in NewMetric.__slots__ if name not in ("targets", "id"))


def add_metric(new: NewMetric, *, by: Actor, at: datetime, reason: str | None = None) -> str:
    """Add a metric with its targets and return its id; the same one sent twice is added once.

    :raise Forbidden: `by` is no planner.
    :raise Refused: it belongs to none or several elements, a value contradicts another, or the plan is published and
        no reason is given.
    """
    act = Act(by, at, "add_metric", reason=reason)
    owner, strategy_id = _owner(act, new)
    require_planner(by, strategy_id)
    if is_made(Kind.METRIC, new.id, strategy_id):
        return str(new.id)
    require_active(owner, owner.number)
    if plan_of(strategy_id).number:
        act.require_reason("the plan is published, and this adds to it")
    return write_metric(act, new, strategy_id, owner.number)


def write_metric(act: Act, new: NewMetric, strategy_id: str, owner_number: str) -> str:
    """Write a new metric with its targets within an act and return its id.

    :raise Refused: a value contradicts another.
    """
    values: dict[str, Any] = {name: getattr(new, name) for name in _PLAIN_FIELDS}
    check(Kind.METRIC, Edit(strategy_id, day_of(strategy_id, act.at), None, values, tuple(values)))
    metric = Metric(
        id=new.id or new_id(Kind.METRIC),
        strategy_id=strategy_id,
        position=act.next_position(Metric, strategy_id=strategy_id),
        number=next_number(strategy_id, f"{owner_number}-K"),
        lifecycle=Lifecycle.ACTIVE,
        is_illustrative=plan_of(strategy_id).is_illustrative,
        **values,
    )
    take_number(strategy_id, metric.number, Kind.METRIC, metric.id)
    act.add(metric)
    for row, target in enumerate(new.targets):
        _add_target(act, metric, target, field=f"targets-{row}-due_on")
    return metric.id


def add_target(metric_id: str, target: NewTarget, *, by: Actor, at: datetime, reason: str | None = None) -> str:
    """Add a target to a metric and return its id; the same one sent twice is added once.

    :raise Forbidden: `by` is no planner.
    :raise Refused: there is one for that day, or the plan is published and no reason is given.
    """
    act = Act(by, at, "add_target", reason=reason)
    metric = act.get(Metric, metric_id)
    require_planner(by, metric.strategy_id)
    if is_made(Kind.TARGET, target.id, metric.strategy_id):
        return str(target.id)
    require_active(metric, f"Metric {metric.number}")
    if plan_of(metric.strategy_id).number:
        act.require_reason("the plan is published, and this adds to it")
    return _add_target(act, metric, target, field="due_on")


def _add_target(act: Act, metric: Metric, new: NewTarget, *, field: str) -> str:
    """Write a new target and return its id.

    :raise Refused: there is one for that day; beside the field.
    """
    taken = db.session.scalar(
        select(Target.id).filter_by(metric_id=metric.id, due_on=new.due_on, lifecycle=Lifecycle.ACTIVE)
    )
    if taken is not None:
        raise Refused(f"There is a target for {new.due_on.isoformat()} already.", field=field)
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


def _owner(act: Act, new: NewMetric) -> tuple[Goal | Objective | Action, str]:
    """Return the element a metric is to belong to, and its strategy.

    :raise Refused: it is none, or several.
    """
    owners: list[tuple[Kind, str | None]] = [
        (Kind.GOAL, new.goal_id),
        (Kind.OBJECTIVE, new.objective_id),
        (Kind.ACTION, new.action_id),
    ]
    chosen = [(kind, id) for kind, id in owners if id is not None]
    if len(chosen) != 1:
        raise Refused("A metric belongs to exactly one goal, objective or action.", field="owner")
    kind, id = chosen[0]
    element: Goal | Objective | Action = act.get(MODELS[kind], id)
    return element, str(strategy_id_of(kind, element))
