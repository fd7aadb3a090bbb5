"""Fiscal years and their quarters, which reporting periods are unless a strategy sets others.

A federal fiscal year N begins on 1 October N-1 (31 U.S.C. 1102). Periods are half-open: `ends_on` is the first day
after the period.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.errors import Refused

_LABEL = re.compile(r"FY([1-9][0-9]{3}) Q([1-4])")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of time with a name, from `starts_on` until before `ends_on`."""

    starts_on: date
    ends_on: date
    label: str

    def __contains__(self, day: date) -> bool:
        return self.starts_on <= day < self.ends_on

    @property
    def last_on(self) -> date:
        """Return its last day."""
        return self.ends_on - timedelta(days=1)

    def overlaps(self, other: "Period") -> bool:
        """Return whether it shares a day with another one."""
        return self.starts_on < other.ends_on and other.starts_on < self.ends_on


def fiscal_quarter(day: date, starts_month: int = 10) -> Period:
    """Return the fiscal quarter a day is in, where fiscal years start with `starts_month`.

    >>> fiscal_quarter(date(2025, 12, 15)).label
    'FY2026 Q1'
    >>> fiscal_quarter(date(2025, 12, 15), starts_month=1).label
    'FY2025 Q4'
    """
    months_in = (day.month - starts_month) % 12
    quarter = months_in // 3
    start_month = (starts_month - 1 + quarter * 3) % 12 + 1
    start_year = day.year if start_month <= day.month else day.year - 1
    starts_on = date(start_year, start_month, 1)
    year = day.year + (1 if starts_month > 1 and day.month >= starts_month else 0)
    return Period(starts_on, _add_months(starts_on, 3), f"FY{year} Q{quarter + 1}")


def quarters_between(first: date, last: date, starts_month: int = 10) -> list[Period]:
    """Return the quarters from the one holding `first` to the one holding `last`, in order.

    >>> [period.label for period in quarters_between(date(2025, 9, 30), date(2026, 1, 1))]
    ['FY2025 Q4', 'FY2026 Q1', 'FY2026 Q2']
    """
    periods = [fiscal_quarter(first, starts_month)]
    while periods[-1].ends_on <= last:
        periods.append(fiscal_quarter(periods[-1].ends_on, starts_month))
    return periods


def parse_period(label: str, starts_month: int = 10) -> Period:
    """Return the quarter with a label such as "FY2026 Q1".

    :raise Refused: it is not such a label.

    >>> parse_period("FY2026 Q1").starts_on
    datetime.date(2025, 10, 1)
    """
    match = _LABEL.fullmatch(label)
    if match is None:
        raise Refused(f"{label!r} is not a reporting period such as FY2026 Q1.", field="period")
    year, quarter = int(match[1]), int(match[2])
    start = date(year if starts_month == 1 else year - 1, starts_month, 1)
    try:
        return fiscal_quarter(_add_months(start, 3 * (quarter - 1)), starts_month)
    except ValueError as error:
        raise Refused(f"{label!r} lies beyond the calendar.", field="period") from error


def _add_months(day: date, months: int) -> date:
    """Return the first day of a month some months away."""
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)
