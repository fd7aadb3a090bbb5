"""The implementation plan in JSON."""

from typing import Any

from marshmallow import fields, post_load, validate

from tracker.domain.document.decision import DecisionState
from tracker.domain.document.element import Lifecycle, Visibility
from tracker.domain.document.plan import ProposalState
from tracker.domain.document.reporting_period import GapKind, PeriodState, Waiver
from tracker.models.decision import Decision
from tracker.models.plan import Alignment, GoalLeader, Plan, Proposal
from tracker.models.reporting_period import ReportingPeriod
from tracker.schemas.action import ActionSchema
from tracker.schemas.element import (
    ElementSchema,
    column_field,
    id_field,
    reference_field,
    references_field,
    words_field,
)
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


class WaiverSchema(ElementSchema):
    """Why a period was closed in spite of a gap."""

    gap = fields.Enum(GapKind, by_value=True, required=True)
    number = words_field(40)
    reason = words_field()

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Waiver:
        """Return the value that is carried."""
        return Waiver(**data)


class ReportingPeriodSchema(ElementSchema):
    """A reporting period."""

    id = id_field()
    label = column_field(ReportingPeriod.label)
    starts_on = column_field(ReportingPeriod.starts_on)
    ends_on = column_field(ReportingPeriod.ends_on)
    reports_due_on = column_field(ReportingPeriod.reports_due_on)
    state = column_field(ReportingPeriod.state, load_default=PeriodState.OPEN)
    revision = column_field(ReportingPeriod.revision, load_default=0)
    closed_on = column_field(ReportingPeriod.closed_on)
    lifecycle = column_field(ReportingPeriod.lifecycle, load_default=Lifecycle.ACTIVE)
    lifecycle_reason = column_field(ReportingPeriod.lifecycle_reason)
    lifecycle_on = column_field(ReportingPeriod.lifecycle_on)
    is_illustrative = column_field(ReportingPeriod.is_illustrative, load_default=False)
    waivers = fields.List(fields.Nested(WaiverSchema), load_default=())


class DecisionSchema(ElementSchema):
    """A decision asked of leadership, and its answer."""

    id = id_field()
    number = column_field(Decision.number)
    goal_id = reference_field(required=False)
    objective_id = reference_field(required=False)
    action_id = reference_field(required=False)
    question = column_field(Decision.question)
    options = column_field(Decision.options)
    recommendation = column_field(Decision.recommendation)
    needed_by_on = column_field(Decision.needed_by_on)
    asked_by = column_field(Decision.asked_by)
    asked_on = column_field(Decision.asked_on)
    state = column_field(Decision.state, load_default=DecisionState.REQUESTED)
    answer = column_field(Decision.answer)
    decided_by = column_field(Decision.decided_by)
    meeting = column_field(Decision.meeting)
    decided_on = column_field(Decision.decided_on)
    recorded_by = column_field(Decision.recorded_by)
    owner = column_field(Decision.owner)
    due_on = column_field(Decision.due_on)
    result = column_field(Decision.result)
    closed_on = column_field(Decision.closed_on)
    visibility = column_field(Decision.visibility, load_default=Visibility.INTERNAL)
    is_illustrative = column_field(Decision.is_illustrative, load_default=False)


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
    requires_approval = column_field(Plan.requires_approval, load_default=False)
    exempt_ids = references_field()
    goal_leaders = fields.List(fields.Nested(GoalLeaderSchema), load_default=())
    actions = fields.List(fields.Nested(ActionSchema), load_default=())
    metrics = fields.List(fields.Nested(MetricSchema), load_default=())
    alignments = fields.List(fields.Nested(AlignmentSchema), load_default=())
    proposals = fields.List(fields.Nested(ProposalSchema), load_default=())
    reporting_periods = fields.List(fields.Nested(ReportingPeriodSchema), load_default=())
    decisions = fields.List(fields.Nested(DecisionSchema), load_default=())
