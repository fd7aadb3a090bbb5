"""The published text in JSON."""

from typing import Any
from zoneinfo import available_timezones

from marshmallow import ValidationError, fields, post_load, validate

from tracker.domain.document.element import Lifecycle
from tracker.domain.document.objective import ObjectiveOrganization
from tracker.models.goal import Goal
from tracker.models.objective import Objective
from tracker.models.strategy import Strategy
from tracker.models.theme import Theme
from tracker.schemas.element import (
    ElementSchema,
    column_field,
    id_field,
    number_field,
    reference_field,
    weight_field,
    words_field,
)
from tracker.schemas.framework import FrameworkSchema


class ObjectiveOrganizationSchema(ElementSchema):
    """An organization that an objective's text names, and its part there."""

    organization_id = reference_field()
    part = words_field(200)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> ObjectiveOrganization:
        """Return the value the objective carries."""
        return ObjectiveOrganization(**data)


class ObjectiveSchema(ElementSchema):
    """One objective."""

    id = id_field()
    number = number_field(Objective.number)
    printed_number = column_field(Objective.printed_number)
    text = column_field(Objective.text)
    weight = weight_field()
    lifecycle = column_field(Objective.lifecycle, load_default=Lifecycle.ACTIVE)
    lifecycle_reason = column_field(Objective.lifecycle_reason)
    lifecycle_on = column_field(Objective.lifecycle_on)
    organizations = fields.List(fields.Nested(ObjectiveOrganizationSchema), load_default=())


class GoalSchema(ElementSchema):
    """One goal with its objectives in order."""

    id = id_field()
    number = number_field(Goal.number)
    printed_number = column_field(Goal.printed_number)
    text = column_field(Goal.text)
    weight = weight_field()
    lifecycle = column_field(Goal.lifecycle, load_default=Lifecycle.ACTIVE)
    lifecycle_reason = column_field(Goal.lifecycle_reason)
    lifecycle_on = column_field(Goal.lifecycle_on)
    objectives = fields.List(fields.Nested(ObjectiveSchema), load_default=())


class ThemeSchema(ElementSchema):
    """One theme with its goals in order."""

    id = id_field()
    number = column_field(Theme.number)
    printed_number = column_field(Theme.printed_number)
    title = column_field(Theme.title)
    text = column_field(Theme.text)
    goals = fields.List(fields.Nested(GoalSchema), load_default=())


class StrategySchema(ElementSchema):
    """A strategy with its themes and frameworks in order."""

    id = id_field()
    slug = column_field(Strategy.slug)
    title = column_field(Strategy.title)
    issuer = column_field(Strategy.issuer)
    summary = column_field(Strategy.summary)
    mandate = column_field(Strategy.mandate)
    marking = column_field(Strategy.marking)
    notice = column_field(Strategy.notice)
    starts_on = column_field(Strategy.starts_on)
    ends_on = column_field(Strategy.ends_on)
    is_period_assumed = column_field(Strategy.is_period_assumed, load_default=False)
    source_title = column_field(Strategy.source_title)
    source_sha256 = column_field(Strategy.source_sha256)
    theme_word = column_field(Strategy.theme_word, load_default="Theme")
    goal_word = column_field(Strategy.goal_word, load_default="Goal")
    objective_word = column_field(Strategy.objective_word, load_default="Objective")
    time_zone = column_field(Strategy.time_zone, load_default="America/New_York")
    fiscal_year_starts_month = fields.Integer(strict=True, load_default=10, validate=validate.Range(1, 12))
    frameworks = fields.List(fields.Nested(FrameworkSchema), load_default=())
    themes = fields.List(fields.Nested(ThemeSchema), required=True, validate=validate.Length(min=1))

    @post_load
    def check_meaning(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Refuse a slug that is no address, a period that ends before it starts, and an unknown time zone."""
        if not all(part.isalnum() and part.isascii() and part == part.lower() for part in data["slug"].split("-")):
            raise ValidationError("Lower case letters, digits and hyphens only.", "slug")
        if data["ends_on"] < data["starts_on"]:
            raise ValidationError("Ends before it starts.", "ends_on")
        if data["time_zone"] not in available_timezones():
            raise ValidationError("Not a time zone name such as America/New_York.", "time_zone")
        return data
