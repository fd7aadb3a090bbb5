"""The table of reporting periods, and why gaps in them were waived."""

from datetime import date

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from tracker.columns import PROSE_LENGTH, Id, Number, Prose, enumeration
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.reporting_period import GapKind, PeriodState, Waiver
from tracker.extensions import db
from tracker.models.link import LinkSet


class ReportingPeriod(db.Model):
    """One reporting period of a strategy."""

    __tablename__ = "reporting_period"
    __table_args__ = (
        CheckConstraint("starts_on < ends_on", name="dates"),
        CheckConstraint("revision >= 0", name="revision"),
        Index("ix_reporting_period_strategy_id_starts_on", "strategy_id", "starts_on"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    version: Mapped[int]
    strategy_id: Mapped[Id] = mapped_column(ForeignKey("strategy.id"))
    position: Mapped[int]
    label: Mapped[Number]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    reports_due_on: Mapped[date]
    state: Mapped[PeriodState]
    revision: Mapped[int]
    closed_on: Mapped[date | None]
    lifecycle: Mapped[Lifecycle]
    lifecycle_reason: Mapped[Prose | None]
    lifecycle_on: Mapped[date | None]
    is_illustrative: Mapped[bool]


reporting_period_waiver = db.Table(
    "reporting_period_waiver",
    Column("reporting_period_id", String(64), ForeignKey("reporting_period.id"), primary_key=True),
    Column("gap", enumeration(GapKind), primary_key=True),
    Column("number", String(40), primary_key=True),
    Column("reason", String(PROSE_LENGTH), nullable=False),
    Column("position", Integer, nullable=False),
)

REPORTING_PERIOD_LINKS = (
    LinkSet(
        "waivers",
        reporting_period_waiver,
        owner="reporting_period_id",
        values=("gap", "number", "reason"),
        make=Waiver,
    ),
)
