"""Rules 2 and 3 for goals and the strategy: coverage, weights, and what left the plan."""

from datetime import date

import pytest

from tests.domain.documents import (
    NOT_BEGUN,
    TODAY,
    Rows,
    Values,
    milestone,
    report,
    told,
    untold,
)
from tracker.domain.assessment.assess import assess
from tracker.domain.assessment.assessment import Assessment
from tracker.domain.assessment.component import LeftOut
from tracker.domain.document.element import Lifecycle
from tracker.domain.status import Status


def of_goal(*objectives: tuple[Values, list[Values]]) -> Assessment:
    """Return the assessment of one goal with these objectives and their actions."""
    rows = Rows()
    rows.goal("1.1")
    for place, (values, actions) in enumerate(objectives, 1):
        rows.objective(f"1.1.{place}", **values)
        for position, action in enumerate(actions, 1):
            rows.action(f"1.1.{place}-A{position}", **action)
    return assess(rows.document(), on=TODAY)


def test_an_objective_without_actions_is_not_planned_and_lowers_coverage() -> None:
    goal = of_goal(({}, [told(60)]), ({}, [told(40)]), ({}, [told(50)]), ({}, [])).goals["1.1"]
    assert (goal.progress, goal.floor, goal.known, goal.counted) == (50, 38, 3, 4)
    assert (goal.objectives, goal.objectives_planned, goal.objectives_known) == (4, 3, 3)
    assert goal.parts[3].left_out is LeftOut.NOT_PLANNED


def test_a_goal_that_has_not_begun_is_not_started_though_an_objective_is_not_planned_yet() -> None:
    goal = of_goal(({}, [NOT_BEGUN]), ({}, [NOT_BEGUN]), ({}, [NOT_BEGUN]), ({}, [])).goals["1.1"]
    assert goal.status is Status.NOT_STARTED


def test_an_objective_whose_actions_are_all_cancelled_is_not_planned() -> None:
    assessment = of_goal(({}, [told(60)]), ({}, [told(40, lifecycle=Lifecycle.CANCELLED)]))
    assert assessment.objectives["1.1.2"].is_planned is False
    assert assessment.goals["1.1"].objectives_planned == 1


@pytest.mark.parametrize("lifecycle", [Lifecycle.CANCELLED, Lifecycle.SUPERSEDED, Lifecycle.ARCHIVED])
def test_a_cancelled_objective_is_listed_as_left_out_with_all_below_it(lifecycle: Lifecycle) -> None:
    ended = {"lifecycle": lifecycle, "lifecycle_on": date(2025, 1, 1)}
    late = {"milestones": [milestone(date(2024, 12, 1))], "reports": [report(date(2024, 12, 30))]}
    assessment = of_goal(({}, [told(60)]), (ended, [late]))
    goal, action = assessment.goals["1.1"], assessment.actions["1.1.2-A1"]
    assert (goal.progress, goal.counted, goal.objectives) == (60, 1, 1)
    assert (goal.actions.total, goal.actions.cancelled, goal.actions.at_risk) == (2, 1, 0)
    assert (goal.parts[1].left_out, goal.parts[1].left_out_on) == (LeftOut(lifecycle.value), date(2025, 1, 1))
    assert (action.left_out, action.days_late, action.owes_reports) == (LeftOut(lifecycle.value), 0, False)
    assert [item.number for item in assessment.attention] == []
    assert assessment.objectives["1.1.2"].left_out is LeftOut(lifecycle.value)


def test_a_cancelled_goal_takes_its_objectives_actions_and_metrics_with_it() -> None:
    rows = Rows()
    for number, ended in (("1.1", {}), ("1.2", {"lifecycle": Lifecycle.CANCELLED, "lifecycle_on": date(2025, 1, 1)})):
        rows.goal(number, **ended)
        rows.objective(f"{number}.1")
        rows.action(f"{number}.1-A1", **told(60))
        for owner in (number, f"{number}.1", f"{number}.1-A1"):
            rows.metric(f"{owner}-K1")
    assessment = assess(rows.document(), on=TODAY)
    whole, objective = assessment.strategy, assessment.objectives["1.2.1"]
    assert (whole.progress, whole.objectives, whole.results.total) == (60, 1, 3)
    assert (whole.actions.total, whole.actions.cancelled, whole.actions.owing_reports) == (2, 1, 1)
    assert (objective.left_out, objective.results.total) == (LeftOut.CANCELLED, 0)
    assert assessment.goals["1.2"].parts[0].left_out is LeftOut.CANCELLED


def test_a_goal_without_objectives_counts_none() -> None:
    assessment = of_goal()
    assert (assessment.goals["1.1"].objectives, assessment.strategy.objectives) == (0, 0)


def test_weights_of_objectives_and_goals_count_on_the_way_up() -> None:
    rows = Rows()
    rows.goal("1.1", weight=3)
    rows.goal("1.2")
    rows.objective("1.1.1", weight=9)
    rows.objective("1.1.2")
    rows.objective("1.2.1")
    for number, percent in (("1.1.1-A1", 100), ("1.1.2-A1", 0), ("1.2.1-A1", 10)):
        rows.action(number, **told(percent))
    assessment = assess(rows.document(), on=TODAY)
    assert assessment.goals["1.1"].progress == 90
    assert assessment.strategy.progress == 70


def test_the_floor_of_a_goal_holds_what_is_surely_done_in_an_objective_that_knows_too_little() -> None:
    """So a goal's floor may pass its progress, which leaves such an objective out."""
    partly = [told(100), told(100), untold()]
    goal = of_goal(({}, [told(20)]), ({}, [told(20)]), ({}, [told(20)]), ({}, partly)).goals["1.1"]
    assert (goal.progress, goal.known, goal.counted, goal.floor) == (20, 3, 4, 32)


def test_an_action_counts_under_its_objective_alone_though_it_contributes_to_others() -> None:
    assessment = of_goal(({}, [told(60, contributes_to_ids=("1.1.2",))]), ({}, [told(40)]))
    assert (assessment.objectives["1.1.2"].progress, assessment.strategy.actions.total) == (40, 2)
