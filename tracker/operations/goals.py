"""Who leads a goal, and what goals and objectives answer to."""

from datetime import date, datetime

from sqlalchemy import select

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
from tracker.operations.permission import require_planner
from tracker.operations.plans import new_id, plan_of


def appoint_goal_leader(
    goal_id: str,
    contact_id: str,
    *,
    role: LeaderRole,
    starts_on: date,
    by: Actor,
    at: datetime,
    reason: str | None = None,
) -> str:
    """Name a goal's leader or deputy from a day on, and return the appointment's id; who led before ends that day.

    :raise Forbidden: `by` is no planner.
    :raise Refused: the one who leads now started later.
    """
    act = Act(by, at, "appoint_goal_leader", reason=reason)
    goal = act.get(Goal, goal_id)
    strategy_id = str(strategy_id_of(Kind.GOAL, goal))
    require_planner(by, strategy_id)
    act.get(Contact, contact_id)
    open_ones = select(GoalLeader).filter_by(goal_id=goal_id, role=role, ends_on=None)
    for leader in db.session.scalars(open_ones).all():
        if leader.starts_on > starts_on:
            raise Refused("The present leader starts later than this.", field="starts_on")
        leader.ends_on = starts_on
        act.record(leader)
    appointment = GoalLeader(
        id=new_id(Kind.GOAL_LEADER),
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
    :raise Refused: the day is before the start.
    """
    act = Act(by, at, "end_goal_leader", reason=reason)
    leader = act.get(GoalLeader, leader_id, version=version)
    require_planner(by, str(strategy_id_of(Kind.GOAL_LEADER, leader)))
    if ends_on < leader.starts_on:
        raise Refused("This day is before the leader started.", field="ends_on")
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
) -> str:
    """Link a goal or an objective to an entry of a framework, and return the alignment's id.

    :raise Forbidden: `by` is no planner.
    :raise Refused: neither or both are given, or the link is there already.
    """
    act = Act(by, at, "align", reason=reason)
    if (goal_id is None) == (objective_id is None):
        raise Refused("Choose one goal or one objective.", field="entry_id")
    element = act.get(Goal, goal_id) if goal_id else act.get(Objective, str(objective_id))
    strategy_id = str(strategy_id_of(Kind.GOAL if goal_id else Kind.OBJECTIVE, element))
    require_planner(by, strategy_id)
    act.get(FrameworkEntry, entry_id)
    same = {"goal_id": goal_id, "objective_id": objective_id, "entry_id": entry_id, "lifecycle": Lifecycle.ACTIVE}
    if db.session.scalar(select(Alignment.id).filter_by(**same)) is not None:
        raise Refused("This link is there already.", field="entry_id")
    plan = plan_of(strategy_id)
    if plan.number:
        act.require_reason("the plan is published, and this adds to it")
    alignment = Alignment(
        id=new_id(Kind.ALIGNMENT),
        strategy_id=strategy_id,
        position=act.next_position(Alignment, strategy_id=strategy_id),
        note=note,
        is_illustrative=plan.is_illustrative,
        **same,
    )
    act.add(alignment)
    return alignment.id
