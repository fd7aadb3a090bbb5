"""Who leads a goal, and what goals and objectives answer to."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import func, select

from tracker.domain.document.element import Kind, Lifecycle
from tracker.domain.document.plan import LeaderRole
from tracker.domain.errors import Refused
from tracker.domain.roles import Actor
from tracker.extensions import db
from tracker.models.framework import FrameworkEntry
from tracker.models.goal import Goal
from tracker.models.objective import Objective
from tracker.models.organization import Contact
from tracker.models.plan import Alignment, GoalLeader
from tracker.operations.act import Act, strategy_id_of
from tracker.operations.once import new_id
from tracker.operations.permission import require_planner
from tracker.operations.planning.edit import require_listed
from tracker.operations.planning.endings import require_active, take_out
from tracker.operations.strategies import plan_of


def appoint_goal_leader(
    goal_id: str,
    contact_id: str,
    *,
    role: LeaderRole,
    starts_on: date,
    by: Actor,
    at: datetime,
    reason: str | None = None,
    id: str | None = None,
) -> str:
    """Name a goal's leader or deputy from a day on, and return the appointment's id; who led before ends that day.

    :raise Forbidden: `by` is no planner.
    :raise Refused: the person serves no more, leads already or in the other role, the one who leads now started
        later, or the plan is published and no reason is given.
    """
    act = Act(by, at, "appoint_goal_leader", reason=reason)
    goal = act.get(Goal, goal_id)
    strategy_id = str(strategy_id_of(Kind.GOAL, goal))
    require_planner(by, strategy_id)
    require_active(goal, goal.number)
    _require_serving(act.get(Contact, contact_id), strategy_id, starts_on)
    before = _leaders_after(goal_id, starts_on)
    if any(leader.contact_id == contact_id for leader in before):
        raise Refused("This person leads the goal already, or stands in for its leader.", field="contact_id")
    if plan_of(strategy_id).number:
        act.require_reason("the plan is published, and this changes who answers for the goal")
    for leader in before:
        if leader.role is role:
            _hand_over(act, leader, starts_on)
    appointment = GoalLeader(
        id=id or new_id(Kind.GOAL_LEADER),
        goal_id=goal_id,
        position=act.next_position(GoalLeader, goal_id=goal_id),
        contact_id=contact_id,
        role=role,
        starts_on=starts_on,
        ends_on=None,
        is_illustrative=plan_of(strategy_id).is_illustrative,
    )
    act.add(appointment)
    return appointment.id


def end_goal_leader(
    leader_id: str, *, ends_on: date, by: Actor, at: datetime, version: int, reason: str | None = None
) -> None:
    """Record that somebody no longer leads a goal from a day on; the goal stands vacant until another is named.

    :raise Forbidden: `by` is no planner.
    :raise Refused: the day is before the start or after the next one's start, or the plan is published and no reason
        is given.
    """
    act = Act(by, at, "end_goal_leader", reason=reason)
    leader = act.get(GoalLeader, leader_id, version=version)
    strategy_id = str(strategy_id_of(Kind.GOAL_LEADER, leader))
    require_planner(by, strategy_id)
    if plan_of(strategy_id).number:
        act.require_reason("the plan is published, and this changes who answers for the goal")
    if ends_on < leader.starts_on:
        raise Refused("This day is before the leader started.", field="ends_on")
    next_starts_on = db.session.scalar(
        select(func.min(GoalLeader.starts_on)).where(
            GoalLeader.goal_id == leader.goal_id,
            GoalLeader.role == leader.role,
            GoalLeader.position > leader.position,
        )
    )
    if next_starts_on is not None and ends_on > next_starts_on:
        raise Refused("The next one had started by then.", field="ends_on")
    leader.ends_on = ends_on
    act.record(leader)


def align(
    entry_id: str,
    *,
    by: Actor,
    at: datetime,
    goal_id: str | None = None,
    objective_id: str | None = None,
    note: str | None = None,
    reason: str | None = None,
    id: str | None = None,
) -> str:
    """Link a goal or an objective to an entry of a framework, and return the alignment's id.

    :raise Forbidden: `by` is no planner.
    :raise Refused: neither or both are given, the entry is another strategy's, the link is there already, or the plan
        is published and no reason is given.
    """
    act = Act(by, at, "align", reason=reason)
    if (goal_id is None) == (objective_id is None):
        raise Refused("Choose one goal or one objective.", field="entry_id")
    element = act.get(Goal, goal_id) if goal_id else act.get(Objective, str(objective_id))
    strategy_id = str(strategy_id_of(Kind.GOAL if goal_id else Kind.OBJECTIVE, element))
    require_planner(by, strategy_id)
    require_active(element, element.number)
    if strategy_id_of(Kind.FRAMEWORK_ENTRY, act.get(FrameworkEntry, entry_id)) != strategy_id:
        raise Refused("This entry belongs to another strategy's framework.", field="entry_id")
    same = {"goal_id": goal_id, "objective_id": objective_id, "entry_id": entry_id, "lifecycle": Lifecycle.ACTIVE}
    if db.session.scalar(select(Alignment.id).filter_by(**same)) is not None:
        raise Refused("This link is there already.", field="entry_id")
    plan = plan_of(strategy_id)
    if plan.number:
        act.require_reason("the plan is published, and this adds to it")
    alignment = Alignment(
        id=id or new_id(Kind.ALIGNMENT),
        strategy_id=strategy_id,
        position=act.next_position(Alignment, strategy_id=strategy_id),
        note=note,
        is_illustrative=plan.is_illustrative,
        **same,
    )
    act.add(alignment)
    return alignment.id


def end_alignment(alignment_id: str, *, by: Actor, at: datetime, version: int, reason: str) -> None:
    """End a link to a framework's entry; it stays readable.

    :raise Forbidden: `by` is no planner.
    :raise Refused: no reason is given, or it has ended already.
    """
    act = Act(by, at, "end_alignment", reason=reason)
    alignment = act.get(Alignment, alignment_id, version=version)
    require_planner(by, alignment.strategy_id)
    take_out(act, alignment, "This link", alignment.strategy_id, lifecycle=Lifecycle.CANCELLED)


def _leaders_after(goal_id: str, day: date) -> Sequence[GoalLeader]:
    """Return those who lead a goal on a day or begin later, in either role."""
    query = select(GoalLeader).where(
        GoalLeader.goal_id == goal_id, (GoalLeader.ends_on.is_(None)) | (GoalLeader.ends_on > day)
    )
    return db.session.scalars(query.order_by(GoalLeader.position)).all()


def _hand_over(act: Act, leader: GoalLeader, starts_on: date) -> None:
    """End who leads now on the day the next one starts.

    :raise Refused: they start later.
    """
    if leader.starts_on > starts_on:
        raise Refused("The present leader starts later than this.", field="starts_on")
    leader.ends_on = starts_on
    act.record(leader)


def _require_serving(contact: Contact, strategy_id: str, day: date) -> None:
    """Refuse a person who is not in the strategy's directory or serves no more.

    :raise Refused: beside the person.
    """
    require_listed(strategy_id, [contact.organization_id], field="contact_id")
    if contact.ends_on is not None and contact.ends_on <= day:
        raise Refused(f"{contact.name} no longer serves then.", field="contact_id")
