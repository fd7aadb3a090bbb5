"""The table of status updates."""

from datetime import date

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from tracker.columns import PROSE_LENGTH, DecimalText, Id, Number, Prose, Short
from tracker.domain.document.element import Visibility
from tracker.domain.document.status_update import CarriedAchievement, CarriedReading, UpdateState
from tracker.domain.status import Status
from tracker.extensions import db
from tracker.models.link import LinkSet


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
    awaits_approval: Mapped[bool]
    is_confirmation: Mapped[bool]
    reported_on: Mapped[date]
    submitted_on: Mapped[date]
    reported_by: Mapped[Short]
    entered_by: Mapped[Short | None]
    decided_by: Mapped[Short | None]
    decided_on: Mapped[date | None]
    decision_note: Mapped[Prose | None]
    visibility: Mapped[Visibility]
    is_illustrative: Mapped[bool]


status_update_achievement = db.Table(
    "status_update_achievement",
    Column("status_update_id", String(64), ForeignKey("status_update.id"), primary_key=True),
    Column("milestone_id", String(64), ForeignKey("milestone.id"), primary_key=True),
    Column("achieved_on", Date, nullable=False),
    Column("evidence_title", String(200), nullable=False),
    Column("evidence_reference", String(500), nullable=False),
    Column("position", Integer, nullable=False),
)

status_update_reading = db.Table(
    "status_update_reading",
    Column("status_update_id", String(64), ForeignKey("status_update.id"), primary_key=True),
    Column("metric_id", String(64), ForeignKey("metric.id"), primary_key=True),
    Column("as_of_on", Date, nullable=False),
    Column("value", DecimalText),
    Column("note", String(PROSE_LENGTH)),
    Column("supersedes_id", String(64), ForeignKey("reading.id", deferrable=True, initially="DEFERRED")),
    Column("position", Integer, nullable=False),
)

STATUS_UPDATE_LINKS = (
    LinkSet(
        "achievements",
        status_update_achievement,
        owner="status_update_id",
        values=("milestone_id", "achieved_on", "evidence_title", "evidence_reference"),
        make=CarriedAchievement,
    ),
    LinkSet(
        "readings",
        status_update_reading,
        owner="status_update_id",
        values=("metric_id", "as_of_on", "value", "note", "supersedes_id"),
        make=CarriedReading,
    ),
)
