"""The lines of "My updates": each its own small form within one that holds them all, told apart by a prefix."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask import request
from werkzeug.datastructures import MultiDict
from wtforms import Field, HiddenField, RadioField
from wtforms.fields import SelectChoice

from tracker.domain.document.element import Kind
from tracker.domain.document.metric import Metric
from tracker.domain.errors import Refused
from tracker.forms.element import ElementForm, picks, prose_field, text_field
from tracker.forms.fields import Required
from tracker.forms.once import new_id_field
from tracker.forms.reading import NewReadingForm
from tracker.forms.status_update import StatusUpdateForm
from tracker.models.contribution import Contribution
from tracker.operations.once import new_id

#: The fields a report's line shows; whatever else its draft or the last report holds goes with it unseen.
SHOWN = ("status", "summary", "percent", "why", "recovery", "forecast_on", "reported_by", "is_cleared", "late_reason")
#: What says nothing of how an action is going.
_SILENT = ("csrf_token", "id", "seen", "period")


class ReportLineForm(StatusUpdateForm):
    """The line of an action: the short report."""

    def __init__(self, key: str, **values: Any) -> None:
        super().__init__(prefix=key, **_sent(key), **values)
        self.key = key

    @property
    def unseen(self) -> list[Field]:
        """Return the fields that hold something and are not shown."""
        shown = (*SHOWN, "csrf_token", "id", "seen")
        return [field for name, field in self._fields.items() if name not in shown and field.data is not None]

    @property
    def loose_errors(self) -> list[str]:
        """Return what is wrong and stands beside no field of the line."""
        hidden = [message for name, f in self._fields.items() if name not in SHOWN for message in f.errors]
        return [*self.form_errors, *hidden]

    @property
    def is_touched(self) -> bool:
        """Return whether something was typed that the line did not begin with."""
        return any(_is_touched(field) for field in self._spoken())

    def typed(self) -> dict[str, str]:
        """Return what was sent, by the names the report's own page gives its fields."""
        return {
            self._plain(field): request.form[field.name] for field in self._spoken() if request.form.get(field.name)
        }

    def fill(self, fields: Mapping[str, str]) -> None:
        """Put what was kept as a draft into the line."""
        for field in self._spoken():
            kept = fields.get(self._plain(field))
            if kept:
                field.process(MultiDict([(field.name, kept)]), field.object_data)

    def renew(self, *, seen: int) -> None:
        """Let what was typed be sent again as a report of its own, after the one at a position."""
        self.restart(seen=seen, id=new_id(Kind.STATUS_UPDATE))

    def _spoken(self) -> Iterator[Field]:
        """Yield the fields that say something, those of milestones and readings too."""
        yield from (field for name, field in self._fields.items() if name not in _SILENT)
        for part in self.parts:
            yield from part

    def _plain(self, field: Field) -> str:
        """Return a field's name without what tells the lines apart."""
        return str(field.name).removeprefix(f"{self.key}-")


class ContributionForm(ElementForm):
    """The line of an action of another office: as planned, or why not."""

    id = new_id_field(Kind.CONTRIBUTION)
    period = HiddenField("Period")
    is_as_planned = RadioField(
        "Contributing as planned?",
        [Required("Say whether you contribute as planned.")],
        choices=[SelectChoice("yes", "Yes"), SelectChoice("no", "No")],
    )
    why = prose_field(Contribution.why, "Why not")
    reported_by = text_field(Contribution.reported_by, "Who said so")

    def __init__(self, key: str, *, is_for_somebody: bool, **values: Any) -> None:
        super().__init__(prefix=key, **_sent(key), **values)
        self.key = key
        self.is_for_somebody = is_for_somebody

    @property
    def loose_errors(self) -> list[str]:
        """Return what is wrong and stands beside no field of the line."""
        return [*self.form_errors, *self.period.errors]

    @property
    def is_touched(self) -> bool:
        """Return whether something was typed."""
        return bool(self.is_as_planned.data or self.why.data)

    def show(self, refusal: Refused) -> None:
        """Show a refusal; a period that takes no answer any more gives way to the one that is asked for now."""
        super().show(refusal)
        if refusal.field == "period":
            self.restart(period=self.period.object_data)

    @property
    def says_no(self) -> bool:
        """Return whether it is answered with no, or a reason why not was typed."""
        return bool(self.is_as_planned.data == "no" or self.why.data)

    def renew(self, **_seen: int) -> None:
        """Let what was typed be sent again as an answer of its own."""
        self.restart(id=new_id(Kind.CONTRIBUTION))

    def validate(self, extra_validators: Any = None) -> bool:
        """Return whether "no" comes with its reason, and "yes" without one."""
        is_valid = super().validate(extra_validators)
        wrong = {}
        if self.is_as_planned.data == "no" and self.why.data is None:
            wrong[self.why] = "Say why not."
        if self.is_as_planned.data == "yes" and self.why.data is not None:
            wrong[self.why] = "Only where it does not go as planned: clear this, or choose no."
        if self.is_for_somebody and self.reported_by.data is None:
            wrong[self.reported_by] = "Say who told you."
        for field, words in wrong.items():
            field.errors = [*field.errors, words]
        return is_valid and not wrong


class ReadingLineForm(NewReadingForm):
    """The line of a metric that goes with no report."""

    def __init__(self, key: str, metric: Metric, as_of_on: Any, **values: Any) -> None:
        super().__init__(metric, as_of_on, prefix=key, **_sent(key), **values)
        self.key = key
        self.supersedes_id.choices = picks((), none="nothing")

    @property
    def is_touched(self) -> bool:
        """Return whether something was typed."""
        return self.within.is_typed or any(field.errors or field.process_errors for field in self.within)

    def renew(self, **_seen: int) -> None:
        """Let what was typed be sent again as a reading of its own."""
        self.restart(id=new_id(Kind.READING))

    def validate(self, extra_validators: Any = None) -> bool:
        """Return whether there is an answer to send."""
        is_valid = super().validate(extra_validators)
        if is_valid and not self.within.is_typed:
            self.within.value.errors = [*self.within.value.errors, "Give a value, or why there is none."]
            return False
        return is_valid


def _sent(key: str) -> dict[str, Any]:
    """Return what makes a line keep its first values where another line was sent alone."""
    return {} if f"{key}-id" in request.form else {"formdata": None}


def _is_touched(field: Field) -> bool:
    """Return whether a field holds something else than it began with."""
    return bool(field.process_errors) or (field.data or None) != (field.object_data or None)
