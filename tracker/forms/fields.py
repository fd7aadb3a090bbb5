"""Fields that read what people type, and say in a sentence what they could not read."""

import re
from datetime import date
from decimal import Decimal

from wtforms import DateField, DecimalField, Field, Form
from wtforms.validators import NumberRange, StopValidation
from wtforms.widgets import TextInput

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER = re.compile(r"[-+]?(\d{1,3}(,\d{3})+|\d{1,15})(\.\d{1,10})?")
_EARLIEST, _LATEST = date(1900, 1, 1), date(2199, 12, 31)


def clean(text: str | None) -> str | None:
    r"""Return a text as it is kept: trimmed, lines ended by one sign, nothing unprintable; None where nothing is left.

    >>> clean("  Agreed.\r\nSigned.\x00 "), clean("   ")
    ('Agreed.\nSigned.', None)
    """
    lines = re.sub(r"\r\n|[\r\v\f]", "\n", text or "")
    return _UNPRINTABLE.sub("", lines).strip() or None


class Required:
    """A validator: something must be given; the browser says so too."""

    field_flags = {"required": True}

    def __init__(self, message: str) -> None:
        self.message = message

    def __call__(self, form: Form, field: Field) -> None:
        """Stop where nothing was given; what could not be read has its own words already."""
        if field.errors:
            raise StopValidation()
        if field.data is None or field.data in ("", []):
            raise StopValidation(self.message)


class Between(NumberRange):
    """A validator: a number within bounds; what could not be read has its own words already."""

    def __call__(self, form: Form, field: Field) -> None:
        """Refuse a number out of bounds."""
        if field.data is not None:
            super().__call__(form, field)


class DayField(DateField):
    """A day as browsers send it, YYYY-MM-DD, of a year that is no slip of the finger."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the day.

        :raise ValueError: it is none.
        """
        typed = valuelist[0].strip() if valuelist else ""
        self.data = None
        if typed:
            self.data = read_day(typed)


def read_day(typed: str) -> date:
    """Return the day that was typed.

    :raise ValueError: it is none, the calendar has no such day, or its year is a slip.
    """
    if _ISO_DAY.fullmatch(typed) is None:
        raise ValueError("Write the day as YYYY-MM-DD, for example 2026-03-31.")
    try:
        day = date.fromisoformat(typed)
    except ValueError as error:
        raise ValueError("There is no such day in the calendar.") from error
    if not _EARLIEST <= day <= _LATEST:
        raise ValueError("Check the year.")
    return day


class NumberField(DecimalField):
    """A decimal number as people type it: 1250.5 or 1,250.5; kept with the decimals it was given."""

    widget = TextInput()

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the number.

        :raise ValueError: it is none, or longer than any measure.
        """
        typed = valuelist[0].strip() if valuelist else ""
        self.data = None
        if typed:
            self.data = read_number(typed)


def read_number(typed: str) -> Decimal:
    """Return the number that was typed, with its decimals.

    :raise ValueError: it is none, or longer than any measure.
    """
    if _NUMBER.fullmatch(typed) is None:
        raise ValueError("Give a number such as 62 or 1,250.5, without its unit.")
    return Decimal(typed.replace(",", ""))
