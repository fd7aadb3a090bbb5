"""How values are kept in columns, the same on SQLite and PostgreSQL."""

import enum
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Any

from sqlalchemy import Dialect, Enum, String
from sqlalchemy.orm import mapped_column
from sqlalchemy.types import TypeDecorator

from tracker.domain.document.element import Kind

#: The most characters a prose field takes.
PROSE_LENGTH = 10_000


class Moment(TypeDecorator[datetime]):
    """A moment in UTC to the microsecond, as ISO text: it sorts, hashes and reads the same everywhere."""

    impl = String(27)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Return the text that is stored."""
        return None if value is None else format_moment(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Return the moment that was stored."""
        return None if value is None else datetime.fromisoformat(value)


class DecimalText(TypeDecorator[Decimal]):
    """A decimal number kept as it was written: SQLite has no decimals and a float would change them."""

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """Return the text that is stored."""
        return None if value is None else format(value, "f")

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        """Return the number that was stored."""
        return None if value is None else Decimal(value)


def format_moment(value: datetime) -> str:
    """Return a moment as text in UTC.

    >>> format_moment(datetime(2025, 12, 15, 14, 0, tzinfo=UTC))
    '2025-12-15T14:00:00.000000Z'
    """
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _values(members: type[enum.Enum]) -> list[str]:
    """Return what is stored for each member of an enumeration."""
    return [str(member.value) for member in members]


def enumeration(members: type[enum.Enum], *, is_checked: bool = True) -> Enum:
    """Return the type of a column that holds one of some values, for columns that no annotation gives a type to.

    Without the check the database takes any word: for what gains a member with nearly every release, in tables that
    are too precious to be rebuilt for it.
    """
    return Enum(
        members,
        native_enum=False,
        length=24,
        create_constraint=is_checked,
        validate_strings=True,
        values_callable=_values,
    )


Id = Annotated[str, mapped_column(String(64))]
KindOf = Annotated[Kind, mapped_column(enumeration(Kind, is_checked=False))]
Number = Annotated[str, mapped_column(String(40))]
Short = Annotated[str, mapped_column(String(200))]
Title = Annotated[str, mapped_column(String(500))]
Prose = Annotated[str, mapped_column(String(PROSE_LENGTH))]
Sha256 = Annotated[str, mapped_column(String(64))]

TYPE_ANNOTATION_MAP: Mapping[Any, Any] = {
    datetime: Moment,
    Decimal: DecimalText,
    enum.Enum: Enum(
        enum.Enum, native_enum=False, length=24, create_constraint=True, validate_strings=True, values_callable=_values
    ),
}
