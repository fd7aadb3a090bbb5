"""One test, named after the mistake, for each error of other products that is one of reckoning.

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
)
from tracker.domain.assessment.assess import assess
from tracker.domain.assessment.attention import Reason
from tracker.domain.assessment.component import LeftOut
from tracker.domain.assessment.freshness import Freshness
from tracker.domain.assessment.percent import printed_percent
from tracker.domain.assessment.result import Standing
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.metric import Direction
from tracker.domain.document.status_update import UpdateState
from tracker.domain.status import Status

JUNE = date(2025, 6, 30)
LATE: Values = {"milestones": [milestone(JUNE)], "reports": [report(JUNE)]}


def ago(number: int) -> date:
    """Return the day some days before the day of reckoning, or after it."""
    return TODAY - timedelta(days=number)


def half(percent: int, **values: object) -> Values:
    """Return an action of which half is expected and some percent reported."""
    return {"starts_on": ago(50), "due_on": ago(-50), "reports": [report(TODAY, percent=percent)], **values}


# Numbers that are right and agree on every screen


def test_linked_milestone_done_but_goal_shows_zero__leantime_3678() -> None:
    rows = objective_with({"milestones": [milestone(JUNE, JUNE)]})
    assessment = assess(rows.document(), on=TODAY)
    assert [assessment.objectives["1.1.1"].progress, assessment.goals["1.1"].progress] == [100, 100]
    assert assessment.strategy.progress == 100


def test_zero_in_the_report_fourteen_elsewhere__leantime_3136() -> None:
    """What a parent says of a child is what the child says of itself, at every level."""
    assessment = assess(objective_with(half(14), half(0), SILENT, LATE).document(), on=TODAY)
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
    rows.action("1.1.1-A1", **half(80), contributes_to_ids=("1.2.1",))
    rows.action("1.2.1-A1", **half(20))
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
    rows = objective_with(half(100), half(100))
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


# How the parent is made


def test_weights_summed_without_dividing__decidim_500() -> None:
    group = assessed_objective(half(50, weight=2), half(20, weight=1))
    assert group.progress == 40


def test_an_item_without_a_percentage_changes_the_total__decidim_750() -> None:
    assert assessed_objective(half(50), half(30), half(40)).progress == 40
    assert assessed_objective(half(50), half(30), half(40), SILENT).progress == 40


def test_weights_left_alone_are_no_simple_average__openproject_16649() -> None:
    group = assessed_objective(half(10), half(20), half(60))
    assert [part.weight for part in group.parts] == [1, 1, 1]
    assert group.progress == 30


def test_a_reader_cannot_reproduce_the_figure_from_the_published_weights__decidim_barcelona_191() -> None:
    group = assessed_objective(
        half(35, weight=7), half(80, weight=2), SILENT, {**DONE, "weight": 0}, half(50, weight=3)
    )
    known = [part for part in group.parts if part.left_out is None]
    mean = sum((part.shares.progress or Fraction(0)) * part.weight for part in known) / sum(p.weight for p in known)
    assert group.progress == printed_percent(mean) == 46
    assert [part.left_out for part in group.parts] == [None, None, LeftOut.UNKNOWN, LeftOut.WEIGHTLESS, None]


@pytest.mark.parametrize("lifecycle", [Lifecycle.CANCELLED, Lifecycle.SUPERSEDED, Lifecycle.ARCHIVED])
def test_cancelled_work_counts_in_the_progress__riyadh_126(lifecycle: Lifecycle) -> None:
    group = assessed_objective(half(50), half(0, lifecycle=lifecycle), half(100, lifecycle=lifecycle))
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
    group = assessed_objective(half(50, weight=0), half(70, weight=0))
    assert (group.progress, group.floor, group.expected, group.points_behind) == (None, None, None, None)
    assert group.status is Status.UNKNOWN


def test_a_mean_of_statuses_hides_the_worst_child__envisio() -> None:
    group = assessed_objective(DONE, DONE, DONE, half(0))
    assert (group.lowest, group.lowest_status) == ("1.1.1-A4", Status.OFF_TRACK)
    assert Status.OFF_TRACK in group.children


def test_percentages_of_a_goal_do_not_add_up__sdg_indicators_290() -> None:
    counts = assessed_objective(
        DONE, ON_TRACK, LATE, SILENT, NOT_BEGUN, {**LATE, "lifecycle": Lifecycle.ARCHIVED}
    ).actions
    assert sum(counts.of(status) for status in Status) + counts.continuing + counts.cancelled == counts.total == 6


def test_the_percentage_falls_as_actions_are_added_and_nobody_sees_why__st_johns() -> None:
    added = half(0, published_on=ago(1))
    before, after = assessed_objective(half(50), half(50)), assessed_objective(half(50), half(50), added)
    assert (before.progress, before.counted, before.actions.added) == (50, 2, 0)
    assert (after.progress, after.counted, after.actions.added) == (33, 3, 1)


def test_dates_pushed_back_look_like_keeping_them__leantime_3643() -> None:
    moved = half(50, due_on=ago(-150), first_due_on=ago(10), redated_count=3)
    group = assessed_objective(moved)
    assert (group.expected, group.expected_first) == (25, 100)
    assert (group.actions.kept_first_date, group.actions.dated, group.actions.redatings) == (0, 1, 3)


# Unknown is not zero


def test_exactly_zero_percent_action_is_still_late__kausal() -> None:
    action = assessed_action(starts_on=ago(100), due_on=ago(1), reports=[report(ago(5), Status.ON_TRACK, 0)])
    assert (action.progress, action.status, action.days_late) == (0, Status.OFF_TRACK, 1)


def test_no_data_is_shown_as_zero_percent__operately() -> None:
    action = assessed_action(**SILENT)
    assert (action.progress, action.status) == (None, Status.UNKNOWN)
    group = assessed_objective(SILENT)
    assert (group.progress, group.status, group.floor) == (None, Status.UNKNOWN, 0)


def test_what_nobody_reports_on_has_no_bucket_of_its_own__tola() -> None:
    assert assessed_objective(SILENT, DONE).actions.unknown == 1
    assert assessed_metric(targets=[target(JUNE, 5)]).standing is Standing.UNKNOWN
    assert assessed_metric(targets=[target(ago(-5), 5)]).standing is Standing.NOT_DUE


def test_red_before_the_start__cascade() -> None:
    for action in (assessed_action(**NOT_BEGUN), assessed_action(**NOT_BEGUN, milestones=[milestone(ago(-90))])):
        assert (action.status, action.progress, action.expected) == (Status.NOT_STARTED, 0, 0)


# Clamp, baseline and direction are one decision


def test_a_clamp_that_raises_to_a_hundred_instead_of_lowering__akvo() -> None:
    rows = objective_with()
    rows.metric("1.1.1-K1", targets=[target(JUNE, 10)], readings=[reading(JUNE, 4)])
    assert assess(rows.document(), on=TODAY).objectives["1.1.1"].attainment == 40


def test_the_first_reading_is_taken_for_the_baseline__kausal() -> None:
    metric = assessed_metric(
        baseline_value=Decimal(10), targets=[target(JUNE, 50)], readings=[reading(ago(130), 30), reading(JUNE, 40)]
    )
    assert metric.attainment == 75
    unmeasured = assessed_metric(
        baseline_value=None, targets=[target(JUNE, 50)], readings=[reading(ago(130), 30), reading(JUNE, 40)]
    )
    assert unmeasured.attainment is None


def test_going_backwards_is_shown_as_nothing__akvo() -> None:
    metric = assessed_metric(baseline_value=Decimal(10), targets=[target(JUNE, 50)], readings=[reading(JUNE, 2)])
    assert (metric.attainment, metric.attainment_share) == (-20, Fraction(-1, 5))


def test_staying_below_is_judged_as_higher_is_better__pei() -> None:
    values: Values = {"direction": Direction.STAY_AT_OR_BELOW, "targets": [target(JUNE, 10)]}
    assert assessed_metric(**values, readings=[reading(JUNE, 9)]).standing is Standing.ON_TARGET
    assert assessed_metric(**values, readings=[reading(JUNE, 11)]).standing is Standing.OFF_TARGET


def test_a_target_at_its_baseline_divides_by_zero__akvo() -> None:
    metric = assessed_metric(baseline_value=Decimal(7), targets=[target(JUNE, 7)], readings=[reading(JUNE, 7)])
    assert (metric.attainment, metric.is_met, metric.standing) == (None, True, Standing.ON_TARGET)


def test_progress_is_actual_by_target_whatever_the_direction__performance_gov_prototype() -> None:
    """A decrease to 200 that stands at 1800 of 2000 is a ninth of the way there, not nine times over."""
    metric = assessed_metric(
        direction=Direction.DECREASE,
        baseline_value=Decimal(2000),
        targets=[target(JUNE, 200)],
        readings=[reading(JUNE, 1800)],
    )
    assert metric.attainment == 11


# Status, freshness and what is asked for are different things


def test_last_write_is_not_a_report__kausal() -> None:
    """An administrator saves the action; what was last reported stays as old as it was."""
    values: Values = {"starts_on": date(2024, 2, 1), "reports": [report(date(2024, 11, 1), percent=20)]}
    before, after = assessed_action(**values), assessed_action(**values, title="A better title", version=9)
    assert (before.freshness, before.days_since_report) == (Freshness.MISSED_MORE, 272)
    assert (after.freshness, after.days_since_report) == (before.freshness, before.days_since_report)


def test_stale_is_never_said__kausal() -> None:
    old = {"starts_on": date(2024, 2, 1), "milestones": [milestone(ago(-9))]}
    rows = objective_with({**old, "reports": [report(date(2024, 3, 1))]})
    assessment = assess(rows.document(), on=TODAY)
    assert [item.reasons for item in assessment.attention] == [(Reason.SILENT,)]


def test_red_is_used_for_not_having_reported__sdg_indicators_2851() -> None:
    """Two actions alike in their work differ in when they were reported: their status is the same."""
    staged = {"starts_on": date(2024, 2, 1), "milestones": [milestone(JUNE, JUNE), milestone(ago(-9))]}
    fresh = assessed_action(**staged, reports=[report(TODAY)])
    stale = assessed_action(**staged, reports=[report(date(2024, 3, 1))])
    assert (fresh.freshness, stale.freshness) == (Freshness.THIS_PERIOD, Freshness.MISSED_MORE)
    assert fresh.status is stale.status is Status.ON_TRACK


def test_in_progress_and_late_look_the_same__pei() -> None:
    assert assessed_action(**ON_TRACK).status is not assessed_action(**LATE).status


def test_green_outside_and_red_inside__watermelon() -> None:
    """The report stands beside the record; neither overwrites the other, and the difference is flagged."""
    staged = [milestone(ago(60)), milestone(ago(45)), milestone(ago(90), ago(90))]
    action = assessed_action(milestones=staged, reports=[report(ago(1), Status.ON_TRACK)])
    assert (action.reported, action.status, action.is_reported_better) == (Status.ON_TRACK, Status.OFF_TRACK, True)
    assert (action.overdue, action.milestones) == (2, 3)


def test_status_changed_but_progress_did_not__decidim_13115() -> None:
    action = assessed_action(reports=[report(ago(9), Status.ON_TRACK, 40), report(ago(1), Status.COMPLETE)])
    assert (action.status, action.progress) == (Status.COMPLETE, 100)


def test_approved_items_stay_in_to_be_reported__akvo_5080() -> None:
    for state in (UpdateState.SUBMITTED, UpdateState.APPROVED):
        action = assessed_action(reports=[report(ago(9), percent=60, state=state)])
        assert (action.freshness, action.is_report_current) == (Freshness.THIS_PERIOD, True)


def test_what_has_no_date_is_overlooked__redmine_reminder_2() -> None:
    undated: Values = {"starts_on": None, "due_on": None, "reports": [report(ago(1), percent=50)]}
    assessment = assess(objective_with(undated).document(), on=TODAY)
    assert [item.reasons for item in assessment.attention] == [(Reason.NO_YARDSTICK,)]


def test_nobody_owns_it_and_no_row_says_so__emirati_pathways_397() -> None:
    assessment = assess(objective_with({**ON_TRACK, "lead_id": None}).document(), on=TODAY)
    assert assessment.actions["1.1.1-A1"].is_vacant
    assert [item.reasons for item in assessment.attention] == [(Reason.VACANT,)]


def test_expected_does_not_stand_beside_actual__okr_248() -> None:
    group = assessed_objective(half(40))
    assert (group.progress, group.expected, group.points_behind) == (40, 50, 10)


def test_what_is_archived_disappears_from_the_list__okr_597() -> None:
    assessment = assess(
        objective_with({**DONE, "lifecycle": Lifecycle.ARCHIVED, "lifecycle_on": ago(5)}).document(), on=TODAY
    )
    part = assessment.objectives["1.1.1"].parts[0]
    assert (part.number, part.left_out, part.left_out_on) == ("1.1.1-A1", LeftOut.ARCHIVED, ago(5))
    assert assessment.actions["1.1.1-A1"].status is Status.COMPLETE


def test_a_report_of_an_old_day_shows_todays_list__prosjektportalen365_121() -> None:
    rows = objective_with(
        {
            "milestones": [milestone(JUNE, JUNE), milestone(ago(-9))],
            "reports": [report(JUNE), report(TODAY, Status.AT_RISK)],
        },
        {**DONE, "published_on": ago(5)},
        {**LATE, "lifecycle": Lifecycle.CANCELLED, "lifecycle_on": ago(3)},
    )
    document = rows.document()
    then, now = assess(document, on=JUNE), assess(document, on=TODAY)
    assert (then.strategy.actions.total, now.strategy.actions.total) == (2, 3)
    assert (then.strategy.actions.cancelled, now.strategy.actions.cancelled) == (0, 1)
    assert (then.actions["1.1.1-A1"].reported, now.actions["1.1.1-A1"].reported) == (Status.ON_TRACK, Status.AT_RISK)
    assert assess(document, on=JUNE - timedelta(days=1)).actions["1.1.1-A1"].progress == 0
