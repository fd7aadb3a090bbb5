"""The rows of a file's elements, by kind, and those of them that are stored."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, select, true

from tracker.domain.document.element import Kind
from tracker.extensions import db
from tracker.models import MODELS
from tracker.queries.rows import read_rows

Row = tuple[Any, ...]
Rows = Mapping[Kind, Iterable[Row]]

#: How many ids are asked for at once: SQLite takes some 32,000 values in a statement (old ones 999), PostgreSQL 65,535.
_AT_ONCE = 900


def stored_rows(kind: Kind, ids: Sequence[str]) -> Iterator[Row]:
    """Yield the rows of those elements that are stored."""
    column = MODELS[kind].__table__.c.id
    for some in portions(ids):
        yield from read_rows(kind, column.in_(some))


def stored_ids(kind: Kind, ids: Sequence[str], condition: ColumnElement[bool] | None = None) -> set[str]:
    """Return those of the ids that are stored, and of which the condition holds."""
    column = MODELS[kind].__table__.c.id
    queries = (
        select(column).where(column.in_(some), true() if condition is None else condition) for some in portions(ids)
    )
    return {id for query in queries for id in db.session.scalars(query)}


def portions(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield some ids after some, as many as may stand in one question."""
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]
