"""Adding, correcting and cancelling milestones; a lead's report achieves them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tracker.domain.document.element import Kind, Lifecycle, Visibility
from tracker.domain.errors import Refused
from tracker.domain.roles import Actor
from tracker.models.action import Action
from tracker.models.milestone import Milestone
from tracker.operations.act import Act
from tracker.operations.closing.sealing import book_fact, require_unsealed
from tracker.operations.once import is_made, new_id
from tracker.operations.permission import require_planner
from tracker.operations.planning.action_checks import check_milestone_date
from tracker.operations.planning.edit import check_weight
from tracker.operations.planning.endings import require_active, take_out
from tracker.operations.strategies import day_of, plan_of


@dataclass(frozen=True, slots=True)
class NewMilestone:
    """A milestone as a planner asks for it."""

    title: str
    due_on: date
    weight: int = 1
    id: str | None = None
    visibility: Visibility = Visibility.PUBLIC


def add_milestone(
    action_id: str, milestone: NewMilestone, *, by: Actor, at: datetime, reason: str | None = None
) -> str:
    """Add a milestone to an action and return its id; the same one sent twice is added once.

    :raise Forbidden: `by` is no planner.
    :raise Refused: its date is outside the action's, or the plan is published and no reason is given.
    """
    act = Act(by, at, "add_milestone", reason=reason)
    action = act.get(Action, action_id)
    require_planner(by, action.strategy_id)
    if is_made(Kind.MILESTONE, milestone.id, action.strategy_id):
        return str(milestone.id)
    require_active(action, f"Action {action.number}")
    if plan_of(action.strategy_id).number:
        act.require_reason("the plan is published, and this adds to it")
    check_milestone_date(milestone.due_on, action.starts_on, action.due_on, field="due_on")
    return write_milestone(act, action, milestone)


def write_milestone(act: Act, action: Action, new: NewMilestone) -> str:
    """Write a new milestone within an act and return its id."""
    check_weight(new.weight)
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


def correct_achievement(
    milestone_id: str,
    *,
    achieved_on: date | None,
    evidence_title: str | None,
    evidence_reference: str | None,
    by: Actor,
    at: datetime,
    version: int,
    reason: str,
) -> None:
    """Correct the day or the evidence of an achieved milestone, or take the achievement back (`achieved_on` None).

    :raise Forbidden: `by` is no planner.
    :raise Refused: it was not reported achieved, no reason or evidence is given, the day is in the future, or a closed
        period sealed it.
    """
    act = Act(by, at, "correct_achievement", reason=reason)
    milestone, strategy_id = _get(act, milestone_id, version)
    act.require_reason("what was reported is corrected")
    if milestone.achieved_on is None:
        raise Refused(f"Milestone {milestone.number} is not achieved; its lead reports that.")
    require_unsealed(strategy_id, milestone.achieved_on, milestone.booked_to)
    day = day_of(strategy_id, at)
    if achieved_on is None:
        evidence_title = evidence_reference = None
    elif achieved_on > day:
        raise Refused("The day it was achieved is in the future.", field="achieved_on")
    elif not evidence_title or not evidence_reference:
        missing = "evidence_reference" if evidence_title else "evidence_title"
        raise Refused("Name what shows it: a title, and an address or document number.", field=missing)
    milestone.booked_to = book_fact(act, strategy_id, achieved_on, day) if achieved_on is not None else None
    milestone.achieved_on = achieved_on
    milestone.evidence_title, milestone.evidence_reference = evidence_title, evidence_reference
    act.record(milestone)


def cancel_milestone(milestone_id: str, *, by: Actor, at: datetime, version: int, reason: str) -> None:
    """Cancel a milestone; it stays readable and counts no more.

    :raise Forbidden: `by` is no planner.
    :raise Refused: no reason is given, it has ended already, or it is achieved.
    """
    act = Act(by, at, "cancel_milestone", reason=reason)
    milestone, strategy_id = _get(act, milestone_id, version)
    if milestone.achieved_on is not None:
        raise Refused(f"Milestone {milestone.number} is achieved; take the achievement back first.")
    take_out(act, milestone, f"Milestone {milestone.number}", strategy_id, lifecycle=Lifecycle.CANCELLED)


def _get(act: Act, milestone_id: str, version: int) -> tuple[Milestone, str]:
    """Return a milestone that a planner changes, and the strategy it belongs to.

    :raise Forbidden: the act is no planner's.
    :raise Refused: the milestone or its action has left the plan.
    """
    milestone = act.get(Milestone, milestone_id, version=version)
    action = act.get(Action, milestone.action_id)
    require_planner(act.by, action.strategy_id)
    require_active(action, f"Action {action.number}")
    require_active(milestone, f"Milestone {milestone.number}")
    return milestone, action.strategy_id
