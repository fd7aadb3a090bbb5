"""A metric with its chart."""

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.charts.kept import figure_json
from tracker.charts.metric import Point, metric_figure
from tracker.domain.assessment.assessment import Assessment
from tracker.domain.assessment.result import MetricAssessment, readings_in_force, targets_in_force
from tracker.domain.document.document import Document
from tracker.domain.document.metric import Metric
from tracker.formatters import format_date
from tracker.pages.chart import Chart, make_chart


@dataclass(frozen=True, slots=True)
class MetricPanel:
    """A metric as a small multiple."""

    metric: Metric
    assessed: MetricAssessment
    chart: Chart | None


def metric_panels(document: Document, assessment: Assessment, owners: Iterable[str]) -> tuple[MetricPanel, ...]:
    """Return the metrics of some elements as small multiples."""
    return tuple(
        metric_panel(document, assessment, metric, is_small=True)
        for owner in owners
        for metric in document.metrics_of(owner)
        if metric.number in assessment.metrics
    )


def metric_panel(document: Document, assessment: Assessment, metric: Metric, *, is_small: bool) -> MetricPanel:
    """Return a metric with its chart, or without one where it was never read."""
    assessed = assessment.metrics[metric.number]
    readings = [
        Point(reading.as_of_on, reading.value)
        for reading in readings_in_force(metric, assessment.on)
        if reading.value is not None
    ]
    if not readings:
        return MetricPanel(metric, assessed, None)
    if metric.baseline_value is not None and metric.baseline_on is not None:
        readings.insert(0, Point(metric.baseline_on, metric.baseline_value))
    targets = [Point(target.due_on, target.value) for target in targets_in_force(metric, assessment.on)]
    chart = make_chart(
        document,
        assessment.on,
        id=f"metric-{metric.number}",
        title=metric.title,
        json=figure_json(metric_figure, readings, targets, unit=metric.unit, is_small=is_small),
        table=_table(readings, targets),
    )
    return MetricPanel(metric, assessed, chart)


def _table(readings: list[Point], targets: list[Point]) -> list[tuple[str, str, str]]:
    """Return readings and targets side by side, day by day."""
    actual = {point.on: str(point.value) for point in readings}
    aimed = {point.on: str(point.value) for point in targets}
    days = sorted(actual.keys() | aimed.keys())
    return [("Day", "Actual", "Target"), *((format_date(day), actual.get(day, ""), aimed.get(day, "")) for day in days)]
