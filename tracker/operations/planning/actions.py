"""Assigning and ending actions."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from tracker.domain.document.element import Kind, Lifecycle, Visibility
from tracker.domain.errors import Refused
from tracker.domain.roles import Actor
from tracker.extensions import db
from tracker.models.action import Action
from tracker.models.objective import Objective
from tracker.models.plan import Plan
from tracker.operations.act import Act, strategy_id_of
from tracker.operations.once import is_made, new_id
from tracker.operations.permission import require_planner
from tracker.operations.planning.action_checks import check_milestone_date
from tracker.operations.planning.checks import check
from tracker.operations.planning.edit import Edit
from tracker.operations.planning.endings import VERBS, require_active, take_out
from tracker.operations.planning.metrics import NewMetric, write_metric
from tracker.operations.planning.milestones import NewMilestone, write_milestone
from tracker.operations.planning.numbering import next_number, take_number
from tracker.operations.planning.organizations import NewContact, write_contact
from tracker.operations.strategies import day_of, plan_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """An action as a planner assigns it.

    `new_lead` and `new_deputy` are people who are not in the directory yet, `metric` a first metric; all three are
    made with the action and belong to its responsible organization.
    """

    objective_id: str
    title: str
    organization_id: str
    starts_on: date | None = None
    due_on: date | None = None
    is_continuing: bool = False
    lead_id: str | None = None
    deputy_id: str | None = None
    deliverable: str | None = None
    description: str | None = None
    resources: str | None = None
    weight: int = 1
    visibility: Visibility = Visibility.PUBLIC
    contributing_ids: tuple[str, ...] = ()
    consulted_ids: tuple[str, ...] = ()
    contributes_to_ids: tuple[str, ...] = ()
    depends_on_ids: tuple[str, ...] = ()
    milestones: tuple[NewMilestone, ...] = ()
    new_lead: NewContact | None = None
    new_deputy: NewContact | None = None
    metric: NewMetric | None = None
    id: str | None = None


_LINKS = ("contributing_ids", "consulted_ids", "contributes_to_ids", "depends_on_ids")
_MADE_WITH_IT = ("milestones", "new_lead", "new_deputy", "metric", "id")
_COLUMNS = tuple(name for name in Assignment.__slots__ if name not in (*_LINKS, *_MADE_WITH_IT))


def assign_action(assignment: Assignment, *, by: Actor, at: datetime, reason: str | None = None) -> str:
    """Assign an action with all that is made with it, and return its id; the same one sent twice is assigned once.

    In a published plan it is an addition: it needs a reason and its dates become its first dates.

    :raise Forbidden: `by` is no planner.
    :raise Refused: dates, organizations or people contradict each other, or a reason is missing.
    """
    act = Act(by, at, "assign_action", reason=reason)
    objective = act.get(Objective, assignment.objective_id)
    strategy_id = str(strategy_id_of(Kind.OBJECTIVE, objective))
    require_planner(by, strategy_id)
    if is_made(Kind.ACTION, assignment.id, strategy_id):
        return str(assignment.id)
    require_active(objective, f"{objective.number}")
    plan = plan_of(strategy_id)
    if plan.number:
        act.require_reason("the plan is published, and this adds to it")
    _check_assignment(assignment, strategy_id, day_of(strategy_id, at))
    assignment = _with_new_people(act, assignment, strategy_id)
    action = _write_action(act, assignment, objective, plan)
    for milestone in assignment.milestones:
        write_milestone(act, action, milestone)
    if assignment.metric is not None:
        metric = replace(assignment.metric, action_id=action.id, organization_id=action.organization_id)
        write_metric(act, metric, strategy_id, action.number)
    return action.id


def end_action(
    action_id: str,
    *,
    lifecycle: Lifecycle,
    by: Actor,
    at: datetime,
    version: int,
    reason: str,
    superseded_by_id: str | None = None,
) -> None:
    """Cancel or archive an action, or have it superseded by another; it stays readable and counts no more.

    :raise Forbidden: `by` is no planner.
    :raise Refused: no reason, it has ended already, or the superseding action is missing or has ended itself.
    """
    if lifecycle not in VERBS:
        raise Refused("Choose how the action ends.", field="lifecycle")
    act = Act(by, at, f"{VERBS[lifecycle]}_action", reason=reason)
    action = act.get(Action, action_id, version=version)
    require_planner(by, action.strategy_id)
    if (lifecycle is Lifecycle.SUPERSEDED) != (superseded_by_id is not None):
        raise Refused("Say which action supersedes this one.", field="superseded_by_id")
    if superseded_by_id is not None:
        _check_successor(action, superseded_by_id)
    action.superseded_by_id = superseded_by_id
    take_out(act, action, f"Action {action.number}", action.strategy_id, lifecycle=lifecycle)


def _check_assignment(assignment: Assignment, strategy_id: str, day: date) -> None:
    """Refuse an assignment whose parts contradict each other.

    :raise Refused: with the field it belongs beside.
    """
    values = {name: getattr(assignment, name) for name in Assignment.__slots__}
    check(Kind.ACTION, Edit(strategy_id, day, None, values, tuple(values)))
    for row, milestone in enumerate(assignment.milestones):
        field = f"milestones-{row}-due_on"
        check_milestone_date(milestone.due_on, assignment.starts_on, assignment.due_on, field=field)


def _with_new_people(act: Act, assignment: Assignment, strategy_id: str) -> Assignment:
    """Add the people who are not in the directory yet, and return the assignment with their ids."""
    people = {"lead_id": assignment.new_lead, "deputy_id": assignment.new_deputy}
    ids: dict[str, Any] = {
        role: write_contact(act, replace(person, organization_id=assignment.organization_id), strategy_id)
        for role, person in people.items()
        if person is not None
    }
    for role in ids:
        if getattr(assignment, role) is not None:
            raise Refused("Choose somebody from the list or name somebody new, not both.", field=role)
    return replace(assignment, **ids) if ids else assignment


def _write_action(act: Act, assignment: Assignment, objective: Objective, plan: Plan) -> Action:
    """Write the row of a new action under the next number of its objective."""
    strategy_id = plan.strategy_id
    day = day_of(strategy_id, act.at) if plan.number else None
    values: dict[str, Any] = {name: getattr(assignment, name) for name in _COLUMNS}
    action = Action(
        id=assignment.id or new_id(Kind.ACTION),
        strategy_id=strategy_id,
        position=act.next_position(Action, strategy_id=strategy_id),
        number=next_number(strategy_id, f"{objective.number}-A"),
        first_starts_on=assignment.starts_on if day else None,
        first_due_on=assignment.due_on if day else None,
        redated_count=0,
        published_on=day,
        lifecycle=Lifecycle.ACTIVE,
        is_illustrative=plan.is_illustrative,
        **values,
    )
    take_number(strategy_id, action.number, Kind.ACTION, action.id)
    act.add(action, **{name: getattr(assignment, name) for name in _LINKS})
    return action


def _check_successor(action: Action, successor_id: str) -> None:
    """Refuse a superseding action that is the same one, another strategy's, or no part of the plan any more.

    :raise Refused: beside the field.
    """
    successor = db.session.get(Action, successor_id)
    if successor is None or successor.id == action.id or successor.strategy_id != action.strategy_id:
        raise Refused("Choose another action of this strategy.", field="superseded_by_id")
    if successor.lifecycle is not Lifecycle.ACTIVE:
        raise Refused(f"Action {successor.number} is {successor.lifecycle.value} itself.", field="superseded_by_id")
