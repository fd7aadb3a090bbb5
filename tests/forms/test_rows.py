"""Lists of lines within a form."""

from datetime import date
from typing import Any

import pytest
from flask import Flask

from tracker.forms.element import date_field, text_field
from tracker.forms.rows import FormWithRows, Lines, Row
from tracker.models.milestone import Milestone


class Line(Row):
    """A line with two fields."""

    title = text_field(Milestone.title, "Title")
    due_on = date_field("Due")


class Lists(FormWithRows):
    """A form with one list."""

    LISTS = {"lines": Lines(Line, least=3)}


@pytest.fixture
def app() -> Flask:
    """An application that knows nothing but how to read a form."""
    app = Flask("forms")
    app.config.update(SECRET_KEY="a key for tests", WTF_CSRF_ENABLED=False)
    return app


def sent(app: Flask, **typed: str) -> Lists:
    with app.test_request_context(method="POST", data=typed):
        return Lists()


def titles(form: Lists) -> list[Any]:
    return [row.title.data for row in form.rows("lines")]


def test_a_new_form_has_some_empty_lines(app: Flask) -> None:
    with app.test_request_context():
        form = Lists()
    assert titles(form) == [None, None, None]
    assert form.filled("lines") == ()


def test_a_filled_form_has_what_is_there_and_room_for_one_more(app: Flask) -> None:
    with app.test_request_context():
        form = Lists(lines={"lines": [{"title": str(n)} for n in range(3)]})
    assert titles(form) == ["0", "1", "2", None]


def test_lines_left_empty_are_closed_up_so_that_a_refusal_finds_its_line(app: Flask) -> None:
    form = sent(app, **{"lines-0-title": " ", "lines-2-title": "Second", "lines-1-title": "", "lines-5-title": "Third"})
    assert titles(form)[:2] == ["Second", "Third"]
    assert [row.title.name for row in form.filled("lines")] == ["lines-0-title", "lines-1-title"]


def test_one_more_line_is_given_where_it_is_asked_for(app: Flask) -> None:
    typed = {f"lines-{n}-title": str(n) for n in range(3)}
    form = sent(app, **typed, add="lines")
    assert form.is_adding
    assert titles(form) == ["0", "1", "2", None]
    assert not sent(app, **typed, add="something").is_adding
    assert titles(sent(app, **typed)) == ["0", "1", "2"]


def test_what_cannot_be_read_is_no_empty_line(app: Flask) -> None:
    form = sent(app, **{"lines-0-due_on": "soon"})
    assert len(form.filled("lines")) == 1
    with app.test_request_context(method="POST"):
        assert not form.validate()
    assert [problem.field_id for problem in form.problems] == ["lines-0-due_on"]


def test_the_blank_line_is_never_read(app: Flask) -> None:
    form = sent(app, **{"lines-__row__-title": "Nothing", "lines-0-title": "One", "lines-0-due_on": "2025-01-31"})
    assert titles(form) == ["One", None, None]
    assert form.filled("lines")[0].due_on.data == date(2025, 1, 31)
    assert form.blank("lines").title.id == "lines-__row__-title"


def test_nobody_loses_a_line_because_there_are_many(app: Flask) -> None:
    assert len(sent(app, **{f"lines-{n}-title": str(n) for n in range(150)}).filled("lines")) == 150
