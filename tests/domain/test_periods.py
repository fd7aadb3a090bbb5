"""The reporting periods of a strategy: every day is in exactly one, and those that are kept win."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.documents import Rows
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.reporting_period import PeriodState, ReportingPeriod
from tracker.domain.errors import Refused
from tracker.domain.fiscal import fiscal_quarter
from tracker.domain.periods import Periods, period_key

days = st.dates(date(2020, 1, 1), date(2030, 12, 31))
months = st.integers(1, 12)


def kept_from(starts: list[date], *, is_gap: list[bool]) -> list[ReportingPeriod]:
    """Return periods between one day and the next, but where a gap is left."""
    rows = Rows()
    for number, ((starts_on, ends_on), left_out) in enumerate(
        zip(pairwise(sorted(set(starts))), is_gap, strict=False), 1
    ):
        if not left_out:
            rows.period(f"Period {number}", starts_on, ends_on)
    return list(rows.document().plan.reporting_periods)


kept_periods = st.builds(
    lambda starts, gaps: kept_from(starts, is_gap=gaps),
    st.lists(days, max_size=8),
    st.lists(st.booleans(), min_size=8, max_size=8),
)


@given(kept_periods, months, days)
def test_every_day_is_in_one_period_and_kept_ones_win(kept: list[ReportingPeriod], month: int, day: date) -> None:
    periods = Periods(kept, month)
    found = periods.at(day)
    assert found.starts_on <= day < found.ends_on
    holding = [period for period in kept if day in period]
    assert len(holding) <= 1
    assert not holding or found == holding[0].span
    assert all(found == period.span or found.ends_on <= period.starts_on or period.ends_on <= found.starts_on
               for period in kept)  # fmt: skip


@given(kept_periods, months, days, st.integers(0, 900))
def test_periods_follow_each_other_without_a_gap(
    kept: list[ReportingPeriod], month: int, day: date, length: int
) -> None:
    periods, last = Periods(kept, month), day + timedelta(days=length)
    between = periods.between(day, last)
    assert day in between[0]
    assert last in between[-1]
    assert all(before.ends_on == after.starts_on for before, after in pairwise(between))
    assert all(periods.before(after) == before for before, after in pairwise(between))
    assert all(periods.at(each.ends_on - timedelta(days=1)) == each for each in between)


@given(months, days)
def test_where_none_is_kept_periods_are_the_fiscal_quarters(month: int, day: date) -> None:
    periods = Periods((), month)
    assert periods.are_quarters
    assert periods.at(day) == fiscal_quarter(day, month) == periods.get(periods.at(day).label)


def test_a_kept_period_is_found_by_its_label_and_by_its_key_until_it_is_cancelled() -> None:
    rows = Rows()
    rows.period("Year 1 A", date(2025, 1, 1), date(2025, 3, 1))
    rows.period("Year 1 B", date(2025, 3, 1), date(2025, 5, 1), lifecycle=Lifecycle.CANCELLED)
    periods = Periods.of(rows.document())
    found = periods.find_by_key("Year-1-A")
    assert found is not None
    assert (found.label, period_key(found.label)) == ("Year 1 A", "Year-1-A")
    assert periods.get("Year 1 A").ends_on == date(2025, 3, 1)
    assert not periods.are_quarters
    assert periods.find_by_key("Year-1-B") is None
    with pytest.raises(Refused):
        periods.get("Year 1 B")


def test_a_closed_period_sealed_its_days_and_those_before_that_no_period_holds() -> None:
    rows = Rows()
    rows.period("FY2025 Q2", date(2025, 1, 1), date(2025, 4, 1), state=PeriodState.IN_REVIEW)
    rows.period("FY2025 Q3", date(2025, 4, 1), date(2025, 7, 1), state=PeriodState.REVISED)
    rows.period("FY2025 Q4", date(2025, 7, 1), date(2025, 10, 1))
    periods = Periods.of(rows.document())
    sealing = {
        date(2024, 6, 1): "FY2025 Q3",
        date(2025, 3, 31): None,
        date(2025, 4, 1): "FY2025 Q3",
        date(2025, 6, 30): "FY2025 Q3",
        date(2025, 7, 1): None,
        date(2026, 1, 1): None,
    }
    for day, label in sealing.items():
        found = periods.sealed_by(day)
        assert (found.label if found else None) == label
