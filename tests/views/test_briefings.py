"""The briefing and the document as files: what is in them, and who gets what of them."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from tests.factories import SmallStrategy, make_action, make_lead, make_published_strategy, make_strategy
from tests.page_client import PageClient
from tests.views.secretive_strategy import BRIEFING, DOCUMENT, SECRETS, at, make_secretive_strategy
from tracker.domain.roles import Actor, Role
from tracker.exchange.document_file import read_document
from tracker.extensions import begin_writing, db


@pytest.fixture
def strategy(app: Flask) -> SmallStrategy:
    """Give a published strategy with something to hide."""
    return make_secretive_strategy()


@pytest.fixture
def viewer(strategy: SmallStrategy, sign_in_as: Callable[..., Actor]) -> Actor:
    """Give a member of leadership who is signed in."""
    return sign_in_as(Role.VIEWER, strategy.id)


def figures(page: str) -> dict[str, str]:
    """Return every figure of a page by its address."""
    return {address: value for value, address in re.findall(r'<data value="([^"]*)" data-figure="([^"]*)"', page)}


@pytest.mark.parametrize("page", ["", "/goals/1.1", "/goals/1.2"])
def test_every_figure_on_a_page_is_the_figure_in_the_briefing(client: PageClient, viewer: Actor, page: str) -> None:
    briefing = client.get(BRIEFING).json
    printed = figures(client.get(f"/strategies/harbor{page}").get_data(as_text=True))
    assert len(printed) > 10
    for address, value in printed.items():
        figure = at(briefing, address)
        assert value == ("" if figure is None else str(figure)), address


def test_figures_are_the_same_by_every_route(client: PageClient, viewer: Actor) -> None:
    whole = client.get(BRIEFING).json["assessment"]
    goal = client.get(f"{BRIEFING}?goal=1.1").json["assessment"]
    office = client.get(f"{BRIEFING}?organization=harbor.harbor").json["assessment"]
    assert goal["goals"]["1.1"] == whole["goals"]["1.1"]
    assert goal["strategy"] == office["strategy"] == whole["strategy"]
    assert office["actions"]["1.1.1-A1"] == goal["actions"]["1.1.1-A1"] == whole["actions"]["1.1.1-A1"]


def test_the_command_line_writes_the_same_bytes(client: PageClient, viewer: Actor, run: Callable[..., Any]) -> None:
    assert run("briefing", "export", "harbor").stdout_bytes == client.get(BRIEFING).data
    chosen = run(
        "briefing", "export", "--on", "2025-02-01", "--goal", "1.1", "--organization", "harbor.pilots", "harbor"
    )
    query = "on=2025-02-01&goal=1.1&organization=harbor.pilots"
    assert chosen.stdout_bytes == client.get(f"{BRIEFING}?{query}").data


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere"], "no strategy"),
        (["--goal", "9", "harbor"], "no goal"),
        (["--organization", "nobody", "harbor"], "no organization"),
        (["--on", "2031-01-01", "harbor"], "in the future"),
        (["--on", "soon", "harbor"], "not a day"),
        (["--on", "0001-01-01", "harbor"], "more than 50 years before"),
        (["--on", "2025-02-01", "--known", "lately", "harbor"], "not a day such as"),
        (["--on", "2025-02-01", "--known", "2031-01-01", "harbor"], "in the future"),
        (["--on", "2024-02-01", "harbor"], "Nothing was known"),
    ],
)
def test_the_command_line_says_what_is_wrong(
    strategy: SmallStrategy, run: Callable[..., Any], arguments: list[str], words: str
) -> None:
    result = run("briefing", "export", *arguments)
    assert result.exit_code == 1
    assert words in result.output
    assert result.stdout == ""


def test_an_earlier_day_is_reckoned_as_of_that_day_and_says_so(client: PageClient, viewer: Actor) -> None:
    today = client.get(BRIEFING).json
    earlier = client.get(f"{BRIEFING}?on=2025-02-01&known=2025-04-15").json
    assert (today["as_of"], today["as_known"]) == ("2025-04-15", "2025-04-15")
    assert (earlier["as_of"], earlier["as_known"]) == ("2025-02-01", "2025-04-15")
    assert at(today, "actions/1.1.1-A1/reported") == "at_risk"
    assert at(earlier, "actions/1.1.1-A1/reported") is None
    then = client.get(f"{BRIEFING}?on=2025-02-01").json
    assert (then["as_of"], then["as_known"]) == ("2025-02-01", "2025-02-01"), "by itself, as known at its end"


@pytest.mark.parametrize("query", ["on=2025-04-16", "on=yesterday", "on=2025-02-30", "on=0001-01-01", "on=9999-12-31"])
def test_a_day_that_cannot_be_reckoned_is_refused(client: PageClient, viewer: Actor, query: str) -> None:
    response = client.get(f"{BRIEFING}?{query}")
    assert (response.status_code, response.mimetype) == (422, "application/json")


def test_a_day_far_from_the_strategy_is_refused_in_words(client: PageClient, sign_in_as: Callable[..., Actor]) -> None:
    long_ago = make_strategy("beacon", starts_on="1960-01-01", ends_on="1964-12-31")
    sign_in_as(Role.VIEWER, long_ago.id)
    address = "/strategies/beacon/briefing.json"
    assert client.get(address).json["as_of"] == "2025-04-15", "nobody asked for a day"
    for day, status in (("1910-01-01", 200), ("1909-12-31", 422), ("2014-12-31", 200), ("2015-01-01", 422)):
        response = client.get(f"{address}?on={day}&known=2025-04-15")
        assert response.status_code == status, day
    assert "more than 50 years after the strategy ends, on 1964-12-31" in response.get_data(as_text=True)


@pytest.mark.parametrize("query", ["gaol=1.1", "goal=1.1&goal=1.2", "format=csv"])
def test_what_is_not_understood_is_refused_and_not_left_out(client: PageClient, viewer: Actor, query: str) -> None:
    assert client.get(f"{BRIEFING}?{query}").status_code == 422


@pytest.mark.parametrize("query", ["goal=9.9", "organization=nobody", "status=great"])
def test_what_is_not_there_is_not_found(client: PageClient, viewer: Actor, query: str) -> None:
    response = client.get(f"{BRIEFING}?{query}")
    assert (response.status_code, response.mimetype) == (404, "application/json")


def test_empty_filters_are_none(client: PageClient, viewer: Actor) -> None:
    assert client.get(f"{BRIEFING}?goal=&organization=&on=").json == client.get(BRIEFING).json


def test_the_document_is_the_file_that_can_be_loaded(
    client: PageClient, viewer: Actor, run: Callable[..., Any]
) -> None:
    data = client.get(DOCUMENT).data
    assert data == run("strategy", "export", "harbor").stdout_bytes
    assert read_document(data).strategy_id == "harbor.strategy"
    assert client.get(BRIEFING).json["document"] == json.loads(data)


def test_the_name_says_that_the_plan_is_illustrative(
    client: PageClient, strategy: SmallStrategy, sign_in_as: Callable[..., Actor]
) -> None:
    sign_in_as(Role.VIEWER, strategy.id)
    begin_writing()
    strategy.plan.is_illustrative = True
    db.session.commit()
    name = client.get(f"{BRIEFING}?goal=1.1").headers["Content-Disposition"]
    assert name == 'attachment; filename="illustrative-harbor-briefing-1.1-2025-04-15.json"'
    name = client.get(DOCUMENT).headers["Content-Disposition"]
    assert name == 'attachment; filename="illustrative-harbor-document-2025-04-15.json"'


@pytest.mark.parametrize("address", [BRIEFING, DOCUMENT])
def test_leadership_gets_the_whole_and_a_lead_the_public_part(
    client: PageClient, strategy: SmallStrategy, sign_in_as: Callable[..., Actor], address: str
) -> None:
    sign_in_as(Role.VIEWER, strategy.id)
    assert b"Secret soundings" in client.get(address).data
    sign_in_as(Role.LEAD, strategy.id, organization_id=strategy.organizations[1])
    public = client.get(address)
    assert not re.search(SECRETS, public.data)
    assert public.headers["Content-Disposition"].endswith('-public.json"')


@pytest.mark.parametrize("address", [BRIEFING, DOCUMENT])
def test_a_stranger_is_asked_who_they_are(client: PageClient, strategy: SmallStrategy, address: str) -> None:
    response = client.get(address)
    assert (response.status_code, response.mimetype) == (401, "application/json")


@pytest.mark.parametrize("address", [BRIEFING, DOCUMENT])
def test_everybody_gets_the_public_part_where_the_dashboard_is_public(
    app: Flask, client: PageClient, strategy: SmallStrategy, address: str
) -> None:
    app.config["TRACKER_PUBLIC_DASHBOARD"] = True
    response = client.get(address)
    assert response.status_code == 200
    assert not re.search(SECRETS, response.data)


@pytest.mark.parametrize("address", [BRIEFING, DOCUMENT])
def test_somebody_without_a_part_in_the_strategy_finds_nothing(
    client: PageClient, strategy: SmallStrategy, sign_in_as: Callable[..., Actor], address: str
) -> None:
    other, _ = make_published_strategy("lagoon")
    sign_in_as(Role.VIEWER, other.id)
    assert client.get(address).status_code == 404


def test_a_plan_that_is_still_a_draft_is_not_in_the_file(client: PageClient, sign_in_as: Callable[..., Actor]) -> None:
    draft = make_strategy()
    make_action(draft, title="A thought")
    sign_in_as(Role.VIEWER, draft.id)
    briefing = client.get(BRIEFING).json
    assert briefing["cut"] == "text"
    assert "plan" not in briefing["document"]
    assert "plan" not in client.get(DOCUMENT).json
    sign_in_as(draft.planner)
    assert client.get(BRIEFING).json["document"]["plan"]["actions"][0]["title"] == "A thought"


def test_bytes_kept_for_one_reader_are_never_given_to_another(
    client: PageClient, strategy: SmallStrategy, sign_in_as: Callable[..., Actor]
) -> None:
    lead = make_lead(strategy.id, strategy.organizations[1])
    sign_in_as(Role.VIEWER, strategy.id)
    whole = client.get(BRIEFING)
    sign_in_as(lead)
    public = client.get(BRIEFING, headers={"If-None-Match": whole.headers["ETag"]})
    assert public.status_code == 200
    assert public.headers["ETag"] != whole.headers["ETag"]
    assert public.json["cut"] == "public"
