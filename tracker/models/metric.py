"""The tables of metrics, targets and readings."""

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.columns import DecimalText, Id, Number, Prose, Short, Title
from tracker.domain.document.element import Lifecycle, Visibility
from tracker.domain.document.metric import Direction, Frequency, MetricKind, ReadingPart
from tracker.extensions import db
from tracker.models.link import LinkSet


class Metric(db.Model):
    """A measure of one goal, objective or action."""

    __tablename__ = "metric"
    __table_args__ = (
        UniqueConstraint("strategy_id", "number"),
        CheckConstraint("weight BETWEEN 0 AND 1000", name="weight"),
        CheckConstraint("publication_lag_days >= 0", name="lag"),
        CheckConstraint(
            "(CASE WHEN goal_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN objective_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN action_id IS NULL THEN 0 ELSE 1 END) = 1",
            name="one_owner",
        ),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    version: Mapped[int]
    strategy_id: Mapped[Id] = mapped_column(ForeignKey("strategy.id"))
    goal_id: Mapped[Id | None] = mapped_column(ForeignKey("goal.id"))
    objective_id: Mapped[Id | None] = mapped_column(ForeignKey("objective.id"))
    action_id: Mapped[Id | None] = mapped_column(ForeignKey("action.id"))
    position: Mapped[int]
    number: Mapped[Number]
    title: Mapped[Short]
    definition: Mapped[Prose | None]
    unit: Mapped[Number]
    direction: Mapped[Direction]
    kind: Mapped[MetricKind]
    baseline_value: Mapped[Decimal | None]
    baseline_on: Mapped[date | None]
    frequency: Mapped[Frequency]
    publication_lag_days: Mapped[int]
    source: Mapped[Title | None]
    verification: Mapped[Prose | None]
    limitations: Mapped[Prose | None]
    breakdown: Mapped[Number | None]
    organization_id: Mapped[Id] = mapped_column(ForeignKey("organization.id"))
    weight: Mapped[int]
    lifecycle: Mapped[Lifecycle]
    lifecycle_reason: Mapped[Prose | None]
    lifecycle_on: Mapped[date | None]
    visibility: Mapped[Visibility]
    is_illustrative: Mapped[bool]


class Target(db.Model):
    """What a metric is to reach by a day."""

    __tablename__ = "target"

    id: Mapped[Id] = mapped_column(primary_key=True)
    version: Mapped[int]
    metric_id: Mapped[Id] = mapped_column(ForeignKey("metric.id"), index=True)
    position: Mapped[int]
    due_on: Mapped[date]
    value: Mapped[Decimal]
    lifecycle: Mapped[Lifecycle]
    lifecycle_reason: Mapped[Prose | None]
    lifecycle_on: Mapped[date | None]
    is_illustrative: Mapped[bool]


class Reading(db.Model):
    """What a metric stood at on a day."""

    __tablename__ = "reading"
    __table_args__ = (
        CheckConstraint("value IS NOT NULL OR note IS NOT NULL", name="value_or_note"),
        Index("ix_reading_metric_id_position", "metric_id", "position"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    version: Mapped[int]
    metric_id: Mapped[Id] = mapped_column(ForeignKey("metric.id"))
    position: Mapped[int]
    as_of_on: Mapped[date]
    value: Mapped[Decimal | None]
    note: Mapped[Prose | None]
    supersedes_id: Mapped[Id | None] = mapped_column(ForeignKey("reading.id", deferrable=True, initially="DEFERRED"))
    status_update_id: Mapped[Id | None] = mapped_column(ForeignKey("status_update.id"))
    reported_on: Mapped[date]
    booked_to: Mapped[Number | None]
    is_illustrative: Mapped[bool]


reading_part = db.Table(
    "reading_part",
    Column("reading_id", String(64), ForeignKey("reading.id"), primary_key=True),
    Column("organization_id", String(64), ForeignKey("organization.id"), primary_key=True),
    Column("value", DecimalText, nullable=False),
    Column("position", Integer, nullable=False),
)

READING_LINKS = (
    LinkSet("parts", reading_part, owner="reading_id", values=("organization_id", "value"), make=ReadingPart),
)
