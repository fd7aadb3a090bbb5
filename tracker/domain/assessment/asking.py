"""The reporting periods that are being asked for on a day, and when the answers are due (docs/method.md, rule 9)."""

from dataclasses import dataclass
from datetime import date

from tracker.domain.document.reporting_period import PeriodState
from tracker.domain.errors import Refused
from tracker.domain.fiscal import Period
from tracker.domain.periods import Periods, usually_due_on


@dataclass(frozen=True, slots=True)
class AskedPeriod:
    """A period people report for: its days, the day reports are due, and whether only returned ones may come in."""

    span: Period
    due_on: date
    is_in_review: bool

    @property
    def label(self) -> str:
        """Return what reports name it by."""
        return self.span.label


class Asking:
    """Says which periods are asked for on a day: the last one until it is gathered, and then the one under way."""

    __slots__ = ("current", "last", "on", "periods")

    def __init__(self, periods: Periods, on: date) -> None:
        self.periods, self.on = periods, on
        span = periods.at(on)
        self.current = self._asked(span)
        self.last = self._asked(periods.before(span))

    @property
    def asked(self) -> tuple[AskedPeriod, ...]:
        """Return the periods asked for, the earlier first.

        The last one is asked for as long as it takes reports; the one under way only once those were due, so that
        nobody is asked for two at once.
        """
        wanted = [self.last] if self._takes_any(self.last) else []
        is_gathering = bool(wanted) and not self.last.is_in_review and self.on <= self.last.due_on
        if not is_gathering and self._takes_any(self.current):
            wanted.append(self.current)
        return tuple(wanted)

    @property
    def first_asked(self) -> AskedPeriod:
        """Return the period people report for first: the last one while it is gathered, else the one under way."""
        taking = [period for period in self.asked if not period.is_in_review]
        return taking[0] if taking and self.on <= taking[0].due_on else self.current

    @property
    def is_collecting_last(self) -> bool:
        """Return whether people still report for the last period first.

        >>> quarters = Periods((), 10)
        >>> [Asking(quarters, day).is_collecting_last for day in (date(2026, 1, 5), date(2025, 12, 15))]
        [True, False]
        """
        return self.first_asked is self.last

    def find_earlier(self, key: str) -> AskedPeriod | None:
        """Return the period that is kept under a key where it ended before the last one began, or None."""
        kept = self.periods.find_by_key(key)
        return self._asked(kept.span) if kept is not None and kept.ends_on <= self.last.span.starts_on else None

    def start_of(self, label: str, reported_on: date) -> date:
        """Return the day the period of an answer starts; where no period has its label, that of the day it came."""
        try:
            return self.periods.get(label).starts_on
        except Refused:
            return self.periods.at(reported_on).starts_on

    def _asked(self, span: Period) -> AskedPeriod:
        """Return a period with the day its reports are due."""
        kept = self.periods.find_kept(span.label)
        due_on = kept.reports_due_on if kept is not None else usually_due_on(span)
        return AskedPeriod(span, due_on, kept is not None and kept.state is PeriodState.IN_REVIEW)

    def _takes_any(self, period: AskedPeriod) -> bool:
        """Return whether a report for a period may still come in: in review at least one that was returned."""
        kept = self.periods.find_kept(period.label)
        if kept is None:
            return self.on <= period.due_on
        return period.is_in_review or kept.state.takes_reports
