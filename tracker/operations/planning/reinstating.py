"""Bringing back what left the plan by mistake: it is active again with the dates it had."""

from datetime import datetime
from typing import Any

from tracker.domain.document.element import Lifecycle
from tracker.domain.errors import Refused
from tracker.domain.roles import Actor
from tracker.models.action import Action
from tracker.models.goal import Goal
from tracker.models.metric import Metric
from tracker.models.objective import Objective
from tracker.operations.act import Act
from tracker.operations.permission import require_planner
from tracker.operations.planning.endings import bring_back
from tracker.operations.planning.plans import enter_published_plan
from tracker.operations.strategies import day_of, plan_of


def reinstate_action(action_id: str, *, by: Actor, at: datetime, version: int, reason: str) -> None:
    """Bring a cancelled, archived or superseded action back.

    Its milestones, metrics and reports never left: they count again with it. One that was dropped from the draft is an
    addition to the plan published since, and its dates become its first dates.

    :raise Forbidden: `by` is no planner.
    :raise Refused: no reason is given, it is active, what it belongs to is not, or what took its place still is.
    :raise StaleEdit: the action changed since it was read.
    """
    act = Act(by, at, "reinstate_action", reason=reason)
    action = act.get(Action, action_id, version=version)
    require_planner(by, action.strategy_id)
    name = f"Action {action.number}"
    _require_place(_objective_and_goal(act, action.objective_id), name)
    _require_successors_ended(act, action)
    bring_back(act, action, name)
    action.superseded_by_id = None
    if plan_of(action.strategy_id).number and action.published_on is None:
        enter_published_plan(act, action, day_of(action.strategy_id, at))
    else:
        act.record(action)


def reinstate_metric(metric_id: str, *, by: Actor, at: datetime, version: int, reason: str) -> None:
    """Bring a cancelled or archived metric back, with its targets and readings.

    :raise Forbidden: `by` is no planner.
    :raise Refused: no reason is given, it is active, or what it measures is not.
    :raise StaleEdit: the metric changed since it was read.
    """
    act = Act(by, at, "reinstate_metric", reason=reason)
    metric = act.get(Metric, metric_id, version=version)
    require_planner(by, metric.strategy_id)
    name = f"Metric {metric.number}"
    _require_place(_measured(act, metric), name)
    bring_back(act, metric, name)
    act.record(metric)


def _objective_and_goal(act: Act, objective_id: str) -> list[Any]:
    """Return an objective and the goal it belongs to."""
    objective = act.get(Objective, objective_id)
    return [objective, act.get(Goal, objective.goal_id)]


def _measured(act: Act, metric: Metric) -> list[Any]:
    """Return what a metric measures, and what that belongs to."""
    if metric.goal_id is not None:
        return [act.get(Goal, metric.goal_id)]
    if metric.objective_id is not None:
        return _objective_and_goal(act, metric.objective_id)
    action = act.get(Action, str(metric.action_id))
    return [action, *_objective_and_goal(act, action.objective_id)]


def _require_place(above: list[Any], name: str) -> None:
    """Refuse to bring back what would stand below something that has left the plan.

    :raise Refused: with what has left.
    """
    for element in above:
        if element.lifecycle is not Lifecycle.ACTIVE:
            what = f"Action {element.number}" if isinstance(element, Action) else element.number
            raise Refused(f"{what} is {element.lifecycle.value}, so {name} cannot be brought back below it.")


def _require_successors_ended(act: Act, action: Action) -> None:
    """Refuse to bring back an action whose work another does now, itself or by a successor of its own.

    :raise Refused: the same work would be counted twice.
    """
    seen, successor_id = {action.id}, action.superseded_by_id
    while successor_id is not None and successor_id not in seen:
        successor = act.get(Action, successor_id)
        if successor.lifecycle is Lifecycle.ACTIVE:
            raise Refused(
                f"Its work is done by action {successor.number}, which is active: it would be counted twice. "
                "If that one was the mistake, end it first."
            )
        seen.add(successor.id)
        successor_id = successor.superseded_by_id
