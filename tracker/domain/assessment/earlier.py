"""What still holds of an earlier assessment: that of every node which is the very same, on the same day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.assessment.action import ActionAssessment
from tracker.domain.assessment.assessment import Assessment
from tracker.domain.assessment.counts import ActionCounts
from tracker.domain.assessment.group import GroupAssessment
from tracker.domain.assessment.result import MetricAssessment
from tracker.domain.assessment.status import Thresholds
from tracker.domain.document.action import Action
from tracker.domain.document.document import Document
from tracker.domain.document.metric import Metric


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier state of a document, and its assessment."""

    document: Document
    assessment: Assessment

    def serves(self, document: Document, on: date) -> bool:
        """Return whether anything of it may hold: the same day, text, thresholds, first version and periods."""
        before = self.document
        return (
            self.assessment.on == on
            and before.strategy is document.strategy
            and before.plan.published_on == document.plan.published_on
            and before.plan.reporting_periods == document.plan.reporting_periods
            and self.assessment.thresholds == Thresholds.of(document.plan)
        )


class Unchanged:
    """Looks up what still holds of an earlier assessment, if there is one that serves."""

    __slots__ = ("_before", "_document", "_figures")

    def __init__(self, document: Document, on: date, earlier: Earlier | None) -> None:
        is_there = earlier is not None and earlier.serves(document, on)
        self._document = document
        self._before = earlier.document if earlier is not None and is_there else None
        self._figures = earlier.assessment if earlier is not None and is_there else None

    def metric(self, metric: Metric) -> MetricAssessment | None:
        """Return how a metric stands, where it stands as before."""
        if self._before is None or self._figures is None or self._before.numbered(metric.number) is not metric:
            return None
        return self._figures.metrics.get(metric.number)

    def action(self, action: Action, metrics: tuple[MetricAssessment, ...]) -> ActionAssessment | None:
        """Return how an action with these metrics stands, where it stands as before: so must its lead and metrics."""
        before, figures = self._before, self._figures
        if before is None or figures is None or before.numbered(action.number) is not action:
            return None
        if before.find_contact(action.lead_id) is not self._document.find_contact(action.lead_id):
            return None
        owned = before.metrics_of(action.id)
        its = tuple(figures.metrics[metric.number] for metric in owned if metric.number in figures.metrics)
        return figures.actions.get(action.number) if _same(metrics, its) else None

    def objective(
        self, number: str, actions: Sequence[ActionAssessment], metrics: Sequence[MetricAssessment]
    ) -> GroupAssessment | None:
        """Return how an objective stands, where all its actions and metrics stand as before and none was added."""
        group = self._figures.objectives.get(number) if self._figures is not None else None
        if self._figures is None or group is None or group.results.total != len(metrics):
            return None
        is_held = self._holds(actions, group.actions)
        return group if is_held and all(self._figures.metrics.get(each.number) is each for each in metrics) else None

    def counts(self, organization_id: str, actions: Sequence[ActionAssessment]) -> ActionCounts | None:
        """Return the counts of what an organization is responsible for, where all of it stands as before."""
        part = self._figures.organizations.get(organization_id) if self._figures is not None else None
        return part.actions if part is not None and self._holds(actions, part.actions) else None

    def _holds(self, actions: Sequence[ActionAssessment], counts: ActionCounts) -> bool:
        """Return whether some actions are those that were counted, and stand as before."""
        if self._figures is None or len(actions) != counts.total:
            return False
        figures = self._figures.actions
        return all(figures.get(each.number) is each for each in actions)


def _same(some: Sequence[object], others: Sequence[object]) -> bool:
    """Return whether these are the very same, one by one."""
    return len(some) == len(others) and all(one is other for one, other in zip(some, others, strict=True))
