"""The elements of a strategy as they were known at a moment, from the record."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
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
    union_all,
)
from sqlalchemy.orm import aliased

from tracker.columns import Moment
from tracker.domain.document.assemble import NODES, Row, assemble
from tracker.domain.document.disassemble import find_rows, own_rows
from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind
from tracker.domain.document.forward import CARRIED, bring_forward
from tracker.extensions import db
from tracker.models import MODELS, Revision
from tracker.models.content import row_of
from tracker.queries.documents import Head, belongs_to
from tracker.schemas.upgrades import bring_up_to_date

#: Up to how many newer revisions are looked through for what changed; where there are more, each element is asked.
_MOST_NEWER = 5_000

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
        return bring_forward(today, then, gone=find_rows(today, unknown))
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
        if name not in _NAMED:
            continue  # nothing that a document holds
        key = (_NAMED[name], id)
        if key not in last or (version is not None and last[key][0] < version):
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
    return _is_known(Revision, known, _Newer.than(known).under_way)


def _read_last_known(strategy_id: str, known: datetime, *, only_changed: bool) -> Iterable[Any]:
    """Return kind, id, version, content_version and content of the elements of a strategy as last known at a moment.

    Of what was not known then, the last three are None. `only_changed` leaves out what nothing was recorded of since.
    """
    newer = _Newer.than(known)
    under_way, asked = newer.under_way, _Asked.EVERY
    if only_changed:
        asked = _Asked.RECORDED_SINCE if newer.are_few else _Asked.EVERY_CHANGED
    query = _last_known(db.engine.dialect.name, asked, is_under_way=under_way is not None)
    return db.session.execute(query, {"strategy_id": strategy_id, "known": known, "under_way": under_way})


class _Asked(Enum):
    """Which elements are looked at: every one, every one that was recorded since, or what the newer revisions name.

    The last two give the same. The newer revisions are the shorter way until there are more of them than elements.
    """

    EVERY = auto()
    EVERY_CHANGED = auto()
    RECORDED_SINCE = auto()


@cache
def _last_known(dialect: str, asked: _Asked, *, is_under_way: bool) -> Select[Any]:
    """Return the SELECT of the elements of a strategy with the last revision of each that was known at a moment.

    It is put together once: that takes nearly as long as the answer.
    """
    known: Any = bindparam("known", type_=Moment())
    under_way: Any = bindparam("under_way") if is_under_way else None
    strategy_id: Any = bindparam("strategy_id", type_=String())
    by_record = asked is _Asked.RECORDED_SINCE
    elements = _recorded_since(strategy_id, known, under_way) if by_record else _elements(strategy_id)
    query = (_each_its_last if dialect == "postgresql" else _each_its_moment)(elements, known, under_way)
    if asked is _Asked.EVERY_CHANGED:
        later = aliased(Revision)
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


def _recorded_since(strategy_id: Any, known: Any, under_way: Any) -> Subquery:
    """Return the SELECT of kind and id of the elements of which something was recorded that was not known yet.

    An element comes as often as it was recorded. Organizations and contacts belong to no strategy: those of others are
    among them, and so is what no document holds.
    """
    # Nothing here may be answered by an index over strategies, kinds or elements: that would give all revisions of
    # them, to find the few that are newer.
    is_of_it = func.coalesce(Revision.strategy_id, strategy_id) == strategy_id
    named = select(Revision.element_kind.label("kind"), Revision.element_id.label("id")).where(is_of_it)
    newer = named.where(Revision.known_at > known)
    if under_way is None:
        return newer.subquery("element")
    # An operation is named after its first revision, and the others follow that.
    begun = named.where(Revision.seq >= under_way, Revision.operation_seq == under_way)
    return union_all(newer, begun).subquery("element")


@dataclass(frozen=True, slots=True)
class _Newer:
    """What there is of the record that was not known at a moment yet.

    `under_way` is the operation that had recorded something by then and was not done; `are_few` says whether the newer
    revisions are so few that they are looked through for what changed.
    """

    under_way: int | None
    are_few: bool

    @classmethod
    def than(cls, known: datetime) -> "_Newer":
        """Return what is newer than a moment: one SELECT."""
        newer = select(Revision.seq).where(Revision.known_at > known)
        some = newer.limit(_MOST_NEWER + 1).subquery()
        how_many = select(func.count()).select_from(some).scalar_subquery()
        query = newer.add_columns(Revision.operation_seq, how_many).order_by(Revision.known_at, Revision.seq).limit(1)
        first = db.session.execute(query).one_or_none()
        if first is None:
            return cls(None, are_few=True)
        seq, operation_seq, count = first
        return cls(None if seq == operation_seq else operation_seq, are_few=count <= _MOST_NEWER)


def _is_known(revision: Any, known: Any, under_way: Any) -> ColumnElement[bool]:
    """Return the condition that a revision was known at a moment, and all that its operation recorded."""
    is_by_then: ColumnElement[bool] = revision.known_at <= known
    return is_by_then if under_way is None else and_(is_by_then, revision.operation_seq != under_way)
