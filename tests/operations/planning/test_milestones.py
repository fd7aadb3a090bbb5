"""Adding, correcting and cancelling milestones."""

from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.factories import NOW, make_action, make_published_strategy, make_report, make_strategy, save
from tracker.domain.document.element import Kind, Lifecycle
from tracker.domain.errors import Refused, StaleEdit
from tracker.domain.roles import Actor
from tracker.extensions import db
from tracker.models.milestone import Milestone
from tracker.operations.once import new_id
from tracker.operations.planning.milestones import NewMilestone, add_milestone, cancel_milestone, correct_achievement
from tracker.operations.reporting.achievements import Achievement


def milestone_of(action_id: str, position: int = 1) -> Milestone:
    query = select(Milestone).filter_by(action_id=action_id, position=position)
    return db.session.scalars(query, execution_options={"populate_existing": True}).one()


def add(
    action_id: str, by: Actor, due_on: date = date(2025, 6, 30), reason: str = "Missed before", **values: Any
) -> str:
    return save(add_milestone, action_id, NewMilestone("Checked", due_on, **values), by=by, at=NOW, reason=reason)


def achieved(action_id: str, by: Actor) -> Milestone:
    achievement = Achievement(milestone_of(action_id).id, date(2025, 3, 20), "Minutes", "HMO-1")
    make_report(action_id, by=by, achievements=(achievement,))
    return milestone_of(action_id)


def correct(milestone: Milestone, by: Actor, **values: Any) -> None:
    wanted: dict[str, Any] = {
        "achieved_on": date(2025, 3, 27),
        "evidence_title": "Signed minutes",
        "evidence_reference": "HMO-2",
        "version": milestone.version,
        "reason": "The minutes were signed a week later.",
    }
    save(correct_achievement, milestone.id, by=by, at=NOW, **(wanted | values))


def test_a_milestone_added_to_a_published_plan_has_its_own_first_date(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    milestone = db.session.get_one(Milestone, add(action, strategy.planner, weight=2))
    assert (milestone.number, milestone.first_due_on, milestone.weight) == ("1.1.1-A1-M3", date(2025, 6, 30), 2)


def test_a_form_sent_twice_adds_one_milestone(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    id = new_id(Kind.MILESTONE)
    assert add(action, strategy.planner, id=id) == add(action, strategy.planner, id=id)
    assert len(db.session.scalars(select(Milestone)).all()) == 3


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"due_on": date(2026, 1, 1)}, "due_on"),
        ({"due_on": date(2024, 12, 31)}, "due_on"),
        ({"weight": 2000}, "weight"),
        ({"reason": ""}, "reason"),
    ],
)
def test_a_milestone_outside_its_action_is_refused(app: Flask, values: dict[str, Any], field: str) -> None:
    strategy, (action,) = make_published_strategy()
    with pytest.raises(Refused) as refused:
        add(action, strategy.planner, **values)
    assert refused.value.field == field


def test_a_draft_takes_a_milestone_without_a_reason(app: Flask) -> None:
    strategy = make_strategy()
    action = make_action(strategy)
    assert db.session.get_one(Milestone, add(action, strategy.planner, reason="")).first_due_on is None


def test_a_correction_changes_day_and_evidence_with_a_reason(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    correct(achieved(action, strategy.planner), strategy.planner)
    milestone = milestone_of(action)
    assert (milestone.achieved_on, milestone.evidence_reference) == (date(2025, 3, 27), "HMO-2")


def test_an_achievement_taken_back_leaves_the_milestone_open(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    correct(achieved(action, strategy.planner), strategy.planner, achieved_on=None)
    milestone = milestone_of(action)
    assert (milestone.achieved_on, milestone.evidence_title, milestone.evidence_reference) == (None, None, None)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"achieved_on": date(2025, 4, 16)}, "achieved_on"),
        ({"evidence_title": None}, "evidence_title"),
        ({"evidence_reference": ""}, "evidence_reference"),
        ({"reason": ""}, "reason"),
    ],
)
def test_a_correction_needs_what_a_report_needs(app: Flask, values: dict[str, Any], field: str) -> None:
    strategy, (action,) = make_published_strategy()
    milestone = achieved(action, strategy.planner)
    with pytest.raises(Refused) as refused:
        correct(milestone, strategy.planner, **values)
    assert refused.value.field == field
    assert milestone_of(action).evidence_reference == "HMO-1"


def test_a_planner_does_not_achieve_a_milestone_by_correcting_it(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    with pytest.raises(Refused, match="its lead reports that"):
        correct(milestone_of(action), strategy.planner)


def test_a_stale_correction_is_refused(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    milestone = achieved(action, strategy.planner)
    with pytest.raises(StaleEdit):
        correct(milestone, strategy.planner, version=milestone.version - 1)


def test_a_cancelled_milestone_says_why_and_an_achieved_one_is_not_cancelled(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    first, last = achieved(action, strategy.planner), milestone_of(action, 2)
    with pytest.raises(Refused, match="is achieved"):
        save(cancel_milestone, first.id, by=strategy.planner, at=NOW, version=first.version, reason="No need")
    with pytest.raises(Refused, match="reason"):
        save(cancel_milestone, last.id, by=strategy.planner, at=NOW, version=2, reason=" ")
    save(cancel_milestone, last.id, by=strategy.planner, at=NOW, version=2, reason="No need")
    last = milestone_of(action, 2)
    assert (last.lifecycle, last.lifecycle_reason, last.lifecycle_on) == (
        Lifecycle.CANCELLED, "No need", date(2025, 4, 15),
    )  # fmt: skip
