"""The reporting periods of a strategy: those it keeps, and fiscal quarters where it keeps none."""

from collections.abc import Iterable
from datetime import date, timedelta

from tracker.domain.document.document import Document
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.reporting_period import ReportingPeriod
from tracker.domain.errors import Refused
from tracker.domain.fiscal import Period, fiscal_quarter, parse_period


def period_key(label: str) -> str:
    """Return what names a period in an address.

    >>> period_key("FY2026 Q1")
    'FY2026-Q1'
    """
    return label.replace(" ", "-")


def usually_due_on(period: Period) -> date:
    """Return when the reports of a period are due where nobody says otherwise: 21 days after its last day.

    >>> usually_due_on(fiscal_quarter(date(2025, 9, 30)))
    datetime.date(2025, 10, 21)
    """
    return period.last_on + timedelta(days=21)


class Periods:
    """Finds the period of a day or a label. Days that no kept period holds are in their fiscal quarter.

    Every day is in exactly one period: of a quarter that a kept period reaches into, only the rest is left.
    `are_quarters` says that no period is anything else, so that labels sort as their periods do.
    """

    __slots__ = ("_by_label", "are_quarters", "kept", "starts_month")

    def __init__(self, kept: Iterable[ReportingPeriod], starts_month: int) -> None:
        active = (period for period in kept if period.lifecycle is Lifecycle.ACTIVE)
        self.kept = tuple(sorted(active, key=lambda period: period.starts_on))
        self.starts_month = starts_month
        self._by_label = {period.label: period for period in self.kept}
        self.are_quarters = all(period.span == fiscal_quarter(period.starts_on, starts_month) for period in self.kept)

    @classmethod
    def of(cls, document: Document) -> "Periods":
        """Return the periods of a document's strategy."""
        return cls(document.plan.reporting_periods, document.strategy.fiscal_year_starts_month)

    def find_kept(self, label: str) -> ReportingPeriod | None:
        """Return the kept period with a label, or None."""
        return self._by_label.get(label)

    def find_by_key(self, key: str) -> ReportingPeriod | None:
        """Return the kept period that a key in an address names, or None."""
        return next((period for period in self.kept if period_key(period.label) == key), None)

    def kept_at(self, day: date) -> ReportingPeriod | None:
        """Return the kept period that holds a day, or None."""
        return next((period for period in self.kept if day in period), None)

    def at(self, day: date) -> Period:
        """Return the period that holds a day."""
        kept = self.kept_at(day)
        return kept.span if kept is not None else self._free_quarter(day)

    def get(self, label: str) -> Period:
        """Return the period with a label.

        :raise Refused: there is none, and it is no fiscal quarter's either.
        """
        kept = self._by_label.get(label)
        return kept.span if kept is not None else parse_period(label, self.starts_month)

    def get_begun(self, label: str, day: date) -> Period:
        """Return the period with a label, for something that is said for it on a day.

        :raise Refused: it has not begun, or its days are in a period that is kept under another label.
        """
        period = self.get(label)
        if period.starts_on > day:
            raise Refused(f"{label} has not begun.", field="period")
        if self.at(period.starts_on).label != label:
            raise Refused(f"{label} is none of the reporting periods of this strategy.", field="period")
        return period

    def before(self, period: Period) -> Period:
        """Return the period that holds the day before another one starts."""
        return self.at(period.starts_on - timedelta(days=1))

    def between(self, first: date, last: date) -> list[Period]:
        """Return the periods from the one holding `first` to the one holding `last`, in order."""
        periods = [self.at(first)]
        while periods[-1].ends_on <= last:
            periods.append(self.at(periods[-1].ends_on))
        return periods

    def sealed_by(self, day: date) -> ReportingPeriod | None:
        """Return the closed period that sealed what is dated on a day, or None.

        Days that no kept period holds were sealed by the first period after them that is closed.
        """
        kept = self.kept_at(day)
        if kept is not None:
            return kept if kept.state.is_closed else None
        return next((each for each in self.kept if each.starts_on > day and each.state.is_closed), None)

    def sealed_by_label(self, label: str) -> ReportingPeriod | None:
        """Return the closed period that sealed what is said for the period with a label, or None.

        :raise Refused: there is no such period.
        """
        return self.sealed_by(self.get(label).starts_on)

    def sealing(self, fact_on: date, booked_to: str | None) -> ReportingPeriod | None:
        """Return the closed period that sealed a fact, or None: a late fact belongs to the period it was booked to."""
        return self.sealed_by(fact_on) if booked_to is None else self.sealed_by_label(booked_to)

    def last_ended(self, on: date) -> ReportingPeriod | None:
        """Return the last closed period that had ended by a day, or None, whenever it was closed.

        The briefing that seals a period is of the last day of it: that one is compared with the period before.
        """
        ended = [each for each in self.kept if each.state.is_closed and each.ends_on <= on]
        return ended[-1] if ended else None

    def last_closed(self, on: date) -> ReportingPeriod | None:
        """Return the last period, by its days, that was closed by a day and is not open again, or None."""
        closed = [each for each in self.kept if each.state.is_closed and each.closed_on and each.closed_on <= on]
        return closed[-1] if closed else None

    def _free_quarter(self, day: date) -> Period:
        """Return the fiscal quarter of a day that no kept period holds, as far as none reaches into it."""
        quarter = fiscal_quarter(day, self.starts_month)
        before = (each.ends_on for each in self.kept if each.ends_on <= day)
        after = (each.starts_on for each in self.kept if each.starts_on > day)
        starts_on, ends_on = max((quarter.starts_on, *before)), min((quarter.ends_on, *after))
        return Period(starts_on, ends_on, quarter.label)
