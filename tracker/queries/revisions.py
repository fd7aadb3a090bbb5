"""The record: the chain as it is stored, and the elements of a strategy as they were known at a moment."""

from collections import defaultdict
from collections.abc import Generator, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import ColumnElement, String, and_, or_, select, type_coerce
from sqlalchemy.orm import aliased

from tracker.domain.chain import RevisionFacts, StoredRevision
from tracker.domain.document.assemble import NODES, assemble
from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind
from tracker.extensions import db
from tracker.models import Revision
from tracker.models.content import row_of
from tracker.schemas.upgrades import bring_up_to_date

Row = tuple[Any, ...]

#: How many revisions are in memory at once where the whole chain is read.
_AT_ONCE = 500

_FACTS = tuple(field.name for field in fields(RevisionFacts))
#: Stored as text and hashed as text: what stands there is compared, not what it is read as.
_TEXTS = frozenset({"element_kind", "recorded_at", "known_at"})

#: The directory belongs to no strategy.
_DIRECTORY = (Kind.ORGANIZATION, Kind.CONTACT)
_KINDS = tuple(kind for kind in NODES if kind not in _DIRECTORY)


def load_document_known_at(strategy_id: str, known: datetime) -> Document:
    """Return a strategy's document as the installation knew it at a moment, from the record alone.

    :raise NotFound: it did not know the strategy yet, or no plan of it.
    """
    return assemble(rows_known_at(strategy_id, known))


def rows_known_at(strategy_id: str, known: datetime) -> Mapping[Kind, list[Row]]:
    """Return the elements of a strategy as they were known at a moment: of each the last revision known by then.

    What one operation recorded is known together: one that was under way at that moment is left out.
    """
    under_way, later = _operation_under_way(known), aliased(Revision)
    overtaken = select(later.seq).where(
        later.element_kind == Revision.element_kind,
        later.element_id == Revision.element_id,
        later.version == Revision.version + 1,
        _is_known(later, known, under_way),
    )
    query = select(
        Revision.element_kind, Revision.element_id, Revision.version, Revision.content_version, Revision.content
    ).where(_is_part_of(strategy_id), _is_known(Revision, known, under_way), ~overtaken.exists())
    rows: defaultdict[Kind, list[Row]] = defaultdict(list)
    for kind, id, version, content_version, content in db.session.execute(query):
        current = bring_up_to_date(kind, content_version, orjson.loads(content))
        rows[kind].append(row_of(kind, id, version, current))
    return rows


def _is_part_of(strategy_id: str) -> ColumnElement[bool]:
    """Return the condition that a revision is of a strategy's document, or of the directory."""
    return or_(
        and_(Revision.strategy_id == strategy_id, Revision.element_kind.in_(_KINDS)),
        and_(Revision.strategy_id.is_(None), Revision.element_kind.in_(_DIRECTORY)),
    )


def _operation_under_way(known: datetime) -> int | None:
    """Return the operation of the first revision that was not known yet: it may have recorded others before."""
    query = select(Revision.operation_seq).where(Revision.known_at > known)
    return db.session.scalar(query.order_by(Revision.known_at, Revision.seq).limit(1))


def _is_known(revision: type[Revision], known: datetime, under_way: int | None) -> ColumnElement[bool]:
    """Return the condition that a revision was known at a moment, and all that its operation recorded."""
    if under_way is None:
        return revision.known_at <= known
    return and_(revision.known_at <= known, revision.operation_seq != under_way)


def stream_revisions() -> Generator[StoredRevision]:
    """Yield the whole chain in order, a few hundred revisions at a time."""
    columns = Revision.__table__.c
    facts = [type_coerce(columns[name], String) if name in _TEXTS else columns[name] for name in _FACTS]
    rest = [columns[name] for name in ("hash", "content", "reason", "salt", "redacted_seq")]
    query = select(*facts, *rest).order_by(columns.seq).execution_options(yield_per=_AT_ONCE)
    with db.session.execute(query) as rows:
        for row in rows:
            yield StoredRevision(RevisionFacts(*row[: len(_FACTS)]), *row[len(_FACTS) :])


def list_last_revisions(kind: Kind, after: str | None) -> Sequence[Any]:
    """Return seq, element_id, version, content_version and content of some elements' last revisions, by element id.

    They are the next few hundred after an id; none when there is no more.
    """
    later = aliased(Revision)
    overtaken = select(later.seq).where(
        later.element_kind == kind, later.element_id == Revision.element_id, later.version > Revision.version
    )
    query = select(
        Revision.seq, Revision.element_id, Revision.version, Revision.content_version, Revision.content
    ).where(Revision.element_kind == kind, ~overtaken.exists())
    if after is not None:
        query = query.where(Revision.element_id > after)
    return db.session.execute(query.order_by(Revision.element_id).limit(_AT_ONCE)).all()
