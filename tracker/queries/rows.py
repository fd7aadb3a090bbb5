"""Elements as rows of their own values, straight from the tables."""

from collections import defaultdict
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.sql.elements import ColumnElement

from tracker.domain.document.element import Kind
from tracker.domain.errors import NotFound
from tracker.extensions import db
from tracker.models import LINKS, MODELS
from tracker.models.content import column_names
from tracker.models.link import LinkSet

Row = tuple[Any, ...]
Owners = str | Select[Any] | None


def read_row(kind: Kind, id: str) -> Row:
    """Return one element's own values."""
    return next(iter(read_rows(kind, MODELS[kind].__table__.c.id == id, only=id)))


def get_version(kind: Kind, id: str) -> int:
    """Return the version an element stands at.

    :raise NotFound: there is none.
    """
    table = MODELS[kind].__table__
    version: int | None = db.session.scalar(select(table.c.version).where(table.c.id == id))
    if version is None:
        raise NotFound(f"There is no {kind.value} {id!r}.")
    return version


def read_rows(kind: Kind, condition: ColumnElement[bool] | None = None, *, only: str | None = None) -> list[Row]:
    """Return the own values of elements of a kind, each with its link sets, in the order of the node's fields.

    `only` says that the condition is met by one element, and by which.
    """
    table = MODELS[kind].__table__
    query = select(*(table.c[name] for name in column_names(kind)))
    owners: Owners = only
    if condition is not None:
        query = query.where(condition)
        owners = only or select(table.c.id).where(condition)
    rows = [tuple(row) for row in db.session.execute(query)]
    link_sets = [read_links(links, owners) for links in LINKS.get(kind, ())]
    if not link_sets:
        return rows
    return [row + tuple(values.get(row[0], ()) for values in link_sets) for row in rows]


def read_links(links: LinkSet, owners: Owners = None) -> dict[str, Row]:
    """Return a link set's values by the id of the element they belong to; `owners` are one, some, or (None) all."""
    values: defaultdict[str, list[Any]] = defaultdict(list)
    for owner, *parts in db.session.execute(_links_query(links, owners)):
        values[owner].append(parts[0] if len(parts) == 1 else links.make(*parts))
    return {owner: tuple(members) for owner, members in values.items()}


def _links_query(links: LinkSet, owners: Owners) -> Select[Any]:
    """Return the SELECT of a link set."""
    table = links.table
    owner = table.c[links.owner]
    query = select(owner, *(table.c[name] for name in links.values)).filter_by(**links.fixed)
    if isinstance(owners, str):
        query = query.where(owner == owners)
    elif owners is not None:
        query = query.where(owner.in_(owners))
    return query.order_by(owner, table.c.position)
