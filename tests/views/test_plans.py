"""What a plan lacks, publishing it, and its weights and thresholds."""

from collections.abc import Callable
from datetime import date

import pytest

from tests.factories import (
    SET_UP,
    SmallStrategy,
    make_action,
    make_metric,
    make_milestone,
    make_published_strategy,
    make_strategy,
    publish,
    save,
)
from tests.page_client import PageClient, text_of
from tests.page_form import errors_of, form_values
from tests.views.planning import send
from tracker.domain.document.plan import LeaderRole
from tracker.domain.roles import Actor, Role
from tracker.operations.planning.goals import appoint_goal_leader
from tracker.queries.documents import load_document

SignIn = Callable[..., Actor]

PLAN = "/strategies/harbor/plan"


@pytest.fixture
def strategy(client: PageClient) -> SmallStrategy:
    """A draft without an action, its planner signed in."""
    strategy = make_strategy()
    client.sign_in(strategy.planner)
    return strategy


def test_the_first_page_of_a_planner_is_what_is_missing(client: PageClient, strategy: SmallStrategy) -> None:
    assert client.get("/").location == PLAN
    page = client.get(PLAN)
    words = text_of(page)
    assert "0 of 4 objectives have an action." in words
    assert "1.2.1 (printed 1.1.1) Publish notices within one day." in words
    assert words.count("Assign an action to ") == 4
    assert words.count("leader missing") == 2
    assert "Draft." in words
    assert "Publish version 1" not in words, "there is nothing to publish"


def test_an_actions_dots_say_what_it_lacks(client: PageClient, strategy: SmallStrategy) -> None:
    make_milestone(strategy, make_action(strategy, due_on=None))
    words = text_of(client.get(PLAN))
    assert "1 of 4 objectives has an action." in words
    assert "● has office ○ lacks person ○ lacks dates ● has milestones ○ lacks metric" in words


def test_the_page_is_narrowed_to_what_lacks_something(client: PageClient, strategy: SmallStrategy) -> None:
    make_action(strategy, title="Survey with nobody")
    make_action(strategy, title="Survey with Avery", lead_id=strategy.contacts[0])
    page = text_of(client.get(f"{PLAN}?missing=person"))
    assert "Survey with nobody" in page
    assert "Survey with Avery" not in page
    assert "Publish notices" not in page
    empty = text_of(client.get(f"{PLAN}?missing=action"))
    assert "Publish notices" in empty
    assert "Survey with" not in empty
    assert "Survey with Avery" in text_of(client.get(f"{PLAN}?missing=nonsense"))


def test_every_count_of_the_headline_stands_in_the_briefing(client: PageClient, strategy: SmallStrategy) -> None:
    make_action(strategy)
    figures = {
        figure.get("data-figure"): figure.get("value")
        for figure in client.get(PLAN).tree.iter("data")  # type: ignore[attr-defined]
    }
    assert figures == {"strategy/objectives_planned": "1", "strategy/objectives": "4"}
    assessed = client.get("/strategies/harbor/briefing.json").json["assessment"]["strategy"]
    assert (assessed["objectives_planned"], assessed["objectives"]) == (1, 4)


def test_version_one_is_published_in_one_step(client: PageClient, strategy: SmallStrategy) -> None:
    make_action(strategy)
    page = client.get(f"{PLAN}/publish")
    assert "3 objectives without an action" in text_of(page)
    wrong = send(client, f"{PLAN}/publish")
    assert set(errors_of(wrong)) == {"reason", "is_confirmed"}
    wrong = send(client, f"{PLAN}/publish", reason="Agreed by the council")
    assert set(errors_of(wrong)) == {"is_confirmed"}
    assert form_values(wrong)["reason"] == "Agreed by the council"
    response = send(client, f"{PLAN}/publish", reason="Agreed by the council", is_confirmed="y")
    assert response.location == "/strategies/harbor"
    plan = load_document(strategy.id).plan
    assert (plan.number, plan.actions[0].first_due_on) == (1, date(2025, 12, 31))
    assert client.get(f"{PLAN}/publish").location == PLAN, "a second click publishes nothing"


def test_an_empty_plan_is_not_published(client: PageClient, strategy: SmallStrategy) -> None:
    page = send(client, f"{PLAN}/publish", reason="Agreed", is_confirmed="y")
    assert page.status_code == 422
    assert "The plan has no action yet; assign at least one before publishing." in text_of(page)


def weight(id: str) -> str:
    return f"weights-{id}"


def test_weights_and_thresholds_are_saved_together(client: PageClient, strategy: SmallStrategy) -> None:
    goal, objective = strategy.goals[0], strategy.objectives[3]
    typed = {weight(goal): "3", weight(objective): "0", "on_track_points": "10", "notice": "Pre-decisional"}
    assert send(client, f"{PLAN}/settings", **typed).location == f"{PLAN}/settings"
    document = load_document(strategy.id)
    assert (document.goal(goal).weight, document.objective(objective).weight) == (3, 0)
    assert (document.plan.on_track_points, document.plan.notice) == (10, "Pre-decisional")
    assert document.goal(strategy.goals[1]).version == 1


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"weights-harbor.goal-1": "1001"}, {"weights-harbor.goal-1": "Give a whole number from 0 to 1000."}),
        ({"weights-harbor.goal-1": "1.5"}, {"weights-harbor.goal-1": "Give a whole number from 0 to 1000."}),
        ({"weights-harbor.goal-1": ""}, {"weights-harbor.goal-1": "Give a whole number from 0 to 1000."}),
        (
            {"on_track_points": "15"},
            {"at_risk_points": "“At risk” must begin above “on track”, and end at 100 at most."},
        ),
    ],
)
def test_settings_that_cannot_be_come_back_and_nothing_is_saved(
    client: PageClient, strategy: SmallStrategy, typed: dict[str, str], wrong: dict[str, str]
) -> None:
    page = send(client, f"{PLAN}/settings", **({weight(strategy.goals[1]): "7"} | typed))
    assert (page.status_code, errors_of(page)) == (422, wrong)
    assert form_values(page)[weight(strategy.goals[1])] == "7"
    assert load_document(strategy.id).goal(strategy.goals[1]).weight == 1


def test_stale_weights_show_both_values_and_can_be_sent_again(client: PageClient, strategy: SmallStrategy) -> None:
    name = weight(strategy.goals[0])
    typed = form_values(client.get(f"{PLAN}/settings")) | {name: "5"}
    send(client, f"{PLAN}/settings", **{name: "2"})
    stale = client.post(f"{PLAN}/settings", data=typed)
    assert errors_of(stale) == {name: "Now it is: 2. What you typed is kept here."}
    assert client.post(f"{PLAN}/settings", data=form_values(stale)).status_code == 302
    assert load_document(strategy.id).goal(strategy.goals[0]).weight == 5


def test_a_published_plan_asks_why_it_is_weighed(client: PageClient) -> None:
    strategy, _ = make_published_strategy()
    client.sign_in(strategy.planner)
    name = weight(strategy.goals[0])
    assert errors_of(send(client, f"{PLAN}/settings", **{name: "2"})).keys() == {"reason"}
    assert send(client, f"{PLAN}/settings", **{name: "2"}, reason="Agreed").status_code == 302


@pytest.mark.parametrize("address", [PLAN, f"{PLAN}/publish", f"{PLAN}/settings"])
@pytest.mark.parametrize("role", [Role.VIEWER, Role.AUDITOR, Role.LEAD])
def test_the_plan_is_the_planners_to_change(
    client: PageClient, strategy: SmallStrategy, sign_in_as: SignIn, address: str, role: Role
) -> None:
    more = {"organization_id": strategy.organizations[0]} if role is Role.LEAD else {}
    sign_in_as(role, strategy.id, **more)
    assert client.get(address).status_code == 403


def test_a_planner_whose_published_plan_lacks_nothing_lands_on_the_dashboard(
    client: PageClient, strategy: SmallStrategy
) -> None:
    lead = strategy.contacts[0]
    for objective in strategy.objectives:
        make_milestone(strategy, make_action(strategy, objective_id=objective, lead_id=lead))
        make_metric(strategy, objective_id=objective)
    for goal in strategy.goals:
        who = {"role": LeaderRole.LEADER, "starts_on": date(2025, 1, 1), "by": strategy.planner, "at": SET_UP}
        save(appoint_goal_leader, goal, lead, **who)
    assert client.get("/").location == PLAN, "it is a draft"
    publish(strategy)
    assert client.get("/").location == "/strategies/harbor"
    assert "Missing: nothing." in text_of(client.get(PLAN))
