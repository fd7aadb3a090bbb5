"""Actions, milestones and status updates in JSON."""

from marshmallow import fields, validate

from tracker.domain.document.element import Lifecycle, Visibility
from tracker.domain.document.status_update import UpdateState
from tracker.models.action import Action
from tracker.models.milestone import Milestone
from tracker.models.status_update import StatusUpdate
from tracker.schemas.element import (
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
    number = column_field(Milestone.number)
    title = column_field(Milestone.title)
    due_on = column_field(Milestone.due_on)
    first_due_on = column_field(Milestone.first_due_on)
    redated_count = column_field(Milestone.redated_count, load_default=0)
    achieved_on = column_field(Milestone.achieved_on)
    evidence_title = column_field(Milestone.evidence_title)
    evidence_reference = column_field(Milestone.evidence_reference)
    weight = weight_field()
    lifecycle = column_field(Milestone.lifecycle, load_default=Lifecycle.ACTIVE)
    lifecycle_reason = column_field(Milestone.lifecycle_reason)
    lifecycle_on = column_field(Milestone.lifecycle_on)
    visibility = column_field(Milestone.visibility, load_default=Visibility.PUBLIC)
    is_illustrative = column_field(Milestone.is_illustrative, load_default=False)


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
    reported_on = column_field(StatusUpdate.reported_on)
    reported_by = column_field(StatusUpdate.reported_by)
    entered_by = column_field(StatusUpdate.entered_by)
    visibility = column_field(StatusUpdate.visibility, load_default=Visibility.PUBLIC)
    is_illustrative = column_field(StatusUpdate.is_illustrative, load_default=False)


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
