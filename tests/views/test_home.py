"""The first page of an installation that is no demonstration."""

from collections.abc import Callable

import pytest
from flask import Flask

from tests.factories import SET_UP, make_strategy, save
from tests.page_client import PageClient, text_of
from tracker.domain.roles import SYSTEM, Actor, Role
from tracker.operations.access.accounts import add_account

TITLE = "Safe Approaches Strategy"


@pytest.fixture
def two_strategies(app: Flask) -> tuple[str, str]:
    return make_strategy("harbor").id, make_strategy("river", title="Dry Feet Strategy").id


def test_who_has_not_signed_in_is_told_of_no_strategy(client: PageClient) -> None:
    make_strategy()
    page = client.get("/")
    assert TITLE not in text_of(page)
    assert [a.get("href") for a in page.tree.iter("a") if text_of(a) == "Sign in"] == ["/sign-in", "/sign-in"]
    assert "Enter as" not in text_of(page)


def test_where_the_dashboard_is_public_the_first_page_leads_to_it(app: Flask, client: PageClient) -> None:
    app.config["TRACKER_PUBLIC_DASHBOARD"] = True
    strategy = make_strategy()
    page = client.get("/")
    assert TITLE in text_of(page)
    assert f"/strategies/{strategy.slug}" in [link.get("href") for link in page.tree.iter("a")]


def test_who_has_one_strategy_is_led_to_it(client: PageClient, sign_in_as: Callable[..., Actor]) -> None:
    strategy = make_strategy()
    sign_in_as(Role.VIEWER, strategy.id)
    assert client.get("/").headers["Location"] == f"/strategies/{strategy.slug}"


def test_a_lead_comes_for_what_their_office_owes(client: PageClient, sign_in_as: Callable[..., Actor]) -> None:
    strategy = make_strategy()
    sign_in_as(Role.LEAD, strategy.id, organization_id=strategy.organizations[0])
    assert client.get("/").headers["Location"] == "/strategies/harbor/my-updates"


def test_a_planner_comes_for_what_the_plan_lacks(client: PageClient, sign_in_as: Callable[..., Actor]) -> None:
    sign_in_as(make_strategy().planner)
    assert client.get("/").headers["Location"] == "/strategies/harbor/plan"


def test_nobody_sees_a_strategy_they_have_no_part_in(
    client: PageClient, sign_in_as: Callable[..., Actor], two_strategies: tuple[str, str]
) -> None:
    sign_in_as(Role.VIEWER, two_strategies[1])
    assert client.get("/").headers["Location"] == "/strategies/river"


def test_an_administrator_chooses_among_all(
    client: PageClient, sign_in_as: Callable[..., Actor], two_strategies: tuple[str, str]
) -> None:
    sign_in_as("administrator")
    words = text_of(client.get("/"))
    assert TITLE in words
    assert "Dry Feet Strategy" in words
    assert "UNCLASSIFIED" in words


def test_who_has_no_part_in_any_is_told_whom_to_ask(client: PageClient, sign_in_as: Callable[..., Actor]) -> None:
    make_strategy()
    account_id = save(add_account, email="new@example.invalid", name="New Here", by=SYSTEM, at=SET_UP)
    sign_in_as(Actor(account_id, "New Here"))
    words = text_of(client.get("/"))
    assert "none is yours to see. An administrator gives accounts their part in one." in words
    assert TITLE not in words
