"""The table of goals."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from tracker.columns import Id, Number, Prose
from tracker.domain.document.element import Lifecycle
from tracker.extensions import db


class Goal(db.Model):
    """A goal of the published text."""

    __tablename__ = "goal"
    __table_args__ = (CheckConstraint("weight BETWEEN 0 AND 1000", name="weight"),)

    id: Mapped[Id] = mapped_column(primary_key=True)
    version: Mapped[int]
    theme_id: Mapped[Id] = mapped_column(ForeignKey("theme.id"), index=True)
    position: Mapped[int]
    number: Mapped[Number]
    printed_number: Mapped[Number | None]
    text: Mapped[Prose]
    weight: Mapped[int]
    lifecycle: Mapped[Lifecycle]
    lifecycle_reason: Mapped[Prose | None]
    lifecycle_on: Mapped[date | None]
