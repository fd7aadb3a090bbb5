"""When something was last reported, counted in reporting periods (docs/method.md, rule 9)."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from itertools import pairwise
from operator import attrgetter

from tracker.domain.document.status_update import StatusUpdate
from tracker.domain.fiscal import fiscal_quarter, parse_period

_WHEN_MADE = attrgetter("reported_on", "position")


class Freshness(StrEnum):
    """How many reporting periods have gone by without a report."""

    THIS_PERIOD = "this_period"
    LAST_PERIOD = "last_period"
    MISSED_ONE = "missed_one"
    MISSED_MORE = "missed_more"
    NEVER = "never"
    NOTHING_OWED = "nothing_owed"


def effective_updates(updates: Iterable[StatusUpdate], on: date) -> list[StatusUpdate]:
    """Return the reports that count on a day in the order they were made: none that waits, was returned or is later."""
    counted = [update for update in updates if update.reported_on <= on and update.is_effective]
    if any(later.reported_on < earlier.reported_on for earlier, later in pairwise(counted)):
        counted.sort(key=_WHEN_MADE)
    return counted


class ReportingCalendar:
    """The reporting periods around one day; what was looked up once is at hand for the rest of an assessment."""

    __slots__ = ("_starts", "period_start", "starts_month")

    def __init__(self, on: date, starts_month: int) -> None:
        self.starts_month = starts_month
        self.period_start = fiscal_quarter(on, starts_month).starts_on
        self._starts: dict[str, date] = {}

    def start_of(self, label: str) -> date:
        """Return the day a period starts.

        :raise Refused: there is no such period.
        """
        start = self._starts.get(label)
        if start is None:
            start = self._starts[label] = parse_period(label, self.starts_month).starts_on
        return start

    def latest_reported(self, updates: Sequence[StatusUpdate]) -> date | None:
        """Return the start of the latest period that was reported for, or None where none was.

        A report for an older period, though made last, does not make a newer one unreported. A report counts for no
        later period than the one it was made in: nobody reports ahead and is silent for it.
        """
        if not updates:
            return None
        label = max([update.period for update in updates])  # labels sort as their periods do
        start = self.start_of(label)
        if any(update.period == label and start <= update.reported_on for update in reversed(updates)):
            return start
        return max(self._counts_for(update) for update in updates)

    def _counts_for(self, update: StatusUpdate) -> date:
        """Return the start of the period a report counts for."""
        start = self.start_of(update.period)
        if start > update.reported_on:
            return fiscal_quarter(update.reported_on, self.starts_month).starts_on
        return start


def freshness(reported_for: date | None, owed_from: date | None, period_start: date) -> Freshness:
    """Return how long an action that owes reports has been silent.

    `reported_for` is the start of the latest period reported for, `period_start` that of the period under way. A
    period counts as missed once it has ended. What owes reports only since the period under way has missed nothing.

    >>> freshness(date(2025, 4, 1), date(2023, 1, 1), date(2025, 10, 1)).value
    'missed_one'
    >>> freshness(None, date(2025, 11, 1), date(2025, 10, 1)).value
    'nothing_owed'
    """
    if reported_for is None:
        is_new = owed_from is None or owed_from >= period_start
        return Freshness.NOTHING_OWED if is_new else Freshness.NEVER
    months = (period_start.year - reported_for.year) * 12 + period_start.month - reported_for.month
    named = (Freshness.THIS_PERIOD, Freshness.LAST_PERIOD, Freshness.MISSED_ONE)
    silent = max(0, months // 3)
    return named[silent] if silent < len(named) else Freshness.MISSED_MORE
