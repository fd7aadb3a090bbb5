"""Remembering reminders: recorded before they are sent, then as sent or failed.

A run that is killed leaves what it was sending recorded and not sent. The next run on that day sends it again: at
worst one message comes twice, and none is lost.
"""

from collections.abc import Iterable
from datetime import datetime

import orjson
from sqlalchemy import select

from tracker.domain.reminding import Digest, DueThing
from tracker.extensions import begin_writing, db
from tracker.models.reminder import Reminder, ReminderState


def record_reminder(digest: Digest, *, at: datetime) -> tuple[int, ...]:
    """Remember that a digest is about to be sent, and return the ids of what was recorded; nothing where it was sent.

    What another run recorded on that day, and did not send, is recorded anew.
    """
    begin_writing()
    rows = []
    for part in digest.parts:
        query = select(Reminder).filter_by(strategy_id=part.strategy_id, email=digest.person.key, day=part.on)
        row = db.session.scalars(query).one_or_none()
        if row is not None and row.state is ReminderState.SENT:
            return ()
        if row is None:
            row = Reminder(strategy_id=part.strategy_id, email=digest.person.key, day=part.on)
            db.session.add(row)
        row.name, row.things = digest.person.name, orjson.dumps([*map(_kept, part.things)]).decode()
        row.state, row.recorded_at, row.error = ReminderState.RECORDED, at, None
        rows.append(row)
    db.session.flush()
    return tuple(row.id for row in rows)


def mark_sent(ids: Iterable[int], *, way: str, at: datetime) -> None:
    """Remember that a digest was sent, and how."""
    for row in _rows(ids):
        row.state, row.sent_at, row.sent_by = ReminderState.SENT, at, way[:200]
    db.session.flush()


def mark_failed(ids: Iterable[int], *, error: str) -> None:
    """Remember that a digest could not be sent, and why; the next run tries again."""
    for row in _rows(ids):
        row.state, row.error = ReminderState.FAILED, error[:200]
    db.session.flush()


def _kept(thing: DueThing) -> dict[str, str | None]:
    """Return what is remembered of a thing."""
    due_on = thing.due_on.isoformat()
    return {"kind": thing.kind.value, "number": thing.number, "period": thing.period, "due_on": due_on}


def _rows(ids: Iterable[int]) -> list[Reminder]:
    """Return reminders to be written."""
    begin_writing()
    query = select(Reminder).where(Reminder.id.in_(list(ids))).order_by(Reminder.id)
    return list(db.session.scalars(query))
