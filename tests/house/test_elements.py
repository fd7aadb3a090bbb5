"""An element is declared in few places, and they agree."""

import pytest

from tracker.domain.document.assemble import NODES, own_fields
from tracker.domain.document.element import Kind
from tracker.models import MODELS
from tracker.models.content import field_names
from tracker.schemas.action import ActionSchema, MilestoneSchema, StatusUpdateSchema
from tracker.schemas.framework import FrameworkEntrySchema, FrameworkSchema
from tracker.schemas.metric import MetricSchema, ReadingSchema, TargetSchema
from tracker.schemas.organization import ContactSchema, OrganizationSchema
from tracker.schemas.plan import AlignmentSchema, GoalLeaderSchema, PlanSchema, ProposalSchema
from tracker.schemas.strategy import GoalSchema, ObjectiveSchema, StrategySchema, ThemeSchema

SCHEMAS = {
    Kind.STRATEGY: StrategySchema,
    Kind.FRAMEWORK: FrameworkSchema,
    Kind.FRAMEWORK_ENTRY: FrameworkEntrySchema,
    Kind.THEME: ThemeSchema,
    Kind.GOAL: GoalSchema,
    Kind.OBJECTIVE: ObjectiveSchema,
    Kind.ORGANIZATION: OrganizationSchema,
    Kind.CONTACT: ContactSchema,
    Kind.PLAN: PlanSchema,
    Kind.GOAL_LEADER: GoalLeaderSchema,
    Kind.ACTION: ActionSchema,
    Kind.MILESTONE: MilestoneSchema,
    Kind.STATUS_UPDATE: StatusUpdateSchema,
    Kind.METRIC: MetricSchema,
    Kind.TARGET: TargetSchema,
    Kind.READING: ReadingSchema,
    Kind.ALIGNMENT: AlignmentSchema,
    Kind.PROPOSAL: ProposalSchema,
}

#: What a file says by where an element stands in it.
SAID_BY_PLACE = {
    "version", "position", "strategy_id", "framework_id", "theme_id", "goal_id", "organization_id", "action_id",
    "metric_id",
}  # fmt: skip


def test_every_kind_has_a_table() -> None:
    assert set(MODELS) == set(Kind)


@pytest.mark.parametrize("kind", NODES, ids=str)
def test_node_and_columns_hold_the_same_values(kind: Kind) -> None:
    assert field_names(kind) == own_fields(kind)


@pytest.mark.parametrize("kind", SCHEMAS, ids=str)
def test_schema_writes_every_value_of_the_node(kind: Kind) -> None:
    written = set(SCHEMAS[kind]().fields)
    missing = set(own_fields(kind)) - written - SAID_BY_PLACE
    assert not missing, f"add {missing} to the schema of {kind.value}"
    assert not {name for name in written if name not in NODES[kind].__slots__}
