"""Finding a chart of a strategy by its id, for its numbers as a file."""

from tracker.domain.assessment.assessment import Assessment
from tracker.domain.document.action import Action
from tracker.domain.document.document import Document
from tracker.domain.document.goal import Goal
from tracker.domain.document.metric import Metric
from tracker.domain.document.objective import Objective
from tracker.domain.errors import NotFound
from tracker.pages.chart import Chart
from tracker.pages.metric_panel import metric_panel
from tracker.pages.status_history import history_chart
from tracker.pages.strategy import pace_chart
from tracker.pages.timeline import timeline_chart


def get_chart(document: Document, assessment: Assessment, id: str) -> Chart:
    """Return the chart with an id such as "timeline-1.2".

    :raise NotFound: there is none, or it would show nothing.
    """
    kind, _, number = id.partition("-")
    chart = None
    if id == "pace":
        chart = pace_chart(document, assessment)
    elif kind in ("timeline", "history"):
        make = timeline_chart if kind == "timeline" else history_chart
        chart = make(document, assessment, _actions(document, assessment, number), id)
    elif kind == "metric" and number in assessment.metrics and isinstance(metric := document.numbered(number), Metric):
        chart = metric_panel(document, assessment, metric, is_small=False).chart
    if chart is None:
        raise NotFound(f"There is no chart {id!r}.")
    return chart


def _actions(document: Document, assessment: Assessment, number: str) -> list[Action]:
    """Return the actions below the element with a number."""
    element = document.numbered(number)
    if isinstance(element, Action):
        chosen = [element]
    elif isinstance(element, Objective):
        chosen = list(document.actions_of(element.id))
    elif isinstance(element, Goal):
        chosen = [action for objective in element.objectives for action in document.actions_of(objective.id)]
    else:
        chosen = []
    return [action for action in chosen if action.number in assessment.actions]
