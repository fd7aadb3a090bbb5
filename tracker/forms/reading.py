"""Reading a metric."""

from dataclasses import replace
from datetime import date
from typing import Any

from wtforms import Form

from tracker.domain.document.element import Kind
from tracker.domain.document.metric import Metric
from tracker.forms.element import (
    ElementForm,
    date_field,
    decimal_field,
    pick_field,
    prose_field,
    sent_fields,
)
from tracker.forms.once import new_id_field
from tracker.models.metric import Reading
from tracker.models.revision import Revision
from tracker.operations.reporting.readings import NewReading, reading_prefix


class ReadingForm(Form):
    """A reading within a report: a value, or why there is none; left out where both are empty."""

    value = decimal_field("Value")
    note = prose_field(Reading.note, "No new data, because")
    as_of_on = date_field("As of", required="Give the day the value is of.")

    def __init__(self, metric: Metric, as_of_on: date) -> None:
        super().__init__(sent_fields(), prefix=reading_prefix(metric.id), data={"as_of_on": as_of_on})
        self.metric = metric
        if self.as_of_on.raw_data == []:
            self.as_of_on.data = as_of_on

    @property
    def is_typed(self) -> bool:
        """Return whether something was given."""
        return self.value.data is not None or self.note.data is not None

    def validate(self, extra_validators: Any = None) -> bool:
        """Return whether what was typed can be read, and is one answer."""
        is_valid = bool(super().validate(extra_validators))
        if self.value.data is not None and self.note.data is not None:
            self.note.errors = [*self.note.errors, "Give a value or a reason why there is none, not both."]
            return False
        return is_valid

    def reading(self) -> NewReading:
        """Return the reading as it is sent in."""
        return NewReading(
            metric_id=self.metric.id, as_of_on=self.as_of_on.data, value=self.value.data, note=self.note.data
        )


class NewReadingForm(ElementForm):
    """A reading on its own page; it may correct an earlier one, with a reason."""

    id = new_id_field(Kind.READING)
    supersedes_id = pick_field("Corrects")
    reason = prose_field(Revision.reason, "Why it is corrected")
    late_reason = prose_field(Revision.reason, "Why this comes late")

    def __init__(self, metric: Metric, as_of_on: date, **values: Any) -> None:
        super().__init__(**values)
        self.within = ReadingForm(metric, as_of_on)

    @property
    def parts(self) -> tuple[Form, ...]:
        """Return the reading itself."""
        return (self.within,)

    def reading(self) -> NewReading:
        """Return the reading as it is sent in; a correction says why beside its value."""
        new = replace(self.within.reading(), id=self.id.data, supersedes_id=self.supersedes_id.data)
        is_correction = new.supersedes_id is not None and new.value is not None
        return replace(new, note=self.reason.data) if is_correction else new
