"""Rule 7: work and results are two lines, and attainment in a mean (rule 8)."""

from datetime import date
from typing import Any

import pytest

from tests.domain.documents import (
    DONE,
    TODAY,
    Rows,
    Values,
    objective_with,
    reading,
    target,
)
from tracker.domain.assessment.assess import assess
from tracker.domain.assessment.attention import Reason
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.metric import Direction
from tracker.domain.status import Status

JUNE = date(2025, 6, 30)


def metric_of(final: int, current: int, **values: Any) -> Values:
    """Return a metric from 0 to a target that fell due, read on that day."""
    return {"targets": [target(JUNE, final)], "readings": [reading(JUNE, current)], **values}


def flagged(rows: Rows) -> list[str]:
    """Return the addresses of what is done and not achieved."""
    found = assess(rows.document(), on=TODAY).attention
    return [item.address for item in found if item.reasons == (Reason.DONE_NOT_ACHIEVED,)]


def test_in_a_mean_attainment_is_weighted_and_clamped_and_nowhere_else() -> None:
    rows = objective_with()
    rows.metric("1.1.1-K1", **metric_of(10, 25))
    rows.metric("1.1.1-K2", **metric_of(10, -5))
    rows.metric("1.1.1-K3", **metric_of(10, 5, weight=2))
    rows.metric("1.1.1-K4", **metric_of(10, 0, weight=0))
    rows.metric("1.1.1-K5", **metric_of(10, 10, direction=Direction.STAY_AT_OR_ABOVE))
    assessment = assess(rows.document(), on=TODAY)
    assert [metric.attainment for metric in assessment.metrics.values()] == [250, -50, 50, 0, None]
    group = assessment.objectives["1.1.1"]
    assert group.attainment == 50
    assert [(part.number, part.weight, part.attainment) for part in group.attainment_parts] == [
        ("1.1.1-K1", 1, 250),
        ("1.1.1-K2", 1, -50),
        ("1.1.1-K3", 2, 50),
    ]


def test_work_and_results_are_two_lines_and_done_without_the_result_is_flagged() -> None:
    rows = objective_with(DONE)
    rows.metric("1.1.1-A1-K1", **metric_of(10, 5))
    rows.metric("1.1-K1", **metric_of(10, 10))
    assessment = assess(rows.document(), on=TODAY)
    objective, goal = assessment.objectives["1.1.1"], assessment.goals["1.1"]
    assert (objective.status, objective.progress, objective.attainment) == (Status.COMPLETE, 100, 50)
    assert (objective.is_done_not_achieved, goal.is_done_not_achieved) == (True, True)
    assert (goal.results.on_target, goal.results.off_target, goal.results.judged) == (1, 1, 2)
    assert flagged(rows) == ["objectives/1.1.1"]


def test_a_goal_whose_own_target_was_missed_is_flagged_too() -> None:
    rows = objective_with(DONE)
    rows.metric("1.1-K1", **metric_of(10, 5))
    assert flagged(rows) == ["goals/1.1"]
    rows.metric("1.1.1-K1", **metric_of(10, 5))
    assert flagged(rows) == ["goals/1.1", "objectives/1.1.1"]


def test_a_goal_says_nothing_of_a_metric_that_its_one_objective_says_already() -> None:
    rows = objective_with(DONE)
    rows.metric("1.1.1-K1", **metric_of(10, 5))
    assert flagged(rows) == ["objectives/1.1.1"]
    rows.objective("1.1.2", lifecycle=Lifecycle.CANCELLED)
    assert flagged(rows) == ["objectives/1.1.1"]
    rows.objective("1.1.3")
    rows.action("1.1.3-A1", **DONE)
    assert flagged(rows) == ["goals/1.1", "objectives/1.1.1"], "with another objective done, more is said of the goal"


def test_a_target_missed_with_work_left_to_do_is_no_such_flag() -> None:
    rows = objective_with(DONE, {})
    rows.metric("1.1.1-K1", **metric_of(10, 5))
    group = assess(rows.document(), on=TODAY).objectives["1.1.1"]
    assert (group.results.off_target, group.is_done_not_achieved) == (1, False)


def test_results_never_move_progress_or_status() -> None:
    without = assess(objective_with(DONE).document(), on=TODAY).objectives["1.1.1"]
    rows = objective_with(DONE)
    rows.metric("1.1.1-K1", **metric_of(10, 0))
    with_ = assess(rows.document(), on=TODAY).objectives["1.1.1"]
    assert (with_.shares, with_.status) == (without.shares, without.status)


@pytest.mark.parametrize("ended", ["metric", "action"])
def test_a_cancelled_metric_and_those_of_a_cancelled_action_count_nowhere(ended: str) -> None:
    gone: Values = {"lifecycle": Lifecycle.CANCELLED}
    rows = objective_with({**DONE, **(gone if ended == "action" else {})})
    rows.metric("1.1.1-A1-K1", **metric_of(10, 5, **(gone if ended == "metric" else {})))
    group = assess(rows.document(), on=TODAY).objectives["1.1.1"]
    assert (group.results.total, group.attainment, group.is_done_not_achieved) == (0, None, False)
