"""How far the reports of a period have come, organization by organization."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from tracker.domain.assessment.asking import AskedPeriod, Asking
from tracker.domain.assessment.assessment import Assessment
from tracker.domain.assessment.dues import DueState, ReportDue, find_reports
from tracker.domain.document.document import Document
from tracker.domain.periods import Periods


@dataclass(frozen=True, slots=True)
class Reporting:
    """The reports some actions owe for a period, the most pressing first. What waits for approval is reported."""

    lines: tuple[ReportDue, ...]

    @property
    def total(self) -> int:
        """Return how many actions owe one."""
        return len(self.lines)

    @property
    def reported(self) -> int:
        """Return how many were reported, be it that the report waits for approval."""
        return self._count(DueState.DONE) + self.waiting

    @property
    def waiting(self) -> int:
        """Return how many wait for approval."""
        return self._count(DueState.WAITS)

    @property
    def returned(self) -> int:
        """Return how many were sent back and not sent again."""
        return self._count(DueState.RETURNED)

    @property
    def missing(self) -> int:
        """Return how many were not reported at all."""
        return self._count(DueState.OWED)

    @property
    def days_late(self) -> int:
        """Return by how many days the latest of them is late."""
        return max((line.days_late for line in self.lines), default=0)

    @property
    def left(self) -> tuple[ReportDue, ...]:
        """Return those that their office has yet to send."""
        return tuple(line for line in self.lines if line.state.is_left)

    def still_asked(self, period: AskedPeriod) -> tuple[ReportDue, ...]:
        """Return those that may still come in for a period: in review only what was sent back."""
        if period.is_in_review:
            return tuple(line for line in self.left if line.state is DueState.RETURNED)
        return self.left

    def _count(self, state: DueState) -> int:
        """Return how many are in a state."""
        return sum(line.state is state for line in self.lines)


def find_reporting(
    document: Document, assessment: Assessment, period: AskedPeriod, organization_ids: Collection[str] | None = None
) -> dict[str, Reporting]:
    """Return the reporting of each organization that owes any for a period, by its id; None asks for all of them.

    Those with most left come first.
    """
    owed: defaultdict[str, list[ReportDue]] = defaultdict(list)
    for due in find_reports(document, assessment, period):
        if organization_ids is None or due.action.organization_id in organization_ids:
            owed[due.action.organization_id].append(due)
    found = {id: Reporting(tuple(lines)) for id, lines in owed.items()}
    return dict(sorted(found.items(), key=lambda item: (-len(item[1].left), -item[1].total)))


def watched_period(
    document: Document, assessment: Assessment, organization_ids: Collection[str] | None = None
) -> AskedPeriod:
    """Return the period whose reports are watched first, of some organizations or (None) of all.

    It is the last one until it is closed or all its reports count; then the one that people report for first.
    """
    asking = Asking(Periods.of(document), assessment.on)
    found = find_reporting(document, assessment, asking.last, organization_ids)
    is_collected = all(line.state is DueState.DONE for line in total_of(found.values()).lines)
    return asking.last if asking.last in asking.asked and not is_collected else asking.first_asked


def total_of(reporting: Collection[Reporting]) -> Reporting:
    """Return the reporting of several organizations together."""
    return Reporting(tuple(line for each in reporting for line in each.lines))
