"""Rule 3 for actions: where progress comes from, and what is not known."""

from datetime import date

import pytest

from tests.domain.documents import TODAY, Values, assessed_action, milestone, report
from tracker.domain.assessment.facts import ProgressSource
from tracker.domain.document.element import Lifecycle
from tracker.domain.status import Status

DUE, DONE, LATER = date(2025, 6, 30), date(2025, 6, 20), date(2025, 12, 31)


@pytest.mark.parametrize(
    ("milestones", "progress", "expected"),
    [
        ([milestone(DUE, DONE)], 100, 100),
        ([milestone(DUE, DONE), milestone(LATER)], 50, 50),
        ([milestone(DUE, DONE, weight=3), milestone(LATER, weight=1)], 75, 75),
        ([milestone(DUE, DONE), milestone(DUE), milestone(LATER)], 33, 67),
        ([milestone(LATER, DONE), milestone(LATER)], 50, 0),
        ([milestone(DUE), milestone(LATER)], 0, 50),
        ([milestone(DUE, date(2025, 8, 1)), milestone(LATER)], 0, 50),
        ([milestone(DUE, DONE), milestone(DUE, weight=0)], 100, 100),
        ([milestone(DUE, DONE), milestone(DUE, lifecycle=Lifecycle.CANCELLED)], 100, 100),
    ],
)
def test_progress_is_the_weight_of_achieved_milestones_of_all(
    milestones: list[Values], progress: int, expected: int
) -> None:
    action = assessed_action(milestones=milestones, reports=[report(DONE)])
    assert (action.progress, action.expected) == (progress, expected)
    assert action.progress_source is ProgressSource.MILESTONES


def test_a_reported_percentage_is_not_mixed_with_milestones() -> None:
    action = assessed_action(milestones=[milestone(LATER)], reports=[report(DONE, Status.ON_TRACK, 80)])
    assert (action.progress, action.progress_source) == (0, ProgressSource.MILESTONES)


@pytest.mark.parametrize(
    ("reports", "progress"),
    [
        ([report(DONE, percent=40)], 40),
        ([report(DUE, percent=30), report(DONE, percent=40)], 30),
        ([report(DONE, percent=40), report(DUE, Status.AT_RISK)], 40),
        ([report(DONE, percent=40), report(DUE, Status.COMPLETE)], 100),
        ([report(DONE, Status.COMPLETE, 100), report(DUE, Status.AT_RISK, 90)], 90),
        ([report(DONE, Status.NOT_STARTED)], 0),
        ([report(DONE)], None),
        ([], None),
    ],
)
def test_without_milestones_it_is_the_percentage_last_reported(reports: list[Values], progress: int | None) -> None:
    action = assessed_action(reports=reports)
    known = progress is not None
    assert (action.progress, action.floor) == (progress, progress or 0)
    assert action.progress_source is (ProgressSource.SELF_REPORTED if known else ProgressSource.NONE)


def test_before_the_start_progress_is_a_known_nothing() -> None:
    action = assessed_action(starts_on=date(2025, 8, 1))
    assert (action.progress, action.expected, action.progress_source) == (0, 0, ProgressSource.NOT_BEGUN)


def test_before_the_start_nothing_is_expected_though_there_is_no_due_date_yet() -> None:
    assert assessed_action(starts_on=date(2025, 8, 1), due_on=None).expected == 0
    assert assessed_action(starts_on=TODAY, due_on=None).expected is None


@pytest.mark.parametrize(
    ("reports", "progress", "status"),
    [([], None, Status.UNKNOWN), ([report(DONE, percent=60)], 60, Status.ON_TRACK)],
)
def test_milestones_that_all_weigh_nothing_are_shown_and_do_not_count(
    reports: list[Values], progress: int | None, status: Status
) -> None:
    action = assessed_action(milestones=[milestone(DUE, DONE, weight=0), milestone(DUE, weight=0)], reports=reports)
    assert (action.progress, action.milestones, len(action.parts)) == (progress, 0, 2)
    assert (action.status, action.overdue) == (status, 0)


def test_an_achievement_counts_from_its_own_day() -> None:
    rows = {"milestones": [milestone(DUE, DONE), milestone(LATER)]}
    assert assessed_action(on=date(2025, 6, 19), **rows).progress == 0
    assert assessed_action(on=DONE, **rows).progress == 50
