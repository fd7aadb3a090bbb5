"""The page of one metric."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.domain.assessment.assessment import Assessment
from tracker.domain.assessment.owing import ReadingDue, reading_due
from tracker.domain.assessment.result import MetricAssessment, readings_in_force, targets_in_force
from tracker.domain.assessment.spread import Spread, spread_of
from tracker.domain.document.action import Action
from tracker.domain.document.document import Document
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.goal import Goal
from tracker.domain.document.metric import Metric, Reading, Target
from tracker.domain.document.objective import Objective
from tracker.domain.document.organization import Organization
from tracker.pages.chart import Chart
from tracker.pages.metric_panel import metric_panel
from tracker.pages.reader import Reader


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """A reading, and the one that corrected it."""

    reading: Reading
    corrected_by: Reading | None


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The last reading that is broken down; `named` are the values this reader may see by name.

    `spread` is None where so few organizations are in it that the spread would name them.
    """

    as_of_on: date
    spread: Spread | None
    named: tuple[tuple[Organization, Decimal], ...]
    is_whole: bool


@dataclass(frozen=True, slots=True)
class MetricPage:
    """Everything the page of a metric shows; `assessed` is None for one that has left the plan."""

    document: Document
    assessment: Assessment
    metric: Metric
    assessed: MetricAssessment | None
    reader: Reader
    owner: Goal | Objective | Action
    organization: Organization
    readings: tuple[ReadingLine, ...]
    targets: tuple[Target, ...]
    breakdown: Breakdown | None
    due: ReadingDue
    chart: Chart | None

    @property
    def owner_kind(self) -> str:
        """Return what the metric belongs to: "goal", "objective" or "action"."""
        return type(self.owner).__name__.lower()

    @property
    def is_readable(self) -> bool:
        """Return whether the metric is still read."""
        return self.metric.lifecycle is Lifecycle.ACTIVE


def build_metric_page(
    document: Document, assessment: Assessment, metric: Metric, reader: Reader, *, whole: Metric
) -> MetricPage:
    """Return the page of a metric for a reader.

    `whole` is the metric with what single organizations contributed: everybody sees how that is spread, and only those
    who may, whose is whose.
    """
    assessed = assessment.metrics.get(metric.number)
    return MetricPage(
        document=document,
        assessment=assessment,
        metric=metric,
        assessed=assessed,
        reader=reader,
        owner=_owner(document, metric),
        organization=document.organization(metric.organization_id),
        readings=_reading_lines(metric, assessment.on),
        targets=tuple(targets_in_force(metric, assessment.on)),
        breakdown=_breakdown(document, whole, assessment.on, reader),
        due=reading_due(metric, assessment.on),
        chart=metric_panel(document, assessment, metric, is_small=False).chart if assessed else None,
    )


def _owner(document: Document, metric: Metric) -> Goal | Objective | Action:
    """Return what a metric measures."""
    if metric.goal_id is not None:
        return document.goal(metric.goal_id)
    if metric.objective_id is not None:
        return document.objective(metric.objective_id)
    return document.action(str(metric.action_id))


def _reading_lines(metric: Metric, on: date) -> tuple[ReadingLine, ...]:
    """Return all readings up to a day, newest first; a corrected one stands beneath its correction."""
    known = [reading for reading in metric.readings if reading.as_of_on <= on]
    corrections = {reading.supersedes_id: reading for reading in known if reading.supersedes_id is not None}
    lines = [ReadingLine(reading, corrections.get(reading.id)) for reading in known]
    return tuple(sorted(lines, key=lambda line: (line.reading.as_of_on, line.reading.position), reverse=True))


def _breakdown(document: Document, metric: Metric, on: date, reader: Reader) -> Breakdown | None:
    """Return the last reading that is broken down, with what of it this reader may see by name."""
    broken_down = [reading for reading in readings_in_force(metric, on) if reading.parts]
    if not broken_down:
        return None
    reading = broken_down[-1]
    named = [
        (organization, part.value)
        for part in reading.parts
        if reader.sees_internals_of(part.organization_id)
        and (organization := document.find_organization(part.organization_id)) is not None
    ]
    return Breakdown(
        as_of_on=reading.as_of_on,
        spread=spread_of(reading.parts),
        named=tuple(sorted(named, key=lambda pair: (-pair[1], pair[0].name))),
        is_whole=len(named) == len(reading.parts),
    )
