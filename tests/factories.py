"""Things to test with, made by the product's own operations: sensible defaults, keyword overrides, committed.

strategy = make_strategy()
action = make_action(strategy, milestones=(NewMilestone("Draft", date(2025, 3, 1)),))
publish(strategy)
make_report(action, by=strategy.planner)
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count
from typing import Any, TypeVar

from tests.snapshots import made_once
from tests.strategy_document import strategy_document
from tracker.domain.document.metric import Direction, Frequency, MetricKind
from tracker.domain.roles import SYSTEM, Actor, Role
from tracker.domain.status import Status
from tracker.exchange.document_file import read_document
from tracker.extensions import db
from tracker.models.action import Action
from tracker.models.metric import Metric
from tracker.models.plan import Plan
from tracker.operations.access.accounts import add_account, grant_role
from tracker.operations.loading.load import check_references, load_elements
from tracker.operations.planning.actions import Assignment, assign_action
from tracker.operations.planning.metrics import NewMetric, NewTarget, add_metric
from tracker.operations.planning.milestones import NewMilestone, add_milestone
from tracker.operations.planning.plans import open_plan, publish_plan
from tracker.operations.reporting.readings import NewReading, record_reading
from tracker.operations.reporting.report import Report
from tracker.operations.reporting.status_updates import report_status
from tracker.operations.strategies import plan_of
from tracker.queries.accounts import find_actor

Made = TypeVar("Made")

#: When things are set up, and the day it is then.
SET_UP = datetime(2025, 1, 6, 14, 0, tzinfo=UTC)
#: When the plan is published.
PUBLISHED = datetime(2025, 1, 13, 14, 0, tzinfo=UTC)
#: When reports come in, and "now" in a test that says nothing else.
NOW = datetime(2025, 4, 15, 14, 0, tzinfo=UTC)

_numbers = count(1)


@dataclass(frozen=True, slots=True)
class SmallStrategy:
    """The ids of a small strategy, and a planner of it."""

    id: str
    slug: str
    goals: tuple[str, str]
    objectives: tuple[str, str, str, str]
    organizations: tuple[str, str, str]
    contacts: tuple[str, str]
    entries: tuple[str, str]
    planner: Actor

    @property
    def plan(self) -> Plan:
        """Return the row of its plan."""
        return plan_of(self.id)


def make_strategy(slug: str = "harbor", *, at: datetime = SET_UP, **changes: Any) -> SmallStrategy:
    """Load a small strategy, open its plan and give it a planner; `changes` override the strategy's own values."""
    if changes:
        return _load_strategy(slug, at, changes)
    return made_once(("strategy", slug, at), lambda: _load_strategy(slug, at, {}))


def _load_strategy(slug: str, at: datetime, changes: dict[str, Any]) -> SmallStrategy:
    """Load a small strategy from its document."""
    file = read_document(json.dumps(strategy_document(slug, **changes)).encode())
    check_references(file.rows, file.paths)
    load_elements(file.rows, by=SYSTEM, at=at, source=f"{slug}.json")
    open_plan(file.strategy_id, by=SYSTEM, at=at)
    planner = make_planner(file.strategy_id, at=at)

    def ids(*names: str) -> tuple[str, ...]:
        return tuple(f"{slug}.{name}" for name in names)

    return SmallStrategy(
        file.strategy_id,
        slug,
        goals=ids("goal-1", "goal-2"),  # type: ignore[arg-type]
        objectives=ids("objective-1.1.1", "objective-1.1.2", "objective-1.2.1", "objective-1.2.2"),  # type: ignore[arg-type]
        organizations=ids("harbor", "pilots", "survey"),  # type: ignore[arg-type]
        contacts=ids("contact-1", "contact-2"),  # type: ignore[arg-type]
        entries=ids("entry-1", "entry-2"),  # type: ignore[arg-type]
        planner=planner,
    )


def make_actor(
    role: Role,
    strategy_id: str,
    *,
    organization_id: str | None = None,
    name: str | None = None,
    at: datetime = SET_UP,
    **account: Any,
) -> Actor:
    """Add an account with one role, and return who it is."""
    number = next(_numbers)
    account = {
        "email": f"{role.value}{number}@example.invalid",
        "name": name or f"Some {role.value} {number}",
    } | account
    account_id = add_account(**account, by=SYSTEM, at=at)
    grant_role(account_id, strategy_id=strategy_id, role=role, organization_id=organization_id, by=SYSTEM, at=at)
    return _actor(account_id)


def make_planner(strategy_id: str, **more: Any) -> Actor:
    """Add an account that plans a strategy."""
    return make_actor(Role.PLANNER, strategy_id, **({"name": "Pat Planner"} | more))


def make_lead(strategy_id: str, organization_id: str, **more: Any) -> Actor:
    """Add an account that leads for an organization."""
    return make_actor(Role.LEAD, strategy_id, organization_id=organization_id, **({"name": "Lee Lead"} | more))


def make_administrator(*, at: datetime = SET_UP, **account: Any) -> Actor:
    """Add an account that administers the installation."""
    number = next(_numbers)
    account = {"email": f"administrator{number}@example.invalid", "name": f"Administrator {number}"} | account
    return _actor(add_account(**account, is_administrator=True, by=SYSTEM, at=at))


def make_action(
    strategy: SmallStrategy,
    *,
    by: Actor | None = None,
    at: datetime = SET_UP,
    reason: str | None = "Added for the test",
    **values: Any,
) -> str:
    """Assign an action, by default to the first organization under the first objective, and return its id."""
    defaults: dict[str, Any] = {
        "objective_id": strategy.objectives[0],
        "title": "Survey the east channel",
        "organization_id": strategy.organizations[0],
        "starts_on": date(2025, 1, 1),
        "due_on": date(2025, 12, 31),
    }
    if values.get("is_continuing"):
        del defaults["due_on"]
    assignment = Assignment(**(defaults | values))
    return _saved(assign_action(assignment, by=by or strategy.planner, at=at, reason=reason))


def make_milestone(
    strategy: SmallStrategy,
    action_id: str,
    title: str = "Depths published",
    due_on: date = date(2025, 6, 30),
    *,
    at: datetime = SET_UP,
    **values: Any,
) -> str:
    """Add a milestone to an action and return its id."""
    new = NewMilestone(title, due_on, **values)
    return _saved(add_milestone(action_id, new, by=strategy.planner, at=at, reason="Added for the test"))


def publish(strategy: SmallStrategy, *, at: datetime = PUBLISHED) -> None:
    """Publish version 1 of a strategy's plan."""
    version = strategy.plan.version
    _saved(publish_plan(strategy.id, by=strategy.planner, at=at, version=version, reason="Agreed with the offices"))


def make_published_strategy(slug: str = "harbor", *, actions: int = 1) -> tuple[SmallStrategy, tuple[str, ...]]:
    """Make a small strategy whose published plan has some actions of two milestones each; return it and their ids."""
    return made_once(("published", slug, actions), lambda: _publish_strategy(slug, actions))


def _publish_strategy(slug: str, actions: int) -> tuple[SmallStrategy, tuple[str, ...]]:
    """Make a small strategy and publish a plan of some actions."""
    strategy = make_strategy(slug)
    milestones = (NewMilestone("Plan agreed", date(2025, 3, 31)), NewMilestone("Depths published", date(2025, 9, 30)))
    made = tuple(
        make_action(strategy, title=f"Survey part {n}", objective_id=strategy.objectives[n % 4], milestones=milestones)
        for n in range(actions)
    )
    publish(strategy)
    return strategy, made


def make_report(
    action_id: str, *, by: Actor, at: datetime = NOW, status: Status = Status.ON_TRACK, **values: Any
) -> str:
    """Report on a published action and return the report's id."""
    defaults: dict[str, Any] = {"summary": "Going as planned."}
    if status in (Status.AT_RISK, Status.OFF_TRACK):
        defaults |= {"why": "The vessel is late.", "recovery": "A second vessel.", "forecast_on": date(2026, 2, 1)}
    seen = values.pop("seen", None)
    report = Report(status=status, **(defaults | values))
    return _saved(report_status(action_id, report, by=by, at=at, seen=seen))


def make_metric(strategy: SmallStrategy, *, at: datetime = SET_UP, **values: Any) -> str:
    """Add a metric, by default of the first goal, and return its id."""
    defaults: dict[str, Any] = {
        "title": "Berths reachable at low tide",
        "unit": "berths",
        "direction": Direction.INCREASE,
        "kind": MetricKind.OUTCOME,
        "frequency": Frequency.QUARTERLY,
        "organization_id": strategy.organizations[0],
        "baseline_value": Decimal(10),
        "baseline_on": date(2024, 12, 31),
        "targets": (NewTarget(date(2025, 12, 31), Decimal(20)),),
    }
    if not {"goal_id", "objective_id", "action_id"} & set(values):
        defaults["goal_id"] = strategy.goals[0]
    new = NewMetric(**(defaults | values))
    return _saved(add_metric(new, by=strategy.planner, at=at, reason="Added for the test"))


def make_reading(
    strategy: SmallStrategy,
    metric_id: str,
    value: Decimal | int | None = 12,
    as_of_on: date = date(2025, 3, 31),
    *,
    at: datetime = NOW,
    **values: Any,
) -> str:
    """Record a reading of a metric and return its id."""
    exact = None if value is None else Decimal(value)
    new = NewReading(metric_id=metric_id, as_of_on=as_of_on, value=exact, **values)
    return _saved(record_reading(new, by=strategy.planner, at=at, reason="Read for the test"))


def get_action(action_id: str) -> Action:
    """Return an action's row as it is now."""
    return db.session.get_one(Action, action_id, populate_existing=True)


def get_metric(metric_id: str) -> Metric:
    """Return a metric's row as it is now."""
    return db.session.get_one(Metric, metric_id, populate_existing=True)


def save(operation: Callable[..., Made], *args: Any, **kwargs: Any) -> Made:
    """Carry an operation out as an entry point does: commit once, or roll back and let the refusal through."""
    try:
        made = operation(*args, **kwargs)
    except BaseException:
        db.session.rollback()
        raise
    return _saved(made)


def _saved(made: Made) -> Made:
    """Commit and return what was made."""
    db.session.commit()
    return made


def _actor(account_id: str) -> Actor:
    """Commit and return who an account is."""
    db.session.commit()
    actor = find_actor(account_id)
    assert actor is not None
    return actor
