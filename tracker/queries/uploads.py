"""Uploads that wait for their owner."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Select, or_, select

from tracker.domain.errors import NotFound
from tracker.extensions import db
from tracker.models.upload import Upload, UploadState


@dataclass(frozen=True, slots=True)
class UploadFacts:
    """An upload without its file."""

    id: str
    account_id: str
    strategy_id: str
    period: str | None
    name: str
    sha256: str
    byte_count: int
    state: UploadState
    refusals: str | None
    chosen: str | None
    change_count: int | None
    message: str | None
    uploaded_at: datetime
    confirmed_at: datetime | None
    expires_at: datetime


_COLUMNS = tuple(getattr(Upload, name) for name in UploadFacts.__slots__)


def get_upload(upload_id: str, *, account_id: str | None, at: datetime) -> UploadFacts:
    """Return an upload.

    :raise NotFound: there is none of this id, it has expired, or it is somebody else's.
    """
    query = _current(at).where(Upload.id == upload_id, Upload.account_id == account_id)
    row = db.session.execute(query).one_or_none()
    if row is None:
        raise NotFound("There is no such upload, or it is somebody else's.")
    return UploadFacts(*row)


def list_uploads(strategy_id: str, *, account_id: str | None, at: datetime) -> list[UploadFacts]:
    """Return an account's uploads for a strategy, the latest first."""
    query = _current(at).where(Upload.strategy_id == strategy_id, Upload.account_id == account_id)
    return [UploadFacts(*row) for row in db.session.execute(query.order_by(Upload.uploaded_at.desc()))]


def find_owner(upload_id: str) -> tuple[str, str] | None:
    """Return whose an upload is and of which strategy, as ids, or None where there is none."""
    row = db.session.execute(select(Upload.account_id, Upload.strategy_id).filter_by(id=upload_id)).one_or_none()
    return None if row is None else (row.account_id, row.strategy_id)


def read_upload_data(upload_id: str) -> bytes:
    """Return the file of an upload."""
    return db.session.scalars(select(Upload.data).filter_by(id=upload_id)).one()


def _current(at: datetime) -> Select[Any]:
    """Return the SELECT of uploads that have not expired; what was confirmed is carried out though it expires."""
    has_time = Upload.expires_at > at.astimezone(UTC)
    return select(*_COLUMNS).where(or_(has_time, Upload.state == UploadState.APPLYING))
