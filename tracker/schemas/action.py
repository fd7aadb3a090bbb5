"""Actions, milestones and status updates in JSON."""

from typing import Any

from marshmallow import fields, missing, post_load, pre_load, validate

from tracker.domain.document.element import Lifecycle, Visibility
from tracker.domain.document.status_update import CarriedAchievement, CarriedReading, UpdateState
from tracker.models.action import Action
from tracker.models.contribution import Contribution
from tracker.models.metric import Reading
from tracker.models.milestone import Milestone
from tracker.models.status_update import StatusUpdate
from tracker.schemas.element import (
    Day,
    ElementSchema,
    column_field,
    id_field,
    number_field,
    reference_field,
    references_field,
    weight_field,
)


class MilestoneSchema(ElementSchema):
    """A milestone."""

    id = id_field()
    number = number_field(Milestone.number)
    title = column_field(Milestone.title)
    due_on = column_field(Milestone.due_on)
    first_due_on = column_field(Milestone.first_due_on)
    redated_count = column_field(Milestone.redated_count, load_default=0)
    achieved_on = column_field(Milestone.achieved_on)
    evidence_title = column_field(Milestone.evidence_title)
    evidence_reference = column_field(Milestone.evidence_reference)
    booked_to = column_field(Milestone.booked_to)
    weight = weight_field()
    lifecycle = column_field(Milestone.lifecycle, load_default=Lifecycle.ACTIVE)
    lifecycle_reason = column_field(Milestone.lifecycle_reason)
    lifecycle_on = column_field(Milestone.lifecycle_on)
    visibility = column_field(Milestone.visibility, load_default=Visibility.PUBLIC)
    is_illustrative = column_field(Milestone.is_illustrative, load_default=False)


class CarriedAchievementSchema(ElementSchema):
    """A milestone that a report says was achieved."""

    milestone_id = reference_field()
    achieved_on = Day(required=True)
    evidence_title = column_field(Milestone.evidence_title, load_default=missing, required=True, allow_none=False)
    evidence_reference = column_field(
        Milestone.evidence_reference, load_default=missing, required=True, allow_none=False
    )

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> CarriedAchievement:
        """Return the value that is carried."""
        return CarriedAchievement(**data)


class CarriedReadingSchema(ElementSchema):
    """A reading that travels with a report."""

    metric_id = reference_field()
    as_of_on = column_field(Reading.as_of_on)
    value = column_field(Reading.value)
    note = column_field(Reading.note)
    supersedes_id = reference_field(required=False)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> CarriedReading:
        """Return the value that is carried."""
        return CarriedReading(**data)


class ContributionSchema(ElementSchema):
    """What a contributing organization says of its part."""

    id = id_field()
    organization_id = reference_field()
    period = column_field(Contribution.period)
    is_as_planned = column_field(Contribution.is_as_planned)
    why = column_field(Contribution.why)
    reported_on = column_field(Contribution.reported_on)
    reported_by = column_field(Contribution.reported_by)
    entered_by = column_field(Contribution.entered_by)
    is_illustrative = column_field(Contribution.is_illustrative, load_default=False)


class StatusUpdateSchema(ElementSchema):
    """A report on one action for one period."""

    id = id_field()
    period = column_field(StatusUpdate.period)
    status = column_field(StatusUpdate.status)
    percent = fields.Integer(strict=True, load_default=None, allow_none=True, validate=validate.Range(0, 100))
    summary = column_field(StatusUpdate.summary)
    next_steps = column_field(StatusUpdate.next_steps)
    why = column_field(StatusUpdate.why)
    recovery = column_field(StatusUpdate.recovery)
    forecast_on = column_field(StatusUpdate.forecast_on)
    blockers = column_field(StatusUpdate.blockers)
    help_needed = column_field(StatusUpdate.help_needed)
    blocked_by = column_field(StatusUpdate.blocked_by)
    blocked_since_on = column_field(StatusUpdate.blocked_since_on)
    cleared_by = column_field(StatusUpdate.cleared_by)
    state = column_field(StatusUpdate.state, load_default=UpdateState.SUBMITTED)
    awaits_approval = column_field(StatusUpdate.awaits_approval, load_default=False)
    is_confirmation = column_field(StatusUpdate.is_confirmation, load_default=False)
    reported_on = column_field(StatusUpdate.reported_on)
    submitted_on = column_field(StatusUpdate.submitted_on)
    reported_by = column_field(StatusUpdate.reported_by)
    entered_by = column_field(StatusUpdate.entered_by)
    decided_by = column_field(StatusUpdate.decided_by)
    decided_on = column_field(StatusUpdate.decided_on)
    decision_note = column_field(StatusUpdate.decision_note)
    visibility = column_field(StatusUpdate.visibility, load_default=Visibility.PUBLIC)
    is_illustrative = column_field(StatusUpdate.is_illustrative, load_default=False)
    achievements = fields.List(fields.Nested(CarriedAchievementSchema), load_default=())
    readings = fields.List(fields.Nested(CarriedReadingSchema), load_default=())

    @pre_load
    def date_sending(self, data: Any, **_: Any) -> Any:
        """Return a report that says when it was sent: on the day it speaks of, where a file does not say."""
        if not isinstance(data, dict) or "reported_on" not in data:
            return data
        return {"submitted_on": data["reported_on"]} | data


class ActionSchema(ElementSchema):
    """An action with its milestones and status updates in order."""

    id = id_field()
    objective_id = reference_field()
    number = number_field(Action.number)
    title = column_field(Action.title)
    description = column_field(Action.description)
    deliverable = column_field(Action.deliverable)
    resources = column_field(Action.resources)
    organization_id = reference_field()
    lead_id = reference_field(required=False)
    deputy_id = reference_field(required=False)
    starts_on = column_field(Action.starts_on)
    due_on = column_field(Action.due_on)
    first_starts_on = column_field(Action.first_starts_on)
    first_due_on = column_field(Action.first_due_on)
    is_continuing = column_field(Action.is_continuing, load_default=False)
    redated_count = column_field(Action.redated_count, load_default=0)
    published_on = column_field(Action.published_on)
    weight = weight_field()
    lifecycle = column_field(Action.lifecycle, load_default=Lifecycle.ACTIVE)
    lifecycle_reason = column_field(Action.lifecycle_reason)
    lifecycle_on = column_field(Action.lifecycle_on)
    superseded_by_id = reference_field(required=False)
    visibility = column_field(Action.visibility, load_default=Visibility.PUBLIC)
    is_illustrative = column_field(Action.is_illustrative, load_default=False)
    contributing_ids = references_field()
    consulted_ids = references_field()
    contributes_to_ids = references_field()
    depends_on_ids = references_field()
    milestones = fields.List(fields.Nested(MilestoneSchema), load_default=())
    status_updates = fields.List(fields.Nested(StatusUpdateSchema), load_default=())
    contributions = fields.List(fields.Nested(ContributionSchema), load_default=())
