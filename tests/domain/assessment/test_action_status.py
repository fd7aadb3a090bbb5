"""Rule 5 for actions: every boundary of the computed status."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from tests.domain.documents import TODAY, Values, assessed_action, milestone, objective_with, report
from tracker.domain.assessment.assess import assess
from tracker.domain.assessment.status import Thresholds, status_by_lateness, status_by_points
from tracker.domain.document.status_update import UpdateState
from tracker.domain.status import Status

HALF = {"starts_on": TODAY - timedelta(days=50), "due_on": TODAY + timedelta(days=50)}
EARLIER = report(date(2025, 7, 1))


def ago(number: int) -> date:
    """Return the day some days before the day of reckoning, or after it."""
    return TODAY - timedelta(days=number)


@pytest.mark.parametrize(
    ("late", "status"),
    [
        (-1, Status.ON_TRACK),
        (0, Status.ON_TRACK),
        (1, Status.AT_RISK),
        (30, Status.AT_RISK),
        (31, Status.OFF_TRACK),
        (400, Status.OFF_TRACK),
    ],
)
def test_an_action_with_milestones_is_judged_by_its_longest_overdue_one(late: int, status: Status) -> None:
    others = [milestone(ago(90), ago(95)), milestone(ago(-60))]
    action = assessed_action(milestones=[*others, milestone(ago(late))], reports=[EARLIER])
    assert (action.status, action.days_late, action.overdue) == (status, max(0, late), int(late > 0))


def test_a_milestone_achieved_late_is_no_longer_overdue() -> None:
    action = assessed_action(milestones=[milestone(ago(90), ago(2)), milestone(ago(-60))], reports=[EARLIER])
    assert (action.status, action.days_late) == (Status.ON_TRACK, 0)


@pytest.mark.parametrize(
    ("percent", "points", "status"),
    [
        (60, -10, Status.ON_TRACK),
        (50, 0, Status.ON_TRACK),
        (45, 5, Status.ON_TRACK),
        (44, 6, Status.AT_RISK),
        (35, 15, Status.AT_RISK),
        (34, 16, Status.OFF_TRACK),
        (0, 50, Status.OFF_TRACK),
    ],
)
def test_an_action_without_milestones_is_judged_by_points_behind_plan(
    percent: int, points: int, status: Status
) -> None:
    action = assessed_action(**HALF, reports=[report(ago(1), Status.ON_TRACK, percent)])
    assert (action.expected, action.points_behind, action.status) == (50, points, status)


def test_the_points_are_those_between_the_printed_numbers() -> None:
    """58 of 100 days make 58 %; 5.6 points that print as 6 are 6."""
    dates = {"starts_on": ago(200), "due_on": ago(-160)}
    action = assessed_action(**dates, reports=[report(ago(1), Status.ON_TRACK, 50)])
    assert action.shares.expected is not None
    assert 5.5 < 100 * (action.shares.expected - action.shares.progress) < 6
    assert (action.expected, action.progress, action.points_behind) == (56, 50, 6)
    assert action.status is Status.AT_RISK


@pytest.mark.parametrize(("starts", "status"), [(-1, Status.NOT_STARTED), (0, Status.UNKNOWN), (1, Status.UNKNOWN)])
def test_before_the_start_it_is_not_started_and_from_the_start_day_on_somebody_must_say(
    starts: int, status: Status
) -> None:
    plain = assessed_action(starts_on=ago(starts), due_on=ago(-90))
    staged = assessed_action(starts_on=ago(starts), due_on=ago(-90), milestones=[milestone(ago(-90))])
    assert (plain.status, staged.status) == (status, status)


@pytest.mark.parametrize(
    "begun",
    [
        {"milestones": [milestone(ago(-60), ago(3)), milestone(ago(-90))]},
        {"reports": [report(ago(3), Status.ON_TRACK, 10)]},
    ],
)
def test_what_was_done_before_the_start_begins_the_work(begun: Values) -> None:
    action = assessed_action(starts_on=ago(-10), due_on=ago(-90), **begun)
    assert (action.status, action.expected) == (Status.ON_TRACK, 0)


def test_a_report_that_nothing_was_done_yet_does_not_begin_the_work() -> None:
    action = assessed_action(starts_on=ago(-10), due_on=ago(-90), reports=[report(ago(3), Status.NOT_STARTED)])
    assert (action.status, action.progress) == (Status.NOT_STARTED, 0)


def test_a_report_from_before_the_start_is_no_data_after_it() -> None:
    early = report(ago(40), Status.NOT_STARTED)
    staged = assessed_action(starts_on=ago(10), milestones=[milestone(ago(-60))], reports=[early])
    plain = assessed_action(starts_on=ago(10), due_on=ago(-90), reports=[early])
    assert (staged.status, plain.status) == (Status.UNKNOWN, Status.UNKNOWN)


def test_a_report_on_the_day_of_the_start_is_data() -> None:
    action = assessed_action(starts_on=ago(10), milestones=[milestone(ago(-60))], reports=[report(ago(10))])
    assert action.status is Status.ON_TRACK


def test_a_milestone_that_fell_due_before_the_start_is_missed_all_the_same() -> None:
    action = assessed_action(starts_on=ago(-10), due_on=ago(-90), milestones=[milestone(ago(5)), milestone(ago(-90))])
    assert (action.status, action.days_late) == (Status.AT_RISK, 5)


def test_a_due_milestone_without_a_report_is_missed_not_unknown() -> None:
    assert assessed_action(milestones=[milestone(ago(2)), milestone(ago(-60))]).status is Status.AT_RISK
    assert assessed_action(milestones=[milestone(ago(0)), milestone(ago(-60))]).status is Status.UNKNOWN


@pytest.mark.parametrize(
    ("passed", "status"),
    [(0, Status.ON_TRACK), (1, Status.AT_RISK), (30, Status.AT_RISK), (31, Status.OFF_TRACK)],
)
def test_all_of_it_self_reported_done_but_never_reported_complete_is_late_once_the_due_date_has_passed(
    passed: int, status: Status
) -> None:
    action = assessed_action(starts_on=ago(200), due_on=ago(passed), reports=[report(ago(1), Status.ON_TRACK, 100)])
    assert (action.progress, action.expected, action.points_behind) == (100, 100, 0)
    assert (action.status, action.days_late) == (status, passed)


def test_the_own_due_date_counts_though_no_milestone_is_overdue() -> None:
    action = assessed_action(due_on=ago(3), milestones=[milestone(ago(9), ago(9)), milestone(ago(-9))])
    assert (action.status, action.overdue, action.days_late) == (Status.AT_RISK, 0, 3)


@pytest.mark.parametrize(("passed", "status"), [(30, Status.UNKNOWN), (31, Status.OFF_TRACK)])
def test_silence_past_the_due_date_is_unknown_and_then_surely_off_track(passed: int, status: Status) -> None:
    assert assessed_action(starts_on=ago(200), due_on=ago(passed)).status is status


@pytest.mark.parametrize(
    "dates",
    [
        {"starts_on": None, "due_on": None},
        {"starts_on": ago(50), "due_on": None},
        {"starts_on": None, "due_on": ago(-50)},
    ],
)
def test_without_dates_there_is_nothing_to_be_judged_by(dates: Values) -> None:
    action = assessed_action(**dates, reports=[report(ago(1), Status.ON_TRACK, 80)])
    assert (action.status, action.progress, action.expected) == (Status.UNKNOWN, 80, None)
    assert not action.has_yardstick
    assert not action.is_reported_better


def test_a_report_that_waits_and_a_returned_one_do_not_count() -> None:
    reports = [
        report(ago(9), Status.ON_TRACK, 60),
        report(ago(2), Status.COMPLETE, 100, awaits_approval=True),
        report(ago(1), Status.COMPLETE, 100, state=UpdateState.RETURNED),
    ]
    action = assessed_action(**HALF, reports=reports)
    assert (action.reported, action.progress, action.reported_on) == (Status.ON_TRACK, 60, ago(9))


def test_the_report_made_last_speaks_last() -> None:
    reports = [report(ago(2), Status.ON_TRACK, 60), report(ago(9), Status.AT_RISK, 10)]
    assert assessed_action(**HALF, reports=reports).reported is Status.ON_TRACK


def test_bands_meet_without_a_gap_whatever_the_thresholds() -> None:
    thresholds = Thresholds(known_minimum=75, on_track_points=8, at_risk_points=9, at_risk_days=0)
    by_points = [status_by_points(points, thresholds) for points in range(-5, 101)]
    by_days = [status_by_lateness(days, thresholds) for days in range(0, 40)]
    assert [status for status, after in pairwise(by_points) if status is not after] == [
        Status.ON_TRACK,
        Status.AT_RISK,
    ]
    assert by_days == [Status.ON_TRACK, *[Status.OFF_TRACK] * 39]


def test_the_thresholds_of_the_plan_are_the_ones_that_judge() -> None:
    late = {"milestones": [milestone(ago(31))], "reports": [EARLIER]}
    patient = objective_with(late, plan={"at_risk_days": 31}).document()
    assert assess(patient, on=TODAY).actions["1.1.1-A1"].status is Status.AT_RISK
