"""Every route that reads a strategy shows it as it stood, keeps the day in its links, and offers nothing to change."""

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit
from xml.etree.ElementTree import Element

import pytest
from flask import Flask
from werkzeug.exceptions import HTTPException
from werkzeug.routing import MapAdapter
from werkzeug.test import TestResponse

from tests.conftest import StoppedClock
from tests.house.world import World, make_world
from tests.page_client import PageClient, text_of
from tracker.views.request.routes import AS_IT_STOOD, ROUTES, TIMELESS, Access

ON = "2025-04-20"
READERS = ("planner", "lead", "approver", "viewer", "briefer", "auditor", "administrator")

#: What may be changed wherever one is: one's own session.
OF_ONESELF = frozenset({"sessions.sign_out", "accounts.show", "administration.index", "home.index", "method.show"})


@pytest.fixture
def world(app: Flask, clock: StoppedClock) -> World:
    """Give the world, a month after everything in it happened."""
    world = make_world()
    clock.moment += timedelta(days=30)
    return world


def client_of(app: Flask, world: World, who: str) -> PageClient:
    client = app.test_client()
    assert isinstance(client, PageClient)
    actor = world.people[who]
    assert actor is not None
    client.sign_in(actor)
    return client


def past_pages(app: Flask, world: World, who: str) -> Iterator[tuple[str, TestResponse]]:
    """Yield what somebody is answered at each route as of a past day."""
    client = client_of(app, world, who)
    for endpoint in sorted(AS_IT_STOOD):
        address = world.address(app, endpoint)
        yield endpoint, client.get(f"{address}{'&' if '?' in address else '?'}on={ON}")


def endpoint_of(adapter: MapAdapter, address: str, method: str = "GET") -> str | None:
    """Return the route of an address on this machine, or None."""
    parts = urlsplit(address)
    if parts.netloc or not parts.path.startswith("/"):
        return None
    try:
        return str(adapter.match(parts.path, method=method)[0])
    except HTTPException:
        return None


def keeps_the_day(form: Element) -> bool:
    """Return whether a form that looks something up keeps the day, or asks for one."""
    return any(field.get("name") == "on" for field in form.iter("input"))


def test_every_route_that_reads_a_strategy_says_whether_it_shows_the_past() -> None:
    reading = {name for name, access in ROUTES.items() if access is Access.READER}
    assert reading == AS_IT_STOOD | TIMELESS
    assert AS_IT_STOOD.isdisjoint(TIMELESS)


@pytest.mark.parametrize("who", ["planner", "lead", "viewer"])
def test_every_reading_route_answers_as_of_a_past_day(app: Flask, world: World, who: str) -> None:
    for endpoint, response in past_pages(app, world, who):
        assert response.status_code == 200, (endpoint, response.get_data(as_text=True)[:500])
        if response.mimetype == "text/html":
            assert "You are looking at the strategy as of 20 Apr 2025" in text_of(response), endpoint
        elif endpoint.startswith("briefings.show"):
            assert (response.json["as_of"], response.json["as_known"]) == (ON, ON)


@pytest.mark.parametrize("who", READERS)
def test_nothing_can_be_changed_from_a_page_of_the_past(app: Flask, world: World, who: str) -> None:
    adapter, wrong = app.url_map.bind("localhost"), set()
    for endpoint, response in past_pages(app, world, who):
        if response.mimetype != "text/html":
            continue
        tree = response.tree  # type: ignore[attr-defined]
        for form in tree.iter("form"):
            if form.get("method", "get").lower() == "post":
                target = endpoint_of(adapter, form.get("action", ""), "POST")
                wrong |= {(endpoint, target)} if target not in OF_ONESELF else set()
            elif not keeps_the_day(form):
                wrong.add((endpoint, f"the form to {form.get('action')} forgets the day"))
        for link in tree.iter("a"):
            target = endpoint_of(adapter, link.get("href", ""))
            if target is not None and target not in AS_IT_STOOD | TIMELESS | OF_ONESELF:
                wrong.add((endpoint, target))
    assert sorted(wrong, key=str) == []


@pytest.mark.parametrize("who", ["planner", "lead", "viewer"])
def test_the_links_of_a_page_of_the_past_stay_in_the_past(app: Flask, world: World, who: str) -> None:
    adapter, forget = app.url_map.bind("localhost"), set()
    for endpoint, response in past_pages(app, world, who):
        if response.mimetype != "text/html":
            continue
        for link in response.tree.iter("a"):  # type: ignore[attr-defined]
            target, words = endpoint_of(adapter, link.get("href", "")), "".join(link.itertext())
            is_kept = parse_qs(urlsplit(link.get("href", "")).query).get("on") == [ON]
            if target in AS_IT_STOOD and not is_kept and words != "Back to today":
                forget.add((endpoint, target, link.get("href")))
    assert sorted(forget, key=str) == []
