"""The table of strategies."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.columns import Id, Number, Prose, Sha256, Short, Title
from tracker.extensions import db


class Strategy(db.Model):
    """A published strategy."""

    __tablename__ = "strategy"
    __table_args__ = (
        CheckConstraint("starts_on <= ends_on", name="period"),
        CheckConstraint("fiscal_year_starts_month BETWEEN 1 AND 12", name="month"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    version: Mapped[int]
    slug: Mapped[Number] = mapped_column(unique=True)
    title: Mapped[Title]
    issuer: Mapped[Short]
    summary: Mapped[Prose | None]
    mandate: Mapped[Prose | None]
    marking: Mapped[Short]
    notice: Mapped[Short | None]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    is_period_assumed: Mapped[bool]
    source_title: Mapped[Title | None]
    source_sha256: Mapped[Sha256 | None]
    theme_word: Mapped[Number]
    goal_word: Mapped[Number]
    objective_word: Mapped[Number]
    time_zone: Mapped[Number]
    fiscal_year_starts_month: Mapped[int]
