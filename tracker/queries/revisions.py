"""The record: the chain as it is stored, and the elements of a strategy as they were known at a moment."""

from collections import defaultdict
from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from functools import cache
from typing import Any

import orjson
from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    Subquery,
    and_,
    bindparam,
    func,
    literal,
    not_,
    select,
    true,
    type_coerce,
    union_all,
)
from sqlalchemy.orm import aliased

from tracker.columns import Moment
from tracker.domain.chain import RevisionFacts, StoredRevision
from tracker.domain.document.assemble import NODES, assemble, own_rows
from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind
from tracker.domain.document.forward import CARRIED, bring_forward
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


def load_document_known_at(strategy_id: str, known: datetime, *, today: Document | None = None) -> Document:
    """Return a strategy's document as the installation knew it at a moment, from the record alone.

    With today's whole document at hand, what has not changed since is taken from there: it is the very same node.

    :raise NotFound: it did not know the strategy yet, or no plan of it.
    """
    if today is None:
        return assemble(rows_known_at(strategy_id, known))
    then, unknown = _read_known(strategy_id, known, only_changed=True)
    if then.keys() | unknown.keys() <= CARRIED and Kind.PLAN not in unknown:
        now = own_rows(today) if unknown else {}
        return bring_forward(today, then, gone={kind: [now[kind, id] for id in ids] for kind, ids in unknown.items()})
    return assemble(_with_unchanged(own_rows(today), then, unknown))


def _with_unchanged(
    now: Mapping[tuple[Kind, str], Row], then: Mapping[Kind, list[Row]], unknown: Mapping[Kind, list[str]]
) -> Mapping[Kind, list[Row]]:
    """Return the elements as they were then, with those as they are now of which nothing was recorded since."""
    changed = {(kind, row[0]) for kind, rows in then.items() for row in rows}
    changed |= {(kind, id) for kind, ids in unknown.items() for id in ids}
    whole = defaultdict[Kind, list[Row]](list, then)
    for (kind, id), row in now.items():
        if (kind, id) not in changed:
            whole[kind].append(row)
    return whole


def rows_known_at(strategy_id: str, known: datetime) -> Mapping[Kind, list[Row]]:
    """Return the elements of a strategy as they were known at a moment: of each the last revision known by then.

    What one operation recorded is known together: one that was under way at that moment is left out. Nothing is ever
    deleted, so today's tables say which elements there are, and each takes one look into the index, however much was
    recorded of it.
    """
    return _read_known(strategy_id, known, only_changed=False)[0]


def _read_known(
    strategy_id: str, known: datetime, *, only_changed: bool
) -> tuple[Mapping[Kind, list[Row]], Mapping[Kind, list[str]]]:
    """Return the elements of a strategy as they were known at a moment, and the ids of those that were not known yet.

    `only_changed` leaves out those of which nothing was recorded since.
    """
    last: dict[tuple[Kind, str], Any] = {}
    for name, id, version, *content in _read_last_known(strategy_id, known, only_changed=only_changed):
        key = (_NAMED[name], id)
        if key not in last or last[key][0] < version:
            last[key] = (version, *content)
    rows, unknown = defaultdict[Kind, list[Row]](list), defaultdict[Kind, list[str]](list)
    for (kind, id), (version, content_version, content) in last.items():
        if version is None:
            unknown[kind].append(id)
        else:
            rows[kind].append(row_of(kind, id, version, bring_up_to_date(kind, content_version, orjson.loads(content))))
    return rows, unknown


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


def _read_last_known(strategy_id: str, known: datetime, *, only_changed: bool) -> Iterable[Any]:
    """Return kind, id, version, content_version and content of the elements of a strategy as last known at a moment.

    Of what was not known then, the last three are None. `only_changed` leaves out what nothing was recorded of since.
    """
    under_way = _operation_under_way(known)
    query = _last_known(db.engine.dialect.name, only_changed=only_changed, is_under_way=under_way is not None)
    return db.session.execute(query, {"strategy_id": strategy_id, "known": known, "under_way": under_way})


@cache
def _last_known(dialect: str, *, only_changed: bool, is_under_way: bool) -> Select[Any]:
    """Return the SELECT of the elements of a strategy with the last revision of each that was known at a moment.

    It is put together once: that takes nearly as long as the answer.
    """
    known: Any = bindparam("known", type_=Moment())
    under_way: Any = bindparam("under_way") if is_under_way else None
    elements, later = _elements(bindparam("strategy_id")), aliased(Revision)
    query = (_each_its_last if dialect == "postgresql" else _each_its_moment)(elements, known, under_way)
    if only_changed:
        since = select(later.element_id).where(_of(later, elements), not_(_is_known(later, known, under_way)))
        query = query.where(since.correlate(elements).exists())
    return query


def _each_its_last(elements: Subquery, known: Any, under_way: Any) -> Select[Any]:
    """Return the SELECT for PostgreSQL: it might read the whole record, unless each element asks for its own last."""
    one = aliased(Revision)
    last = select(*_content(one)).where(_of(one, elements), _is_known(one, known, under_way))
    last = last.order_by(one.known_at.desc(), one.seq.desc()).limit(1).correlate(elements)
    found = last.lateral("last")
    return select(*elements.c, *found.c).join_from(elements, found, true(), isouter=True)


def _each_its_moment(elements: Subquery, known: Any, under_way: Any) -> Select[Any]:
    """Return the SELECT for SQLite, which finds the last moment in the index; two revisions may be of one moment."""
    one = aliased(Revision)
    last = select(func.max(one.known_at)).where(_of(one, elements), _is_known(one, known, under_way))
    is_last = and_(_of(Revision, elements), Revision.known_at == last.correlate(elements).scalar_subquery())
    if under_way is not None:
        is_last = and_(is_last, Revision.operation_seq != under_way)
    return select(*elements.c, *_content(Revision)).join_from(elements, Revision, is_last, isouter=True)


def _of(revision: Any, elements: Subquery) -> ColumnElement[bool]:
    """Return the condition that a revision is of one of some elements."""
    return and_(revision.element_kind == elements.c.kind, revision.element_id == elements.c.id)


def _content(revision: Any) -> list[Any]:
    """Return what an element's values are read from."""
    return [getattr(revision, name) for name in ("version", "content_version", "content")]


def _elements(strategy_id: Any) -> Subquery:
    """Return the SELECT of kind and id of every element there is of a strategy's document."""
    parts = [
        select(literal(kind.value).label("kind"), MODELS[kind].__table__.c.id).where(belongs_to(kind, strategy_id))
        for kind in NODES
    ]
    return union_all(*parts).subquery("element")


def _operation_under_way(known: datetime) -> int | None:
    """Return the operation of the first revision that was not known yet, where it had recorded others before."""
    query = select(Revision.seq, Revision.operation_seq).where(Revision.known_at > known)
    first = db.session.execute(query.order_by(Revision.known_at, Revision.seq).limit(1)).one_or_none()
    return None if first is None or first.seq == first.operation_seq else first.operation_seq


def _is_known(revision: Any, known: Any, under_way: Any) -> ColumnElement[bool]:
    """Return the condition that a revision was known at a moment, and all that its operation recorded."""
    is_by_then: ColumnElement[bool] = revision.known_at <= known
    return is_by_then if under_way is None else and_(is_by_then, revision.operation_seq != under_way)


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
