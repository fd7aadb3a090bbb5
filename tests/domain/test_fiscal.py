"""Fiscal years, quarters and their labels."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.errors import Refused
from tracker.domain.fiscal import Period, fiscal_quarter, parse_period, quarters_between

days = st.dates(date(1900, 1, 1), date(2200, 12, 31))
months = st.integers(1, 12)


@pytest.mark.parametrize(
    ("day", "label", "starts_on", "ends_on"),
    [
        (date(2025, 9, 30), "FY2025 Q4", date(2025, 7, 1), date(2025, 10, 1)),
        (date(2025, 10, 1), "FY2026 Q1", date(2025, 10, 1), date(2026, 1, 1)),
        (date(2025, 12, 31), "FY2026 Q1", date(2025, 10, 1), date(2026, 1, 1)),
        (date(2026, 1, 1), "FY2026 Q2", date(2026, 1, 1), date(2026, 4, 1)),
        (date(2024, 2, 29), "FY2024 Q2", date(2024, 1, 1), date(2024, 4, 1)),
    ],
)
def test_a_federal_fiscal_year_begins_on_the_first_of_october_before(
    day: date, label: str, starts_on: date, ends_on: date
) -> None:
    assert fiscal_quarter(day) == Period(starts_on, ends_on, label)


@given(days, months)
def test_every_day_is_in_exactly_one_quarter_and_its_label_finds_it_again(day: date, starts_month: int) -> None:
    quarter = fiscal_quarter(day, starts_month)
    assert day in quarter
    assert quarter.ends_on not in quarter
    assert parse_period(quarter.label, starts_month) == quarter
    assert 89 <= (quarter.ends_on - quarter.starts_on).days <= 92


@given(days, months)
def test_quarters_follow_each_other_without_a_gap_and_sort_by_their_labels(day: date, starts_month: int) -> None:
    quarter = fiscal_quarter(day, starts_month)
    before = fiscal_quarter(quarter.starts_on - timedelta(days=1), starts_month)
    assert before.ends_on == quarter.starts_on
    assert before.label < quarter.label


@given(days, st.integers(0, 4000), months)
def test_the_quarters_between_two_days_hold_them_and_every_day_between(
    day: date, number: int, starts_month: int
) -> None:
    last = day + timedelta(days=number)
    quarters = quarters_between(day, last, starts_month)
    assert day in quarters[0]
    assert last in quarters[-1]
    for earlier, later in pairwise(quarters):
        assert earlier.ends_on == later.starts_on


def test_quarters_between_a_day_and_an_earlier_one_are_that_days_own() -> None:
    assert [period.label for period in quarters_between(date(2025, 10, 1), date(2024, 1, 1))] == ["FY2026 Q1"]


@pytest.mark.parametrize(
    "label",
    [
        "",
        "FY2026",
        "FY2026 Q0",
        "FY2026 Q5",
        "2026 Q1",
        "FY26 Q1",
        "FY2026 Q1 ",
        "fy2026 q1",
        "FY0000 Q1",
        "FY２０２６ Q1",
    ],
)
def test_what_is_no_period_is_refused_beside_the_field(label: str) -> None:
    with pytest.raises(Refused) as refusal:
        parse_period(label)
    assert refusal.value.field == "period"


def test_a_period_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(Refused):
        parse_period("FY9999 Q4", 1)
