"""An element's own values as JSON content and back: what a revision stores and what a row holds are one thing."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

from sqlalchemy import Date

from tracker.columns import DecimalText, Moment, format_moment
from tracker.domain.document.element import Kind
from tracker.models.link import LinkSet
from tracker.models.registry import LINKS, MODELS

Content = dict[str, Any]
Decoder = Callable[[Any], Any]


@cache
def column_names(kind: Kind) -> tuple[str, ...]:
    """Return the columns of a kind that are no secret, in order, `id` and `version` first."""
    return tuple(column.key for column in MODELS[kind].__table__.columns if not column.info.get("secret"))


@cache
def field_names(kind: Kind) -> tuple[str, ...]:
    """Return the names of all own values of a kind: its columns, then its link sets."""
    return column_names(kind) + tuple(links.name for links in LINKS.get(kind, ()))


def content_of(kind: Kind, row: tuple[Any, ...]) -> Content:
    """Return an element's content: its own values but `id` and `version`, in JSON types."""
    return {name: _encode(value) for name, value in zip(field_names(kind)[2:], row[2:], strict=True)}


def row_of(kind: Kind, id: str, version: int, content: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return an element's own values from its content."""
    return (id, version, *(decode(content[name]) for name, decode in _decoders(kind)))


def values_of(kind: Kind, content: Mapping[str, Any]) -> Content:
    """Return some of an element's own values from JSON types; what is not among them stays as it is."""
    decoders = dict(_decoders(kind))
    return {name: decoders.get(name, _same)(value) for name, value in content.items()}


def _encode(value: Any) -> Any:
    """Return a value in JSON types: numbers are integers or decimal strings."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, datetime):
        return format_moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, tuple):
        return [_encode(member) for member in value]
    return {name: _encode(getattr(value, name)) for name in value.__slots__}


def _optional(decode: Decoder) -> Decoder:
    """Return a decoder that lets None through."""
    return lambda value: None if value is None else decode(value)


def _same(value: Any) -> Any:
    """Return a value that is the same in JSON."""
    return value


@cache
def _decoders(kind: Kind) -> tuple[tuple[str, Decoder], ...]:
    """Return how to read each value of a kind's content but `id` and `version`."""
    columns = MODELS[kind].__table__.columns
    plain = [(name, _column_decoder(columns[name].type)) for name in column_names(kind)[2:]]
    return tuple(plain + [(links.name, _link_decoder(links)) for links in LINKS.get(kind, ())])


def _column_decoder(type_: Any) -> Decoder:
    """Return how to read a column's value from JSON."""
    if isinstance(type_, Date):
        return _optional(date.fromisoformat)
    if isinstance(type_, Moment):
        return _optional(datetime.fromisoformat)
    if isinstance(type_, DecimalText):
        return _optional(Decimal)
    members = getattr(type_, "enum_class", None)
    return _optional(members) if members else _same


def _link_decoder(links: LinkSet) -> Decoder:
    """Return how to read a link set's values from JSON."""
    if len(links.values) == 1:
        return tuple
    columns = [(name, _column_decoder(links.table.c[name].type)) for name in links.values]
    return lambda values: tuple(links.make(**{name: read(value[name]) for name, read in columns}) for value in values)
