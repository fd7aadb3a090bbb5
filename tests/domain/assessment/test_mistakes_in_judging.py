"""Of what is unknown, measured and judged: one test, named after the mistake, for each such error of other products.

The name ends with the product and the number of the issue in which its users reported it, where there is one.
"""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from tests.domain.documents import (
    DONE,
    NOT_BEGUN,
    ON_TRACK,
    SILENT,
    TODAY,
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
from tracker.domain.assessment.attention import Reason
from tracker.domain.assessment.component import LeftOut
from tracker.domain.assessment.freshness import Freshness
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
    group = assessed_objective(told(40))
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
