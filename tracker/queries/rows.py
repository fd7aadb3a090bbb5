"""Elements as rows of their own values, straight from the tables."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Select, String, bindparam, select
from sqlalchemy.sql.elements import ColumnElement

from tracker.domain.document.element import Kind
from tracker.domain.errors import NotFound
from tracker.extensions import db
from tracker.models import LINKS, MODELS
from tracker.models.content import column_names
from tracker.models.link import LinkSet

Row = tuple[Any, ...]
Owners = str | BindParameter[str] | Select[Any] | None


def read_row(kind: Kind, id: str) -> Row:
    """Return one element's own values."""
    own, link_queries = _one_of(kind)
    row = tuple(db.session.execute(own, {"element_id": id}).one())
    found = [_by_owner(links, db.session.execute(query, {"element_id": id})) for links, query in link_queries]
    return row + tuple(values.get(id, ()) for values in found)


@cache
def _one_of(kind: Kind) -> tuple[Select[Any], tuple[tuple[LinkSet, Select[Any]], ...]]:
    """Return the SELECTs of one element and of its link sets, put together once: every act sends them."""
    id = bindparam("element_id", type_=String)
    table = MODELS[kind].__table__
    own = select(*(table.c[name] for name in column_names(kind))).where(table.c.id == id)
    return own, tuple((links, _links_query(links, id)) for links in LINKS.get(kind, ()))


def get_version(kind: Kind, id: str) -> int:
    """Return the version an element stands at.

    :raise NotFound: there is none.
    """
    table = MODELS[kind].__table__
    version: int | None = db.session.scalar(select(table.c.version).where(table.c.id == id))
    if version is None:
        raise NotFound(f"There is no {kind.value} {id!r}.")
    return version


def read_rows(kind: Kind, condition: ColumnElement[bool] | None = None) -> list[Row]:
    """Return the own values of elements of a kind, each with its link sets, in the order of the node's fields."""
    table = MODELS[kind].__table__
    query = select(*(table.c[name] for name in column_names(kind)))
    owners: Owners = None
    if condition is not None:
        query = query.where(condition)
        owners = select(table.c.id).where(condition)
    rows = [tuple(row) for row in db.session.execute(query)]
    link_sets = [read_links(links, owners) for links in LINKS.get(kind, ())]
    if not link_sets:
        return rows
    return [row + tuple(values.get(row[0], ()) for values in link_sets) for row in rows]


def read_links(links: LinkSet, owners: Owners = None) -> dict[str, Row]:
    """Return a link set's values by the id of the element they belong to; `owners` are one, some, or (None) all."""
    return _by_owner(links, db.session.execute(_links_query(links, owners)))


def _by_owner(links: LinkSet, found: Iterable[Any]) -> dict[str, Row]:
    """Return a link set's values by the id of the element they belong to."""
    values: defaultdict[str, list[Any]] = defaultdict(list)
    for owner, *parts in found:
        values[owner].append(parts[0] if len(parts) == 1 else links.make(*parts))
    return {owner: tuple(members) for owner, members in values.items()}


def _links_query(links: LinkSet, owners: Owners) -> Select[Any]:
    """Return the SELECT of a link set."""
    table = links.table
    owner = table.c[links.owner]
    query = select(owner, *(table.c[name] for name in links.values)).filter_by(**links.fixed)
    if isinstance(owners, Select):
        query = query.where(owner.in_(owners))
    elif owners is not None:
        query = query.where(owner == owners)
    return query.order_by(owner, table.c.position)
