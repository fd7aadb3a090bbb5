"""The reporting periods of a strategy: those it keeps, and fiscal quarters where it keeps none."""

from collections.abc import Iterable
from datetime import date, timedelta

from tracker.domain.document.document import Document
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.reporting_period import ReportingPeriod
from tracker.domain.fiscal import Period, fiscal_quarter, parse_period


class Periods:
    """Finds the period of a day or a label. Days that no kept period holds are in their fiscal quarter."""

    __slots__ = ("_by_label", "kept", "starts_month")

    def __init__(self, kept: Iterable[ReportingPeriod], starts_month: int) -> None:
        active = (period for period in kept if period.lifecycle is Lifecycle.ACTIVE)
        self.kept = tuple(sorted(active, key=lambda period: period.starts_on))
        self.starts_month = starts_month
        self._by_label = {period.label: period for period in self.kept}

    @classmethod
    def of(cls, document: Document) -> "Periods":
        """Return the periods of a document's strategy."""
        return cls(document.plan.reporting_periods, document.strategy.fiscal_year_starts_month)

    def find_kept(self, label: str) -> ReportingPeriod | None:
        """Return the kept period with a label, or None."""
        return self._by_label.get(label)

    def kept_at(self, day: date) -> ReportingPeriod | None:
        """Return the kept period that holds a day, or None."""
        return next((period for period in self.kept if day in period), None)

    def at(self, day: date) -> Period:
        """Return the period that holds a day."""
        kept = self.kept_at(day)
        return kept.span if kept is not None else fiscal_quarter(day, self.starts_month)

    def get(self, label: str) -> Period:
        """Return the period with a label.

        :raise Refused: there is none, and it is no fiscal quarter's either.
        """
        kept = self._by_label.get(label)
        return kept.span if kept is not None else parse_period(label, self.starts_month)

    def before(self, period: Period) -> Period:
        """Return the period that holds the day before another one starts."""
        return self.at(period.starts_on - timedelta(days=1))

    def between(self, first: date, last: date) -> list[Period]:
        """Return the periods from the one holding `first` to the one holding `last`, in order."""
        periods = [self.at(first)]
        while periods[-1].ends_on <= last:
            periods.append(self.at(periods[-1].ends_on))
        return periods

    def last_closed(self, on: date) -> ReportingPeriod | None:
        """Return the last period, by its days, that was closed by a day and is not open again, or None."""
        closed = [each for each in self.kept if each.state.is_closed and each.closed_on and each.closed_on <= on]
        return closed[-1] if closed else None
