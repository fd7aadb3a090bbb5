"""What offices owe in these days."""

from datetime import date
from typing import Any

import pytest

from tests.domain.documents import Rows, objective_with, reading, report
from tracker.domain.assessment.assess import assess
from tracker.domain.assessment.dues import find_dues
from tracker.domain.assessment.owing import after_months, reading_due, reportable_periods
from tracker.domain.document.metric import Frequency
from tracker.domain.document.reporting_period import PeriodState
from tracker.domain.document.status_update import UpdateState
from tracker.domain.periods import Periods

MID_QUARTER = date(2025, 6, 10)
JUST_AFTER = date(2025, 7, 7)


def owes(on: date, *reported_on: date, **values: Any) -> bool:
    reports = [report(day, percent=10) for day in reported_on]
    document = objective_with({"reports": reports, "starts_on": date(2024, 1, 1), **values}).document()
    return bool(find_dues(document, assess(document, on=on), ["o1"]).reports)


@pytest.mark.parametrize(
    ("on", "reported_on", "is_owed"),
    [
        (MID_QUARTER, [], True),
        (MID_QUARTER, [date(2025, 5, 2)], False),
        (MID_QUARTER, [date(2025, 3, 31)], True),
        (MID_QUARTER, [date(2024, 12, 31)], True),
        (JUST_AFTER, [date(2025, 6, 30)], False),
        (JUST_AFTER, [date(2025, 3, 31)], True),
        (date(2025, 7, 22), [date(2025, 6, 30)], True),
    ],
)
def test_a_report_is_owed_once_a_quarter_and_for_the_last_one_until_three_weeks_after_its_end(
    on: date, reported_on: list[date], is_owed: bool
) -> None:
    assert owes(on, *reported_on) is is_owed


def test_what_has_just_begun_owes_nothing() -> None:
    assert not owes(MID_QUARTER, starts_on=date(2025, 5, 1))


@pytest.mark.parametrize(
    ("on", "reported_on", "starts_on", "labels"),
    [
        (MID_QUARTER, [], date(2024, 1, 1), ["FY2025 Q3", "FY2025 Q2"]),
        (JUST_AFTER, [], date(2024, 1, 1), ["FY2025 Q3", "FY2025 Q4"]),
        (JUST_AFTER, [date(2025, 6, 30)], date(2024, 1, 1), ["FY2025 Q4", "FY2025 Q3"]),
        (JUST_AFTER, [], date(2025, 7, 1), ["FY2025 Q4"]),
    ],
)
def test_a_report_is_for_the_quarter_people_report_on(
    on: date, reported_on: list[date], starts_on: date, labels: list[str]
) -> None:
    document = objective_with({"reports": [report(day) for day in reported_on], "starts_on": starts_on}).document()
    assert [each.label for each in reportable_periods(document.plan.actions[0], on, Periods.of(document))] == labels


def metric(*readings: dict[str, Any], **values: Any) -> Rows:
    rows = Rows()
    rows.goal("1.1")
    rows.metric("1.1-K1", readings=readings, **values)
    return rows


@pytest.mark.parametrize(
    ("readings", "values", "as_of_on", "is_owed"),
    [
        ([], {}, date(2025, 3, 31), True),
        ([reading(date(2025, 3, 31), 4)], {}, MID_QUARTER, False),
        ([reading(date(2024, 12, 31), 4)], {}, date(2025, 3, 31), True),
        ([reading(date(2024, 12, 31), 4)], {"publication_lag_days": 90}, date(2025, 3, 31), False),
        ([reading(date(2025, 3, 31), None, note="Away.")], {}, MID_QUARTER, False),
        ([reading(date(2024, 5, 31), 4)], {"frequency": Frequency.ANNUAL}, date(2025, 5, 31), True),
        ([reading(date(2023, 1, 31), 4)], {"frequency": Frequency.MONTHLY}, date(2025, 5, 31), True),
        ([], {"baseline_on": None, "baseline_value": None}, MID_QUARTER, True),
    ],
)
def test_a_reading_is_owed_by_the_rhythm_of_its_metric(
    readings: list[dict[str, Any]], values: dict[str, Any], as_of_on: date, is_owed: bool
) -> None:
    due = reading_due(metric(*readings, **values).document().plan.metrics[0], MID_QUARTER)
    assert (due.as_of_on, due.is_owed) == (as_of_on, is_owed)


def test_the_last_day_of_a_month_stays_the_last_day() -> None:
    assert after_months(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert after_months(date(2025, 2, 28), 1) == date(2025, 3, 31)
    assert after_months(date(2025, 11, 15), 3) == date(2026, 2, 15)


IN_AUGUST = date(2025, 8, 20)
KEPT = (("FY2025 Q3", date(2025, 4, 1), date(2025, 7, 1)), ("FY2025 Q4", date(2025, 7, 1), date(2025, 10, 1)))
RETURNED = {"awaits_approval": True, "state": UpdateState.RETURNED}
WAITING = {"awaits_approval": True}


@pytest.mark.parametrize(
    ("state", "reports", "labels"),
    [
        (PeriodState.OPEN, [], ["FY2025 Q3", "FY2025 Q4"]),
        (PeriodState.OPEN, [report(date(2025, 6, 30))], ["FY2025 Q4", "FY2025 Q3"]),
        (PeriodState.OPEN, [report(date(2025, 6, 30), **WAITING)], ["FY2025 Q4", "FY2025 Q3"]),
        (PeriodState.OPEN, [report(date(2025, 6, 30), **RETURNED)], ["FY2025 Q3", "FY2025 Q4"]),
        (PeriodState.IN_REVIEW, [], ["FY2025 Q4"]),
        (PeriodState.IN_REVIEW, [report(date(2025, 6, 30), **RETURNED)], ["FY2025 Q3", "FY2025 Q4"]),
        (PeriodState.IN_REVIEW, [report(date(2025, 6, 29), **RETURNED), report(date(2025, 6, 30))], ["FY2025 Q4"]),
        (PeriodState.CLOSED, [], ["FY2025 Q4"]),
        (PeriodState.CLOSED, [report(date(2025, 6, 30), **RETURNED)], ["FY2025 Q4"]),
    ],
)
def test_a_kept_period_is_asked_for_until_it_takes_no_reports(
    state: PeriodState, reports: list[dict[str, Any]], labels: list[str]
) -> None:
    rows = objective_with({"reports": reports, "starts_on": date(2024, 1, 1)})
    last, current = KEPT
    rows.period(*last, state=state)
    rows.period(*current)
    document = rows.document()
    offered = reportable_periods(document.plan.actions[0], IN_AUGUST, Periods.of(document))
    assert [each.label for each in offered] == labels


@pytest.mark.parametrize(
    ("on", "state", "is_owed"),
    [
        (date(2025, 8, 1), PeriodState.OPEN, False),
        (date(2025, 8, 2), PeriodState.OPEN, True),
        (date(2025, 7, 9), PeriodState.IN_REVIEW, True),
    ],
)
def test_who_reported_for_the_last_period_owes_the_next_once_those_reports_were_due(
    on: date, state: PeriodState, is_owed: bool
) -> None:
    rows = objective_with({"reports": [report(date(2025, 6, 30), percent=10)], "starts_on": date(2024, 1, 1)})
    last, current = KEPT
    rows.period(*last, state=state, reports_due_on=date(2025, 8, 1))
    rows.period(*current)
    document = rows.document()
    assert bool(find_dues(document, assess(document, on=on), ["o1"]).reports) is is_owed
