"""The record as an auditor of a strategy reads it: revision by revision, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select

from tracker.domain.document.element import Kind
from tracker.domain.errors import NotFound
from tracker.extensions import db
from tracker.models import Revision
from tracker.models.organization import Contact, Listing
from tracker.queries.history import Change, change_of, changes_query

#: How many revisions stand on a page.
AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Scope:
    """What of the record somebody reads: a strategy's part, and for administrators the installation's."""

    strategy_id: str
    is_administrator: bool


@dataclass(frozen=True, slots=True)
class RecordFilter:
    """What an auditor is looking for; what is None or empty narrows nothing. `until` is the first moment after it."""

    kind: Kind | None = None
    person: str = ""
    operation: str = ""
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class StoredFacts:
    """A revision with all that chains it: what it changed, its digests and its bytes."""

    change: Change
    content: bytes
    content_version: int
    content_sha256: str
    reason_sha256: str
    previous_hash: str
    hash: str
    redacted_seq: int | None


def list_record(scope: Scope, wanted: RecordFilter, *, before: int | None = None) -> tuple[list[Change], int | None]:
    """Return some revisions, newest first, and the place to go on from where there are older ones: one SELECT."""
    condition = and_(_is_within(scope), *_conditions(wanted))
    if before is not None:
        condition = and_(condition, Revision.seq < before)
    query = changes_query(condition).order_by(Revision.seq.desc()).limit(AT_ONCE + 1)
    rows = db.session.execute(query).all()
    changes = [change_of(row) for row in rows[:AT_ONCE]]
    return changes, changes[-1].seq if len(rows) > AT_ONCE else None


def get_revision(scope: Scope, seq: int) -> StoredFacts:
    """Return one revision.

    :raise NotFound: there is none at this place, or it is of another strategy.
    """
    row = db.session.execute(changes_query(and_(_is_within(scope), Revision.seq == seq))).one_or_none()
    if row is None:
        raise NotFound(f"There is no revision {seq} in this strategy's part of the record.")
    columns = (
        Revision.content,
        Revision.content_version,
        Revision.content_sha256,
        Revision.reason_sha256,
        Revision.previous_hash,
        Revision.hash,
        Revision.redacted_seq,
    )
    facts: tuple[Any, ...] = tuple(db.session.execute(select(*columns).where(Revision.seq == seq)).one())
    return StoredFacts(change_of(row), *facts)


def list_operations(scope: Scope) -> Sequence[str]:
    """Return the names of the operations that were ever carried out, in order."""
    query = select(Revision.operation).where(_is_within(scope)).distinct().order_by(Revision.operation)
    return db.session.scalars(query).all()


def list_people(scope: Scope) -> Sequence[str]:
    """Return the names of those who ever changed anything, in order."""
    query = select(Revision.actor_name).where(_is_within(scope)).distinct().order_by(Revision.actor_name)
    return db.session.scalars(query).all()


def _is_within(scope: Scope) -> ColumnElement[bool]:
    """Return the condition that a revision is somebody's to read: no other strategy's, no account's but for some."""
    listed = select(Listing.organization_id).where(Listing.strategy_id == scope.strategy_id)
    people = select(Contact.id).where(Contact.organization_id.in_(listed))
    parts = [
        Revision.strategy_id == scope.strategy_id,
        and_(Revision.element_kind == Kind.ORGANIZATION, Revision.element_id.in_(listed)),
        and_(Revision.element_kind == Kind.CONTACT, Revision.element_id.in_(people)),
    ]
    if scope.is_administrator:
        parts.append(Revision.element_kind.in_((Kind.ACCOUNT, Kind.TOKEN, Kind.REDACTION)))
    return or_(*parts)


def _conditions(wanted: RecordFilter) -> list[ColumnElement[bool]]:
    """Return the conditions of a filter."""
    conditions: list[ColumnElement[bool]] = []
    if wanted.kind is not None:
        conditions.append(Revision.element_kind == wanted.kind)
    if wanted.person:
        conditions.append(Revision.actor_name == wanted.person)
    if wanted.operation:
        conditions.append(Revision.operation == wanted.operation)
    if wanted.since is not None:
        conditions.append(Revision.recorded_at >= wanted.since)
    if wanted.until is not None:
        conditions.append(Revision.recorded_at < wanted.until)
    return conditions
