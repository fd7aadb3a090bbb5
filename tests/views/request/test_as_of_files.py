"""The strategy as it stood in files, and when a page or a file of the past is sent again."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from tests.conftest import StoppedClock
from tests.factories import make_report
from tests.page_client import PageClient
from tests.views.lived_strategy import Lived, make_lived_strategy, moment
from tests.views.secretive_strategy import BRIEFING, DOCUMENT, at
from tracker.domain.roles import Actor, Role

HOME = "/strategies/harbor"


@pytest.fixture
def lived(app: Flask, clock: StoppedClock) -> Lived:
    """Give a strategy with a past; it is 15 May."""
    clock.moment = moment(5, 15)
    return make_lived_strategy()


@pytest.fixture
def viewer(lived: Lived, sign_in_as: Callable[..., Actor]) -> Actor:
    """Give a member of leadership who is signed in."""
    return sign_in_as(Role.VIEWER, lived.strategy.id)


@pytest.mark.parametrize("query", ["on=2025-02-28", "on=2025-04-30&known=2025-03-01", "known=2025-04-10T15:00:00Z"])
def test_the_command_line_writes_the_same_bytes(
    client: PageClient, lived: Lived, viewer: Actor, run: Callable[..., Any], query: str
) -> None:
    options = [part for pair in query.split("&") for part in (f"--{pair.partition('=')[0]}", pair.partition("=")[2])]
    assert run("briefing", "export", "harbor", *options).stdout_bytes == client.get(f"{BRIEFING}?{query}").data


def test_the_past_is_the_same_whatever_happens_later(
    client: PageClient, lived: Lived, viewer: Actor, clock: StoppedClock
) -> None:
    before = client.get(f"{BRIEFING}?on=2025-04-30")
    assert client.get(f"{BRIEFING}?on=2025-04-30", headers={"If-None-Match": before.headers["ETag"]}).status_code == 304
    make_report(lived.kept, by=lived.strategy.planner, at=clock.now(), summary="Third words")
    after = client.get(f"{BRIEFING}?on=2025-04-30", headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    assert after.json == before.json, "with the head of the record as it was then"
    assert client.get(f"{DOCUMENT}?on=2025-04-30").data == client.get(f"{DOCUMENT}?on=2025-04-30").data


@pytest.mark.parametrize("path", ["", "/goals/1.1", "/objectives/1.1.1", "/actions/1.1.1-A1", "/organizations"])
def test_an_unchanged_page_of_the_past_is_not_sent_again(
    client: PageClient, lived: Lived, viewer: Actor, path: str
) -> None:
    client.get(HOME)  # the first page with a form names the session
    address = f"{HOME}{path}?on=2025-02-28"
    etag = client.get(address).headers["ETag"]
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304
    assert client.get(f"{HOME}{path}", headers={"If-None-Match": etag}).status_code == 200
    make_report(lived.kept, by=lived.strategy.planner)
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 200


def test_every_figure_of_a_past_page_is_the_figure_in_the_briefing_of_that_day(
    client: PageClient, lived: Lived, viewer: Actor
) -> None:
    briefing = client.get(f"{BRIEFING}?on=2025-02-28").json
    for path in ("", "/goals/1.1", "/objectives/1.1.1", "/actions/1.1.1-A1"):
        tree = client.get(f"{HOME}{path}?on=2025-02-28").tree  # type: ignore[attr-defined]
        printed = [element for element in tree.iter("data") if element.get("data-figure")]
        assert len(printed) > 3
        for element in printed:
            address = element.get("data-figure")
            if "/parts/" not in address:
                figure = at(briefing, address)
                assert element.get("value") == ("" if figure is None else str(figure)), address


def test_charts_are_of_that_day_and_say_so(client: PageClient, lived: Lived, viewer: Actor) -> None:
    csv = client.get(f"{HOME}/charts/timeline-1.1.csv?on=2025-02-28").get_data(as_text=True)
    assert "as of 28 Feb 2025" in csv
    assert "as known 28 Feb 2025" in csv
    assert "Dredge" not in csv
    assert "Dredge" in client.get(f"{HOME}/charts/timeline-1.1.csv").get_data(as_text=True)
