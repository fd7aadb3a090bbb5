"""Adding metrics and targets, and ending them."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.factories import NOW, SmallStrategy, get_metric, make_action, make_lead, make_metric, make_strategy, publish
from tests.factories import save as carry_out
from tracker.domain.document.element import Kind, Lifecycle
from tracker.domain.document.metric import Direction, Frequency, MetricKind
from tracker.domain.errors import Forbidden, Refused, StaleEdit
from tracker.extensions import db
from tracker.models.metric import Metric, Target
from tracker.operations.once import new_id
from tracker.operations.planning.actions import end_action
from tracker.operations.planning.metric_endings import cancel_target, end_metric
from tracker.operations.planning.metrics import NewMetric, NewTarget, add_metric, add_target


def add(strategy: SmallStrategy, *, reason: str | None = None, **values: Any) -> str:
    by = values.pop("by", strategy.planner)
    wanted: dict[str, Any] = {
        "title": "Soundings taken",
        "unit": "soundings",
        "direction": Direction.INCREASE,
        "kind": MetricKind.OUTPUT,
        "frequency": Frequency.MONTHLY,
        "organization_id": strategy.organizations[0],
    }
    if not {"goal_id", "objective_id", "action_id"} & set(values):
        wanted["objective_id"] = strategy.objectives[1]
    return carry_out(add_metric, NewMetric(**(wanted | values)), by=by, at=NOW, reason=reason)


def targets_of(metric_id: str) -> list[Target]:
    query = select(Target).filter_by(metric_id=metric_id).order_by(Target.position)
    return list(db.session.scalars(query, execution_options={"populate_existing": True}))


def test_a_metric_belongs_to_a_goal_an_objective_or_an_action_and_is_numbered_under_it(app: Flask) -> None:
    strategy = make_strategy()
    action = make_action(strategy)
    numbers = [
        get_metric(add(strategy, **owner)).number
        for owner in ({"goal_id": strategy.goals[0]}, {"objective_id": strategy.objectives[1]}, {"action_id": action})
    ]
    assert numbers == ["1.1-K1", "1.1.2-K1", "1.1.1-A1-K1"]


def test_a_metric_comes_with_its_targets(app: Flask) -> None:
    strategy = make_strategy()
    targets = (NewTarget(date(2025, 9, 30), Decimal("10.5")), NewTarget(date(2026, 9, 30), Decimal(20)))
    id = add(strategy, targets=targets, baseline_value=Decimal(0), baseline_on=date(2024, 9, 30))
    assert [(target.due_on, target.value) for target in targets_of(id)] == [
        (date(2025, 9, 30), Decimal("10.5")),
        (date(2026, 9, 30), Decimal(20)),
    ]


def test_a_form_sent_twice_adds_one_metric_and_one_target(app: Flask) -> None:
    strategy = make_strategy()
    id, target = new_id(Kind.METRIC), NewTarget(date(2025, 9, 30), Decimal(10), new_id(Kind.TARGET))
    assert add(strategy, id=id) == add(strategy, id=id) == id
    for _ in range(2):
        carry_out(add_target, id, target, by=strategy.planner, at=NOW)
    assert len(db.session.scalars(select(Metric)).all()) == len(targets_of(id)) == 1


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"goal_id": "harbor.goal-1", "objective_id": "harbor.objective-1.1.1"}, "owner"),
        ({"organization_id": "canal.harbor"}, "organization_id"),
        ({"baseline_value": Decimal(3)}, "baseline_on"),
        ({"baseline_on": date(2025, 1, 1)}, "baseline_value"),
        ({"publication_lag_days": -1}, "publication_lag_days"),
        ({"weight": 1001}, "weight"),
        (
            {"targets": (NewTarget(date(2025, 9, 30), Decimal(1)), NewTarget(date(2025, 9, 30), Decimal(2)))},
            "targets-1-due_on",
        ),
    ],
)
def test_a_metric_that_contradicts_itself_is_refused(app: Flask, values: dict[str, Any], field: str) -> None:
    strategy, _ = make_strategy(), make_strategy("canal")
    with pytest.raises(Refused) as refused:
        add(strategy, **values)
    assert refused.value.field == field
    assert db.session.scalars(select(Metric)).all() == []


def test_a_published_plan_takes_metrics_and_targets_with_a_reason(app: Flask) -> None:
    strategy = make_strategy()
    make_action(strategy)
    publish(strategy)
    with pytest.raises(Refused, match="reason"):
        add(strategy)
    id = add(strategy, reason="The council asked for it.")
    with pytest.raises(Refused, match="reason"):
        carry_out(add_target, id, NewTarget(date(2025, 9, 30), Decimal(1)), by=strategy.planner, at=NOW)


def test_an_ended_action_and_an_ended_metric_take_nothing_more(app: Flask) -> None:
    strategy = make_strategy()
    action, by = make_action(strategy), strategy.planner
    carry_out(end_action, action, lifecycle=Lifecycle.CANCELLED, by=by, at=NOW, version=1, reason="Closed")
    with pytest.raises(Refused, match="is cancelled"):
        add(strategy, action_id=action)
    id = add(strategy)
    carry_out(end_metric, id, lifecycle=Lifecycle.ARCHIVED, by=by, at=NOW, version=1, reason="Replaced")
    with pytest.raises(Refused, match="is archived"):
        carry_out(add_target, id, NewTarget(date(2025, 9, 30), Decimal(1)), by=by, at=NOW)


def test_a_lead_plans_no_metric(app: Flask) -> None:
    strategy = make_strategy()
    with pytest.raises(Forbidden):
        add(strategy, by=make_lead(strategy.id, strategy.organizations[0]))


def test_a_cancelled_target_stays_and_its_day_is_free_again(app: Flask) -> None:
    strategy = make_strategy()
    id, by = make_metric(strategy), strategy.planner
    (target,) = targets_of(id)
    again = NewTarget(target.due_on, Decimal(25))
    with pytest.raises(Refused, match="already"):
        carry_out(add_target, id, again, by=by, at=NOW)
    with pytest.raises(Refused, match="reason"):
        carry_out(cancel_target, target.id, by=by, at=NOW, version=1, reason="")
    with pytest.raises(StaleEdit):
        carry_out(cancel_target, target.id, by=by, at=NOW, version=7, reason="Too low")
    carry_out(cancel_target, target.id, by=by, at=NOW, version=1, reason="Too low")
    carry_out(add_target, id, again, by=by, at=NOW)
    assert [(each.lifecycle, each.lifecycle_reason) for each in targets_of(id)] == [
        (Lifecycle.CANCELLED, "Too low"),
        (Lifecycle.ACTIVE, None),
    ]


def test_a_metric_ends_with_a_reason_and_is_not_superseded(app: Flask) -> None:
    strategy = make_strategy()
    id, by = make_metric(strategy), strategy.planner
    for lifecycle, reason in ((Lifecycle.SUPERSEDED, "Replaced"), (Lifecycle.CANCELLED, " ")):
        with pytest.raises(Refused):
            carry_out(end_metric, id, lifecycle=lifecycle, by=by, at=NOW, version=1, reason=reason)
    carry_out(end_metric, id, lifecycle=Lifecycle.CANCELLED, by=by, at=NOW, version=1, reason="Not measurable")
    assert get_metric(id).lifecycle_reason == "Not measurable"
