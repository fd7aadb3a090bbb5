"""The table of status updates."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from tracker.columns import Id, Number, Prose, Short
from tracker.domain.document.element import Visibility
from tracker.domain.document.status_update import UpdateState
from tracker.domain.status import Status
from tracker.extensions import db


class StatusUpdate(db.Model):
    """One report on one action for one period."""

    __tablename__ = "status_update"
    __table_args__ = (
        CheckConstraint("percent BETWEEN 0 AND 100", name="percent"),
        CheckConstraint("status <> 'unknown'", name="reportable"),
        Index("ix_status_update_action_id_position", "action_id", "position"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    version: Mapped[int]
    action_id: Mapped[Id] = mapped_column(ForeignKey("action.id"))
    position: Mapped[int]
    period: Mapped[Number]
    status: Mapped[Status]
    percent: Mapped[int | None]
    summary: Mapped[Prose]
    next_steps: Mapped[Prose | None]
    why: Mapped[Prose | None]
    recovery: Mapped[Prose | None]
    forecast_on: Mapped[date | None]
    blockers: Mapped[Prose | None]
    help_needed: Mapped[Prose | None]
    blocked_by: Mapped[Short | None]
    blocked_since_on: Mapped[date | None]
    cleared_by: Mapped[Short | None]
    state: Mapped[UpdateState]
    reported_on: Mapped[date]
    reported_by: Mapped[Short]
    entered_by: Mapped[Short | None]
    visibility: Mapped[Visibility]
    is_illustrative: Mapped[bool]
