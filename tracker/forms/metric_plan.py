"""Metrics as they are planned: definition, baseline and targets; beside a new action, or by themselves."""

from typing import Any

from wtforms import Form

from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind, Lifecycle, Visibility
from tracker.domain.document.metric import Direction, Frequency, MetricKind
from tracker.domain.document.metric import Metric as MetricNode
from tracker.forms.choices import organization_choices
from tracker.forms.element import (
    ElementForm,
    choice_field,
    date_field,
    decimal_field,
    hidden_whole_field,
    pick_field,
    prose_field,
    text_field,
    whole_field,
)
from tracker.forms.once import new_id_field
from tracker.forms.reason import reason_field
from tracker.forms.rows import FormWithRows, Lines, Row
from tracker.models.metric import Metric
from tracker.operations.planning.edit import HEAVIEST
from tracker.operations.planning.metrics import NewMetric, NewTarget

_UNIT_WORDS = "Say in what it is counted: reports, days, percent ..."


class MetricPart(Form):
    """A first metric of a new action; with nothing said, there is none."""

    title = text_field(Metric.title, "What is measured")
    unit = text_field(Metric.unit, "Unit")
    direction = choice_field(Direction, "Direction", default=Direction.INCREASE)
    kind = choice_field(MetricKind, "Kind", default=MetricKind.OUTPUT)
    frequency = choice_field(Frequency, "Read", default=Frequency.QUARTERLY)
    baseline_value = decimal_field("Baseline")
    baseline_on = date_field("Baseline of")
    target_value = decimal_field("First target")
    target_on = date_field("To be reached by")

    @property
    def is_empty(self) -> bool:
        """Return whether nothing was said of a metric."""
        said = (self.title, self.unit, self.baseline_value, self.baseline_on, self.target_value, self.target_on)
        return not any(field.data is not None or field.process_errors for field in said)

    def validate(self, extra_validators: Any = None) -> bool:
        """Return whether there is no metric, or one that says what it counts."""
        is_valid = bool(super().validate(extra_validators))
        if self.is_empty:
            return is_valid
        _require(self.title, "Say what is measured.")
        _require(self.unit, _UNIT_WORDS)
        _require_both(self.baseline_value, self.baseline_on)
        _require_both(self.target_value, self.target_on)
        return not any(field.errors for field in self)

    def metric(self, organization_id: str) -> NewMetric | None:
        """Return the metric that was asked for, or None."""
        if self.is_empty:
            return None
        targets = (NewTarget(self.target_on.data, self.target_value.data),) if self.target_on.data else ()
        return NewMetric(
            title=self.title.data,
            unit=self.unit.data,
            direction=Direction(self.direction.data),
            kind=MetricKind(self.kind.data),
            frequency=Frequency(self.frequency.data),
            organization_id=organization_id,
            baseline_value=self.baseline_value.data,
            baseline_on=self.baseline_on.data,
            targets=targets,
        )


class TargetRow(Row):
    """One target."""

    value = decimal_field("Target")
    due_on = date_field("To be reached by")

    @property
    def is_empty(self) -> bool:
        """Return whether nothing was said in this line; nought is something."""
        return not any(field.data is not None or field.process_errors for field in self)

    def validate(self, extra_validators: Any = None) -> bool:
        """Return whether the line is empty or complete."""
        is_valid = bool(super().validate(extra_validators))
        _require_both(self.value, self.due_on)
        return is_valid and not (self.value.errors or self.due_on.errors)

    def target(self) -> NewTarget:
        """Return the target that was asked for."""
        return NewTarget(self.due_on.data, self.value.data)


class MetricForm(FormWithRows):
    """What a planner says of a metric."""

    title = text_field(Metric.title, "What is measured", required="Say what is measured.")
    unit = text_field(Metric.unit, "Unit", required=_UNIT_WORDS)
    direction = choice_field(Direction, "Direction", default=Direction.INCREASE)
    kind = choice_field(MetricKind, "Kind", default=MetricKind.OUTPUT)
    baseline_value = decimal_field("Baseline")
    baseline_on = date_field("Baseline of")
    frequency = choice_field(Frequency, "Read", default=Frequency.QUARTERLY)
    organization_id = pick_field("Read by", required="Choose the organization that reads it.")
    definition = prose_field(Metric.definition, "Definition")
    source = text_field(Metric.source, "Source")
    verification = prose_field(Metric.verification, "How it is verified")
    limitations = prose_field(Metric.limitations, "Limitations")
    breakdown = text_field(Metric.breakdown, "Broken down by")
    publication_lag_days = whole_field(
        "Days until a period's figure comes out", lowest=0, highest=1000, required="Give a whole number.", default=0
    )
    weight = whole_field("Weight", lowest=0, highest=HEAVIEST, required="Give a whole number.", default=1)
    visibility = choice_field(Visibility, "Visibility", default=Visibility.PUBLIC)
    reason = reason_field()

    @property
    def has_more(self) -> bool:
        """Return whether something is said, or wrong, of what need not be said."""
        texts = (self.definition, self.source, self.verification, self.limitations, self.breakdown)
        numbers = (self.publication_lag_days, self.weight, self.visibility)
        is_usual = tuple(field.data for field in numbers) == (0, 1, Visibility.PUBLIC)
        return not is_usual or any(field.data or field.errors for field in texts)

    def offer(self, document: Document) -> None:
        """Set what can be picked."""
        self.organization_id.choices = organization_choices(document)

    def validate(self, extra_validators: Any = None) -> bool:
        """Return whether all can be read, and the baseline is whole or not given."""
        is_valid = super().validate(extra_validators)
        _require_both(self.baseline_value, self.baseline_on)
        return is_valid and not (self.baseline_value.errors or self.baseline_on.errors)

    def values(self) -> dict[str, Any]:
        """Return what was said of the metric, by the names of its values."""
        return {name: self._fields[name].data for name in METRIC_FIELDS}


METRIC_FIELDS = (
    "title", "unit", "direction", "kind", "baseline_value", "baseline_on", "frequency", "organization_id",
    "definition", "source", "verification", "limitations", "breakdown", "publication_lag_days", "weight", "visibility",
)  # fmt: skip


class NewMetricForm(MetricForm):
    """A new metric with its targets."""

    LISTS = {"targets": Lines(TargetRow, least=3)}

    id = new_id_field(Kind.METRIC)

    def metric(self, **owner: str) -> NewMetric:
        """Return the metric that was asked for, of the element named by goal_id, objective_id or action_id."""
        values: dict[str, Any] = {**self.values(), **owner}
        return NewMetric(**values, targets=tuple(row.target() for row in self.filled("targets")), id=self.id.data)


class MetricEditForm(MetricForm):
    """A metric as it stands, to be changed."""

    version = hidden_whole_field()

    @classmethod
    def of(cls, metric: MetricNode) -> "MetricEditForm":
        """Return the form filled with a metric as it stands."""
        return cls(obj=metric)


class TargetForm(ElementForm):
    """One more target."""

    value = decimal_field("Target", required="Give the value to reach.")
    due_on = date_field("To be reached by", required="Give the day.")
    reason = reason_field()
    id = new_id_field(Kind.TARGET)

    def target(self) -> NewTarget:
        """Return the target that was asked for."""
        return NewTarget(self.due_on.data, self.value.data, self.id.data)


class EndMetricForm(ElementForm):
    """How a metric ends, and why."""

    lifecycle = choice_field(
        (Lifecycle.CANCELLED, Lifecycle.ARCHIVED), "It is to be", required="Choose how the metric ends.", as_radios=True
    )
    reason = reason_field("Say why the metric ends.")
    version = hidden_whole_field()


def _require(field: Any, words: str) -> None:
    """Ask for a value that is missing."""
    if field.data is None and not field.errors:
        field.errors = [words]


def _require_both(value: Any, day: Any) -> None:
    """Ask for the other one where only a value or only its day was given."""
    if value.data is not None and day.data is None and not day.errors:
        day.errors = ["Give the day of this value."]
    if day.data is not None and value.data is None and not value.errors:
        value.errors = ["Give the value of this day."]
