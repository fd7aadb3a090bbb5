"""The table of milestones."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.columns import Id, Number, Prose, Short, Title
from tracker.domain.document.element import Lifecycle, Visibility
from tracker.extensions import db


class Milestone(db.Model):
    """The scheduled end of a deliverable."""

    __tablename__ = "milestone"
    __table_args__ = (
        UniqueConstraint("action_id", "number"),
        CheckConstraint("weight BETWEEN 0 AND 1000", name="weight"),
        CheckConstraint("achieved_on IS NULL OR evidence_title IS NOT NULL", name="evidence"),
        CheckConstraint("redated_count >= 0", name="redated"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    version: Mapped[int]
    action_id: Mapped[Id] = mapped_column(ForeignKey("action.id"))
    position: Mapped[int]
    number: Mapped[Number]
    title: Mapped[Short]
    due_on: Mapped[date]
    first_due_on: Mapped[date | None]
    redated_count: Mapped[int]
    achieved_on: Mapped[date | None]
    evidence_title: Mapped[Short | None]
    evidence_reference: Mapped[Title | None]
    booked_to: Mapped[Number | None]
    weight: Mapped[int]
    lifecycle: Mapped[Lifecycle]
    lifecycle_reason: Mapped[Prose | None]
    lifecycle_on: Mapped[date | None]
    visibility: Mapped[Visibility]
    is_illustrative: Mapped[bool]
