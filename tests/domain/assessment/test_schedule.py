"""Rule 4: what should be done by now, by the dates in force and by the first ones."""

from datetime import date, timedelta

import pytest

from tests.domain.documents import TODAY, Values, assessed_action, assessed_objective, milestone, report
from tracker.domain.document.element import Lifecycle
from tracker.domain.status import Status

FIRST, MOVED = TODAY - timedelta(days=20), TODAY + timedelta(days=80)


@pytest.mark.parametrize(("due", "expected"), [(-1, 100), (0, 100), (1, 0)])
def test_a_milestone_is_expected_from_its_due_date_on(due: int, expected: int) -> None:
    action = assessed_action(milestones=[milestone(TODAY + timedelta(days=due))])
    assert (action.expected, action.parts[0].is_due) == (expected, expected == 100)


@pytest.mark.parametrize(("on", "expected"), [(0, 0), (1, 1), (50, 50), (99, 99), (100, 100), (101, 100)])
def test_without_milestones_it_runs_in_a_straight_line_from_start_to_due_date(on: int, expected: int) -> None:
    start = date(2025, 1, 1)
    day = start + timedelta(days=on)
    assert assessed_action(on=day, starts_on=start, due_on=start + timedelta(days=100)).expected == expected


def test_an_action_of_one_day_is_expected_on_it() -> None:
    assert assessed_action(starts_on=TODAY, due_on=TODAY).expected == 100


def test_against_the_first_dates_moving_a_milestone_helps_nothing() -> None:
    moved = milestone(MOVED, first_due_on=FIRST, redated_count=2)
    action = assessed_action(milestones=[moved, milestone(MOVED)], reports=[report(FIRST)])
    assert (action.status, action.expected, action.expected_first) == (Status.ON_TRACK, 0, 50)
    assert (action.redated_count, action.parts[0].was_due_first) == (2, True)


def test_against_the_first_dates_moving_the_due_date_helps_nothing() -> None:
    dates = {"starts_on": FIRST, "due_on": MOVED, "first_due_on": TODAY, "redated_count": 1}
    action = assessed_action(**dates)
    assert (action.expected, action.expected_first, action.kept_first_date) == (20, 100, False)


def test_what_was_published_without_a_date_has_no_first_one_though_it_was_given_one_since() -> None:
    action = assessed_action(starts_on=FIRST, due_on=MOVED, first_due_on=None, redated_count=1)
    assert (action.expected, action.expected_first, action.kept_first_date) == (20, None, None)


def test_in_a_draft_the_dates_are_the_first_ones() -> None:
    action = assessed_action(starts_on=FIRST, due_on=MOVED, published_on=None, first_due_on=None, first_starts_on=None)
    assert (action.expected, action.expected_first, action.kept_first_date) == (20, 20, None)


@pytest.mark.parametrize(
    ("dates", "reports", "kept"),
    [
        ({"due_on": MOVED, "first_due_on": MOVED}, [], True),
        ({"due_on": MOVED, "first_due_on": TODAY, "redated_count": 1}, [], False),
        ({"due_on": TODAY, "first_due_on": MOVED, "redated_count": 1}, [], True),
        ({"due_on": TODAY, "first_due_on": TODAY}, [], True),
        ({"due_on": FIRST, "first_due_on": FIRST}, [], False),
        ({"due_on": FIRST, "first_due_on": FIRST}, [report(FIRST, Status.COMPLETE)], True),
        ({"due_on": MOVED, "first_due_on": FIRST}, [report(TODAY, Status.COMPLETE)], False),
        ({"due_on": MOVED, "first_due_on": FIRST}, [report(FIRST, Status.COMPLETE)], True),
    ],
)
def test_an_action_keeps_its_first_date_or_not(dates: Values, reports: list[Values], kept: bool) -> None:
    assert assessed_action(**dates, reports=reports).kept_first_date is kept


def test_a_parent_expects_the_mean_of_its_active_children_that_have_dates() -> None:
    dated = {"starts_on": TODAY - timedelta(days=30), "due_on": TODAY + timedelta(days=70)}
    due = {"starts_on": FIRST, "due_on": TODAY, "weight": 2}
    undated = {"starts_on": None, "due_on": None, "reports": [report(FIRST, percent=90)]}
    group = assessed_objective(dated, due, undated, {"is_continuing": True, "due_on": None})
    assert (group.expected, group.expected_first) == (77, 77)


def test_redated_counts_every_date_that_moved_most() -> None:
    one = {"redated_count": 1, "milestones": [milestone(MOVED, redated_count=3), milestone(MOVED)]}
    gone = milestone(MOVED, redated_count=9, lifecycle=Lifecycle.CANCELLED)
    other = {"redated_count": 2, "milestones": [gone]}
    assert assessed_objective(one, other).actions.redatings == 5
