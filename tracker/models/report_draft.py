"""The table of drafts: what somebody has typed into a report and not sent yet. It is no part of the record."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from tracker.columns import Id, Number
from tracker.extensions import db


class ReportDraft(db.Model):
    """One account's draft of one report: `fields` holds the form as it was typed, as JSON."""

    __tablename__ = "report_draft"

    action_id: Mapped[Id] = mapped_column(ForeignKey("action.id"), primary_key=True)
    account_id: Mapped[Id] = mapped_column(ForeignKey("account.id"), primary_key=True)
    period: Mapped[Number] = mapped_column(primary_key=True)
    fields: Mapped[str] = mapped_column(String(200_000))
    saved_at: Mapped[datetime]
