"""The page that says how everything is reckoned, with the thresholds in force."""

from collections.abc import Callable

from flask import Flask

from tests.factories import NOW, make_strategy, save
from tests.page_client import PageClient, text_of
from tracker.domain.assessment.rules import RULES
from tracker.domain.document.element import Kind
from tracker.domain.roles import Actor, Role
from tracker.operations.planning.amend import amend
from tracker.operations.strategies import plan_of

HARBOR = "/strategies/harbor/method"


def test_everybody_may_read_the_rules(client: PageClient) -> None:
    page = client.get("/method")
    assert page.status_code == 200
    headings = [text_of(heading) for heading in page.tree.iter("h3")]
    assert headings == [f"{rule.number}. {rule.title}" for rule in RULES]
    assert "up to 30 days, at risk" in page.text


def test_each_rule_has_an_address_of_its_own(client: PageClient) -> None:
    ids = {element.get("id") for element in client.get("/method").tree.iter("h3")}
    assert ids == {f"rule-{rule.number}" for rule in RULES}


def test_a_strategy_prints_the_thresholds_of_its_own_plan(
    app: Flask, client: PageClient, sign_in_as: Callable[..., Actor]
) -> None:
    made = make_strategy()
    plan = plan_of(made.id)
    changes = {"at_risk_days": 45, "known_minimum_percent": 60}
    save(amend, Kind.PLAN, plan.id, changes, by=made.planner, at=NOW, version=plan.version, strategy_id=made.id)
    sign_in_as(Role.PLANNER, made.id)
    text = client.get(HARBOR).text
    assert "up to 45 days, at risk" in text
    assert "of less than 60 percent of its weight" in text
    assert "the thresholds in force in this plan" in text


def test_the_pages_of_a_strategy_lead_to_its_own_rules(
    app: Flask, client: PageClient, sign_in_as: Callable[..., Actor]
) -> None:
    made = make_strategy()
    sign_in_as(Role.PLANNER, made.id)
    links = [link.get("href") for link in client.get("/strategies/harbor").tree.iter("a")]
    assert HARBOR in links
