"""Drafts of reports: what somebody has typed and not sent yet. Only they read it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from tracker.extensions import db
from tracker.models.report_draft import ReportDraft


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it was typed: the form's fields by name, the period it is for, and when it was kept."""

    period: str
    fields: Mapping[str, str]
    saved_at: datetime


def find_draft(action_id: str, account_id: str, period: str) -> Draft | None:
    """Return what an account kept of a report on an action for a period, or None."""
    row = db.session.execute(
        select(ReportDraft.period, ReportDraft.fields, ReportDraft.saved_at).filter_by(
            action_id=action_id, account_id=account_id, period=period
        )
    ).one_or_none()
    return None if row is None else Draft(row.period, json.loads(row.fields), row.saved_at)


def list_drafts(account_id: str | None) -> dict[tuple[str, str], Draft]:
    """Return every draft an account keeps, by action and period: one SELECT."""
    columns = ReportDraft.action_id, ReportDraft.period, ReportDraft.fields, ReportDraft.saved_at
    rows = db.session.execute(select(*columns).filter_by(account_id=account_id))
    return {(row.action_id, row.period): Draft(row.period, json.loads(row.fields), row.saved_at) for row in rows}
