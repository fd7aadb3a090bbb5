"""The SELECT of the elements of a strategy as they were last known at a moment."""

from enum import Enum, auto
from functools import cache
from typing import Any

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
from tracker.domain.document.assemble import NODES
from tracker.models import MODELS, Revision
from tracker.queries.documents import belongs_to


class Asked(Enum):
    """Which elements are looked at: every one, every one that was recorded since, or what the newer revisions name.

    The last two give the same. The newer revisions are the shorter way until there are more of them than elements.
    """

    EVERY = auto()
    EVERY_CHANGED = auto()
    RECORDED_SINCE = auto()


@cache
def last_known(dialect: str, asked: Asked, *, is_under_way: bool) -> Select[Any]:
    """Return the SELECT of the elements of a strategy with the last revision of each that was known at a moment.

    It is put together once: that takes nearly as long as the answer.
    """
    known: Any = bindparam("known", type_=Moment())
    under_way: Any = bindparam("under_way") if is_under_way else None
    strategy_id: Any = bindparam("strategy_id", type_=String())
    by_record = asked is Asked.RECORDED_SINCE
    elements = _recorded_since(strategy_id, known, under_way) if by_record else _elements(strategy_id)
    query = (_each_its_last if dialect == "postgresql" else _each_its_moment)(elements, known, under_way)
    if asked is Asked.EVERY_CHANGED:
        later = aliased(Revision)
        since = select(later.element_id).where(_of(later, elements), not_(is_known(later, known, under_way)))
        query = query.where(since.correlate(elements).exists())
    return query


def _each_its_last(elements: Subquery, known: Any, under_way: Any) -> Select[Any]:
    """Return the SELECT for PostgreSQL: it might read the whole record, unless each element asks for its own last."""
    one = aliased(Revision)
    last = select(*_content(one)).where(_of(one, elements), is_known(one, known, under_way))
    last = last.order_by(one.known_at.desc(), one.seq.desc()).limit(1).correlate(elements)
    found = last.lateral("last")
    return select(*elements.c, *found.c).join_from(elements, found, true(), isouter=True)


def _each_its_moment(elements: Subquery, known: Any, under_way: Any) -> Select[Any]:
    """Return the SELECT for SQLite, which finds the last moment in the index; two revisions may be of one moment."""
    one = aliased(Revision)
    last = select(func.max(one.known_at)).where(_of(one, elements), is_known(one, known, under_way))
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
    # No index over strategies, kinds or elements may answer this: it would give all revisions of them.
    is_of_it = func.coalesce(Revision.strategy_id, strategy_id) == strategy_id
    named = select(Revision.element_kind.label("kind"), Revision.element_id.label("id")).where(is_of_it)
    newer = named.where(Revision.known_at > known)
    if under_way is None:
        return newer.subquery("element")
    # An operation is named after its first revision, and the others follow that.
    begun = named.where(Revision.seq >= under_way, Revision.operation_seq == under_way)
    return union_all(newer, begun).subquery("element")


def is_known(revision: Any, known: Any, under_way: Any) -> ColumnElement[bool]:
    """Return the condition that a revision was known at a moment, and all that its operation recorded."""
    is_by_then: ColumnElement[bool] = revision.known_at <= known
    return is_by_then if under_way is None else and_(is_by_then, revision.operation_seq != under_way)
