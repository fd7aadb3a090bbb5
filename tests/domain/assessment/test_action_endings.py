"""Rules 3, 5 and 6 for actions: completion, continuing work, what left the plan, and what a report says of it."""

from datetime import date, timedelta

import pytest

from tests.domain.documents import TODAY, Values, assessed_action, milestone, objective_with, reading, report, target
from tracker.domain.assessment.assess import assess
from tracker.domain.assessment.component import LeftOut
from tracker.domain.document.element import Lifecycle
from tracker.domain.status import Status

EARLIER = report(date(2025, 7, 1))


def ago(number: int) -> date:
    """Return the day some days before the day of reckoning, or after it."""
    return TODAY - timedelta(days=number)


def test_all_milestones_achieved_is_complete_whatever_was_reported() -> None:
    done = [milestone(ago(90), ago(95)), milestone(ago(30), ago(20))]
    action = assessed_action(milestones=done, reports=[report(ago(10), Status.OFF_TRACK)])
    assert (action.status, action.progress, action.completed_on) == (Status.COMPLETE, 100, ago(20))


def test_reported_complete_with_a_milestone_open_is_not_complete_and_flagged() -> None:
    open_ = [milestone(ago(90), ago(95)), milestone(ago(-30))]
    action = assessed_action(milestones=open_, reports=[report(ago(10), Status.COMPLETE)])
    assert (action.status, action.progress, action.is_reported_better) == (Status.ON_TRACK, 50, True)


def test_without_milestones_reported_complete_is_complete() -> None:
    action = assessed_action(reports=[report(ago(10), Status.COMPLETE, 100)])
    assert (action.status, action.progress, action.completed_on) == (Status.COMPLETE, 100, ago(10))


def test_completion_counts_from_the_report_that_first_said_so() -> None:
    """Saying it again next quarter does not make it late."""
    reports = [report(ago(90), Status.COMPLETE, 100), report(ago(3), Status.COMPLETE, 100)]
    action = assessed_action(due_on=ago(30), reports=reports)
    assert (action.completed_on, action.is_complete_late, action.kept_first_date) == (ago(90), False, True)


def test_completion_that_was_taken_back_counts_from_when_it_was_said_for_good() -> None:
    reports = [
        report(ago(200), Status.COMPLETE, 100),
        report(ago(90), Status.AT_RISK, 80),
        report(ago(3), Status.COMPLETE, 100),
    ]
    action = assessed_action(due_on=ago(30), reports=reports)
    assert (action.completed_on, action.is_complete_late, action.kept_first_date) == (ago(3), True, False)


def test_complete_late_is_after_the_last_milestone_where_the_action_has_no_date_of_its_own() -> None:
    done = [milestone(ago(90), ago(80)), milestone(ago(30), ago(20))]
    action = assessed_action(due_on=None, milestones=done)
    assert (action.status, action.is_complete_late, action.days_late) == (Status.COMPLETE, True, 0)


def test_continuing_work_is_judged_by_its_milestones_and_never_complete_by_them() -> None:
    achieved = [milestone(ago(90), ago(90)), milestone(ago(5), ago(5))]
    continuing = {"is_continuing": True, "due_on": None}
    assert assessed_action(**continuing, milestones=achieved).status is Status.ON_TRACK
    overdue = assessed_action(**continuing, milestones=[*achieved, milestone(ago(1))])
    assert (overdue.status, overdue.left_out) == (Status.AT_RISK, LeftOut.CONTINUING)


def test_continuing_work_ends_only_when_reported_complete_with_no_milestone_left_open() -> None:
    continuing = {"is_continuing": True, "due_on": None, "reports": [report(ago(1), Status.COMPLETE)]}
    open_ = assessed_action(**continuing, milestones=[milestone(ago(90), ago(90)), milestone(ago(40))])
    assert (open_.status, open_.is_reported_better) == (Status.OFF_TRACK, True)
    assert assessed_action(**continuing, milestones=[milestone(ago(90), ago(90))]).status is Status.COMPLETE


@pytest.mark.parametrize(
    ("metrics", "status"),
    [
        ([], Status.UNKNOWN),
        ([{"targets": [target(ago(40), 10)], "readings": [reading(ago(40), 10)]}], Status.ON_TRACK),
        ([{"targets": [target(ago(40), 10)], "readings": [reading(ago(40), 9)]}], Status.AT_RISK),
        ([{"targets": [target(ago(40), 10)]}], Status.UNKNOWN),
        ([{"targets": [target(ago(-40), 10)], "readings": [reading(ago(40), 1)]}], Status.ON_TRACK),
        ([{"targets": [target(ago(-40), 10)]}], Status.UNKNOWN),
        ([{"readings": [reading(ago(40), 1)]}], Status.UNKNOWN),
        (
            [
                {"targets": [target(ago(40), 10)], "readings": [reading(ago(40), 10)]},
                {"targets": [target(ago(40), 10)]},
            ],
            Status.UNKNOWN,
        ),
    ],
)
def test_continuing_work_without_milestones_is_judged_by_its_metrics_and_silence_counts_against_it(
    metrics: list[Values], status: Status
) -> None:
    rows = objective_with({"is_continuing": True, "due_on": None, "reports": [EARLIER]})
    for position, values in enumerate(metrics, 1):
        rows.metric(f"1.1.1-A1-K{position}", action_id="1.1.1-A1", **values)
    assert assess(rows.document(), on=TODAY).actions["1.1.1-A1"].status is status


@pytest.mark.parametrize("lifecycle", [Lifecycle.CANCELLED, Lifecycle.SUPERSEDED, Lifecycle.ARCHIVED])
def test_what_left_the_plan_stands_as_it_stood_and_is_late_with_nothing(lifecycle: Lifecycle) -> None:
    action = assessed_action(
        lifecycle=lifecycle,
        lifecycle_on=ago(100),
        milestones=[milestone(ago(160), ago(150)), milestone(ago(110)), milestone(ago(20))],
        reports=[report(ago(120), Status.ON_TRACK, blocked_by="a court")],
        lead_id=None,
    )
    assert (action.left_out, action.left_out_on) == (LeftOut(lifecycle.value), ago(100))
    assert (action.status, action.progress, action.expected) == (Status.AT_RISK, 33, 67)
    assert (action.days_late, action.overdue, [part.days_late for part in action.parts]) == (0, 0, [0, 0, 0])
    assert (action.is_blocked, action.is_vacant, action.owes_reports, action.is_reported_better) == (False,) * 4


def test_what_is_cancelled_later_still_counted_on_the_day() -> None:
    cancelled = {"lifecycle": Lifecycle.CANCELLED, "lifecycle_on": ago(-1), "milestones": [milestone(ago(2))]}
    assert (assessed_action(**cancelled).left_out, assessed_action(**cancelled).days_late) == (None, 2)
    assert assessed_action(on=ago(-1), **cancelled).left_out is LeftOut.CANCELLED


@pytest.mark.parametrize(
    ("reported", "milestones", "flagged"),
    [
        (Status.ON_TRACK, [milestone(ago(60)), milestone(ago(40)), milestone(ago(-40))], True),
        (Status.AT_RISK, [milestone(ago(60))], True),
        (Status.OFF_TRACK, [milestone(ago(60))], False),
        (Status.AT_RISK, [milestone(ago(5))], False),
        (Status.AT_RISK, [milestone(ago(-5))], False),
        (Status.ON_TRACK, [milestone(ago(-5))], False),
    ],
)
def test_a_report_that_is_better_than_the_record_is_flagged(
    reported: Status, milestones: list[Values], flagged: bool
) -> None:
    action = assessed_action(milestones=milestones, reports=[report(ago(1), reported)])
    assert (action.reported, action.is_reported_better) == (reported, flagged)
