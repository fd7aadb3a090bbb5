"""The table of decisions asked of leadership."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.columns import Id, Number, Prose, Short, Title
from tracker.domain.document.decision import DecisionState
from tracker.domain.document.element import Visibility
from tracker.extensions import db


class Decision(db.Model):
    """One request for a decision, its answer and its result."""

    __tablename__ = "decision"
    __table_args__ = (
        UniqueConstraint("strategy_id", "number"),
        CheckConstraint(
            "(goal_id IS NULL OR (objective_id IS NULL AND action_id IS NULL)) "
            "AND (objective_id IS NULL OR action_id IS NULL)",
            name="about_one",
        ),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    version: Mapped[int]
    strategy_id: Mapped[Id] = mapped_column(ForeignKey("strategy.id"))
    position: Mapped[int]
    number: Mapped[Number]
    goal_id: Mapped[Id | None] = mapped_column(ForeignKey("goal.id"))
    objective_id: Mapped[Id | None] = mapped_column(ForeignKey("objective.id"))
    action_id: Mapped[Id | None] = mapped_column(ForeignKey("action.id"))
    question: Mapped[Title]
    options: Mapped[Prose]
    recommendation: Mapped[Prose]
    needed_by_on: Mapped[date]
    asked_by: Mapped[Short]
    asked_on: Mapped[date]
    state: Mapped[DecisionState]
    answer: Mapped[Prose | None]
    decided_by: Mapped[Short | None]
    meeting: Mapped[Short | None]
    decided_on: Mapped[date | None]
    recorded_by: Mapped[Short | None]
    owner: Mapped[Short | None]
    due_on: Mapped[date | None]
    result: Mapped[Prose | None]
    closed_on: Mapped[date | None]
    visibility: Mapped[Visibility]
    is_illustrative: Mapped[bool]
