"""What a plan lacks."""

from datetime import date

import pytest

from tests.domain.documents import TODAY, Rows, Values, milestone, objective_with
from tracker.domain.assessment.assess import assess
from tracker.domain.document.element import Lifecycle
from tracker.pages.plans import GapsPage, build_gaps_page

FULL: Values = {"milestones": [milestone(date(2025, 6, 30))]}


def page(rows: Rows, missing: str | None = None) -> GapsPage:
    document = rows.document()
    return build_gaps_page(document, assess(document, on=TODAY), missing=missing)


def missing(rows: Rows) -> set[str]:
    """Return what the one action lacks."""
    (line,) = page(rows).goals[0].objectives[0].actions
    return set(line.missing)


def counts(built: GapsPage) -> dict[str, int]:
    return {gap.name: gap.count for gap in built.gaps if gap.count}


def with_metric(number: str, *actions: Values) -> Rows:
    rows = objective_with(*actions)
    rows.metric(number)
    return rows


@pytest.mark.parametrize(
    ("values", "lacks"),
    [
        ({}, {"milestones", "metric"}),
        ({"lead_id": None}, {"person", "milestones", "metric"}),
        ({"lead_id": "gone"}, {"person", "milestones", "metric"}),
        ({"organization_id": "gone"}, {"office", "milestones", "metric"}),
        ({"starts_on": None}, {"dates", "milestones", "metric"}),
        ({"due_on": None}, {"dates", "milestones", "metric"}),
        ({"due_on": None, "is_continuing": True}, {"milestones", "metric"}),
        (FULL, {"metric"}),
        ({"milestones": [milestone(date(2025, 6, 30), lifecycle=Lifecycle.CANCELLED)]}, {"milestones", "metric"}),
    ],
)
def test_each_dot_is_filled_by_what_is_there_and_in_force(values: Values, lacks: set[str]) -> None:
    rows = objective_with(values)
    rows.contact("gone", organization_id="o1", ends_on=TODAY)
    assert missing(rows) == lacks


@pytest.mark.parametrize("number", ["1.1.1-A1-K1", "1.1.1-K1"])
def test_a_metric_of_the_action_or_of_its_objective_fills_the_dot(number: str) -> None:
    assert missing(with_metric(number, FULL)) == set()


def test_continuing_work_is_judged_by_its_own_metric_in_place_of_milestones() -> None:
    continuing = {"due_on": None, "is_continuing": True}
    assert missing(with_metric("1.1.1-A1-K1", continuing)) == set()
    assert missing(with_metric("1.1.1-K1", continuing)) == {"milestones"}


def test_every_gap_is_counted_and_ended_actions_are_none() -> None:
    rows = objective_with(FULL, {}, {"lifecycle": Lifecycle.CANCELLED, "lifecycle_on": date(2025, 1, 1)})
    rows.objective("1.1.2")
    built = page(rows)
    assert counts(built) == {"action": 1, "milestones": 1, "metric": 2, "leader": 1}
    assert [gap.words for gap in built.gaps if gap.count == 2] == ["actions without a metric"]
    assert "objective without an action" in {gap.words for gap in built.gaps}


def numbers(built: GapsPage) -> list[str]:
    return [each.action.number for goal in built.goals for line in goal.objectives for each in line.actions]


@pytest.mark.parametrize(
    ("gap", "shown"), [("milestones", ["1.1.1-A2"]), ("metric", ["1.1.1-A1", "1.1.1-A2"]), ("person", [])]
)
def test_the_lines_are_narrowed_to_a_gap_and_the_counts_stay(gap: str, shown: list[str]) -> None:
    rows = objective_with(FULL, {})
    rows.objective("1.1.2")
    built = page(rows, gap)
    assert numbers(built) == shown
    assert counts(built) == counts(page(rows))


def test_objectives_without_an_action_and_goals_without_a_leader_are_gaps_of_their_own() -> None:
    rows = objective_with(FULL)
    rows.objective("1.1.2")
    (goal,) = page(rows, "action").goals
    assert [line.objective.number for line in goal.objectives] == ["1.1.2"]
    (goal,) = page(rows, "leader").goals
    assert goal.objectives == ()


def test_a_gap_nobody_knows_narrows_nothing() -> None:
    built = page(objective_with(FULL), "nonsense")
    assert (built.missing, numbers(built)) == (None, ["1.1.1-A1"])


def test_an_empty_plan_lacks_an_action_everywhere() -> None:
    built = page(objective_with())
    assert built.has_gaps
    assert counts(built) == {"action": 1, "leader": 1}
