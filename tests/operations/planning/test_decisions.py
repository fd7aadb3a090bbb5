"""Asking leadership for a decision, recording the answer, closing and withdrawing."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.factories import NOW, SmallStrategy, make_actor, make_published_strategy, make_strategy, save
from tracker.domain.document.decision import DecisionState
from tracker.domain.errors import Forbidden, Refused, StaleEdit
from tracker.domain.roles import Actor, Role
from tracker.extensions import db
from tracker.models import Revision
from tracker.models.decision import Decision
from tracker.operations.planning.decisions import (
    DecisionAnswer,
    DecisionRequest,
    answer_decision,
    close_decision,
    request_decision,
    withdraw_decision,
)

REQUEST = DecisionRequest("Who pays?", "Harbor or pilots", "Harbor", date(2025, 5, 1))
ANSWER = DecisionAnswer("Harbor pays.", "The board", date(2025, 4, 15), "April meeting", "Treasurer", date(2025, 6, 1))


@pytest.fixture
def strategy(app: Flask) -> SmallStrategy:
    return make_published_strategy()[0]


def viewer_of(strategy: SmallStrategy, name: str = "Vic Viewer") -> Actor:
    return make_actor(Role.VIEWER, strategy.id, name=name)


def ask(strategy: SmallStrategy, *, by: Actor | None = None, **values: Any) -> str:
    return save(request_decision, strategy.id, replace(REQUEST, **values), by=by or strategy.planner, at=NOW)


def answer(id: str, by: Actor, *, version: int = 1, reason: str | None = None, **values: Any) -> None:
    save(answer_decision, id, replace(ANSWER, **values), by=by, at=NOW, version=version, reason=reason)


def row(id: str) -> Decision:
    return db.session.get_one(Decision, id, populate_existing=True)


def revisions() -> int:
    return db.session.scalar(select(func.count()).select_from(Revision)) or 0


def test_a_request_gets_the_next_number_and_is_internal(strategy: SmallStrategy) -> None:
    first, second = ask(strategy), ask(strategy, goal_id=strategy.goals[1])
    assert [row(first).number, row(second).number] == ["D1", "D2"]
    asked = row(second)
    assert (asked.state, asked.visibility.value, asked.goal_id) == ("requested", "internal", strategy.goals[1])
    assert (asked.asked_by, asked.asked_on) == ("Pat Planner", date(2025, 4, 15))


def test_each_strategy_counts_for_itself(strategy: SmallStrategy) -> None:
    ask(strategy)
    other, _ = make_published_strategy("river")
    assert row(ask(other)).number == "D1"


def test_the_same_request_sent_twice_is_asked_once(strategy: SmallStrategy) -> None:
    id = "decision.0123456789abcdef0123"
    assert ask(strategy, id=id) == ask(strategy, id=id) == id
    assert db.session.scalar(select(func.count()).select_from(Decision)) == 1


@pytest.mark.parametrize("role", [Role.VIEWER, Role.AUDITOR])
def test_only_planners_and_briefers_ask(strategy: SmallStrategy, role: Role) -> None:
    with pytest.raises(Forbidden):
        ask(strategy, by=make_actor(role, strategy.id))
    assert ask(strategy, by=make_actor(Role.BRIEFER, strategy.id))


def test_a_request_for_a_day_that_has_passed_is_refused(strategy: SmallStrategy) -> None:
    with pytest.raises(Refused) as refused:
        ask(strategy, needed_by_on=date(2025, 4, 14))
    assert refused.value.field == "needed_by_on"


def test_a_request_is_about_one_thing_of_its_own_strategy(strategy: SmallStrategy) -> None:
    with pytest.raises(Refused) as refused:
        ask(strategy, goal_id=strategy.goals[0], objective_id=strategy.objectives[0])
    assert refused.value.field == "about"
    other, _ = make_published_strategy("river")
    with pytest.raises(Refused, match="another strategy"):
        ask(strategy, goal_id=other.goals[0])


def test_nobody_is_asked_before_the_plan_is_published(app: Flask) -> None:
    with pytest.raises(Refused, match="before the plan is published"):
        ask(make_strategy())


def test_leadership_answers_and_the_answer_stands_beside_the_request(strategy: SmallStrategy) -> None:
    id = ask(strategy)
    answer(id, viewer_of(strategy))
    decision = row(id)
    assert decision.state is DecisionState.ANSWERED
    assert (decision.answer, decision.decided_by, decision.meeting) == ("Harbor pays.", "The board", "April meeting")
    assert (decision.owner, decision.due_on, decision.recorded_by) == ("Treasurer", date(2025, 6, 1), "Vic Viewer")


def test_the_same_answer_sent_twice_is_recorded_once(strategy: SmallStrategy) -> None:
    id, viewer = ask(strategy), viewer_of(strategy)
    answer(id, viewer)
    before = revisions()
    answer(id, viewer)
    assert revisions() == before


def test_an_answer_over_another_s_shows_both(strategy: SmallStrategy) -> None:
    id, viewer = ask(strategy), viewer_of(strategy)
    answer(id, viewer)
    with pytest.raises(StaleEdit) as refused:
        answer(id, viewer, answer="Pilots pay.")
    assert (refused.value.theirs["answer"], refused.value.yours["answer"]) == ("Harbor pays.", "Pilots pay.")
    assert row(id).answer == "Harbor pays."


def test_an_answer_is_corrected_with_a_reason(strategy: SmallStrategy) -> None:
    id, viewer = ask(strategy), viewer_of(strategy)
    answer(id, viewer)
    with pytest.raises(Refused) as refused:
        answer(id, viewer, version=2, answer="Pilots pay.")
    assert refused.value.field == "reason"
    answer(id, viewer, version=2, answer="Pilots pay.", reason="The minutes say so.")
    assert row(id).answer == "Pilots pay."


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"decided_on": date(2025, 4, 16)}, "decided_on"),
        ({"decided_on": date(2025, 4, 14)}, "decided_on"),
        ({"due_on": date(2025, 4, 14)}, "due_on"),
    ],
)
def test_dates_that_contradict_each_other_are_refused(
    strategy: SmallStrategy, values: dict[str, Any], field: str
) -> None:
    id = ask(strategy)
    with pytest.raises(Refused) as refused:
        answer(id, viewer_of(strategy), **values)
    assert refused.value.field == field
    assert row(id).state is DecisionState.REQUESTED


def test_who_answered_closes_and_other_viewers_do_not(strategy: SmallStrategy) -> None:
    id, viewer = ask(strategy), viewer_of(strategy)
    answer(id, viewer)
    later = NOW + timedelta(days=60)
    with pytest.raises(Forbidden):
        save(close_decision, id, result="Paid.", by=viewer_of(strategy), at=later, version=2)
    for _ in range(2):
        save(close_decision, id, result="Paid.", by=viewer, at=later, version=2)
    decision = row(id)
    assert (decision.state, decision.result, decision.closed_on) == (DecisionState.CLOSED, "Paid.", date(2025, 6, 14))
    with pytest.raises(Refused, match="closed already"):
        answer(id, viewer, version=3, answer="Pilots pay.")


def test_what_is_not_answered_is_withdrawn_and_not_closed(strategy: SmallStrategy) -> None:
    id = ask(strategy)
    with pytest.raises(Refused, match="not answered yet"):
        save(close_decision, id, result="Paid.", by=strategy.planner, at=NOW, version=1)
    with pytest.raises(Forbidden):
        save(withdraw_decision, id, by=viewer_of(strategy), at=NOW, version=1, reason="Moot.")
    with pytest.raises(Refused):
        save(withdraw_decision, id, by=strategy.planner, at=NOW, version=1, reason=" ")
    save(withdraw_decision, id, by=strategy.planner, at=NOW, version=1, reason="Moot.")
    assert (row(id).state, row(id).result) == (DecisionState.WITHDRAWN, "Moot.")


def test_what_is_answered_is_closed_and_not_withdrawn(strategy: SmallStrategy) -> None:
    id = ask(strategy)
    answer(id, viewer_of(strategy))
    with pytest.raises(Refused, match="answered already"):
        save(withdraw_decision, id, by=strategy.planner, at=NOW, version=2, reason="Moot.")


def test_a_number_is_given_once_though_its_request_was_withdrawn(strategy: SmallStrategy) -> None:
    id = ask(strategy)
    save(withdraw_decision, id, by=strategy.planner, at=NOW, version=1, reason="Moot.")
    assert row(ask(strategy)).number == "D2"
