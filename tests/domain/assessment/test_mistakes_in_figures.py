"""Of figures: one test, named after the mistake, for each such error of other products.

The name ends with the product and the number of the issue in which its users reported it, where there is one.
"""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from tests.domain.documents import (
    DONE,
    NOT_BEGUN,
    ON_TRACK,
    SILENT,
    TODAY,
    Rows,
    Values,
    assessed_action,
    assessed_metric,
    assessed_objective,
    milestone,
    objective_with,
    reading,
    report,
    target,
    told,
)
from tracker.domain.assessment.assess import assess
from tracker.domain.assessment.component import LeftOut
from tracker.domain.assessment.freshness import Freshness
from tracker.domain.assessment.percent import printed_percent
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.metric import Direction
from tracker.domain.status import Status

JUNE = date(2025, 6, 30)
LATE: Values = {"milestones": [milestone(JUNE)], "reports": [report(JUNE)]}


def ago(number: int) -> date:
    """Return the day some days before the day of reckoning, or after it."""
    return TODAY - timedelta(days=number)


def test_linked_milestone_done_but_goal_shows_zero__leantime_3678() -> None:
    rows = objective_with({"milestones": [milestone(JUNE, JUNE)]})
    assessment = assess(rows.document(), on=TODAY)
    assert [assessment.objectives["1.1.1"].progress, assessment.goals["1.1"].progress] == [100, 100]
    assert assessment.strategy.progress == 100


def test_zero_in_the_report_fourteen_elsewhere__leantime_3136() -> None:
    """What a parent says of a child is what the child says of itself, at every level."""
    assessment = assess(objective_with(told(14), told(0), SILENT, LATE).document(), on=TODAY)
    below = [
        (assessment.strategy, assessment.goals),
        (assessment.goals["1.1"], assessment.objectives),
        (assessment.objectives["1.1.1"], assessment.actions),
    ]
    for parent, children in below:
        for part in parent.parts:
            own = children[part.number]
            figures = (own.progress, own.floor, own.expected, own.expected_first, own.shares, own.status)
            assert figures == (part.progress, part.floor, part.expected, part.expected_first, part.shares, part.status)


def test_decreasing_metric_is_not_stuck_at_zero__leantime_3247() -> None:
    metric = assessed_metric(
        direction=Direction.DECREASE,
        baseline_value=Decimal(90),
        targets=[target(JUNE, 30)],
        readings=[reading(JUNE, 45)],
    )
    assert (metric.attainment, metric.is_met) == (75, False)


def test_progress_reckoned_into_the_wrong_parent__openproject_10531() -> None:
    rows = Rows()
    for goal in ("1.1", "1.2"):
        rows.goal(goal)
        rows.objective(f"{goal}.1")
    rows.action("1.1.1-A1", **told(80), contributes_to_ids=("1.2.1",))
    rows.action("1.2.1-A1", **told(20))
    assessment = assess(rows.document(), on=TODAY)
    assert (assessment.goals["1.1"].progress, assessment.goals["1.2"].progress) == (80, 20)


def test_cumulative_readings_are_added_up_again__akvo_5211() -> None:
    """A reading is what the metric stood at; the latest by its date counts, in whatever order they came."""
    readings = [reading(ago(40), 30), reading(ago(200), 10), reading(ago(120), 20)]
    metric = assessed_metric(targets=[target(ago(40), 40)], readings=readings)
    assert (metric.current_value, metric.attainment) == (Decimal(30), 75)


def test_a_period_without_a_reading_is_taken_for_zero__akvo_5194() -> None:
    metric = assessed_metric(
        targets=[target(ago(40), 40)], readings=[reading(ago(100), 30), reading(ago(40), None, note="Late.")]
    )
    assert (metric.current_value, metric.attainment) == (Decimal(30), 75)


def test_progress_above_a_hundred_percent__decidim_3956() -> None:
    """A metric may pass its target and say so; in a mean it counts for no more than all."""
    rows = objective_with(told(100), told(100))
    rows.metric("1.1.1-K1", targets=[target(JUNE, 10)], readings=[reading(JUNE, 30)])
    rows.metric("1.1.1-K2", targets=[target(JUNE, 10)], readings=[reading(JUNE, 5)])
    group = assess(rows.document(), on=TODAY).objectives["1.1.1"]
    assert (group.progress, group.attainment, group.attainment_parts[0].attainment) == (100, 75, 300)


def test_all_done_but_still_on_track__riyadh_90() -> None:
    action = assessed_action(milestones=[milestone(ago(-30), JUNE)], reports=[report(JUNE, Status.ON_TRACK)])
    assert (action.progress, action.status) == (100, Status.COMPLETE)


@pytest.mark.parametrize(
    ("percent", "status"), [(45, Status.ON_TRACK), (44, Status.AT_RISK), (35, Status.AT_RISK), (34, Status.OFF_TRACK)]
)
def test_colour_contradicts_printed_number__usaid_65(percent: int, status: Status) -> None:
    """14.6 that is printed as 15 is judged as 15: the two expected percentages print alike and judge alike."""
    for days in (0, 1):
        action = assessed_action(starts_on=ago(500 + days), due_on=ago(-500), reports=[report(TODAY, percent=percent)])
        assert (action.expected, action.status) == (50, status)


def test_weights_summed_without_dividing__decidim_500() -> None:
    group = assessed_objective(told(50, weight=2), told(20, weight=1))
    assert group.progress == 40


def test_an_item_without_a_percentage_changes_the_total__decidim_750() -> None:
    assert assessed_objective(told(50), told(30), told(40)).progress == 40
    assert assessed_objective(told(50), told(30), told(40), SILENT).progress == 40


def test_weights_left_alone_are_no_simple_average__openproject_16649() -> None:
    group = assessed_objective(told(10), told(20), told(60))
    assert [part.weight for part in group.parts] == [1, 1, 1]
    assert group.progress == 30


def test_a_reader_cannot_reproduce_the_figure_from_the_published_weights__decidim_barcelona_191() -> None:
    group = assessed_objective(
        told(35, weight=7), told(80, weight=2), SILENT, {**DONE, "weight": 0}, told(50, weight=3)
    )
    known = [part for part in group.parts if part.left_out is None]
    mean = sum((part.shares.progress or Fraction(0)) * part.weight for part in known) / sum(p.weight for p in known)
    assert group.progress == printed_percent(mean) == 46
    assert [part.left_out for part in group.parts] == [None, None, LeftOut.UNKNOWN, LeftOut.WEIGHTLESS, None]


@pytest.mark.parametrize("lifecycle", [Lifecycle.CANCELLED, Lifecycle.SUPERSEDED, Lifecycle.ARCHIVED])
def test_cancelled_work_counts_in_the_progress__riyadh_126(lifecycle: Lifecycle) -> None:
    group = assessed_objective(told(50), told(0, lifecycle=lifecycle), told(100, lifecycle=lifecycle))
    assert (group.progress, group.floor, group.expected, group.counted) == (50, 50, 50, 1)
    assert (group.actions.total, group.actions.cancelled) == (3, 2)


def test_done_or_cancelled_is_never_overdue__tududi_1540() -> None:
    cancelled = assessed_action(**LATE, due_on=JUNE, lifecycle=Lifecycle.CANCELLED)
    done = assessed_action(due_on=JUNE, milestones=[milestone(JUNE, ago(1))])
    for action in (cancelled, done):
        assert (action.days_late, action.overdue) == (0, 0)


def test_what_does_not_go_ahead_is_asked_for_reports__cord_3469() -> None:
    assessment = assess(objective_with({**SILENT, "lifecycle": Lifecycle.CANCELLED}).document(), on=TODAY)
    assert assessment.actions["1.1.1-A1"].freshness is Freshness.NOTHING_OWED
    assert assessment.strategy.actions.owing_reports == 0
    assert assessment.attention == ()


def test_a_total_weight_of_zero_is_not_a_number__okr_tracker() -> None:
    group = assessed_objective(told(50, weight=0), told(70, weight=0))
    assert (group.progress, group.floor, group.expected, group.points_behind) == (None, None, None, None)
    assert group.status is Status.UNKNOWN


def test_a_mean_of_statuses_hides_the_worst_child__envisio() -> None:
    group = assessed_objective(DONE, DONE, DONE, told(0))
    assert (group.lowest, group.lowest_status) == ("1.1.1-A4", Status.OFF_TRACK)
    assert Status.OFF_TRACK in group.children


def test_percentages_of_a_goal_do_not_add_up__sdg_indicators_290() -> None:
    counts = assessed_objective(
        DONE, ON_TRACK, LATE, SILENT, NOT_BEGUN, {**LATE, "lifecycle": Lifecycle.ARCHIVED}
    ).actions
    assert sum(counts.of(status) for status in Status) + counts.continuing + counts.cancelled == counts.total == 6


def test_the_percentage_falls_as_actions_are_added_and_nobody_sees_why__st_johns() -> None:
    added = told(0, published_on=ago(1))
    before, after = assessed_objective(told(50), told(50)), assessed_objective(told(50), told(50), added)
    assert (before.progress, before.counted, before.actions.added) == (50, 2, 0)
    assert (after.progress, after.counted, after.actions.added) == (33, 3, 1)


def test_dates_pushed_back_look_like_keeping_them__leantime_3643() -> None:
    moved = told(50, due_on=ago(-150), first_due_on=ago(10), redated_count=3)
    group = assessed_objective(moved)
    assert (group.expected, group.expected_first) == (25, 100)
    assert (group.actions.kept_first_date, group.actions.dated, group.actions.redatings) == (0, 1, 3)
