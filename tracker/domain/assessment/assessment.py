"""Every figure of a document on a day, in one piece."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tracker.domain.assessment.action import ActionAssessment
from tracker.domain.assessment.attention import Attention, DueNext
from tracker.domain.assessment.counts import ActionCounts
from tracker.domain.assessment.group import GroupAssessment
from tracker.domain.assessment.result import MetricAssessment
from tracker.domain.assessment.status import Thresholds


@dataclass(frozen=True, slots=True)
class OrganizationAssessment:
    """One organization's part: the actions it is responsible for, and how many it contributes to."""

    address: str
    actions: ActionCounts
    contributing: int


@dataclass(frozen=True, slots=True)
class Assessment:
    """Every figure of a document on a day, by the number of the element (organizations by id)."""

    on: date
    rules_version: int
    thresholds: Thresholds
    strategy: GroupAssessment
    goals: Mapping[str, GroupAssessment]
    objectives: Mapping[str, GroupAssessment]
    actions: Mapping[str, ActionAssessment]
    metrics: Mapping[str, MetricAssessment]
    organizations: Mapping[str, OrganizationAssessment]
    attention: tuple[Attention, ...]
    due_next: tuple[DueNext, ...]
