"""Elements as rows of their own values, straight from the tables."""

from collections import defaultdict
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.sql.elements import ColumnElement

from tracker.domain.document.element import Kind
from tracker.extensions import db
from tracker.models import LINKS, MODELS
from tracker.models.content import column_names
from tracker.models.link import LinkSet

Row = tuple[Any, ...]


def read_row(kind: Kind, id: str) -> Row:
    """Return one element's own values."""
    return next(iter(read_rows(kind, MODELS[kind].__table__.c.id == id, only=id)))


def read_rows(kind: Kind, condition: ColumnElement[bool] | None = None, *, only: str | None = None) -> list[Row]:
    """Return the own values of elements of a kind, each with its link sets, in the order of the node's fields.

    `only` narrows the link sets to one element's.
    """
    table = MODELS[kind].__table__
    query = select(*(table.c[name] for name in column_names(kind)))
    if condition is not None:
        query = query.where(condition)
    rows = [tuple(row) for row in db.session.execute(query)]
    link_sets = [read_links(links, only) for links in LINKS.get(kind, ())]
    if not link_sets:
        return rows
    return [row + tuple(values.get(row[0], ()) for values in link_sets) for row in rows]


def read_links(links: LinkSet, only: str | None = None) -> dict[str, Row]:
    """Return a link set's values by the id of the element they belong to."""
    values: defaultdict[str, list[Any]] = defaultdict(list)
    for owner, *parts in db.session.execute(_links_query(links, only)):
        values[owner].append(parts[0] if len(parts) == 1 else links.make(*parts))
    return {owner: tuple(members) for owner, members in values.items()}


def _links_query(links: LinkSet, only: str | None) -> Select[Any]:
    """Return the SELECT of a link set."""
    table = links.table
    owner = table.c[links.owner]
    query = select(owner, *(table.c[name] for name in links.values)).filter_by(**links.fixed)
    if only is not None:
        query = query.where(owner == only)
    return query.order_by(owner, table.c.position)
