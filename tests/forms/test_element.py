"""A refusal beside its field."""

from datetime import date
from typing import Any

import pytest
from flask import Flask
from wtforms import Form

from tracker.domain.document.element import Visibility
from tracker.domain.errors import Refused, StaleEdit
from tracker.forms.element import (
    ElementForm,
    choice_field,
    date_field,
    hidden_whole_field,
    pick_field,
    picks,
    sent_fields,
    text_field,
)
from tracker.models.action import Action


class Part(Form):
    """A form within a form."""

    due_on = date_field("Due", required="Give the day.")


class Sample(ElementForm):
    """A form with a form within it."""

    title = text_field(Action.title, "Title", required="Give a title.")
    due_on = date_field("Due")
    visibility = choice_field(Visibility, "Visibility")
    organization_id = pick_field("Responsible")
    version = hidden_whole_field()

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.organization_id.choices = picks([("o1", "Office one"), ("o2", "Office two")], none="nobody")
        self.part = Part(sent_fields(), prefix="milestones-m1")

    @property
    def parts(self) -> tuple[Form, ...]:
        """Return the form within."""
        return (self.part,)


@pytest.fixture
def form(app: Flask) -> Any:
    sent = {"title": "T", "visibility": "public", "version": "3", "milestones-m1-due_on": "2026-01-01"}
    with app.test_request_context(method="POST", data=sent):
        yield Sample()


def test_all_that_can_be_read_is_valid(form: Any) -> None:
    assert form.validate_on_submit()
    assert (form.visibility.data, form.organization_id.data, form.version.data) == (Visibility.PUBLIC, None, 3)


def test_a_form_within_is_validated_too(app: Flask) -> None:
    sent = {"title": "T", "visibility": "public", "version": "3"}
    with app.test_request_context(method="POST", data=sent):
        form = Sample()
        assert not form.validate_on_submit()
        assert [(problem.field_id, problem.message) for problem in form.problems] == [
            ("milestones-m1-due_on", "Give the day.")
        ]


@pytest.mark.parametrize(
    ("field", "beside"),
    [("title", "title"), ("milestones-m1-due_on", "milestones-m1-due_on"), ("milestones-m1", "milestones-m1-due_on"),
     ("no_such_field", None), (None, None)],
)  # fmt: skip
def test_a_refusal_stands_beside_the_field_it_names_or_at_the_top(
    form: Any, field: str | None, beside: str | None
) -> None:
    form.validate()
    form.show(Refused("It cannot be.", field=field))
    assert [(problem.message, problem.field_id) for problem in form.problems] == [("It cannot be.", beside)]


def test_a_stale_edit_shows_both_values_in_words(form: Any) -> None:
    form.validate()
    theirs = {"title": "Another", "due_on": date(2026, 3, 1), "organization_id": "o2", "version": 4}
    form.show(StaleEdit("Somebody changed it.", theirs=theirs, yours={}))
    said = {problem.field_id: problem.message for problem in form.problems}
    assert said[None] == "Somebody changed it."
    assert said["title"].startswith("Now it is: Another.")
    assert said["due_on"].startswith("Now it is: 1 Mar 2026.")
    assert said["organization_id"].startswith("Now it is: Office two.")
    assert "version" not in said
    assert form.title.data == "T"


def test_what_was_typed_can_be_sent_again_on_top_of_what_is_there_now(form: Any) -> None:
    form.restart(version=4)
    assert 'value="4"' in str(form.version())


def test_what_is_not_in_the_list_is_refused(app: Flask) -> None:
    sent = {"title": "T", "visibility": "secret", "organization_id": "o9", "version": "x"}
    with app.test_request_context(method="POST", data=sent | {"milestones-m1-due_on": "2026-01-01"}):
        form = Sample()
        assert not form.validate()
        assert form.errors == {
            "visibility": ["Choose one."],
            "organization_id": ["Choose one from the list."],
            "version": ["This page is out of date; please load it again."],
        }
