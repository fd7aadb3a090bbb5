"""What was reported, period by period."""

from collections.abc import Sequence

from tracker.charts.kept import figure_json
from tracker.charts.status_history import status_history_figure
from tracker.domain.assessment.assessment import Assessment
from tracker.domain.assessment.history import status_by_period
from tracker.domain.document.action import Action
from tracker.domain.document.document import Document
from tracker.domain.periods import Periods
from tracker.domain.status import STATUS_ORDER, Status
from tracker.formatters import STATUS_LABELS
from tracker.pages.chart import Chart, make_chart


def history_chart(document: Document, assessment: Assessment, actions: Sequence[Action], id: str) -> Chart | None:
    """Return the chart of statuses reported period by period, or None before anything was published."""
    if document.plan.published_on is None or not actions:
        return None
    periods = status_by_period(
        actions,
        first=document.plan.published_on,
        on=assessment.on,
        periods=Periods.of(document),
    )
    json = figure_json(
        status_history_figure, [period.period for period in periods], [period.counts for period in periods]
    )
    labels = {**STATUS_LABELS, Status.UNKNOWN: "No report"}
    table = [("Period", *(labels[status] for status in STATUS_ORDER))]
    table += [(period.period, *(str(period.counts.get(status, 0)) for status in STATUS_ORDER)) for period in periods]
    return make_chart(document, assessment.on, id=id, title="Status as reported, by period", json=json, table=table)
