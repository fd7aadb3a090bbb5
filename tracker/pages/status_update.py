"""A lead's one page."""

from dataclasses import dataclass
from datetime import date

from tracker.domain.assessment.action import ActionAssessment
from tracker.domain.assessment.assessment import Assessment
from tracker.domain.assessment.component import MilestonePart
from tracker.domain.assessment.owing import ReadingDue, reading_due, reportable_periods
from tracker.domain.assessment.reports import effective_updates, last_position, last_returned, waiting_updates
from tracker.domain.assessment.result import readings_in_force
from tracker.domain.document.action import Action
from tracker.domain.document.document import Document
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.metric import Metric, Reading
from tracker.domain.document.milestone import Milestone
from tracker.domain.document.objective import Objective
from tracker.domain.document.organization import Organization
from tracker.domain.document.status_update import StatusUpdate
from tracker.domain.fiscal import Period
from tracker.domain.periods import Periods


@dataclass(frozen=True, slots=True)
class MetricToRead:
    """A metric its office may read on the report's page: what it was last, and what the next reading is for."""

    metric: Metric
    last: Reading | None
    due: ReadingDue


@dataclass(frozen=True, slots=True)
class StatusUpdatePage:
    """Everything a lead sees while reporting: what was said last time, and what there is to say now.

    `seen` is the position of the last report; `open_milestones` are those not achieved, the next due first, without
    `waiting_milestones`, which a report carries that waits for approval (`waiting`, the last one sent). `returned` came
    back and nobody has answered it. `has_closed_period` says that what is dated in it needs a reason.
    """

    document: Document
    assessment: Assessment
    action: Action
    assessed: ActionAssessment
    objective: Objective
    organization: Organization
    last: StatusUpdate | None
    waiting: StatusUpdate | None
    returned: StatusUpdate | None
    seen: int
    open_milestones: tuple[tuple[Milestone, MilestonePart], ...]
    waiting_milestones: tuple[Milestone, ...]
    done_milestones: tuple[Milestone, ...]
    metrics: tuple[MetricToRead, ...]
    periods: tuple[Period, ...]
    has_closed_period: bool
    is_counted_by_milestones: bool


def build_status_update_page(document: Document, assessment: Assessment, action: Action) -> StatusUpdatePage:
    """Return the page on which an action is reported on."""
    assessed = assessment.actions[action.number]
    on = assessment.on
    updates = effective_updates(action.status_updates, on)
    in_force = [
        (milestone, part)
        for milestone, part in zip(action.milestones, assessed.parts, strict=True)
        if milestone.lifecycle is Lifecycle.ACTIVE
    ]
    periods, waits = Periods.of(document), waiting_updates(action)
    carried = {each.milestone_id for update in waits for each in update.achievements}
    is_open = [(milestone, part) for milestone, part in in_force if milestone.achieved_on is None]
    return StatusUpdatePage(
        document=document,
        assessment=assessment,
        action=action,
        assessed=assessed,
        objective=document.objective(action.objective_id),
        organization=document.organization(action.organization_id),
        last=updates[-1] if updates else None,
        waiting=max(waits, key=lambda update: update.position, default=None),
        returned=last_returned(action, on),
        seen=last_position(action),
        open_milestones=tuple(sorted((pair for pair in is_open if pair[0].id not in carried), key=_by_due)),
        waiting_milestones=tuple(milestone for milestone, _ in is_open if milestone.id in carried),
        done_milestones=tuple(milestone for milestone, _ in in_force if milestone.achieved_on is not None),
        metrics=_metrics_to_read(document, action, on),
        periods=reportable_periods(action, on, periods),
        has_closed_period=any(period.state.is_closed for period in periods.kept),
        is_counted_by_milestones=any(milestone.weight > 0 for milestone, _ in in_force),
    )


def _by_due(pair: tuple[Milestone, MilestonePart]) -> tuple[date, int]:
    """Return the key that sorts milestones by the day they fall due."""
    return (pair[0].due_on, pair[0].position)


def _metrics_to_read(document: Document, action: Action, on: date) -> tuple[MetricToRead, ...]:
    """Return the metrics of the action that its own organization reads."""
    return tuple(
        MetricToRead(metric, next(reversed(readings_in_force(metric, on)), None), reading_due(metric, on))
        for metric in document.metrics_of(action.id)
        if metric.lifecycle is Lifecycle.ACTIVE and metric.organization_id == action.organization_id
    )
