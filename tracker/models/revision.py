"""The record that all writes go through: one chain of revisions for the installation."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.columns import Id, KindOf, Prose, Sha256, Short
from tracker.extensions import db


class ChainHead(db.Model):
    """The one row every writing operation locks: the last place in the chain."""

    __tablename__ = "chain_head"

    id: Mapped[int] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger)
    hash: Mapped[Sha256]
    recorded_at: Mapped[datetime | None]


class Revision(db.Model):
    """One version of one element. The database refuses to change or remove it, but for a redaction.

    `content` is the element as RFC 8785 JSON in the form of `content_version`; `salt` goes into the digests so that
    a redacted text cannot be guessed from them. `operation_seq` is the place of the first revision the same
    operation wrote. `redacted_seq` names the revision that records the redaction of this one.
    """

    __tablename__ = "revision"
    __table_args__ = (
        UniqueConstraint("element_kind", "element_id", "version"),
        Index("ix_revision_strategy_id_seq", "strategy_id", "seq"),
        Index("ix_revision_known_at", "known_at"),
        Index("ix_revision_element_known_at", "element_kind", "element_id", "known_at"),
    )

    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    operation_seq: Mapped[int] = mapped_column(BigInteger)
    operation: Mapped[Short]
    element_kind: Mapped[KindOf]
    element_id: Mapped[Id]
    strategy_id: Mapped[Id | None] = mapped_column(ForeignKey("strategy.id"))
    version: Mapped[int]
    content_version: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    content_sha256: Mapped[Sha256]
    reason: Mapped[Prose | None]
    reason_sha256: Mapped[Sha256]
    salt: Mapped[Sha256 | None]
    actor_id: Mapped[Id | None]
    actor_name: Mapped[Short]
    behalf_of: Mapped[Short | None]
    recorded_at: Mapped[datetime]
    known_at: Mapped[datetime]
    previous_hash: Mapped[Sha256]
    hash: Mapped[Sha256]
    redacted_seq: Mapped[int | None] = mapped_column(BigInteger)


class Redaction(db.Model):
    """A request to withhold one field's words everywhere they are stored; it takes two people.

    `confirmed_by` is who decided. `withheld_sha256` covers what stands in all revisions that name this redaction as
    their own: it protects the bytes that replaced the words. Without it nothing was withheld: who asked withdrew the
    request, or another refused it.
    """

    __tablename__ = "redaction"

    id: Mapped[Id] = mapped_column(primary_key=True)
    version: Mapped[int]
    element_kind: Mapped[KindOf]
    element_id: Mapped[Id]
    field: Mapped[Short]
    reason: Mapped[Prose]
    requested_by: Mapped[Id] = mapped_column(ForeignKey("account.id"))
    confirmed_by: Mapped[Id | None] = mapped_column(ForeignKey("account.id"))
    withheld_sha256: Mapped[Sha256 | None]
