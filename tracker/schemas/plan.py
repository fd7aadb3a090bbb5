"""The implementation plan in JSON."""

from marshmallow import fields, validate

from tracker.domain.document.element import Lifecycle
from tracker.domain.document.plan import ProposalState
from tracker.models.plan import Alignment, GoalLeader, Plan, Proposal
from tracker.schemas.action import ActionSchema
from tracker.schemas.element import ElementSchema, column_field, id_field, reference_field
from tracker.schemas.metric import MetricSchema


class GoalLeaderSchema(ElementSchema):
    """Who leads a goal, from when to when."""

    id = id_field()
    goal_id = reference_field()
    contact_id = reference_field()
    role = column_field(GoalLeader.role)
    starts_on = column_field(GoalLeader.starts_on)
    ends_on = column_field(GoalLeader.ends_on)
    is_illustrative = column_field(GoalLeader.is_illustrative, load_default=False)


class AlignmentSchema(ElementSchema):
    """A link from a goal or objective to a framework's entry."""

    id = id_field()
    goal_id = reference_field(required=False)
    objective_id = reference_field(required=False)
    entry_id = reference_field()
    note = column_field(Alignment.note)
    lifecycle = column_field(Alignment.lifecycle, load_default=Lifecycle.ACTIVE)
    lifecycle_reason = column_field(Alignment.lifecycle_reason)
    lifecycle_on = column_field(Alignment.lifecycle_on)
    is_illustrative = column_field(Alignment.is_illustrative, load_default=False)


class ProposalSchema(ElementSchema):
    """What a lead asked for."""

    id = id_field()
    action_id = reference_field()
    change = column_field(Proposal.change)
    due_on = column_field(Proposal.due_on)
    reason = column_field(Proposal.reason)
    state = column_field(Proposal.state, load_default=ProposalState.OPEN)
    proposed_by = column_field(Proposal.proposed_by)
    proposed_on = column_field(Proposal.proposed_on)
    decided_by = column_field(Proposal.decided_by)
    decided_on = column_field(Proposal.decided_on)
    decision_reason = column_field(Proposal.decision_reason)
    is_illustrative = column_field(Proposal.is_illustrative, load_default=False)


class PlanSchema(ElementSchema):
    """The plan: who leads, what is done by whom until when, and how it is measured."""

    id = id_field()
    number = column_field(Plan.number, load_default=0)
    published_on = column_field(Plan.published_on)
    is_illustrative = column_field(Plan.is_illustrative, load_default=False)
    notice = column_field(Plan.notice)
    known_minimum_percent = fields.Integer(strict=True, load_default=75, validate=validate.Range(0, 100))
    on_track_points = fields.Integer(strict=True, load_default=5, validate=validate.Range(0, 99))
    at_risk_points = fields.Integer(strict=True, load_default=15, validate=validate.Range(1, 100))
    at_risk_days = fields.Integer(strict=True, load_default=30, validate=validate.Range(0, 3650))
    goal_leaders = fields.List(fields.Nested(GoalLeaderSchema), load_default=())
    actions = fields.List(fields.Nested(ActionSchema), load_default=())
    metrics = fields.List(fields.Nested(MetricSchema), load_default=())
    alignments = fields.List(fields.Nested(AlignmentSchema), load_default=())
    proposals = fields.List(fields.Nested(ProposalSchema), load_default=())
