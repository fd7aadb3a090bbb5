"""Milestones achieved, and how many count."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from tracker.domain.document.element import Lifecycle
from tracker.domain.errors import Refused
from tracker.extensions import db
from tracker.models.action import Action
from tracker.models.milestone import Milestone
from tracker.operations.act import Act
from tracker.operations.closing.sealing import book_fact


@dataclass(frozen=True, slots=True)
class Achievement:
    """A milestone achieved on a day, and what shows it: a title and an address or document number."""

    milestone_id: str
    achieved_on: date
    evidence_title: str
    evidence_reference: str


#: What makes a milestone achieved, and what is said where it is missing.
EVIDENCE = {
    "achieved_on": "Give the day it was achieved.",
    "evidence_title": "Name what shows it.",
    "evidence_reference": "Give its address or document number.",
}


def milestone_prefix(id: str) -> str:
    """Return what stands before the names of a milestone's fields, the same on every form."""
    return f"milestones-{id}"


def achieve_milestone(act: Act, action: Action, achievement: Achievement, day: date) -> None:
    """Record within an act that a milestone was achieved.

    :raise Refused: it is not this action's, was achieved already, lies in the future, lacks evidence, or lies in a
        closed period and the act has no reason.
    """
    milestone = check_achievement(act, action, achievement, day)
    milestone.booked_to = book_fact(act, action.strategy_id, achievement.achieved_on, day)
    milestone.achieved_on = achievement.achieved_on
    milestone.evidence_title = achievement.evidence_title.strip()
    milestone.evidence_reference = achievement.evidence_reference.strip()
    act.record(milestone)


def check_achievement(act: Act, action: Action, achievement: Achievement, day: date) -> Milestone:
    """Return the milestone that an achievement speaks of; nothing is written.

    :raise Refused: it is not this action's, was achieved already, lies in the future, or lacks evidence.
    """
    milestone = act.get(Milestone, achievement.milestone_id)
    field = milestone_prefix(milestone.id)
    if milestone.action_id != action.id or milestone.lifecycle is not Lifecycle.ACTIVE:
        raise Refused("This milestone is not part of the action.", field=f"{field}-is_achieved")
    if milestone.achieved_on is not None:
        raise Refused(f"Milestone {milestone.number} was reported achieved already.", field=f"{field}-is_achieved")
    if achievement.achieved_on > day:
        raise Refused("The day it was achieved is in the future.", field=f"{field}-achieved_on")
    for name in ("evidence_title", "evidence_reference"):
        if not getattr(achievement, name).strip():
            raise Refused(EVIDENCE[name], field=f"{field}-{name}")
    return milestone


def counted_milestones(action_id: str) -> int:
    """Return how many milestones of an action count."""
    query = select(func.count()).select_from(Milestone).filter_by(action_id=action_id, lifecycle=Lifecycle.ACTIVE)
    return db.session.scalar(query.where(Milestone.weight > 0)) or 0
