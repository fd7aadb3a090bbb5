"""The record: the chain as it is stored, and the elements of a strategy as they were known at a moment."""

from collections import defaultdict
from collections.abc import Generator, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import ColumnElement, Select, String, Subquery, and_, literal, select, true, type_coerce, union_all
from sqlalchemy.orm import aliased

from tracker.domain.chain import RevisionFacts, StoredRevision
from tracker.domain.document.assemble import NODES, assemble, own_rows
from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind
from tracker.extensions import db
from tracker.models import MODELS, Revision
from tracker.models.content import row_of
from tracker.queries.documents import Head, belongs_to
from tracker.schemas.upgrades import bring_up_to_date

Row = tuple[Any, ...]

#: How many revisions are in memory at once where the whole chain is read.
_AT_ONCE = 500

_FACTS = tuple(field.name for field in fields(RevisionFacts))
#: Stored as text and hashed as text: what stands there is compared, not what it is read as.
_TEXTS = frozenset({"element_kind", "recorded_at", "known_at"})

_NAMED = {kind.value: kind for kind in NODES}
#: What an element's values are read from.
_CONTENT = ("version", "content_version", "content")


def load_document_known_at(strategy_id: str, known: datetime, *, today: Document | None = None) -> Document:
    """Return a strategy's document as the installation knew it at a moment, from the record alone.

    With today's whole document at hand, what has not changed since is taken from there.

    :raise NotFound: it did not know the strategy yet, or no plan of it.
    """
    return assemble(rows_known_at(strategy_id, known, today=today))


def rows_known_at(strategy_id: str, known: datetime, *, today: Document | None = None) -> Mapping[Kind, list[Row]]:
    """Return the elements of a strategy as they were known at a moment: of each the last revision known by then.

    What one operation recorded is known together: one that was under way at that moment is left out. Nothing is ever
    deleted, so today's tables say which elements there are, and each takes one look into the index, however much was
    recorded of it.
    """
    rows: defaultdict[Kind, list[Row]] = defaultdict(list)
    unchanged = own_rows(today) if today is not None else {}
    for name, id, version, content_version, content in db.session.execute(_last_known(strategy_id, known)):
        kind = _NAMED[name]
        row = unchanged.get((kind, id))
        if row is None or row[1] != version:
            row = row_of(kind, id, version, bring_up_to_date(kind, content_version, orjson.loads(content)))
        rows[kind].append(row)
    return rows


def find_head_known_at(known: datetime) -> Head | None:
    """Return the last place in the chain that was known at a moment, or None where nothing was."""
    query = select(Revision.seq, Revision.hash).where(known_by(known))
    row = db.session.execute(query.order_by(Revision.known_at.desc(), Revision.seq.desc()).limit(1)).one_or_none()
    return Head(*row) if row else None


def find_first_known_at(kind: Kind, id: str) -> datetime | None:
    """Return the moment since when an element is known, or None where it never was."""
    query = select(Revision.known_at).where(Revision.element_kind == kind, Revision.element_id == id)
    return db.session.scalar(query.order_by(Revision.known_at).limit(1))


def known_by(known: datetime) -> ColumnElement[bool]:
    """Return the condition that a revision was known at a moment, and all that its operation recorded."""
    return _is_known(Revision, known, _operation_under_way(known))


def _last_known(strategy_id: str, known: datetime) -> Select[Any]:
    """Return the SELECT of the last revision of each element of a strategy that was known at a moment.

    PostgreSQL might read the whole record to join it, unless each element asks for its own; SQLite has no such way of
    asking, and looks for each in any case.
    """
    elements, under_way = _elements(strategy_id), _operation_under_way(known)
    if db.engine.dialect.name == "postgresql":
        last = _last_first(Revision, elements, _CONTENT, _is_known(Revision, known, under_way)).lateral("last")
        return select(elements.c.kind, elements.c.id, *last.c).join_from(elements, last, true())
    one = aliased(Revision)
    seq = _last_first(one, elements, ("seq",), _is_known(one, known, under_way)).scalar_subquery()
    content = (getattr(Revision, name) for name in _CONTENT)
    return select(elements.c.kind, elements.c.id, *content).join_from(elements, Revision, Revision.seq == seq)


def _last_first(
    revision: type[Revision], elements: Subquery, names: tuple[str, ...], is_known: ColumnElement[bool]
) -> Select[Any]:
    """Return the SELECT of the last known revision of one of some elements."""
    mine = (revision.element_kind == elements.c.kind, revision.element_id == elements.c.id)
    query = select(*(getattr(revision, name) for name in names)).where(*mine, is_known)
    return query.order_by(revision.known_at.desc(), revision.seq.desc()).limit(1).correlate(elements)


def _elements(strategy_id: str) -> Subquery:
    """Return the SELECT of kind and id of every element there is of a strategy's document."""
    parts = [
        select(literal(kind.value).label("kind"), MODELS[kind].__table__.c.id).where(belongs_to(kind, strategy_id))
        for kind in NODES
    ]
    return union_all(*parts).subquery("element")


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
