"""Opening a plan, and publishing its first version."""

import hashlib
from datetime import date, datetime

from sqlalchemy import select

from tracker.domain.document.element import Lifecycle
from tracker.domain.errors import Refused
from tracker.domain.roles import Actor
from tracker.extensions import db
from tracker.models.action import Action
from tracker.models.milestone import Milestone
from tracker.models.plan import Plan
from tracker.models.strategy import Strategy
from tracker.operations.act import Act
from tracker.operations.closing.keeping_periods import generate_periods
from tracker.operations.loading.illustrative import holds_plan, require_one_sort
from tracker.operations.permission import require_administrator, require_planner
from tracker.operations.strategies import day_of, plan_of


def plan_id(strategy_id: str) -> str:
    """Return the id of a strategy's plan: it has one, and two installations give it the same."""
    return f"plan.{hashlib.sha256(strategy_id.encode()).hexdigest()[:32]}"


def open_plan(
    strategy_id: str, *, by: Actor, at: datetime, is_illustrative: bool | None = None, notice: str | None = None
) -> str:
    """Open the empty plan of a strategy and return its id; a strategy has one, so a second call changes nothing.

    Without a word on it, the plan is of the sort that the installation's other plans are.

    :raise Forbidden: `by` is no administrator.
    :raise Refused: an illustrative plan would stand beside a real one.
    """
    act = Act(by, at, "open_plan")
    require_administrator(by)
    existing = db.session.scalars(select(Plan).where(Plan.strategy_id == strategy_id)).first()
    if existing is not None:
        return existing.id
    if is_illustrative is None:
        is_illustrative = holds_plan(is_illustrative=True)
    require_one_sort(is_illustrative=is_illustrative)
    plan = Plan(
        id=plan_id(strategy_id),
        strategy_id=strategy_id,
        number=0,
        published_on=None,
        is_illustrative=is_illustrative,
        notice=notice or ("Illustrative plan" if is_illustrative else None),
        known_minimum_percent=75,
        on_track_points=5,
        at_risk_points=15,
        at_risk_days=30,
        requires_approval=False,
    )
    act.add(plan)
    return plan.id


def publish_plan(strategy_id: str, *, by: Actor, at: datetime, version: int, reason: str) -> None:
    """Publish the first version of a plan: its dates become the first dates, which never change again.

    From then on the strategy keeps its fiscal quarters as reporting periods, but where a planner set others.

    :raise Forbidden: `by` is no planner.
    :raise Refused: it is published already, has no action, or no reason is given.
    """
    act = Act(by, at, "publish_plan", reason=reason)
    require_planner(by, strategy_id)
    plan = act.get(Plan, plan_of(strategy_id).id)
    if plan.number:
        raise Refused(f"Version {plan.number} of this plan is already published.")
    act.get(Plan, plan.id, version=version)
    act.require_reason("it stands in the record beside the published version")
    actions = db.session.scalars(
        select(Action).filter_by(strategy_id=strategy_id, lifecycle=Lifecycle.ACTIVE).order_by(Action.position)
    ).all()
    if not actions:
        raise Refused("The plan has no action yet; assign at least one before publishing.")
    day = day_of(strategy_id, at)
    for action in actions:
        enter_published_plan(act, action, day)
    plan.number, plan.published_on = 1, day
    act.record(plan)
    generate_periods(act, strategy_id, day, db.session.get_one(Strategy, strategy_id).ends_on)


def enter_published_plan(act: Act, action: Action, day: date) -> None:
    """Fix the first published dates of an action and its milestones, and record them."""
    action.published_on = day
    action.first_starts_on, action.first_due_on = action.starts_on, action.due_on
    act.record(action)
    for milestone in db.session.scalars(
        select(Milestone).filter_by(action_id=action.id, lifecycle=Lifecycle.ACTIVE).order_by(Milestone.position)
    ):
        milestone.first_due_on = milestone.due_on
        act.record(milestone)
