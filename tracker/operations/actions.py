"""Assigning, re-dating and ending actions, and adding their milestones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from tracker.domain.document.element import Kind, Lifecycle, Visibility
from tracker.domain.errors import Refused
from tracker.domain.roles import Actor
from tracker.extensions import db
from tracker.models.action import Action
from tracker.models.goal import Goal
from tracker.models.milestone import Milestone
from tracker.models.objective import Objective
from tracker.models.theme import Theme
from tracker.operations.act import Act
from tracker.operations.numbering import next_number, take_number
from tracker.operations.permission import require_planner
from tracker.operations.plans import day_of, new_id, plan_of


@dataclass(frozen=True, slots=True)
class NewMilestone:
    """A milestone as a planner asks for it."""

    title: str
    due_on: date
    weight: int = 1
    id: str | None = None
    visibility: Visibility = Visibility.PUBLIC


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """An action as a planner assigns it."""

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
    id: str | None = None


LINK_FIELDS = ("contributing_ids", "consulted_ids", "contributes_to_ids", "depends_on_ids")
_PLAIN_FIELDS = tuple(name for name in Assignment.__slots__ if name not in (*LINK_FIELDS, "milestones", "id"))


def assign_action(assignment: Assignment, *, by: Actor, at: datetime, reason: str | None = None) -> str:
    """Assign an action with its milestones to a responsible organization, and return its id.

    In a published plan it is an addition: it needs a reason and its dates become its first dates.

    :raise Forbidden: `by` is no planner.
    :raise Refused: dates or organizations contradict each other, or a reason is missing.
    """
    act = Act(by, at, "assign_action", reason=reason)
    objective = act.get(Objective, assignment.objective_id)
    strategy_id = strategy_of_objective(objective)
    require_planner(by, strategy_id)
    check_assignment(assignment, objective)
    plan = plan_of(strategy_id)
    day = day_of(strategy_id, at) if plan.number else None
    if plan.number:
        act.require_reason("the plan is published, and this adds to it")
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
        **{name: getattr(assignment, name) for name in _PLAIN_FIELDS},
    )
    take_number(strategy_id, action.number, Kind.ACTION, action.id)
    act.add(action, **{name: getattr(assignment, name) for name in LINK_FIELDS})
    for milestone in assignment.milestones:
        _add_milestone(act, action, milestone)
    return action.id


def add_milestone(
    action_id: str, milestone: NewMilestone, *, by: Actor, at: datetime, reason: str | None = None
) -> str:
    """Add a milestone to an action and return its id.

    :raise Forbidden: `by` is no planner.
    :raise Refused: its date is outside the action's, or the plan is published and no reason is given.
    """
    act = Act(by, at, "add_milestone", reason=reason)
    action = act.get(Action, action_id)
    require_planner(by, action.strategy_id)
    if plan_of(action.strategy_id).number:
        act.require_reason("the plan is published, and this adds to it")
    _check_milestone_date(milestone.due_on, action.starts_on, action.due_on)
    return _add_milestone(act, action, milestone)


def redate_action(
    action_id: str,
    *,
    due_on: date | None,
    milestones: Mapping[str, date],
    by: Actor,
    at: datetime,
    version: int,
    reason: str,
) -> None:
    """Move the dates in force of an action and its milestones (by id); the first dates stay.

    :raise Forbidden: `by` is no planner.
    :raise Refused: no reason, nothing moves, or the dates contradict each other.
    """
    act = Act(by, at, "redate_action", reason=reason)
    action = act.get(Action, action_id, version=version)
    require_planner(by, action.strategy_id)
    act.require_reason("a date that was published moves")
    _require_active(action)
    moved = _moved_milestones(action_id, milestones)
    if due_on == action.due_on and not moved:
        raise Refused("No date was changed.", field="due_on")
    if due_on is None and not action.is_continuing:
        raise Refused("Give the new due date.", field="due_on")
    if due_on is not None and action.starts_on is not None and due_on < action.starts_on:
        raise Refused("The due date is before the start.", field="due_on")
    for milestone in moved:
        milestone.due_on = milestones[milestone.id]
        milestone.redated_count += 1
    _check_milestones_within(action, due_on)
    if due_on != action.due_on:
        action.due_on = due_on
        action.redated_count += 1
    act.record(action)
    for milestone in moved:
        act.record(milestone)


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
    :raise Refused: no reason, it has ended already, or the superseding action is missing.
    """
    act = Act(by, at, f"{_END_VERBS[lifecycle]}_action", reason=reason)
    action = act.get(Action, action_id, version=version)
    require_planner(by, action.strategy_id)
    act.require_reason("the action leaves the plan")
    _require_active(action)
    if (lifecycle is Lifecycle.SUPERSEDED) != (superseded_by_id is not None):
        raise Refused("Say which action supersedes this one.", field="superseded_by_id")
    action.lifecycle, action.lifecycle_reason = lifecycle, act.reason
    action.lifecycle_on = day_of(action.strategy_id, at)
    action.superseded_by_id = superseded_by_id
    act.record(action)


_END_VERBS = {Lifecycle.CANCELLED: "cancel", Lifecycle.SUPERSEDED: "supersede", Lifecycle.ARCHIVED: "archive"}


def strategy_of_objective(objective: Objective) -> str:
    """Return the id of the strategy an objective belongs to."""
    goal = db.session.get_one(Goal, objective.goal_id)
    return db.session.get_one(Theme, goal.theme_id).strategy_id


def check_assignment(assignment: Assignment, objective: Objective) -> None:
    """Refuse an assignment whose parts contradict each other.

    :raise Refused: with the field it belongs beside.
    """
    starts_on, due_on = assignment.starts_on, assignment.due_on
    if assignment.is_continuing and due_on is not None:
        raise Refused("A continuing action has no due date; leave one of the two out.", field="due_on")
    if starts_on is not None and due_on is not None and due_on < starts_on:
        raise Refused("The due date is before the start.", field="due_on")
    if assignment.organization_id in (*assignment.contributing_ids, *assignment.consulted_ids):
        raise Refused("The responsible organization cannot also contribute.", field="contributing_ids")
    if set(assignment.contributing_ids) & set(assignment.consulted_ids):
        raise Refused("An organization is either contributing or consulted.", field="consulted_ids")
    if objective.id in assignment.contributes_to_ids:
        raise Refused("The action is already counted under this objective.", field="contributes_to_ids")
    for milestone in assignment.milestones:
        _check_milestone_date(milestone.due_on, starts_on, due_on)


def _check_milestone_date(due_on: date, starts_on: date | None, ends_on: date | None) -> None:
    """Refuse a milestone outside the action's dates.

    :raise Refused: beside the milestones.
    """
    if starts_on is not None and due_on < starts_on:
        raise Refused(f"The milestone due {due_on.isoformat()} is before the action starts.", field="milestones")
    if ends_on is not None and due_on > ends_on:
        raise Refused(f"The milestone due {due_on.isoformat()} is after the action is due.", field="milestones")


def _check_milestones_within(action: Action, due_on: date | None) -> None:
    """Refuse dates that leave an open milestone outside its action."""
    for milestone in _milestones_of(action.id):
        if milestone.achieved_on is None and milestone.lifecycle is Lifecycle.ACTIVE:
            _check_milestone_date(milestone.due_on, action.starts_on, due_on)


def _moved_milestones(action_id: str, dates: Mapping[str, date]) -> list[Milestone]:
    """Return the milestones whose date really changes.

    :raise Refused: one is achieved already.
    """
    moved = [m for m in _milestones_of(action_id) if m.id in dates and dates[m.id] != m.due_on]
    done = next((milestone for milestone in moved if milestone.achieved_on is not None), None)
    if done is not None:
        raise Refused(f"Milestone {done.number} is achieved; its date no longer moves.", field="milestones")
    return moved


def _milestones_of(action_id: str) -> Sequence[Milestone]:
    """Return an action's milestones in order."""
    query = select(Milestone).filter_by(action_id=action_id).order_by(Milestone.position)
    return db.session.scalars(query).all()


def _add_milestone(act: Act, action: Action, new: NewMilestone) -> str:
    """Write a new milestone and return its id."""
    position = act.next_position(Milestone, action_id=action.id)
    values: dict[str, Any] = {name: getattr(new, name) for name in ("title", "due_on", "weight", "visibility")}
    milestone = Milestone(
        id=new.id or new_id(Kind.MILESTONE),
        action_id=action.id,
        position=position,
        number=f"{action.number}-M{position}",
        first_due_on=new.due_on if action.published_on else None,
        redated_count=0,
        lifecycle=Lifecycle.ACTIVE,
        is_illustrative=action.is_illustrative,
        **values,
    )
    act.add(milestone)
    return milestone.id


def _require_active(action: Action) -> None:
    """Refuse to change an action that has left the plan."""
    if action.lifecycle is not Lifecycle.ACTIVE:
        raise Refused(f"Action {action.number} is {action.lifecycle.value}; it no longer changes.")
