"""Rule 1: counts first."""

from datetime import date

import pytest

from tests.domain.documents import (
    DONE,
    NOT_BEGUN,
    ON_TRACK,
    PUBLISHED_ON,
    SILENT,
    TODAY,
    Rows,
    Values,
    assessed_objective,
    milestone,
    objective_with,
    report,
)
from tracker.domain.assessment.assess import assess
from tracker.domain.assessment.counts import add_counts, count_actions
from tracker.domain.document.element import Lifecycle
from tracker.domain.status import STATUS_ORDER, Status

LATE: Values = {"milestones": [milestone(date(2025, 7, 1))], "reports": [report(date(2025, 7, 1))]}
MISSED: Values = {"milestones": [milestone(date(2025, 6, 1))], "reports": [report(date(2025, 7, 1))]}
DONE_LATE: Values = {"milestones": [milestone(date(2025, 2, 1), date(2025, 3, 1))], "due_on": date(2025, 2, 1)}
CONTINUING: Values = {"is_continuing": True, "due_on": None}
CANCELLED: Values = {"lifecycle": Lifecycle.CANCELLED, "lifecycle_on": date(2025, 3, 1)}
ADDED: Values = {"published_on": date(2025, 2, 1)}
BLOCKED: Values = {"reports": [report(date(2025, 7, 1), percent=60, blocked_by="an authority")]}


def test_every_action_is_in_the_sentence_once() -> None:
    counts = assessed_objective(
        DONE,
        DONE_LATE,
        ON_TRACK,
        LATE,
        MISSED,
        SILENT,
        NOT_BEGUN,
        CONTINUING,
        {**CANCELLED, **LATE},
        {**ADDED, **BLOCKED},
    ).actions
    assert counts.total == 10
    assert (counts.complete, counts.complete_late) == (2, 1)
    assert (counts.on_track, counts.at_risk, counts.off_track) == (2, 1, 1)
    assert (counts.unknown, counts.not_started, counts.continuing, counts.cancelled) == (1, 1, 1, 1)
    assert (counts.added, counts.blocked) == (1, 1)
    assert counts.total == sum(counts.of(status) for status in Status) + counts.continuing + counts.cancelled


def test_the_first_dates_are_counted_for_what_was_published_with_one() -> None:
    moved: Values = {"due_on": date(2026, 3, 1), "first_due_on": date(2025, 9, 1), "redated_count": 2}
    counts = assessed_objective(DONE, DONE_LATE, moved, CONTINUING, {**CANCELLED, **moved}).actions
    assert (counts.kept_first_date, counts.dated, counts.redatings) == (1, 3, 2)


def test_reports_are_counted_of_those_that_owe_one() -> None:
    old: Values = {"reports": [report(date(2025, 2, 1), percent=20)]}
    counts = assessed_objective(DONE, ON_TRACK, old, SILENT, NOT_BEGUN, {**CANCELLED, **ON_TRACK}).actions
    assert (counts.current_reports, counts.owing_reports) == (1, 3)


def test_what_is_added_to_the_published_plan_is_not_there_before() -> None:
    rows = Rows()
    rows.goal("1.1")
    rows.objective("1.1.1")
    rows.action("1.1.1-A1")
    rows.action("1.1.1-A2", published_on=TODAY)
    document = rows.document()
    before, after = assess(document, on=date(2025, 7, 30)).strategy.actions, assess(document, on=TODAY).strategy.actions
    assert (before.total, before.added, after.total, after.added) == (1, 0, 2, 1)


def test_what_belongs_to_an_action_that_is_not_there_yet_is_not_there_either() -> None:
    rows = Rows()
    rows.goal("1.1")
    rows.objective("1.1.1")
    rows.action("1.1.1-A1", published_on=TODAY)
    rows.metric("1.1.1-A1-K1")
    before = assess(rows.document(), on=date(2025, 7, 30))
    assert (before.goals["1.1"].results.total, before.strategy.results.total, before.metrics) == (0, 0, {})
    assert before.objectives["1.1.1"].is_planned is False


def test_counts_add_up_from_objectives_to_goals_to_the_strategy_and_over_the_offices() -> None:
    rows = Rows()
    rows.organization("o2")
    rows.organization("o3")
    for goal in ("1.1", "1.2"):
        rows.goal(goal)
        rows.objective(f"{goal}.1")
        rows.action(f"{goal}.1-A1", **ON_TRACK)
        rows.action(f"{goal}.1-A2", organization_id="o2", contributing_ids=("o3",))
        rows.action(f"{goal}.1-A3", contributing_ids=("o3",), **CANCELLED)
    assessment = assess(rows.document(), on=TODAY)
    assert add_counts(goal.actions for goal in assessment.goals.values()) == assessment.strategy.actions
    assert add_counts(own.actions for own in assessment.organizations.values()) == assessment.strategy.actions
    assert assessment.organizations["o3"].contributing == 2
    assert assessment.organizations["o3"].actions.total == 0


def test_nothing_adds_up_to_nothing() -> None:
    assert add_counts([]) == count_actions([])
    assert not any(count_actions([]).of(status) for status in STATUS_ORDER)


def test_the_first_version_of_the_plan_is_not_added() -> None:
    assert assessed_objective({"published_on": PUBLISHED_ON}, {"published_on": None}).actions.added == 0


@pytest.mark.parametrize(
    "ended",
    [
        {"published_on": None},
        {"published_on": None, "lifecycle": Lifecycle.SUPERSEDED},
        {"published_on": None, "lifecycle_on": None},
        {"published_on": date(2025, 3, 2)},
    ],
)
@pytest.mark.parametrize("on", [TODAY, date(2024, 1, 1)])
def test_what_ended_as_a_draft_was_never_in_the_published_plan(ended: Values, on: date) -> None:
    rows = objective_with(DONE, {**CANCELLED, **ended})
    rows.metric("1.1.1-A2-K1")
    assessment = assess(rows.document(), on=on)
    assert (list(assessment.actions), assessment.metrics) == (["1.1.1-A1"], {})
    counts = assessment.strategy.actions
    assert (counts.total, counts.cancelled, assessment.organizations["o1"].actions.total) == (1, 0, 1)


def test_what_ended_after_it_was_published_or_in_a_draft_plan_is_counted() -> None:
    same_day = {**CANCELLED, "published_on": date(2025, 3, 1)}
    assert assessed_objective(DONE, CANCELLED, same_day, {**CANCELLED, "lifecycle_on": None}).actions.cancelled == 3
    draft = {**CANCELLED, "published_on": None}
    assert assessed_objective(draft, plan={"published_on": None, "number": 0}).actions.cancelled == 1
