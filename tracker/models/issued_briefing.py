"""The table of issued briefings: whole files, as they were on the day."""

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column

from tracker.columns import Id, Number, Prose, Sha256, Short
from tracker.domain.document.cut import Cut
from tracker.domain.issued import Occasion
from tracker.extensions import db


class IssuedBriefing(db.Model):
    """One briefing that was frozen: `data` is the file itself, compressed; nothing of it is looked up later.

    `file_sha256` is of the file, `content_sha256` what its envelope says. A seal names the period and which of its
    revisions it is of. `known_at` is the moment up to which the file knows the record, `head_seq` and `head_hash` the
    place in the chain. `withheld_by` names the redaction that replaced words in it, and what stands there now has
    `withheld_sha256`.
    """

    __tablename__ = "issued_briefing"
    __table_args__ = (
        UniqueConstraint("strategy_id", "number"),
        CheckConstraint("(occasion = 'close') = (reporting_period_id IS NOT NULL)", name="period"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    version: Mapped[int]
    strategy_id: Mapped[Id] = mapped_column(ForeignKey("strategy.id"))
    number: Mapped[Number]
    occasion: Mapped[Occasion]
    reporting_period_id: Mapped[Id | None] = mapped_column(ForeignKey("reporting_period.id"), index=True)
    period_revision: Mapped[int | None]
    audience: Mapped[Short | None]
    note: Mapped[Prose | None]
    issued_by: Mapped[Short]
    issued_at: Mapped[datetime]
    as_of_on: Mapped[date]
    known_at: Mapped[datetime]
    cut: Mapped[Cut]
    schema_version: Mapped[int]
    rules_version: Mapped[int]
    head_seq: Mapped[int] = mapped_column(BigInteger)
    head_hash: Mapped[Sha256]
    content_sha256: Mapped[Sha256]
    file_sha256: Mapped[Sha256]
    byte_count: Mapped[int]
    is_illustrative: Mapped[bool]
    withheld_by: Mapped[Id | None] = mapped_column(ForeignKey("redaction.id"))
    withheld_sha256: Mapped[Sha256 | None]
    data: Mapped[bytes] = deferred(mapped_column(LargeBinary, nullable=False, info={"secret": True}))
