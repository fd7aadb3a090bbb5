"""Why figures moved: each cause by itself."""

from datetime import date
from typing import Any

import pytest

from tests.domain.documents import Rows, milestone, objective_with, reading, report, target, with_plan
from tracker.domain.assessment.assess import assess
from tracker.domain.comparison.change import Cause, Change, Fate, Trend
from tracker.domain.comparison.compare import Comparison, compare
from tracker.domain.comparison.dates import DateName
from tracker.domain.comparison.moment import Moment
from tracker.domain.comparison.summary import Kept
from tracker.domain.document.decision import DecisionState
from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind, Lifecycle
from tracker.domain.status import Status

THEN, NOW = date(2025, 6, 30), date(2025, 7, 31)
FIRST, SECOND = date(2025, 6, 1), date(2025, 9, 1)
TOLD = [report(date(2025, 6, 2), Status.ON_TRACK, 40)]


def moment(document: Document | Rows, on: date) -> Moment:
    made = document.document() if isinstance(document, Rows) else document
    return Moment(made, assess(made, on=on))


def compared(before: Document | Rows, after: Document | Rows, *, then: date = NOW, on: date = NOW) -> Comparison:
    return compare(moment(before, then), moment(after, on))


def one(before: dict[str, Any], after: dict[str, Any], *, then: date = NOW) -> Change:
    (change,) = compared(objective_with(before), objective_with(after), then=then).actions
    return change


def causes(change: Change) -> list[Cause]:
    return [why.cause for why in change.why]


STAGED: dict[str, Any] = {"milestones": [milestone(FIRST), milestone(SECOND)], "reports": TOLD}
DONE: dict[str, Any] = {"milestones": [milestone(FIRST, date(2025, 7, 10)), milestone(SECOND)], "reports": TOLD}
CANCELLED = {"lifecycle": Lifecycle.CANCELLED, "lifecycle_on": date(2025, 7, 1)}


@pytest.mark.parametrize(
    ("before", "after", "cause", "trend"),
    [
        (STAGED, DONE, Cause.MILESTONE_ACHIEVED, Trend.BETTER),
        (DONE, STAGED, Cause.ACHIEVEMENT_TAKEN_BACK, Trend.WORSE),
        (STAGED, {**STAGED, "milestones": [milestone(FIRST), milestone(SECOND), milestone(SECOND)]},
         Cause.MILESTONE_ADDED, Trend.EVEN),
        (STAGED, {**STAGED, "milestones": [milestone(SECOND, first_due_on=FIRST, redated_count=1), milestone(SECOND)]},
         Cause.REDATED, Trend.BETTER),
        (DONE, {**DONE, "milestones": [milestone(FIRST, date(2025, 7, 10), weight=3), milestone(SECOND)]},
         Cause.REWEIGHTED, Trend.BETTER),
        ({"reports": TOLD}, {"reports": [*TOLD, report(date(2025, 7, 20), Status.ON_TRACK, 55)]}, Cause.REPORTED,
         Trend.BETTER),
        ({"reports": TOLD}, {"reports": [report(date(2025, 6, 2), Status.ON_TRACK, 30)]}, Cause.REPORT_CORRECTED,
         Trend.WORSE),
        ({"reports": TOLD}, {"reports": []}, Cause.REPORT_TAKEN_BACK, Trend.WORSE),
        ({"reports": TOLD}, {"reports": TOLD, **CANCELLED}, Cause.CANCELLED, Trend.EVEN),
        ({"reports": TOLD, **CANCELLED}, {"reports": TOLD}, Cause.REINSTATED, Trend.EVEN),
        ({"reports": TOLD}, {"reports": TOLD, "due_on": date(2026, 6, 30), "first_due_on": date(2025, 12, 31)},
         Cause.REDATED, Trend.BETTER),
    ],
)  # fmt: skip
def test_each_cause_is_told(before: dict[str, Any], after: dict[str, Any], cause: Cause, trend: Trend) -> None:
    change = one(before, after)
    assert cause in causes(change)
    assert change.trend is trend


def test_where_nothing_was_recorded_it_is_time_alone() -> None:
    change = one({"reports": TOLD}, {"reports": TOLD}, then=THEN)
    assert causes(change) == [Cause.TIME]
    assert [moved.name for moved in change.figures if moved.name == "expected"]


def test_a_milestone_that_fell_overdue_is_named() -> None:
    staged = {"milestones": [milestone(date(2025, 7, 1)), milestone(SECOND)], "reports": TOLD}
    change = one(staged, staged, then=THEN)
    assert [(why.cause, why.within) for why in change.why] == [(Cause.DATE_PASSED, ("1.1.1-A1-M1",))]
    assert (change.before, change.after, change.trend) == (Status.ON_TRACK, Status.AT_RISK, Trend.WORSE)


def test_continuing_work_tells_of_the_reading_that_moved_it() -> None:
    def rows(*values: int) -> Rows:
        made = objective_with({"is_continuing": True, "due_on": None})
        days = (date(2025, 6, 29), date(2025, 6, 30))
        readings = [reading(day, value) for day, value in zip(days, values, strict=False)]
        made.metric("1.1.1-A1-K1", targets=[target(date(2025, 6, 30), 10)], readings=readings)
        return made

    comparison = compared(rows(12), rows(12, 4))
    (action,), (metric,) = comparison.actions, comparison.metrics
    assert (action.before, action.after, action.trend) == (Status.ON_TRACK, Status.AT_RISK, Trend.WORSE)
    assert [(why.cause, why.within) for why in action.why] == [(Cause.READING_NEW, ("1.1.1-A1-K1",))]
    assert (metric.trend, causes(metric)) == (Trend.WORSE, [Cause.READING_NEW])


def test_what_its_objective_takes_along_left_with_it() -> None:
    before, after = objective_with({"reports": TOLD}), objective_with({"reports": TOLD}, **CANCELLED)
    comparison = compared(before, after)
    (action,), (objective,) = comparison.actions, comparison.objectives
    assert (action.fate, causes(action)) == (Fate.CANCELLED, [Cause.LEFT_WITH_PARENT])
    assert objective.fate is Fate.CANCELLED
    assert comparison.summary.ended == 1


def test_other_thresholds_are_a_cause_of_their_own() -> None:
    document = objective_with({"reports": [report(date(2025, 6, 2), Status.ON_TRACK, 45)]}).document()
    (change,) = compared(document, with_plan(document, on_track_points=40)).actions
    assert causes(change) == [Cause.RULES_CHANGED]


def test_a_parent_tells_in_which_of_its_actions_it_lies() -> None:
    comparison = compared(objective_with(STAGED, {"reports": TOLD}), objective_with(DONE, {"reports": TOLD}))
    (goal,) = comparison.goals
    assert [(why.cause, why.within) for why in goal.why] == [(Cause.MILESTONE_ACHIEVED, ("1.1.1-A1",))]
    assert comparison.strategy is not None
    assert comparison.strategy.moved("actions.at_risk") is None


def test_a_goal_tells_that_one_of_its_objectives_was_reweighted() -> None:
    def rows(weight: int) -> Rows:
        made = objective_with({"reports": TOLD}, weight=weight)
        made.objective("1.1.2")
        made.action("1.1.2-A1", reports=[report(date(2025, 6, 2), Status.ON_TRACK, 80)])
        return made

    (goal,) = compared(rows(1), rows(9)).goals
    assert [(why.cause, why.within) for why in goal.why] == [(Cause.REWEIGHTED, ("1.1.1",))]


def test_dates_stand_with_the_first_one_and_how_often_they_moved() -> None:
    before = {"reports": TOLD}
    after = {"reports": TOLD, "due_on": date(2026, 1, 30), "first_due_on": date(2025, 12, 31), "redated_count": 2}
    comparison = compared(objective_with(before), objective_with(after))
    (moved,) = comparison.dates
    assert (moved.name, moved.first_on, moved.before_on, moved.after_on) == (
        DateName.DUE, date(2025, 12, 31), date(2025, 12, 31), date(2026, 1, 30),
    )  # fmt: skip
    assert (moved.days, moved.redatings_before, moved.redatings) == (30, 0, 2)
    assert (comparison.summary.redated, comparison.summary.kept_before) == (1, Kept(1, 1))
    assert comparison.summary.kept_after == Kept(0, 1)


def test_what_the_lead_now_expects_is_a_date_that_moved_but_no_re_dating() -> None:
    told = [*TOLD, report(date(2025, 7, 20), Status.AT_RISK, 41, forecast_on=date(2026, 3, 1))]
    comparison = compared(objective_with({"reports": TOLD}), objective_with({"reports": told}))
    (moved,) = comparison.dates
    assert (moved.name, moved.first_on, moved.before_on, moved.after_on) == (
        DateName.FORECAST, None, None, date(2026, 3, 1),
    )  # fmt: skip
    assert comparison.summary.redated == 0


def test_blocks_that_came_and_went_are_named() -> None:
    blocked = [report(date(2025, 6, 2), Status.ON_TRACK, 40, blocked_by="A permit")]
    came = compared(objective_with({"reports": TOLD}), objective_with({"reports": blocked}))
    assert [change.number for change in came.new_blocks] == ["1.1.1-A1"]
    assert (came.cleared_blocks, came.actions[0].trend) == ((), Trend.WORSE)


def test_late_facts_and_decisions_are_told_once() -> None:
    late = milestone(FIRST, date(2025, 6, 10), booked_to="FY2025 Q4")
    before, after = objective_with(STAGED), objective_with({**STAGED, "milestones": [late, milestone(SECOND)]})
    for rows, state in ((before, DecisionState.REQUESTED), (after, DecisionState.ANSWERED)):
        answered = {} if state is DecisionState.REQUESTED else {"answer": "Yes", "decided_on": NOW, "decided_by": "Dee"}
        rows._add(Kind.DECISION, "d1", strategy_id="s", number="D1", needed_by_on=NOW, state=state, **answered)
    comparison = compared(before, after)
    assert [(fact.number, fact.booked_to) for fact in comparison.late_facts] == [("1.1.1-A1-M1", "FY2025 Q4")]
    (decision,) = comparison.decisions
    assert (decision.before, decision.after, decision.decided_by) == (
        DecisionState.REQUESTED, DecisionState.ANSWERED, "Dee",
    )  # fmt: skip
    assert compared(after, after).is_empty


def test_an_action_that_was_added_is_told_so_and_counted_nowhere_else() -> None:
    comparison = compared(objective_with({"reports": TOLD}), objective_with({"reports": TOLD}, DONE))
    (change,) = comparison.actions
    assert (change.number, change.fate, change.before, causes(change)) == (
        "1.1.1-A2", Fate.ADDED, None, [Cause.ADDED],
    )  # fmt: skip
    assert (comparison.summary.added, comparison.summary.completed) == (1, 0)
