"""The table of reminders: who was written to on which day about what. It is no part of the record of the plan."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.columns import Id, Short
from tracker.extensions import db


class ReminderState(StrEnum):
    """How far a reminder has come: `recorded` before it is sent, so that a run that breaks off is known."""

    RECORDED = "recorded"
    SENT = "sent"
    FAILED = "failed"


class Reminder(db.Model):
    """What one person was reminded of in one strategy on one day; `things` is JSON, `sent_by` the way it went."""

    __tablename__ = "reminder"
    __table_args__ = (UniqueConstraint("strategy_id", "email", "day"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    strategy_id: Mapped[Id] = mapped_column(ForeignKey("strategy.id"))
    day: Mapped[date]
    email: Mapped[Short] = mapped_column(index=True)
    name: Mapped[Short]
    things: Mapped[str] = mapped_column(String(200_000))
    state: Mapped[ReminderState]
    recorded_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    sent_by: Mapped[Short | None]
    error: Mapped[Short | None]
