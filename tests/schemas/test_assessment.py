"""No figure is forgotten: what the assessment holds, the JSON carries."""

from dataclasses import fields
from typing import Any

import pytest
from marshmallow import Schema

from tracker.domain.assessment.action import ActionAssessment
from tracker.domain.assessment.assessment import Assessment, OrganizationAssessment
from tracker.domain.assessment.attention import DueNext
from tracker.domain.assessment.component import AttainmentPart, ChildPart, MilestonePart, Shares
from tracker.domain.assessment.counts import ActionCounts, ResultCounts
from tracker.domain.assessment.forecast import FinishForecast, MetricForecast
from tracker.domain.assessment.group import GroupAssessment
from tracker.domain.assessment.result import MetricAssessment
from tracker.domain.assessment.selection import Selection, Subtotal
from tracker.domain.assessment.status import Thresholds
from tracker.schemas.assessed_action import AssessedActionSchema, FinishForecastSchema
from tracker.schemas.assessed_group import AssessedGroupSchema
from tracker.schemas.assessed_metric import AssessedMetricSchema, MetricForecastSchema
from tracker.schemas.assessment import (
    AssessedOrganizationSchema,
    AssessmentSchema,
    SelectionSchema,
    SubtotalSchema,
    ThresholdsSchema,
)
from tracker.schemas.briefing import DueNextSchema
from tracker.schemas.counts import ActionCountsSchema, ResultCountsSchema
from tracker.schemas.part import AttainmentPartSchema, ChildPartSchema, MilestonePartSchema

#: Where an element stands is the path to it, a title stands in the document, a child's status in its part; what is open
#: says its status and why it was left out.
NOT_WRITTEN = {"address", "title", "children", "is_open"}
#: Written beside the assessment, with their sentences.
BESIDE = {"attention", "due_next"}

PAIRS: list[tuple[type[Any], type[Schema]]] = [
    (ActionAssessment, AssessedActionSchema),
    (GroupAssessment, AssessedGroupSchema),
    (MetricAssessment, AssessedMetricSchema),
    (OrganizationAssessment, AssessedOrganizationSchema),
    (Assessment, AssessmentSchema),
    (MilestonePart, MilestonePartSchema),
    (ChildPart, ChildPartSchema),
    (AttainmentPart, AttainmentPartSchema),
    (ActionCounts, ActionCountsSchema),
    (ResultCounts, ResultCountsSchema),
    (FinishForecast, FinishForecastSchema),
    (MetricForecast, MetricForecastSchema),
    (Thresholds, ThresholdsSchema),
    (Selection, SelectionSchema),
    (Subtotal, SubtotalSchema),
    (DueNext, DueNextSchema),
]


def attributes(schema: type[Schema]) -> set[str]:
    """Return the attributes a schema reads, each share of several by its own name."""
    return {(field.attribute or name) for name, field in schema().fields.items()}


@pytest.mark.parametrize(("figures", "schema"), PAIRS, ids=lambda each: each.__name__)
def test_every_figure_is_written(figures: type[Any], schema: type[Schema]) -> None:
    held = {field.name for field in fields(figures)}
    held |= {name for name, value in vars(figures).items() if isinstance(value, property) and figures is not Selection}
    if "shares" in held:
        held = held - {"shares"} | {f"shares.{field.name}" for field in fields(Shares)}
    read = attributes(schema)
    assert held - read - NOT_WRITTEN - (BESIDE if figures is Assessment else set()) == set(), "is not written"
    assert read - held - ({"selection"} if figures is Assessment else set()) == set(), "is not held"


@pytest.mark.parametrize("schema", [schema for _, schema in PAIRS], ids=lambda each: each.__name__)
def test_every_key_says_in_a_line_what_it_is(schema: type[Schema]) -> None:
    for name, field in schema().fields.items():
        words = field.metadata["description"]
        assert words.endswith("."), (name, words)
        assert len(words) <= 110, (name, words)
