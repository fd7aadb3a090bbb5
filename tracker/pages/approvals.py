"""What waits for approval and what was decided, and the report an approver reads beside the last one that counts."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from tracker.domain.assessment.action import ActionAssessment
from tracker.domain.assessment.assessment import Assessment
from tracker.domain.assessment.reports import effective_updates
from tracker.domain.document.action import Action
from tracker.domain.document.document import Document
from tracker.domain.document.metric import Metric, Reading
from tracker.domain.document.milestone import Milestone
from tracker.domain.document.organization import Organization
from tracker.domain.document.status_update import CarriedAchievement, CarriedReading, StatusUpdate
from tracker.domain.periods import Periods
from tracker.queries.approvals import Decided, Waiting


@dataclass(frozen=True, slots=True)
class ApprovalLine:
    """A report that waits: on what, whose, for how many days, and the names of those it is with."""

    waiting: Waiting
    organization: Organization
    last: StatusUpdate | None
    with_whom: tuple[str, ...]
    is_late: bool

    @property
    def action(self) -> Action:
        """Return the action it is on."""
        return self.waiting.action

    @property
    def update(self) -> StatusUpdate:
        """Return the report."""
        return self.waiting.update


@dataclass(frozen=True, slots=True)
class DecidedLine:
    """A report that whoever is reading approved or returned, whose it is, and when they did."""

    action: Action
    organization: Organization
    update: StatusUpdate
    at: datetime


@dataclass(frozen=True, slots=True)
class ApprovalsPage:
    """The reports that wait for whoever is reading, the longest first, and those that wait for somebody else.

    `decided` are those the reader approved or returned last, the last one first.
    """

    mine: tuple[ApprovalLine, ...]
    others: tuple[ApprovalLine, ...]
    decided: tuple[DecidedLine, ...]


@dataclass(frozen=True, slots=True)
class CarriedMilestone:
    """A milestone that a report says was achieved."""

    milestone: Milestone
    achievement: CarriedAchievement


@dataclass(frozen=True, slots=True)
class CarriedValue:
    """A reading that travels with a report; `corrected` is the one it would stand in for."""

    metric: Metric
    reading: CarriedReading
    corrected: Reading | None


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A report beside the last one that counts, with what travels with it; `line` is None once it was decided.

    Where `is_closed`, its period takes nothing more: it can only be returned.
    """

    action: Action
    assessed: ActionAssessment | None
    organization: Organization
    update: StatusUpdate
    last: StatusUpdate | None
    milestones: tuple[CarriedMilestone, ...]
    values: tuple[CarriedValue, ...]
    is_late: bool
    is_closed: bool
    line: ApprovalLine | None
    is_mine: bool


def build_approvals_page(
    document: Document,
    waiting: Iterable[Waiting],
    decided: Iterable[Decided] = (),
    *,
    account_id: str | None,
    organization_ids: Collection[str] | None,
) -> ApprovalsPage:
    """Return what waits, and what was decided by somebody who may see the reports of some organizations, or of all.

    Who sees those of an organization sees those of the ones below it.
    """
    lines = [
        _line(document, each)
        for each in waiting
        if may_see(document, each.action.organization_id, organization_ids) or each.waits_for(account_id)
    ]
    return ApprovalsPage(
        tuple(line for line in lines if line.waiting.waits_for(account_id)),
        tuple(line for line in lines if not line.waiting.waits_for(account_id)),
        tuple(
            DecidedLine(each.action, document.organization(each.action.organization_id), each.update, each.decided_at)
            for each in decided
            if may_see(document, each.action.organization_id, organization_ids)
        ),
    )


def build_report_page(
    document: Document,
    assessment: Assessment,
    action: Action,
    update: StatusUpdate,
    *,
    waiting: Waiting | None,
    account_id: str | None,
) -> ReportPage:
    """Return the page on which a report is approved or returned."""
    milestones = {milestone.id: milestone for milestone in action.milestones}
    return ReportPage(
        action=action,
        assessed=assessment.actions.get(action.number),
        organization=document.organization(action.organization_id),
        update=update,
        last=_last_before(action, update),
        milestones=tuple(CarriedMilestone(milestones[each.milestone_id], each) for each in update.achievements),
        values=tuple(_value(document, each) for each in update.readings),
        is_late=is_late(document, update),
        is_closed=_is_closed(document, update),
        line=_line(document, waiting) if waiting is not None else None,
        is_mine=waiting is not None and waiting.waits_for(account_id),
    )


def may_see(document: Document, organization_id: str, organization_ids: Collection[str] | None) -> bool:
    """Return whether somebody who approves for some organizations, or (None) sees all, sees the reports of one."""
    return organization_ids is None or any(id in organization_ids for id in document.line_above(organization_id))


def is_late(document: Document, update: StatusUpdate) -> bool:
    """Return whether a report was sent after the day on which those of its period were due."""
    period = Periods.of(document).find_kept(update.period)
    return period is not None and update.submitted_on > period.reports_due_on


def _is_closed(document: Document, update: StatusUpdate) -> bool:
    """Return whether the period a report is for is closed."""
    period = Periods.of(document).find_kept(update.period)
    return period is not None and period.state.is_closed


def _line(document: Document, waiting: Waiting) -> ApprovalLine:
    """Return one report that waits, with whose it is."""
    names = tuple(dict.fromkeys(decider.name for decider in waiting.deciders))
    return ApprovalLine(
        waiting,
        document.organization(waiting.action.organization_id),
        _last_before(waiting.action, waiting.update),
        names,
        is_late(document, waiting.update),
    )


def _last_before(action: Action, update: StatusUpdate) -> StatusUpdate | None:
    """Return the last report that counts beside another one, or None."""
    others = [each for each in action.status_updates if each.id != update.id]
    reports = effective_updates(others, update.submitted_on)
    return reports[-1] if reports else None


def _value(document: Document, reading: CarriedReading) -> CarriedValue:
    """Return a reading that travels with a report, with its metric."""
    metric = document.metric(reading.metric_id)
    corrected = next((each for each in metric.readings if each.id == reading.supersedes_id), None)
    return CarriedValue(metric, reading, corrected)
