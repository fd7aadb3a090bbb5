"""Rules 2, 3 and 5 for objectives: what is known, the mean, the floor and the status."""

from datetime import timedelta

import pytest

from tests.domain.documents import (
    DONE,
    NOT_BEGUN,
    ON_TRACK,
    SILENT,
    TODAY,
    Values,
    assessed_objective,
    milestone,
    report,
    told,
    untold,
)
from tracker.domain.assessment.component import LeftOut
from tracker.domain.assessment.mean import number_key
from tracker.domain.document.element import Lifecycle
from tracker.domain.status import Status

START, DUE = TODAY - timedelta(days=50), TODAY + timedelta(days=50)
CONTINUING: Values = {"is_continuing": True, "due_on": None}


def test_a_mean_is_weighted_and_divided_by_the_weights_of_what_is_known() -> None:
    group = assessed_objective(told(80), told(50, weight=2), untold(weight=1))
    assert (group.progress, group.known, group.counted, group.known_weight) == (60, 2, 3, 75)
    assert (group.floor, group.expected) == (45, 50)


@pytest.mark.parametrize(
    ("known", "unknown", "progress", "printed"),
    [(3, 1, 50, 75), (745, 255, 50, 75), (744, 256, None, 74), (1, 0, 50, 100), (1, 999, None, 1)],
)
def test_a_parent_that_knows_less_than_three_quarters_of_its_weight_is_unknown(
    known: int, unknown: int, progress: int | None, printed: int
) -> None:
    """The printed share of what is known decides: nobody reads "75 % known" beside "unknown"."""
    group = assessed_objective(told(50, weight=known), untold(weight=unknown))
    assert (group.progress, group.known_weight) == (progress, printed)
    assert (group.status is Status.UNKNOWN) == (progress is None)


def test_a_parent_is_not_on_track_when_of_its_actions_nothing_is_known() -> None:
    """Milestones that lie ahead make a known 0 %, but no known status: silence does not pay."""
    ahead = untold(milestones=[milestone(DUE)])
    group = assessed_objective(ahead, ahead, ahead, told(50))
    assert (group.progress, group.known_weight, group.judged_weight) == (13, 100, 25)
    assert group.status is Status.UNKNOWN


@pytest.mark.parametrize(
    ("percents", "points", "status"),
    [
        ((50, 50), 0, Status.ON_TRACK),
        ((45, 45), 5, Status.ON_TRACK),
        ((45, 44), 5, Status.ON_TRACK),
        ((45, 43), 6, Status.AT_RISK),
        ((35, 35), 15, Status.AT_RISK),
        ((35, 34), 15, Status.AT_RISK),
        ((35, 33), 16, Status.OFF_TRACK),
    ],
)
def test_a_parent_is_judged_by_the_points_between_the_printed_numbers(
    percents: tuple[int, int], points: int, status: Status
) -> None:
    group = assessed_objective(*(told(percent) for percent in percents))
    assert (group.points_behind, group.status) == (points, status)
    assert group.points_behind == (group.expected or 0) - (group.floor_dated or 0)


def test_silence_counts_against_a_parent_and_never_for_it() -> None:
    told_all = assessed_objective(told(50), told(50), told(50), told(50))
    one_silent = assessed_objective(told(50), told(50), told(50), untold())
    assert (told_all.progress, told_all.floor, told_all.status) == (50, 50, Status.ON_TRACK)
    assert (one_silent.progress, one_silent.floor, one_silent.points_behind) == (50, 38, 12)
    assert one_silent.status is Status.AT_RISK


def test_the_floor_that_is_compared_is_that_of_the_children_with_dates() -> None:
    undated = {"starts_on": None, "due_on": None, "reports": [report(TODAY, percent=100)]}
    group = assessed_objective(told(50), told(50), told(50), undated)
    assert (group.floor, group.floor_dated, group.points_behind) == (63, 50, 0)
    assert group.status is Status.ON_TRACK


@pytest.mark.parametrize(
    ("actions", "status"),
    [
        ([DONE, DONE], Status.COMPLETE),
        ([DONE, ON_TRACK], Status.ON_TRACK),
        ([DONE, NOT_BEGUN], Status.ON_TRACK),
        ([NOT_BEGUN, NOT_BEGUN], Status.NOT_STARTED),
        ([DONE, SILENT], Status.UNKNOWN),
        ([SILENT], Status.UNKNOWN),
        ([], Status.UNKNOWN),
        ([DONE, {**SILENT, "weight": 0}], Status.COMPLETE),
        ([DONE, {**SILENT, "lifecycle": Lifecycle.CANCELLED}], Status.COMPLETE),
        ([told(100), told(100)], Status.ON_TRACK),
    ],
)
def test_a_parent_has_a_status_of_its_own(actions: list[Values], status: Status) -> None:
    assert assessed_objective(*actions).status is status


def test_children_without_weight_are_shown_and_not_counted_and_if_all_are_the_parent_is_unknown() -> None:
    group = assessed_objective(told(50), told(100, weight=0))
    assert (group.progress, group.counted, group.parts[1].left_out) == (50, 1, LeftOut.WEIGHTLESS)
    nothing = assessed_objective(told(50, weight=0), told(100, weight=0))
    assert (nothing.progress, nothing.floor, nothing.expected, nothing.status) == (None, None, None, Status.UNKNOWN)
    assert (nothing.known_weight, nothing.actions.total, nothing.is_planned) == (0, 2, True)


def test_continuing_work_is_counted_apart() -> None:
    group = assessed_objective(told(50), {**CONTINUING, "milestones": [milestone(DUE, TODAY), milestone(DUE)]})
    assert (group.progress, group.counted, group.parts[1].left_out) == (50, 1, LeftOut.CONTINUING)
    assert (group.actions.on_track, group.actions.continuing, group.actions.continuing_on_track) == (1, 1, 1)


@pytest.mark.parametrize(
    ("continuing", "status"),
    [
        ([{"milestones": [milestone(TODAY, TODAY)]}], Status.ON_TRACK),
        ([{"milestones": [milestone(TODAY, TODAY)]}, {"milestones": [milestone(START)]}], Status.OFF_TRACK),
        ([{"milestones": [milestone(START)]}, {}], Status.OFF_TRACK),
        ([{}, {"milestones": [milestone(START)]}], Status.OFF_TRACK),
        ([{"milestones": [milestone(TODAY, TODAY)]}, {"starts_on": DUE}], Status.ON_TRACK),
    ],
)
def test_a_parent_of_continuing_work_alone_stands_as_the_one_that_asks_for_most_attention(
    continuing: list[Values], status: Status
) -> None:
    group = assessed_objective(*({**CONTINUING, **values} for values in continuing))
    assert (group.status, group.progress, group.is_planned) == (status, None, True)


def test_a_status_is_never_the_mean_of_statuses() -> None:
    """Three actions far ahead hide no fourth that has not moved: it stands beside them, by number."""
    group = assessed_objective(told(100), told(100), told(100), told(0))
    assert (group.status, group.lowest, group.lowest_status) == (Status.ON_TRACK, "1.1.1-A4", Status.OFF_TRACK)
    assert group.children == (Status.ON_TRACK, Status.ON_TRACK, Status.ON_TRACK, Status.OFF_TRACK)


def test_the_lowest_child_is_by_status_then_progress_then_number() -> None:
    assert assessed_objective(told(40), told(10), told(10)).lowest == "1.1.1-A2"
    assert assessed_objective(told(40), untold(), told(0)).lowest == "1.1.1-A2"
    assert assessed_objective(told(0, lifecycle=Lifecycle.CANCELLED), told(40)).lowest == "1.1.1-A2"
    assert min(["1.1.1-A10", "1.1.1-A9"], key=number_key) == "1.1.1-A9"


def test_every_parent_carries_the_parts_its_figures_were_made_of() -> None:
    group = assessed_objective(told(80), untold(), {**NOT_BEGUN, "lifecycle": Lifecycle.CANCELLED})
    assert [(part.number, part.weight, part.progress, part.floor, part.left_out) for part in group.parts] == [
        ("1.1.1-A1", 1, 80, 80, None),
        ("1.1.1-A2", 1, None, 0, LeftOut.UNKNOWN),
        ("1.1.1-A3", 1, 0, 0, LeftOut.CANCELLED),
    ]
