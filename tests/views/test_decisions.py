"""Decisions on pages: asked, answered, closed, found, and shown to whom they are for."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.conftest import StoppedClock
from tests.factories import NOW, SmallStrategy, make_actor, make_published_strategy, save
from tests.page_client import PageClient, text_of
from tests.page_form import errors_of, form_values
from tests.views.planning import send, send_twice
from tracker.domain.document.element import Visibility
from tracker.domain.roles import Actor, Role
from tracker.extensions import db
from tracker.models.decision import Decision
from tracker.operations.planning.decisions import DecisionAnswer, DecisionRequest, answer_decision, request_decision

HOME = "/strategies/harbor"
LIST = f"{HOME}/decisions"
NEW = f"{LIST}/new"

ASKED = {
    "question": "Who pays for the second vessel?",
    "options": "Harbor, or the pilots",
    "recommendation": "Harbor pays",
    "needed_by_on": "2025-05-01",
}
ANSWERED = {"answer": "Harbor pays half.", "decided_by": "The board", "meeting": "April meeting",
            "owner": "The treasurer", "due_on": "2025-06-01"}  # fmt: skip


@pytest.fixture
def strategy(client: PageClient) -> SmallStrategy:
    """A published plan with one action, and a briefer signed in."""
    strategy, _ = make_published_strategy()
    client.sign_in(make_actor(Role.BRIEFER, strategy.id))
    return strategy


def decisions() -> list[Decision]:
    db.session.expire_all()
    return list(db.session.scalars(select(Decision).order_by(Decision.position)))


def ask(strategy: SmallStrategy, question: str = "Who pays?", **values: Any) -> str:
    wanted = {"options": "Harbor or pilots", "recommendation": "Harbor", "needed_by_on": date(2025, 5, 1)} | values
    return save(request_decision, strategy.id, DecisionRequest(question, **wanted), by=strategy.planner, at=NOW)


def test_a_briefer_asks_once_from_the_page_of_what_it_is_about(client: PageClient, strategy: SmallStrategy) -> None:
    address = f"{NEW}?about=1.1.1-A1"
    assert address in client.get(f"{HOME}/actions/1.1.1-A1").text
    values = form_values(client.get(address))
    assert values["about"] == "1.1.1-A1"
    for _ in range(2):
        response = client.post(NEW, data=values | ASKED)
        assert (response.status_code, response.location) == (302, f"{LIST}/D1")
    (decision,) = decisions()
    assert decision.action_id is not None
    page = text_of(client.get(f"{LIST}/D1"))
    assert "Action 1.1.1-A1" in page
    assert "needed by 1 May 2025, in 16 days" in page


@pytest.mark.parametrize("number", ["1.1", "1.1.1"])
def test_goals_and_objectives_lead_to_a_request_too(client: PageClient, strategy: SmallStrategy, number: str) -> None:
    kind = "goals" if number == "1.1" else "objectives"
    address = f"{NEW}?about={number}"
    assert address in client.get(f"{HOME}/{kind}/{number}").text
    send(client, address, **ASKED)
    assert decisions()[0].goal_id == (strategy.goals[0] if kind == "goals" else None)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"question": " "}, "question"),
        ({"options": ""}, "options"),
        ({"recommendation": ""}, "recommendation"),
        ({"needed_by_on": "soon"}, "needed_by_on"),
        ({"needed_by_on": "2025-04-01"}, "needed_by_on"),
        ({"about": "9.9"}, "about"),
        ({"visibility": "secret"}, "visibility"),
    ],
)
def test_a_request_that_lacks_something_comes_back(
    client: PageClient, strategy: SmallStrategy, typed: dict[str, str], field: str
) -> None:
    response = send(client, NEW, **ASKED | typed)
    assert response.status_code == 422
    assert set(errors_of(response)) == {field}
    assert form_values(response)["question"] == (ASKED | typed)["question"].strip()
    assert decisions() == []


def test_open_decisions_head_the_page_over_all_and_its_goal(client: PageClient, strategy: SmallStrategy) -> None:
    assert "Decisions requested" not in client.get(HOME).text
    ask(strategy, "Who repairs the lock?", objective_id=strategy.objectives[0])
    ask(strategy, "Who pays?", needed_by_on=date(2025, 4, 20))
    page = text_of(client.get(HOME))
    assert page.index("Decisions requested") < page.rindex("Needs attention")
    assert page.index("D2 Who pays?") < page.index("D1 Who repairs the lock?") < page.index("Due in the next 30 days")
    assert "Recommended: Harbor needed by 20 Apr 2025, in 5 days" in page
    goal = text_of(client.get(f"{HOME}/goals/1.1"))
    assert "Who repairs the lock?" in goal
    assert "Who pays?" not in goal


def test_an_overdue_decision_says_so_in_words(client: PageClient, strategy: SmallStrategy, clock: StoppedClock) -> None:
    ask(strategy)
    clock.advance(days=20)
    page = text_of(client.get(LIST))
    assert "1 decision is open, 1 of them overdue." in page
    assert "needed by 1 May 2025, 4 days overdue" in page


def test_leadership_answers_and_it_returns_until_it_is_closed(
    client: PageClient, strategy: SmallStrategy, sign_in_as: Callable[..., Actor]
) -> None:
    ask(strategy)
    sign_in_as(Role.VIEWER, strategy.id)
    assert "Record the answer" in client.get(f"{LIST}/D1").text
    send_twice(client, f"{LIST}/D1/answer", **ANSWERED)
    page = text_of(client.get(f"{LIST}/D1"))
    assert "Harbor pays half." in page
    assert "The board on 15 Apr 2025, April meeting" in page
    over_all = text_of(client.get(HOME))
    assert "Decided: Harbor pays half. The treasurer result due 1 Jun 2025" in over_all
    send_twice(client, f"{LIST}/D1/close", result="The vessel is bought.")
    assert "Decisions requested" not in client.get(HOME).text
    assert "The vessel is bought. closed on 15 Apr 2025" in text_of(client.get(LIST))
    history = text_of(client.get(f"{HOME}/history/decision/{decisions()[0].id}"))
    assert history.index("Closed the decision") < history.index("Recorded what was decided")


def test_a_stale_answer_shows_both_and_can_be_sent_again(client: PageClient, strategy: SmallStrategy) -> None:
    id = ask(strategy)
    address = f"{LIST}/D1/answer"
    typed = form_values(client.get(address)) | ANSWERED
    theirs = DecisionAnswer("Pilots pay.", "The board", NOW.date())
    save(answer_decision, id, theirs, by=strategy.planner, at=NOW, version=1)
    response = client.post(address, data=typed)
    assert response.status_code == 422
    assert "Now it is: Pilots pay." in text_of(response)
    assert form_values(response)["answer"] == "Harbor pays half."
    again = client.post(address, data=form_values(response) | {"reason": "The minutes say so."})
    assert again.status_code == 302
    assert decisions()[0].answer == "Harbor pays half."


def test_a_request_is_withdrawn_with_a_reason(client: PageClient, strategy: SmallStrategy) -> None:
    ask(strategy)
    assert send(client, f"{LIST}/D1/withdraw").status_code == 422
    send_twice(client, f"{LIST}/D1/withdraw", reason="A donor pays.")
    page = text_of(client.get(f"{LIST}/D1"))
    assert "Why it was withdrawn A donor pays." in page
    assert "Record the answer" not in page


def test_a_decision_is_found_by_number_and_words(client: PageClient, strategy: SmallStrategy) -> None:
    ask(strategy, "Who pays for the vessel?")
    for sought in ("D1", "d1", "vessel", "pilots"):
        assert f"{LIST}/D1" in client.get(f"{HOME}/search?q={sought}").text, sought


def test_as_of_a_past_day_it_stands_as_it_stood(
    client: PageClient, strategy: SmallStrategy, clock: StoppedClock
) -> None:
    ask(strategy)
    clock.advance(days=10)
    send_twice(client, f"{LIST}/D1/answer", **ANSWERED | {"decided_on": "2025-04-25"})
    assert "No decision is open." in text_of(client.get(f"{LIST}?on=2025-04-14"))
    assert client.get(f"{LIST}/D1?on=2025-04-14").status_code == 404
    before = text_of(client.get(f"{LIST}/D1?on=2025-04-20"))
    assert "needed by 1 May 2025, in 11 days" in before
    assert "Harbor pays half." not in before
    assert "Record the answer" not in before
    assert "Ask for a decision" not in text_of(client.get(f"{LIST}?on=2025-04-20"))
    assert "Harbor pays half." in text_of(client.get(f"{LIST}/D1"))


def test_the_public_sees_public_decisions_alone(client: PageClient, app: Flask, strategy: SmallStrategy) -> None:
    ask(strategy, "Who pays?")
    ask(strategy, "Which berth first?", visibility=Visibility.PUBLIC)
    app.config["TRACKER_PUBLIC_DASHBOARD"] = True
    stranger = app.test_client()
    for address in (HOME, LIST, f"{HOME}/search?q=who", f"{HOME}/briefing.json"):
        assert b"Who pays?" not in stranger.get(address).data, address
    assert b"Which berth first?" in stranger.get(LIST).data
    assert stranger.get(f"{LIST}/D1").status_code == 404
    assert stranger.get(f"{LIST}/D2").status_code == 200
    assert b"Ask for a decision" not in stranger.get(LIST).data


def test_the_briefing_brings_what_is_open_and_what_ended_of_late(
    client: PageClient, strategy: SmallStrategy, clock: StoppedClock
) -> None:
    ask(strategy, "Who repairs the lock?", objective_id=strategy.objectives[0])
    ask(strategy, "Who pays?")
    send_twice(client, f"{LIST}/D2/answer", **ANSWERED)
    send_twice(client, f"{LIST}/D2/close", result="The vessel is bought.")

    def brought(query: str = "") -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(client.get(f"{HOME}/briefing.json{query}").data)["decisions"]
        return found

    first, second = brought()
    assert (first["number"], first["about"], first["about_kind"]) == ("D1", "1.1.1", "objective")
    assert (first["days_left"], first["is_overdue"]) == (16, False)
    assert (second["state"], second["answer"]) == ("closed", "Harbor pays half.")
    assert (second["result"], second["closed_on"]) == ("The vessel is bought.", "2025-04-15")
    assert [each["number"] for each in brought("?goal=1.1")] == ["D1"]
    assert brought("?on=2025-04-14") == []
    clock.advance(days=91)
    assert [(each["number"], each["is_overdue"]) for each in brought()] == [("D1", True)]
