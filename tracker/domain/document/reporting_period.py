"""A reporting period as the strategy keeps it: when it runs, and how far its reports have come."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.domain.document.element import Lifecycle
from tracker.domain.fiscal import Period


class PeriodState(StrEnum):
    """How far the reports of a period have come.

    While it runs it is open; once it has ended reports are collected; in review they are checked and no new one comes
    in; closed it is sealed, and revised when it was closed anew.
    """

    OPEN = "open"
    COLLECTING = "collecting"
    IN_REVIEW = "in_review"
    CLOSED = "closed"
    REVISED = "revised"

    @property
    def is_closed(self) -> bool:
        """Return whether the period is sealed."""
        return self in (PeriodState.CLOSED, PeriodState.REVISED)

    @property
    def takes_reports(self) -> bool:
        """Return whether new reports may come in for it; in review only what was returned does."""
        return self in (PeriodState.OPEN, PeriodState.COLLECTING)


class GapKind(StrEnum):
    """What a period lacks when it is to be closed."""

    MISSING = "missing"
    AWAITING = "awaiting"
    RETURNED = "returned"
    DISAGREEING = "disagreeing"
    UNKNOWN = "unknown"
    VACANT = "vacant"


@dataclass(frozen=True, slots=True)
class Waiver:
    """Why a period was closed in spite of one gap: its kind, the number of what has it, and the reason."""

    gap: GapKind
    number: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReportingPeriod:
    """One period, from `starts_on` until before `ends_on`; reports are due on `reports_due_on`.

    `label` is what reports name it by. `revision` counts how often it was closed: 0 before the first time.
    `closed_on` is the day of the last closing; a period that was reopened keeps it until it is closed anew.
    """

    id: str
    version: int
    strategy_id: str
    position: int
    label: str
    starts_on: date
    ends_on: date
    reports_due_on: date
    state: PeriodState
    revision: int
    closed_on: date | None
    lifecycle: Lifecycle
    lifecycle_reason: str | None
    lifecycle_on: date | None
    is_illustrative: bool
    waivers: tuple[Waiver, ...]

    def __contains__(self, day: date) -> bool:
        return self.starts_on <= day < self.ends_on

    @property
    def last_on(self) -> date:
        """Return its last day."""
        return self.span.last_on

    @property
    def span(self) -> Period:
        """Return its label and days, as any period's."""
        return Period(self.starts_on, self.ends_on, self.label)
