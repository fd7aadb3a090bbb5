"""The table of uploads: files that wait for their owner's word. They are no part of the record."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, LargeBinary, Text
from sqlalchemy.orm import Mapped, deferred, mapped_column

from tracker.columns import Id, Number, Prose, Sha256, Short
from tracker.extensions import db


class UploadState(StrEnum):
    """How far an upload has come."""

    CHECKED = "checked"
    APPLYING = "applying"
    APPLIED = "applied"
    FAILED = "failed"
    DROPPED = "dropped"

    @property
    def is_open(self) -> bool:
        """Return whether it can still be confirmed or dropped."""
        return self in (UploadState.CHECKED, UploadState.FAILED)


class Upload(db.Model):
    """One uploaded file: `data` is the file itself, gone once it was applied, dropped, or held words to be withheld.

    `refusals` are what a trial of it was refused for, as JSON with the digest of what was tried. `chosen` is what its
    owner confirmed, as JSON. `change_count` is how many changes were confirmed, `message` why it failed or is gone.
    """

    __tablename__ = "upload"
    __table_args__ = (Index("ix_upload_account_id_strategy_id", "account_id", "strategy_id"),)

    id: Mapped[Id] = mapped_column(primary_key=True)
    account_id: Mapped[Id] = mapped_column(ForeignKey("account.id"))
    strategy_id: Mapped[Id] = mapped_column(ForeignKey("strategy.id"))
    period: Mapped[Number | None]
    name: Mapped[Short]
    sha256: Mapped[Sha256]
    byte_count: Mapped[int]
    state: Mapped[UploadState]
    refusals: Mapped[str | None] = mapped_column(Text)
    chosen: Mapped[str | None] = mapped_column(Text)
    change_count: Mapped[int | None]
    message: Mapped[Prose | None]
    uploaded_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    data: Mapped[bytes] = deferred(mapped_column(LargeBinary, nullable=False))
