"""The fields figures are written with: integers, decimal strings, ISO dates and enumerations by their value.

Every key of an assessment is always there; what is unknown or undefined is null.
"""

from enum import StrEnum
from typing import Any

from marshmallow import fields

from tracker.domain.assessment.percent import exact_share
from tracker.schemas.element import DecimalString


class ExactShare(fields.String):
    """An exact share as a decimal string of four places, so that no reader turns it into a binary fraction."""

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> str | None:
        return None if value is None else exact_share(value)


def percentage(description: str) -> fields.Integer:
    """Return the field of a percentage as it is printed; null where it is unknown."""
    return fields.Integer(required=True, allow_none=True, metadata={"description": description})


def exact(description: str, attribute: str) -> ExactShare:
    """Return the field of the exact share behind a printed percentage."""
    metadata = {"description": description, "pattern": r"^-?\d+\.\d{4}$"}
    return ExactShare(required=True, allow_none=True, attribute=attribute, metadata=metadata)


def count(description: str) -> fields.Integer:
    """Return the field of a number of things; it is always known."""
    return fields.Integer(required=True, metadata={"description": description, "minimum": 0})


def difference(description: str) -> fields.Integer:
    """Return the field of a number that may be negative, or null where it is unknown."""
    return percentage(description)


def days(description: str) -> fields.Integer:
    """Return the field of a number of days; null where there is nothing to count from."""
    return fields.Integer(required=True, allow_none=True, metadata={"description": description, "minimum": 0})


def amount(description: str) -> DecimalString:
    """Return the field of a metric's value, as it was reported."""
    return DecimalString(required=True, allow_none=True, metadata={"description": description})


def day(description: str, *, is_certain: bool = False) -> fields.Date:
    """Return the field of a date; null where there is none, unless there always is."""
    return fields.Date(required=True, allow_none=not is_certain, metadata={"description": description})


def flag(description: str, *, is_certain: bool = True) -> fields.Boolean:
    """Return the field of a yes or no; null where it cannot be said, if that may be."""
    return fields.Boolean(required=True, allow_none=not is_certain, metadata={"description": description})


def choice(members: type[StrEnum], description: str, *, is_certain: bool = True) -> fields.Enum[Any]:
    """Return the field of a word out of an enumeration."""
    metadata = {"description": description}
    return fields.Enum(members, by_value=True, required=True, allow_none=not is_certain, metadata=metadata)


def words(description: str, *, is_certain: bool = True) -> fields.String:
    """Return the field of a text, a number such as 2.1.3-A1, or an id."""
    return fields.String(required=True, allow_none=not is_certain, metadata={"description": description})
