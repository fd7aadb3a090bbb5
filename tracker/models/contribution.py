"""The table of what contributing organizations say of their part."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from tracker.columns import Id, Number, Prose, Short
from tracker.extensions import db


class Contribution(db.Model):
    """One organization's answer on one action for one period."""

    __tablename__ = "contribution"
    __table_args__ = (
        CheckConstraint("is_as_planned OR why IS NOT NULL", name="why"),
        Index("ix_contribution_action_id_position", "action_id", "position"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    version: Mapped[int]
    action_id: Mapped[Id] = mapped_column(ForeignKey("action.id"))
    position: Mapped[int]
    organization_id: Mapped[Id] = mapped_column(ForeignKey("organization.id"), index=True)
    period: Mapped[Number]
    is_as_planned: Mapped[bool]
    why: Mapped[Prose | None]
    reported_on: Mapped[date]
    reported_by: Mapped[Short]
    entered_by: Mapped[Short | None]
    is_illustrative: Mapped[bool]
