"""Metrics, targets and readings in JSON."""

from typing import Any

from marshmallow import ValidationError, fields, post_load, validate

from tracker.domain.document.element import Lifecycle, Visibility
from tracker.domain.document.metric import ReadingPart
from tracker.models.metric import Metric, Reading, Target
from tracker.schemas.element import (
    DecimalString,
    ElementSchema,
    column_field,
    id_field,
    number_field,
    reference_field,
    weight_field,
)


class TargetSchema(ElementSchema):
    """What a metric is to reach by a day."""

    id = id_field()
    due_on = column_field(Target.due_on)
    value = column_field(Target.value)
    lifecycle = column_field(Target.lifecycle, load_default=Lifecycle.ACTIVE)
    lifecycle_reason = column_field(Target.lifecycle_reason)
    lifecycle_on = column_field(Target.lifecycle_on)
    is_illustrative = column_field(Target.is_illustrative, load_default=False)


class ReadingPartSchema(ElementSchema):
    """One organization's part in a reading."""

    organization_id = reference_field()
    value = DecimalString(required=True)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> ReadingPart:
        """Return the value the reading carries."""
        return ReadingPart(**data)


class ReadingSchema(ElementSchema):
    """What a metric stood at on a day; without a value it says why there is no new data."""

    id = id_field()
    as_of_on = column_field(Reading.as_of_on)
    value = column_field(Reading.value)
    note = column_field(Reading.note)
    supersedes_id = reference_field(required=False)
    status_update_id = reference_field(required=False)
    reported_on = column_field(Reading.reported_on)
    booked_to = column_field(Reading.booked_to)
    is_illustrative = column_field(Reading.is_illustrative, load_default=False)
    parts = fields.List(fields.Nested(ReadingPartSchema), load_default=())


class MetricSchema(ElementSchema):
    """A metric with its targets and readings in order."""

    id = id_field()
    goal_id = reference_field(required=False)
    objective_id = reference_field(required=False)
    action_id = reference_field(required=False)
    number = number_field(Metric.number)
    title = column_field(Metric.title)
    definition = column_field(Metric.definition)
    unit = column_field(Metric.unit)
    direction = column_field(Metric.direction)
    kind = column_field(Metric.kind)
    baseline_value = column_field(Metric.baseline_value)
    baseline_on = column_field(Metric.baseline_on)
    frequency = column_field(Metric.frequency)
    publication_lag_days = fields.Integer(strict=True, load_default=0, validate=validate.Range(0, 1000))
    source = column_field(Metric.source)
    verification = column_field(Metric.verification)
    limitations = column_field(Metric.limitations)
    breakdown = column_field(Metric.breakdown)
    organization_id = reference_field()
    weight = weight_field()
    lifecycle = column_field(Metric.lifecycle, load_default=Lifecycle.ACTIVE)
    lifecycle_reason = column_field(Metric.lifecycle_reason)
    lifecycle_on = column_field(Metric.lifecycle_on)
    visibility = column_field(Metric.visibility, load_default=Visibility.PUBLIC)
    is_illustrative = column_field(Metric.is_illustrative, load_default=False)
    targets = fields.List(fields.Nested(TargetSchema), load_default=())
    readings = fields.List(fields.Nested(ReadingSchema), load_default=())

    @post_load
    def check_owner(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Refuse a metric of nothing, and one of several elements."""
        if sum(data[name] is not None for name in ("goal_id", "objective_id", "action_id")) != 1:
            raise ValidationError("A metric belongs to exactly one goal, objective or action.", "goal_id")
        return data
