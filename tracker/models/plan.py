"""The tables of the plan itself: the plan, goal leaders, alignments and proposals."""

from datetime import date

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from tracker.columns import Id, Prose, Short
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.plan import LeaderRole, ProposalState, ProposedChange
from tracker.extensions import db
from tracker.models.link import LinkSet


class Plan(db.Model):
    """The implementation plan of a strategy and the thresholds it is judged by."""

    __tablename__ = "plan"
    __table_args__ = (
        CheckConstraint("known_minimum_percent BETWEEN 0 AND 100", name="known_minimum"),
        CheckConstraint("0 <= on_track_points AND on_track_points < at_risk_points", name="points"),
        CheckConstraint("at_risk_days >= 0", name="days"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    version: Mapped[int]
    strategy_id: Mapped[Id] = mapped_column(ForeignKey("strategy.id"), unique=True)
    number: Mapped[int]
    published_on: Mapped[date | None]
    is_illustrative: Mapped[bool]
    notice: Mapped[Short | None]
    known_minimum_percent: Mapped[int]
    on_track_points: Mapped[int]
    at_risk_points: Mapped[int]
    at_risk_days: Mapped[int]
    requires_approval: Mapped[bool]


plan_exemption = db.Table(
    "plan_exemption",
    Column("plan_id", String(64), ForeignKey("plan.id"), primary_key=True),
    Column("organization_id", String(64), ForeignKey("organization.id"), primary_key=True),
    Column("position", Integer, nullable=False),
)

PLAN_LINKS = (LinkSet("exempt_ids", plan_exemption, owner="plan_id", values=("organization_id",)),)


class GoalLeader(db.Model):
    """Who leads a goal, from when to when."""

    __tablename__ = "goal_leader"
    __table_args__ = (CheckConstraint("ends_on IS NULL OR starts_on <= ends_on", name="dates"),)

    id: Mapped[Id] = mapped_column(primary_key=True)
    version: Mapped[int]
    goal_id: Mapped[Id] = mapped_column(ForeignKey("goal.id"), index=True)
    position: Mapped[int]
    contact_id: Mapped[Id] = mapped_column(ForeignKey("contact.id"))
    role: Mapped[LeaderRole]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    is_illustrative: Mapped[bool]


class Alignment(db.Model):
    """A link from a goal or objective to a framework's entry."""

    __tablename__ = "alignment"
    __table_args__ = (CheckConstraint("(goal_id IS NULL) <> (objective_id IS NULL)", name="one_element"),)

    id: Mapped[Id] = mapped_column(primary_key=True)
    version: Mapped[int]
    strategy_id: Mapped[Id] = mapped_column(ForeignKey("strategy.id"), index=True)
    position: Mapped[int]
    goal_id: Mapped[Id | None] = mapped_column(ForeignKey("goal.id"))
    objective_id: Mapped[Id | None] = mapped_column(ForeignKey("objective.id"))
    entry_id: Mapped[Id] = mapped_column(ForeignKey("framework_entry.id"))
    note: Mapped[Prose | None]
    lifecycle: Mapped[Lifecycle]
    lifecycle_reason: Mapped[Prose | None]
    lifecycle_on: Mapped[date | None]
    is_illustrative: Mapped[bool]


class Proposal(db.Model):
    """What a lead asked a planner for."""

    __tablename__ = "proposal"
    __table_args__ = (CheckConstraint("change <> 'redate' OR due_on IS NOT NULL", name="date"),)

    id: Mapped[Id] = mapped_column(primary_key=True)
    version: Mapped[int]
    action_id: Mapped[Id] = mapped_column(ForeignKey("action.id"), index=True)
    position: Mapped[int]
    change: Mapped[ProposedChange]
    due_on: Mapped[date | None]
    reason: Mapped[Prose]
    state: Mapped[ProposalState]
    proposed_by: Mapped[Short]
    proposed_on: Mapped[date]
    decided_by: Mapped[Short | None]
    decided_on: Mapped[date | None]
    decision_reason: Mapped[Prose | None]
    is_illustrative: Mapped[bool]
