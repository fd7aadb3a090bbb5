"""A lead's landing page: what their offices owe, one line each, the most overdue first."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from tracker.domain.assessment.asking import AskedPeriod, Asking
from tracker.domain.assessment.assessment import Assessment
from tracker.domain.assessment.confirmation import why_not_confirmable
from tracker.domain.assessment.dues import ContributionDue, Dues, DueState, ReportDue, find_dues
from tracker.domain.assessment.owing import reading_due
from tracker.domain.assessment.reading_dues import ReadingOwed
from tracker.domain.assessment.result import readings_in_force
from tracker.domain.document.action import Action
from tracker.domain.document.document import Document
from tracker.domain.document.metric import Metric, Reading
from tracker.domain.document.milestone import Milestone
from tracker.domain.document.organization import Organization
from tracker.domain.document.status_update import StatusUpdate
from tracker.domain.periods import Periods
from tracker.pages.status_update import MetricToRead, StatusUpdatePage, build_status_update_page

#: How many lines are open at once; the others follow as these are sent.
MOST_LINES = 20


@dataclass(frozen=True, slots=True)
class ReportLine:
    """An action to report on: what was said last, what falls due, and why it cannot be confirmed, where it cannot.

    `said` is the report its fields begin with: the one that was returned, or the last that counts.
    """

    due: ReportDue
    page: StatusUpdatePage
    said: StatusUpdate | None
    milestones: tuple[Milestone, ...]
    metrics: tuple[MetricToRead, ...]
    why_not: str | None

    @property
    def number(self) -> str:
        """Return the number of the action."""
        return self.due.action.number

    @property
    def key(self) -> str:
        """Return what stands before the names of its fields."""
        return f"report-{self.number}"

    @property
    def is_returned(self) -> bool:
        """Return whether its last report came back."""
        return self.due.state is DueState.RETURNED


@dataclass(frozen=True, slots=True)
class ContributionLine:
    """An action of another office that one of the reader's contributes to."""

    due: ContributionDue
    organization: Organization
    responsible: str
    last: StatusUpdate | None

    @property
    def key(self) -> str:
        """Return what stands before the names of its fields."""
        return f"contribution-{self.due.action.number}-{self.organization.id}"


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """A metric to read that goes with no report that is owed."""

    owed: ReadingOwed
    last: Reading | None

    @property
    def key(self) -> str:
        """Return what stands before the names of its fields."""
        return f"reading-{self.owed.metric.number}"


@dataclass(frozen=True, slots=True)
class MyUpdatesPage:
    """Everything the page shows: `more` reports are owed beside `reports`; `period` is the one people report for.

    `is_for_somebody`: a planner enters what an office told them.
    """

    document: Document
    assessment: Assessment
    offices: tuple[Organization, ...]
    is_for_somebody: bool
    period: AskedPeriod
    dues: Dues
    reports: tuple[ReportLine, ...]
    more: int
    readings: tuple[ReadingLine, ...]
    contributions: tuple[ContributionLine, ...]

    @property
    def keys(self) -> list[str]:
        """Return the keys of the lines in the order of the page."""
        lines: tuple[ReportLine | ContributionLine | ReadingLine, ...]
        lines = (*self.reports, *self.contributions, *self.readings)
        return [line.key for line in lines]

    @property
    def has_several_offices(self) -> bool:
        """Return whether a line must say whose it is."""
        return len(self.offices) > 1


def build_my_updates_page(
    document: Document,
    assessment: Assessment,
    organization_ids: Collection[str],
    *,
    public: Document | None,
    is_for_somebody: bool = False,
    sent: Action | None = None,
) -> MyUpdatesPage:
    """Return what some organizations owe; of others' actions it names only what is in `public` (None: all).

    `sent` is an action whose line was just sent: it has its line, whether it is still owed or not.
    """
    dues = _shown(find_dues(document, assessment, organization_ids), public)
    reports = _with_sent(document, assessment, dues.reports, sent)
    return MyUpdatesPage(
        document=document,
        assessment=assessment,
        offices=tuple(each for each in document.organizations if each.id in organization_ids),
        is_for_somebody=is_for_somebody,
        period=Asking(Periods.of(document), assessment.on).first_asked,
        dues=dues,
        reports=tuple(_report_line(document, assessment, due) for due in reports),
        more=len(dues.reports) - sum(due in reports for due in dues.reports),
        readings=tuple(_reading_line(assessment, owed) for owed in dues.readings),
        contributions=tuple(_contribution_line(document, assessment, due) for due in dues.contributions),
    )


def after(keys: Sequence[str], sent: str, left: Collection[str]) -> str | None:
    """Return the line that follows one that was sent: the next that is left, from the top again after the last.

    >>> after(["a", "b", "c"], "b", ["a", "c"]), after(["a", "b"], "b", ["a"]), after(["a"], "a", [])
    ('c', 'a', None)
    """
    place = keys.index(sent) if sent in keys else -1
    following = [*keys[place + 1 :], *keys[: place + 1]]
    return next((key for key in following if key in left and key != sent), None)


def contribution_line(document: Document, assessment: Assessment, action: Action, id: str) -> ContributionLine:
    """Return the line of a contributing organization, owed or not."""
    period = Asking(Periods.of(document), assessment.on).first_asked
    return _contribution_line(
        document, assessment, ContributionDue(action, assessment.actions[action.number], id, period)
    )


def reading_line(assessment: Assessment, metric: Metric) -> ReadingLine:
    """Return the line of a metric, owed or not."""
    return _reading_line(assessment, ReadingOwed(metric, reading_due(metric, assessment.on)))


def _with_sent(
    document: Document, assessment: Assessment, owed: tuple[ReportDue, ...], sent: Action | None
) -> tuple[ReportDue, ...]:
    """Return as many reports as are open at once, and in any case the one that was just sent."""
    opened = owed[:MOST_LINES]
    if sent is None or any(due.action.id == sent.id for due in opened):
        return opened
    found = next((due for due in owed if due.action.id == sent.id), None)
    if found is None:
        period = Asking(Periods.of(document), assessment.on).first_asked
        found = ReportDue(sent, assessment.actions[sent.number], period, DueState.OWED, None, 0)
    return (found, *opened)


def _shown(dues: Dues, public: Document | None) -> Dues:
    """Return dues without the actions of others that the reader may not know of."""
    if public is None:
        return dues
    known = tuple(due for due in dues.contributions if public.find_action(due.action.id) is not None)
    return replace(dues, contributions=known)


def _report_line(document: Document, assessment: Assessment, due: ReportDue) -> ReportLine:
    """Return the line of an action."""
    action, on = due.action, assessment.on
    page = build_status_update_page(document, assessment, action)
    owed = {each.metric.id for each in due.readings}
    soon = max(due.period.span.ends_on, on)
    return ReportLine(
        due=due,
        page=page,
        said=due.answer if due.state is DueState.RETURNED else page.last,
        milestones=tuple(milestone for milestone, _ in page.open_milestones if milestone.due_on <= soon),
        metrics=tuple(line for line in page.metrics if line.metric.id in owed),
        why_not=why_not_confirmable(action, due.assessed, on, period=due.period.label),
    )


def _contribution_line(document: Document, assessment: Assessment, due: ContributionDue) -> ContributionLine:
    """Return the line of an action of another office."""
    responsible = document.find_organization(due.action.organization_id)
    page = build_status_update_page(document, assessment, due.action)
    return ContributionLine(
        due, document.organization(due.organization_id), responsible.short_name if responsible else "", page.last
    )


def _reading_line(assessment: Assessment, owed: ReadingOwed) -> ReadingLine:
    """Return the line of a metric."""
    return ReadingLine(owed, next(reversed(readings_in_force(owed.metric, assessment.on)), None))
