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
    names, decoders = _reading(kind)
    values = [content[name] for name in names]
    for place, decode in decoders:
        if values[place] is not None:
            values[place] = decode(values[place])
    return (id, version, *values)


def values_of(kind: Kind, content: Mapping[str, Any]) -> Content:
    """Return some of an element's own values from JSON types; what is not among them stays as it is."""
    names, decoders = _reading(kind)
    by_name = {names[place]: decode for place, decode in decoders}
    return {name: _decoded(value, by_name.get(name)) for name, value in content.items()}


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


def _decoded(value: Any, decode: Decoder | None) -> Any:
    """Return a value read from JSON; None stays, and so does what is the same there."""
    return value if value is None or decode is None else decode(value)


@cache
def _reading(kind: Kind) -> tuple[tuple[str, ...], tuple[tuple[int, Decoder], ...]]:
    """Return the names of a kind's values but `id` and `version`, and how to read those that are not the same in JSON.

    The latter are given by their place among the names.
    """
    columns = MODELS[kind].__table__.columns
    decoders = [_column_decoder(columns[name].type) for name in column_names(kind)[2:]]
    decoders += [_link_decoder(links) for links in LINKS.get(kind, ())]
    special = tuple((place, decode) for place, decode in enumerate(decoders) if decode is not None)
    return field_names(kind)[2:], special


def _column_decoder(type_: Any) -> Decoder | None:
    """Return how to read a column's value from JSON, or None where it is the same."""
    if isinstance(type_, Date):
        return date.fromisoformat
    if isinstance(type_, Moment):
        return datetime.fromisoformat
    if isinstance(type_, DecimalText):
        return Decimal
    members = getattr(type_, "enum_class", None)
    return {member.value: member for member in members}.__getitem__ if members else None


def _link_decoder(links: LinkSet) -> Decoder:
    """Return how to read a link set's values from JSON."""
    if len(links.values) == 1:
        return tuple
    columns = [(name, _column_decoder(links.table.c[name].type)) for name in links.values]
    return lambda values: tuple(
        links.make(**{name: _decoded(value[name], decode) for name, decode in columns}) for value in values
    )
