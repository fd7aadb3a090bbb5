"""What the schemas of all elements share: fields made from columns, and defaults that are not written."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from marshmallow import Schema, ValidationError, fields, post_dump, validate
from sqlalchemy import Boolean, Date, Integer, String
from sqlalchemy.orm import InstrumentedAttribute

from tracker.columns import PROSE_LENGTH, DecimalText

#: What an id looks like: it is permanent and never derived from a number that may change.
ID_PATTERN = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")

#: What a number looks like: it stands in addresses of pages and figures, and is a key in JSON.
NUMBER_PATTERN = re.compile(r"[A-Za-z0-9][A-Za-z0-9.()_-]*")

#: No slip of the finger lies between these: forms take the same days.
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)

#: The most that anything is counted to.
MOST = 9999

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def check_text(value: str) -> None:
    """Refuse a text that says nothing, and characters that no text has: control characters and half surrogates."""
    if _CONTROL.search(value):
        raise ValidationError("Contains a control character.")
    if value and not value.strip():
        raise ValidationError("Says nothing: leave it out, or write something.")


def _whole(pattern: re.Pattern[str], message: str) -> validate.Regexp:
    """Return the check that a text matches a pattern to its end."""
    return validate.Regexp(re.compile(rf"{pattern.pattern}\Z"), error=message)


_IS_ID = _whole(ID_PATTERN, "Not an id: lower case letters, digits, dots, hyphens and underscores, at most 64.")
_IS_NUMBER = _whole(NUMBER_PATTERN, "Not a number such as 2.1.3-A1: letters, digits and .-_() without spaces.")


def column_field(column: InstrumentedAttribute[Any], **options: Any) -> fields.Field[Any]:
    """Return the JSON field of a column: its type, length and choices stand there and nowhere else.

    A column that may be empty has the default None unless `load_default` says otherwise; one that may not is required
    unless it has a default.
    """
    stored = column.property.columns[0]
    if stored.nullable:
        options = {"load_default": None, "allow_none": True} | options
    elif "load_default" not in options:
        options = {"required": True} | options
    members = getattr(stored.type, "enum_class", None)
    if members is not None:
        return fields.Enum(members, by_value=True, **options)
    if isinstance(stored.type, DecimalText):
        return DecimalString(**options)
    if isinstance(stored.type, Date):
        return Day(**options)
    if isinstance(stored.type, Boolean):
        return Flag(**options)
    if isinstance(stored.type, Integer):
        return fields.Integer(strict=True, validate=validate.Range(0, MOST), **options)
    assert isinstance(stored.type, String)
    return fields.String(validate=[validate.Length(min=1, max=stored.type.length), check_text], **options)


def id_field() -> fields.String:
    """Return the JSON field of an id."""
    return fields.String(required=True, validate=_IS_ID)


def number_field(column: InstrumentedAttribute[str]) -> fields.Field[Any]:
    """Return the JSON field of the number of a goal, objective, action or metric."""
    field = column_field(column)
    field.validators.append(_IS_NUMBER)
    return field


def reference_field(*, required: bool = True) -> fields.String:
    """Return the JSON field that names another element by its id."""
    if required:
        return id_field()
    return fields.String(load_default=None, allow_none=True, validate=_IS_ID)


def references_field() -> fields.List[str]:
    """Return the JSON field that names several other elements by their ids, none twice."""
    return fields.List(id_field(), load_default=(), validate=_none_twice)


def words_field(longest: int = PROSE_LENGTH) -> fields.String:
    """Return the JSON field of words that must be there and stand in no column of their own."""
    return fields.String(required=True, validate=[validate.Length(min=1, max=longest), check_text])


def weight_field() -> fields.Integer:
    """Return the JSON field of a weight."""
    return fields.Integer(strict=True, load_default=1, validate=validate.Range(0, 1000))


def _none_twice(values: list[str]) -> None:
    """Refuse a list that names something twice."""
    if len(set(values)) != len(values):
        raise ValidationError("Names something twice.")


class Flag(fields.Boolean):
    """True or false, and no number that passes for one."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Any:
        if not isinstance(value, bool):
            raise self.make_error("invalid", input=value)
        return value


class Day(fields.Date):
    """A day as YYYY-MM-DD, of a year that is no slip of the finger."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Any:
        if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            raise ValidationError("Not a day such as 2026-03-31.")
        day: date = super()._deserialize(value, attr, data, **kwargs)
        if not EARLIEST <= day <= LATEST:
            raise ValidationError("Check the year.")
        return day


class DecimalString(fields.Decimal):
    """A decimal number as a string, so that no reader turns it into a binary fraction; kept as written."""

    def __init__(self, **options: Any) -> None:
        super().__init__(as_string=True, allow_nan=False, **options)

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> str | None:
        return None if value is None else format(value, "f")

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Any:
        if not isinstance(value, str) or not re.fullmatch(r"-?\d{1,15}(\.\d{1,10})?", value):
            raise ValidationError('Not a decimal string such as "12.5".')
        return super()._deserialize(value, attr, data, **kwargs)


class ElementSchema(Schema):
    """An element: a key is written only where its value is not the default, and keys stay in the order written here."""

    @post_dump
    def drop_defaults(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Return the element without the keys whose value is the default."""
        return {name: value for name, value in data.items() if not self._is_default(name, value)}

    def _is_default(self, name: str, value: Any) -> bool:
        default = self.dump_fields[name].load_default
        if default == () and value == []:
            return True
        return bool(value == default)
