"""Statuses as they were reported, period by period."""

from datetime import date

from tests.domain.documents import TODAY, Values, milestone, objective_with, report
from tracker.domain.assessment.history import SHOWN_PERIODS, status_by_period
from tracker.domain.document.element import Lifecycle
from tracker.domain.periods import Periods
from tracker.domain.status import Status

STARTED: Values = {"starts_on": date(2024, 10, 1)}


def history(*actions: Values, first: date = date(2025, 1, 1)) -> dict[str, dict[Status, int]]:
    """Return the counts of each period."""
    document = objective_with(*actions).document()
    periods = status_by_period(document.plan.actions, first=first, on=TODAY, periods=Periods.of(document))
    return {period.period: dict(period.counts) for period in periods}


def test_each_period_counts_what_was_reported_and_who_did_not() -> None:
    told = {**STARTED, "reports": [report(date(2025, 2, 1), Status.AT_RISK), report(date(2025, 5, 1))]}
    assert history(told, STARTED) == {
        "FY2025 Q2": {Status.AT_RISK: 1, Status.UNKNOWN: 1},
        "FY2025 Q3": {Status.ON_TRACK: 1, Status.UNKNOWN: 1},
        "FY2025 Q4": {Status.UNKNOWN: 2},
    }


def test_the_last_report_of_a_period_is_the_one_that_counts() -> None:
    told = {**STARTED, "reports": [report(date(2025, 5, 9), Status.OFF_TRACK), report(date(2025, 5, 1))]}
    assert history(told)["FY2025 Q3"] == {Status.OFF_TRACK: 1}


def test_nothing_is_missed_before_the_first_whole_period() -> None:
    assert history({"starts_on": date(2025, 1, 2)}) == {
        "FY2025 Q2": {},
        "FY2025 Q3": {Status.UNKNOWN: 1},
        "FY2025 Q4": {Status.UNKNOWN: 1},
    }


def test_nothing_is_missed_once_it_is_complete() -> None:
    by_report = {**STARTED, "reports": [report(date(2025, 2, 1), Status.COMPLETE, 100)]}
    left_out = [milestone(date(2025, 2, 1), weight=0), milestone(date(2025, 2, 1), lifecycle=Lifecycle.CANCELLED)]
    by_milestones = {**STARTED, "milestones": [milestone(date(2025, 2, 1), date(2025, 2, 1)), *left_out]}
    assert history(by_report, by_milestones) == {
        "FY2025 Q2": {Status.COMPLETE: 1, Status.UNKNOWN: 1},
        "FY2025 Q3": {},
        "FY2025 Q4": {},
    }


def test_nothing_is_missed_once_it_has_left_the_plan_and_all_is_until_then() -> None:
    gone = {**STARTED, "lifecycle": Lifecycle.CANCELLED, "lifecycle_on": date(2025, 5, 1)}
    later = {**STARTED, "lifecycle": Lifecycle.CANCELLED, "lifecycle_on": date(2025, 8, 15)}
    assert history(gone, later) == {
        "FY2025 Q2": {Status.UNKNOWN: 2},
        "FY2025 Q3": {Status.UNKNOWN: 1},
        "FY2025 Q4": {Status.UNKNOWN: 1},
    }


def test_the_last_three_years_are_shown() -> None:
    periods = list(history(first=date(2015, 1, 1)))
    assert (len(periods), periods[0], periods[-1]) == (SHOWN_PERIODS, "FY2023 Q1", "FY2025 Q4")


def test_where_periods_are_kept_those_are_told() -> None:
    done = report(date(2025, 5, 9), Status.COMPLETE, 100, period="May")
    rows = objective_with({**STARTED, "reports": [done]}, STARTED)
    rows.period("May", date(2025, 5, 1), date(2025, 6, 1))
    rows.period("April", date(2025, 4, 1), date(2025, 5, 1))
    document = rows.document()
    told = status_by_period(
        document.plan.actions, first=date(2025, 4, 1), on=date(2025, 6, 30), periods=Periods.of(document)
    )
    assert {each.period: dict(each.counts) for each in told} == {
        "April": {Status.UNKNOWN: 2},
        "May": {Status.COMPLETE: 1, Status.UNKNOWN: 1},
        "FY2025 Q3": {Status.UNKNOWN: 1},
    }
