"""What the forms of elements share: fields cut to the columns they fill, and a refusal shown beside its field.

    class MilestoneForm(ElementForm):
        title = text_field(Milestone.title, "Title", required="Give the milestone a title.")
        due_on = date_field("Due", required="Give the day it is due.")
        weight = whole_field("Weight", lowest=0, highest=1000)
        version = hidden_whole_field()

`form.show(refusal)` puts an operation's word where it belongs; components/error_summary.html lists `form.problems`.
After a stale edit, `form.restart(version=...)` lets what was typed be sent again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from flask import request
from werkzeug.datastructures import MultiDict
from wtforms import Field, Form, IntegerField, SelectField, StringField, TextAreaField
from wtforms.fields import RadioField, SelectChoice, SelectMultipleField
from wtforms.validators import Length, Optional
from wtforms.widgets import HiddenInput

from tracker.domain.errors import Refused, StaleEdit
from tracker.formatters import format_date
from tracker.formatters import label as words_for
from tracker.forms.fields import Between, DayField, NumberField, Required, clean
from tracker.forms.returning import ReturningForm


def text_field(column: Any, label: str, *, required: str | None = None, **more: Any) -> Field:
    """Return a field of one line, as long as its column; `required` is what is said where it is empty."""
    return StringField(label, _text_validators(column, required), filters=[clean], **more)


def prose_field(column: Any, label: str, *, required: str | None = None, **more: Any) -> Field:
    """Return a field of several lines, as long as its column."""
    return TextAreaField(label, _text_validators(column, required), filters=[clean], **more)


def date_field(label: str, *, required: str | None = None, **more: Any) -> Field:
    """Return a field for a day."""
    return DayField(label, _validators(required), **more)


def decimal_field(label: str, *, required: str | None = None, **more: Any) -> Field:
    """Return a field for a metric's value."""
    return NumberField(label, _validators(required), places=None, render_kw={"inputmode": "decimal"}, **more)


def whole_field(label: str, *, lowest: int, highest: int, required: str | None = None, **more: Any) -> Field:
    """Return a field for a whole number within bounds."""
    words = f"Give a whole number from {lowest} to {highest}."
    validators = [*_validators(required), Between(lowest, highest, words)]
    return IntegerField(label, validators, invalid_value_message=words, **more)


def choice_field(
    members: Iterable[StrEnum], label: str, *, required: str = "Choose one.", as_radios: bool = False, **more: Any
) -> Field:
    """Return a field to choose one member of an enumeration, said in its words."""
    kinds = tuple(members)
    return (RadioField if as_radios else SelectField)(
        label,
        [Required(required)],
        choices=[SelectChoice(member.value, words_for(member)) for member in kinds],
        coerce=type(kinds[0]),
        invalid_choice_message=required,
        invalid_value_message=required,
        **more,
    )


def pick_field(label: str, *, required: str | None = None, **more: Any) -> Field:
    """Return a field to pick one element by id; the view sets `field.choices = picks(...)`."""
    refused = required or "Choose one from the list."
    return SelectField(label, _validators(required), coerce=_id_or_none, invalid_choice_message=refused, **more)


def pick_several_field(label: str) -> Field:
    """Return a field to pick any number of elements by id; the view sets `field.choices = picks(...)`."""
    return SelectMultipleField(label, invalid_choice_message="Choose from the list: %(value)s")


def picks(elements: Iterable[tuple[str, str]], *, none: str | None = None) -> list[SelectChoice]:
    """Return the choices of a pick field from (id, words) pairs; `none` is what choosing nothing is called."""
    first = [SelectChoice("", none)] if none is not None else []
    return first + [SelectChoice(id, words) for id, words in elements]


def hidden_whole_field() -> Field:
    """Return a hidden whole number: the version or position an edit starts from."""
    words = "This page is out of date; please load it again."
    return IntegerField("Version", [Required(words)], widget=HiddenInput(), invalid_value_message=words)


def sent_fields() -> MultiDict[str, str] | None:
    """Return what was sent, for a form within a form; None where nothing was."""
    return request.form if request.method == "POST" else None


@dataclass(frozen=True, slots=True)
class Problem:
    """A sentence about what was typed, and the id of the field it belongs beside."""

    message: str
    field_id: str | None


class ElementForm(ReturningForm):
    """A form of an element; `parts` are the forms within it, one for each of its milestones, say."""

    form_errors: list[str]

    @property
    def parts(self) -> tuple[Form, ...]:
        """Return the forms within this one."""
        return ()

    def validate(self, extra_validators: Any = None) -> bool:
        """Return whether all that was typed can be read, in the forms within too."""
        own = super().validate(extra_validators)
        return all([part.validate() for part in self.parts]) and own

    def show(self, refusal: Refused) -> None:
        """Put an operation's refusal beside the field it names, or at the top; where an edit is stale, both values."""
        self._say(self._named(refusal.field), str(refusal))
        if isinstance(refusal, StaleEdit):
            for name, value in refusal.theirs.items():
                field = self._named(name)
                if field is not None and not isinstance(field.widget, HiddenInput):
                    self._say(field, f"Now it is: {said(field, value)}. What you typed is kept here.")

    def restart(self, **hidden: Any) -> None:
        """Give hidden fields new values, so that what was typed can be sent again on top of what is there now."""
        for name, value in hidden.items():
            field = self._fields[name]
            field.data, field.raw_data = value, None

    @property
    def problems(self) -> list[Problem]:
        """Return everything that is wrong, in the order of the page."""
        fields = [field for form in (self, *self.parts) for field in form]
        beside = [Problem(message, field.id) for field in fields for message in field.errors]
        return [Problem(message, None) for message in self.form_errors] + beside

    def _say(self, field: Field | None, message: str) -> None:
        """Put a sentence beside a field, or at the top."""
        if field is None:
            self.form_errors = [*self.form_errors, message]
        else:
            field.errors = [*field.errors, message]

    def _named(self, name: str | None) -> Field | None:
        """Return the field with a name, or the first of the form within that has it for a prefix."""
        if name is None or name in self._fields:
            return self._fields.get(name)
        within = [field for part in self.parts for field in part]
        return next((field for field in within if field.name == name or field.name.startswith(f"{name}-")), None)


def said(field: Field, value: Any) -> str:
    """Return a value that a field could hold, in words."""
    if value is None or value in ("", (), []):
        return "nothing"
    if isinstance(value, tuple | list):
        return ", ".join(said(field, member) for member in value)
    if isinstance(field, SelectField):
        return next((choice.label for choice in field.choices if choice.value == value), str(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return format_date(value) if isinstance(value, date) else str(value)


def _validators(required: str | None) -> list[Any]:
    """Return the validator that says whether something must be given."""
    return [Optional() if required is None else Required(required)]


def _text_validators(column: Any, required: str | None) -> list[Any]:
    """Return the validators of a text: given or not, and no longer than its column."""
    longest = column.type.length
    return [*_validators(required), Length(max=longest, message=f"Use at most {longest:,} characters.")]


def _id_or_none(value: str | None) -> str | None:
    """Return the id that was picked, or None."""
    return value or None
