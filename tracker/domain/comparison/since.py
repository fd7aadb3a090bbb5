"""What moved since the last closed period."""

from dataclasses import dataclass
from datetime import date, datetime

from tracker.domain.comparison.compare import Comparison
from tracker.domain.document.document import Document
from tracker.domain.document.reporting_period import ReportingPeriod
from tracker.domain.periods import Periods


@dataclass(frozen=True, slots=True)
class Since:
    """The comparison with a closed period, as it was closed: on its last day, as known at the moment of its seal.

    `number` is that of the sealed briefing, and `rules_version` that of the rules it was made by; both moments are
    reckoned here by the rules in force.
    """

    period: str
    revision: int
    number: str
    known_at: datetime
    rules_version: int
    comparison: Comparison


def last_period_closed_by(document: Document, on: date) -> ReportingPeriod | None:
    """Return the last closed period that had ended before a day, or None.

    The briefing that seals a period is of the last day of it: that one is compared with the period before.
    """
    closed = [each for each in Periods.of(document).kept if each.state.is_closed and each.ends_on <= on]
    return closed[-1] if closed else None
