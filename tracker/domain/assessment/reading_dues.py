"""The readings organizations owe, by each metric's frequency and the lag of its figures (docs/method.md, rule 9)."""

from dataclasses import dataclass

from tracker.domain.assessment.asking import Asking
from tracker.domain.assessment.assessment import Assessment
from tracker.domain.assessment.component import is_gone
from tracker.domain.assessment.owing import ReadingDue, reading_due
from tracker.domain.assessment.reports import waiting_updates
from tracker.domain.assessment.result import readings_in_force
from tracker.domain.document.document import Document
from tracker.domain.document.metric import Metric


@dataclass(frozen=True, slots=True)
class ReadingOwed:
    """A metric that owes a reading, and what it is for."""

    metric: Metric
    due: ReadingDue


def readings_owed(document: Document, assessment: Assessment, own: frozenset[str]) -> list[ReadingOwed]:
    """Return the readings some organizations owe, the longest due first; none of what has ended or is complete."""
    on = assessment.on
    owed = [
        ReadingOwed(metric, due)
        for metric in document.plan.metrics
        if metric.organization_id in own
        and metric.number in assessment.metrics
        and _is_read(document, assessment, metric)
        and (due := reading_due(metric, on)).is_owed
        and not _is_on_its_way(document, metric)
    ]
    return sorted(owed, key=lambda each: each.due.as_of_on)


def _is_read(document: Document, assessment: Assessment, metric: Metric) -> bool:
    """Return whether what a metric measures is still under way."""
    action = document.find_action(metric.action_id)
    if action is not None:
        assessed = assessment.actions.get(action.number)
        return assessed is not None and assessed.is_open
    if metric.objective_id is not None:
        group = assessment.objectives[document.objective(metric.objective_id).number]
    else:
        group = assessment.goals[document.goal(str(metric.goal_id)).number]
    return not is_gone(group)


def _is_on_its_way(document: Document, metric: Metric) -> bool:
    """Return whether a reading came with a report that waits for approval."""
    waiting = waiting_updates(document.find_action(metric.action_id))
    return any(carried.metric_id == metric.id for update in waiting for carried in update.readings)


def was_read(metric: Metric, asking: Asking) -> bool:
    """Return whether a reading was given for the periods that are asked for, and none is owed now."""
    began_on = asking.first_asked.span.starts_on
    given = any(each.reported_on >= began_on for each in readings_in_force(metric, asking.on))
    return given and not reading_due(metric, asking.on).is_owed
