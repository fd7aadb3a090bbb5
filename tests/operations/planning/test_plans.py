"""Publishing the first version of a plan, and weighing goals and objectives."""

from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.factories import (
    NOW,
    PUBLISHED,
    SmallStrategy,
    make_action,
    make_lead,
    make_published_strategy,
    make_strategy,
    publish,
    save,
)
from tracker.domain.document.element import Kind, Lifecycle
from tracker.domain.errors import Forbidden, Refused, StaleEdit
from tracker.extensions import db
from tracker.models.goal import Goal
from tracker.models.objective import Objective
from tracker.models.revision import Revision
from tracker.operations.planning.actions import end_action
from tracker.operations.planning.milestones import NewMilestone
from tracker.operations.planning.plans import publish_plan
from tracker.operations.planning.weights import Weight, weigh
from tracker.queries.documents import load_document


def publish_now(strategy: SmallStrategy, **values: Any) -> None:
    wanted: dict[str, Any] = {"by": strategy.planner, "at": PUBLISHED, "version": 1, "reason": "Agreed"} | values
    save(publish_plan, strategy.id, **wanted)


def test_publishing_makes_the_dates_first_dates(app: Flask) -> None:
    strategy = make_strategy()
    make_action(strategy, milestones=(NewMilestone("Plan agreed", date(2025, 3, 31)),))
    publish(strategy)
    plan = load_document(strategy.id).plan
    (action,) = plan.actions
    assert (plan.number, plan.published_on) == (1, date(2025, 1, 13))
    assert (action.published_on, action.first_starts_on, action.first_due_on) == (
        date(2025, 1, 13), date(2025, 1, 1), date(2025, 12, 31),
    )  # fmt: skip
    assert action.milestones[0].first_due_on == date(2025, 3, 31)


def test_what_was_cancelled_in_the_draft_is_not_published(app: Flask) -> None:
    strategy = make_strategy()
    make_action(strategy)
    dropped = make_action(strategy)
    by = strategy.planner
    save(end_action, dropped, lifecycle=Lifecycle.CANCELLED, by=by, at=PUBLISHED, version=1, reason="Not agreed")
    publish(strategy)
    action = load_document(strategy.id).action(dropped)
    assert (action.published_on, action.first_due_on) == (None, None)


@pytest.mark.parametrize("reason", ["", "  "])
def test_publishing_needs_a_reason(app: Flask, reason: str) -> None:
    strategy = make_strategy()
    make_action(strategy)
    with pytest.raises(Refused) as refused:
        publish_now(strategy, reason=reason)
    assert refused.value.field == "reason"
    assert strategy.plan.number == 0


def test_an_empty_plan_and_a_published_one_are_not_published(app: Flask) -> None:
    strategy = make_strategy()
    with pytest.raises(Refused, match="no action yet"):
        publish_now(strategy)
    make_action(strategy)
    publish(strategy)
    with pytest.raises(Refused, match="already published"):
        publish_now(strategy)


def test_only_a_planner_publishes_and_not_from_a_stale_page(app: Flask) -> None:
    strategy = make_strategy()
    make_action(strategy)
    with pytest.raises(Forbidden):
        publish_now(strategy, by=make_lead(strategy.id, strategy.organizations[0]))
    with pytest.raises(StaleEdit):
        publish_now(strategy, version=2)


def test_publishing_is_one_operation(app: Flask) -> None:
    make_published_strategy(actions=2)
    query = select(func.count(func.distinct(Revision.operation_seq))).where(Revision.operation == "publish_plan")
    assert db.session.scalar(query) == 1


def goal_weight(strategy: SmallStrategy, weight: int, version: int = 1) -> Weight:
    return Weight(Kind.GOAL, strategy.goals[0], weight, version)


def test_goals_and_objectives_are_weighed_in_one_operation(app: Flask) -> None:
    strategy = make_strategy()
    weights = [
        goal_weight(strategy, 3),
        Weight(Kind.OBJECTIVE, strategy.objectives[0], 0, 1),
        Weight(Kind.OBJECTIVE, strategy.objectives[1], 1, 1),
    ]
    assert save(weigh, strategy.id, weights, by=strategy.planner, at=NOW) == 2
    assert db.session.get_one(Goal, strategy.goals[0]).weight == 3
    assert db.session.get_one(Objective, strategy.objectives[0]).weight == 0
    assert db.session.get_one(Objective, strategy.objectives[1]).version == 1, "what stays is not written"


def test_weights_out_of_bounds_of_others_or_stale_are_refused(app: Flask) -> None:
    strategy, other = make_strategy(), make_strategy("canal")
    by = strategy.planner
    with pytest.raises(Refused) as refused:
        save(weigh, strategy.id, [goal_weight(strategy, 1001)], by=by, at=NOW)
    assert refused.value.field == f"weights-{strategy.goals[0]}"
    with pytest.raises(Refused, match="another strategy"):
        save(weigh, strategy.id, [goal_weight(other, 2)], by=by, at=NOW)
    save(weigh, strategy.id, [goal_weight(strategy, 2)], by=by, at=NOW)
    with pytest.raises(StaleEdit) as stale:
        save(weigh, strategy.id, [goal_weight(strategy, 5)], by=by, at=NOW)
    assert stale.value.theirs == {f"weights-{strategy.goals[0]}": 2, f"versions-{strategy.goals[0]}": 2}


def test_a_published_plan_is_weighed_with_a_reason(app: Flask) -> None:
    strategy, _ = make_published_strategy()
    with pytest.raises(Refused, match="reason"):
        save(weigh, strategy.id, [goal_weight(strategy, 2)], by=strategy.planner, at=NOW)
    assert save(weigh, strategy.id, [goal_weight(strategy, 1)], by=strategy.planner, at=NOW) == 0
