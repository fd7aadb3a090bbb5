"""Drafts of reports: kept for whoever types them, and no part of the record."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, insert, update
from sqlalchemy.exc import IntegrityError

from tracker.domain.errors import NotFound, Refused
from tracker.extensions import begin_writing, db
from tracker.models.action import Action
from tracker.models.report_draft import ReportDraft

#: As many characters as a draft may have.
LONGEST = ReportDraft.__table__.c.fields.type.length


def save_draft(action_id: str, account_id: str, period: str, fields: Mapping[str, str], at: datetime) -> None:
    """Keep what somebody has typed into a report on an action for a period, in place of what was kept before.

    :raise NotFound: there is no such action.
    :raise Refused: it is too long to be kept.
    """
    begin_writing()
    if db.session.get(Action, action_id) is None:
        raise NotFound(f"There is no action {action_id!r}.")
    text = json.dumps(dict(fields), ensure_ascii=False)
    if len(text) > LONGEST:
        raise Refused("This is too long to be kept as a draft.")
    key = {"action_id": action_id, "account_id": account_id, "period": period}
    values = {"fields": text, "saved_at": at.astimezone(UTC)}
    if not _replace(key, values):
        try:
            with db.session.begin_nested():
                db.session.execute(insert(ReportDraft).values(key | values))
        except IntegrityError:  # another window was faster; what was typed last is kept
            _replace(key, values)


def _replace(key: dict[str, str], values: dict[str, Any]) -> bool:
    """Write over the draft that is kept under a key, and return whether there is one."""
    conditions = (getattr(ReportDraft, name) == value for name, value in key.items())
    changed: Any = db.session.execute(update(ReportDraft).where(*conditions).values(values))
    return bool(changed.rowcount)


def drop_draft(action_id: str, account_id: str, period: str) -> None:
    """Forget what somebody kept of a report on an action for a period."""
    begin_writing()
    db.session.execute(delete(ReportDraft).filter_by(action_id=action_id, account_id=account_id, period=period))
