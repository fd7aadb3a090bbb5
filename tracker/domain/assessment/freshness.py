"""When something was last reported, counted in reporting periods (docs/method.md, rule 9)."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from tracker.domain.document.status_update import StatusUpdate
from tracker.domain.periods import Periods


class Freshness(StrEnum):
    """How many reporting periods have gone by without a report."""

    THIS_PERIOD = "this_period"
    LAST_PERIOD = "last_period"
    MISSED_ONE = "missed_one"
    MISSED_MORE = "missed_more"
    NEVER = "never"
    NOTHING_OWED = "nothing_owed"


class ReportingCalendar:
    """The reporting periods around one day; what was looked up once is at hand for the rest of an assessment."""

    __slots__ = ("_begun", "_starts", "period_start", "periods")

    def __init__(self, on: date, periods: Periods) -> None:
        self.periods = periods
        self.period_start = periods.at(on).starts_on
        self._starts: dict[str, date] = {}
        self._begun: dict[date, int] = {}

    def start_of(self, label: str) -> date:
        """Return the day a period starts.

        :raise Refused: there is no such period.
        """
        start = self._starts.get(label)
        if start is None:
            start = self._starts[label] = self.periods.get(label).starts_on
        return start

    def begun_since(self, start: date) -> int:
        """Return how many periods have begun after the one that starts on a day."""
        begun = self._begun.get(start)
        if begun is None:
            begun = self._begun[start] = len(self.periods.between(start, self.period_start)) - 1
        return begun

    def latest_reported(self, updates: Sequence[StatusUpdate]) -> date | None:
        """Return the start of the latest period that was reported for, or None where none was.

        A report for an older period, though made last, does not make a newer one unreported. A report counts for no
        later period than the one it was made in: nobody reports ahead and is silent for it.
        """
        if not updates:
            return None
        labels = [update.period for update in updates]
        label = max(labels) if self.periods.are_quarters else max(labels, key=self.start_of)
        start = self.start_of(label)
        if any(update.period == label and start <= update.reported_on for update in reversed(updates)):
            return start
        return max(self._counts_for(update) for update in updates)

    def _counts_for(self, update: StatusUpdate) -> date:
        """Return the start of the period a report counts for."""
        start = self.start_of(update.period)
        if start > update.reported_on:
            return self.periods.at(update.reported_on).starts_on
        return start


def freshness(reported_for: date | None, owed_from: date | None, calendar: ReportingCalendar) -> Freshness:
    """Return how long an action that owes reports has been silent.

    `reported_for` is the start of the latest period reported for. A period counts as missed once it has ended. What
    owes reports only since the period under way has missed nothing.

    >>> calendar = ReportingCalendar(date(2025, 12, 15), Periods((), 10))
    >>> freshness(date(2025, 4, 1), date(2023, 1, 1), calendar).value
    'missed_one'
    >>> freshness(None, date(2025, 11, 1), calendar).value
    'nothing_owed'
    """
    if reported_for is None:
        is_new = owed_from is None or owed_from >= calendar.period_start
        return Freshness.NOTHING_OWED if is_new else Freshness.NEVER
    named = (Freshness.THIS_PERIOD, Freshness.LAST_PERIOD, Freshness.MISSED_ONE)
    begun = calendar.begun_since(reported_for)
    return named[begun] if begun < len(named) else Freshness.MISSED_MORE
