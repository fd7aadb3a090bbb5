"""Drafts of reports: kept for whoever types them, and no part of the record."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import delete

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
    draft = db.session.get(ReportDraft, (action_id, account_id, period))
    if draft is None:
        draft = ReportDraft(action_id=action_id, account_id=account_id, period=period)
        db.session.add(draft)
    draft.fields, draft.saved_at = text, at.astimezone(UTC)
    db.session.flush()


def drop_draft(action_id: str, account_id: str, period: str) -> None:
    """Forget what somebody kept of a report on an action for a period."""
    begin_writing()
    db.session.execute(delete(ReportDraft).filter_by(action_id=action_id, account_id=account_id, period=period))
