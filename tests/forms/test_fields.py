"""What people type, and what is made of it."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from werkzeug.datastructures import MultiDict
from wtforms import Form

from tracker.forms.element import date_field, decimal_field, prose_field, text_field, whole_field
from tracker.models.action import Action


class Sample(Form):
    """One field of each sort."""

    title = text_field(Action.title, "Title", required="Give a title.")
    description = prose_field(Action.description, "Description")
    due_on = date_field("Due")
    value = decimal_field("Value")
    weight = whole_field("Weight", lowest=0, highest=1000)


def typed(**values: str) -> Any:
    form = Sample(MultiDict({"title": "A title"} | values))
    form.validate()
    return form


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("title", "  Survey  ", "Survey"),
        ("description", "", None),
        ("description", "One\r\ntwo", "One\ntwo"),
        ("due_on", "2026-03-31", date(2026, 3, 31)),
        ("due_on", " ", None),
        ("value", "1,250.50", Decimal("1250.50")),
        ("value", "-3", Decimal(-3)),
        ("value", "0.1", Decimal("0.1")),
        ("weight", "7", 7),
    ],
)
def test_what_can_be_read_is_kept(name: str, text: str, value: object) -> None:
    form = typed(**{name: text})
    assert form.errors == {}
    assert form[name].data == value
    assert str(form[name].data) == str(value)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("title", "   ", "Give a title."),
        ("title", "x" * 201, "Use at most 200 characters."),
        ("due_on", "31.3.2026", "Write the day as YYYY-MM-DD, for example 2026-03-31."),
        ("due_on", "2026-3-31", "Write the day as YYYY-MM-DD, for example 2026-03-31."),
        ("due_on", "2026-02-30", "There is no such day in the calendar."),
        ("due_on", "0026-03-31", "Check the year."),
        ("value", "12 %", "Give a number such as 62 or 1,250.5, without its unit."),
        ("value", "1,2,3", "Give a number such as 62 or 1,250.5, without its unit."),
        ("value", "NaN", "Give a number such as 62 or 1,250.5, without its unit."),
        ("value", "1e9", "Give a number such as 62 or 1,250.5, without its unit."),
        ("value", "9" * 16, "Give a number such as 62 or 1,250.5, without its unit."),
        ("weight", "-1", "Give a whole number from 0 to 1000."),
        ("weight", "1.5", "Give a whole number from 0 to 1000."),
        ("weight", "9" * 40, "Give a whole number from 0 to 1000."),
    ],
)
def test_what_cannot_be_read_says_so_once_and_stays_as_it_was_typed(name: str, text: str, words: str) -> None:
    form = typed(**{name: text})
    assert list(form.errors[name]) == [words]
    assert form[name]._value() == (text if name != "title" or text.strip() else "")


def test_lengths_come_from_the_columns() -> None:
    assert 'maxlength="200"' in str(Sample().title())
    assert 'maxlength="10000"' in str(Sample().description())
