"""Cells of a workbook: how values are written, and how what people type is read."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any, Final, TypeVar

from tracker.domain.errors import Refused
from tracker.domain.status import Status
from tracker.exchange.workbook.sheets import ANSWERS, CLEAR, STATUSES, Column, Takes
from tracker.forms.fields import clean, read_day, read_number

Read = TypeVar("Read")


class Erased(Enum):
    """Stands for a value that is erased."""

    VALUE = 0


#: What was typed to erase a value.
ERASED: Final = Erased.VALUE

#: What a cell of a column holds: text, day, number, status, yes or no; or it is erased.
Value = str | date | Decimal | int | Status | bool | Erased

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_LOCAL = re.compile(r"\d{1,4}[/.]\d{1,2}[/.]\d{2,4}")
#: Nobody can tell whether 1/2/2026 is in January or February, and some programs write days so into a CSV file.
_LOCAL_DAY = (
    "Write the day as YYYY-MM-DD, for example 2026-03-31. Where a program changes that in a CSV file, fill in the "
    "workbook (.xlsx) instead."
)
_MIDNIGHT = re.compile(r"[T ]00:00(:00)?$")
#: The day before the first one spreadsheets count; they take 1900 for a leap year, which moves it by one.
_DAY_ZERO = date(1899, 12, 30)
_EARLIEST, _LATEST = date(1900, 3, 1), date(2199, 12, 31)


def guard(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula, from which `unguard` makes the text again.

    >>> guard("=1+1"), guard("'=1+1"), guard("12")
    ("'=1+1", "''=1+1", '12')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """Return the text that was guarded.

    >>> unguard("'=1+1"), unguard("'tis")
    ('=1+1', "'tis")
    """
    return text[1:] if _GUARDED.match(text) else text


def read_cell(column: Column, cell: Any) -> Value | None:
    """Return what a cell says, or None where it is blank.

    :raise Refused: it is nothing the column takes.
    """
    text = clean(cell) if isinstance(cell, str) else None
    if cell is None or (isinstance(cell, str) and text is None):
        return None
    if text is not None and text.lower() == CLEAR:
        if not column.clearable:
            raise Refused(f"{column.title} cannot be erased.")
        return ERASED
    return _READERS[column.takes](column, text if text is not None else cell)


def read_count(text: str) -> int | None:
    """Return a whole number that a file says of itself, or None where it says none.

    >>> read_count("7"), read_count("")
    (7, None)
    """
    return int(text) if text.isdecimal() and len(text) < 19 else None


def as_shown(cell: Any) -> Any:
    """Return the number that a cell shows as a percentage: whoever types 85% has 0.85 in the cell and means 85.

    >>> as_shown(0.853), as_shown(1.0)
    (85.3, 100.0)
    """
    is_number = isinstance(cell, float | int) and not isinstance(cell, bool)
    return float(Decimal(repr(cell)) * 100) if is_number else cell


def _read_text(column: Column, cell: Any) -> str:
    """Return a text, be it of a number or a day."""
    text = cell if isinstance(cell, str) else shown(cell)
    if len(text) > column.longest:
        raise Refused(f"Use at most {column.longest:,} characters; these are {len(text):,}.")
    return text


def _read_day(_column: Column, cell: Any) -> date:
    """Return a day: a date, a number of days as spreadsheets count them, or text as YYYY-MM-DD."""
    if isinstance(cell, datetime):
        cell = cell.date()
    elif isinstance(cell, float | int) and not isinstance(cell, bool) and 0 < cell < 200_000:
        cell = _DAY_ZERO + timedelta(days=int(cell))
    if isinstance(cell, str) and _LOCAL.fullmatch(cell):
        raise Refused(_LOCAL_DAY)
    day = cell if isinstance(cell, date) else _typed(read_day, _MIDNIGHT.sub("", str(cell)))
    if not _EARLIEST <= day <= _LATEST:
        raise Refused("Check the year.")
    return day


def _typed(read: Callable[[str], Read], text: str) -> Read:
    """Return what a text says, as a form would read it.

    :raise Refused: it says nothing of the kind.
    """
    try:
        return read(text)
    except ValueError as error:
        raise Refused(str(error)) from error


def _read_percent(_column: Column, cell: Any) -> int:
    """Return a whole number from 0 to 100."""
    try:
        number = Decimal(cell.removesuffix("%").strip() if isinstance(cell, str) else str(cell))
        if number == int(number) and 0 <= number <= 100 and not isinstance(cell, bool):
            return int(number)
    except (ArithmeticError, ValueError):
        pass
    raise Refused("Give a whole number from 0 to 100.")


def _read_number(_column: Column, cell: Any) -> Decimal:
    """Return a number, be it typed as text; kept with the decimals it was given."""
    return _typed(read_number, cell if isinstance(cell, str) else shown(cell))


def _read_status(_column: Column, cell: Any) -> Status:
    """Return a status by its words."""
    said = str(cell).lower().replace("_", " ")
    for words, status in STATUSES.items():
        if words.lower() == said:
            return status
    raise Refused(f"Choose one from the list: {', '.join(STATUSES)}.")


def _read_answer(_column: Column, cell: Any) -> bool:
    """Return yes or no."""
    said = {"true": "yes", "false": "no"}.get(str(cell).lower(), str(cell).lower())
    if said not in ANSWERS:
        raise Refused("Answer yes or no.")
    return ANSWERS[said]


_READERS: Mapping[Takes, Callable[[Column, Any], Value]] = {
    Takes.TEXT: _read_text,
    Takes.DAY: _read_day,
    Takes.PERCENT: _read_percent,
    Takes.NUMBER: _read_number,
    Takes.STATUS: _read_status,
    Takes.YES_OR_NO: _read_answer,
}


def shown(value: Any) -> str:
    """Return a value as text, the way it can be read again.

    >>> shown(Decimal("12.50")), shown(2.0), shown(date(2026, 3, 31)), shown(Status.AT_RISK), shown(False)
    ('12.50', '2', '2026-03-31', 'At risk', 'no')
    """
    if isinstance(value, Status):
        return next(words for words, status in STATUSES.items() if status is value)
    if isinstance(value, bool):
        return next(words for words, answer in ANSWERS.items() if answer is value)
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return format(Decimal(repr(value)).normalize() if not value.is_integer() else Decimal(int(value)), "f")
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def letter(index: int) -> str:
    """Return the letter of a column, counted from 0.

    >>> letter(0), letter(25), letter(26)
    ('A', 'Z', 'AA')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
