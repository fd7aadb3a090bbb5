"""The strategy as it stood: pages as of a day, as known at a moment."""

from collections.abc import Callable

import pytest
from flask import Flask

from tests.conftest import StoppedClock
from tests.factories import get_action, make_action, save
from tests.page_client import PageClient, text_of
from tests.views.lived_strategy import Lived, make_lived_strategy, moment
from tests.views.secretive_strategy import BRIEFING, DOCUMENT, at
from tracker.domain.document.element import Kind, Visibility
from tracker.domain.roles import Actor, Role
from tracker.operations.planning.amend import amend

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


def words(client: PageClient, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, response.text
    return text_of(response)


def test_what_was_recorded_later_is_not_there_and_what_was_cancelled_since_is(
    client: PageClient, lived: Lived, viewer: Actor
) -> None:
    then, now = (words(client, f"{HOME}/actions/1.1.1-A1{query}") for query in ("?on=2025-02-28", ""))
    assert "First words" in then
    assert "Second words" not in then
    assert "Second words" in now
    ended = words(client, f"{HOME}/actions/1.2.2-A1?on=2025-02-28")
    assert "Cancelled" not in ended
    assert "Cancelled" in words(client, f"{HOME}/actions/1.2.2-A1")
    objective = words(client, f"{HOME}/objectives/1.1.1?on=2025-02-28")
    assert "Dredge the basin" not in objective
    assert "Dredge the basin" in words(client, f"{HOME}/objectives/1.1.1")
    assert "Dredge the basin" not in words(client, f"{HOME}/search?q=dredge&on=2025-02-28")


def test_the_history_of_a_past_day_ends_with_that_day(client: PageClient, lived: Lived, viewer: Actor) -> None:
    address = f"{HOME}/history/action/{lived.kept}"
    assert "First words" in words(client, f"{address}?on=2025-02-28")
    assert "Second words" not in words(client, f"{address}?on=2025-02-28")
    assert "Second words" in words(client, address)


def test_a_page_of_the_past_says_so_and_leads_back_to_today(client: PageClient, lived: Lived, viewer: Actor) -> None:
    page = client.get(f"{HOME}/goals/1.1?on=2025-02-28&status=at_risk")
    assert "You are looking at the strategy as of 28 Feb 2025, as known on 28 Feb 2025." in text_of(page)
    assert f'<a class="screen-only" href="{HOME}/goals/1.1?status=at_risk">Back to today</a>' in page.text
    assert "as of 28 Feb 2025, as known 28 Feb 2025" in text_of(page)
    today = text_of(client.get(f"{HOME}/goals/1.1?on=2025-05-15"))
    assert "You are looking at" not in today
    assert "as of 15 May 2025, as known today" in today


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("on=2025-02-28", ("on 28 Feb 2025", "at_risk")),
        ("on=2025-04-30&known=2025-02-28", ("on 28 Feb 2025", "at_risk")),
        ("on=2025-02-01&known=2025-05-15", ("today", None)),
        ("on=2025-04-30&known=2025-04-10T14:59:59Z", ("on 10 Apr 2025, 10:59", "at_risk")),
        ("on=2025-04-30&known=2025-04-10T15:00:00.000000Z", ("on 10 Apr 2025, 11:00", "on_track")),
        ("known=2025-03-31", ("on 31 Mar 2025", "at_risk")),
    ],
)
def test_the_day_of_reckoning_and_the_moment_of_knowing_are_two(
    client: PageClient, lived: Lived, viewer: Actor, query: str, expected: tuple[str, str | None]
) -> None:
    known, reported = expected
    assert f"as known {known}." in words(client, f"{HOME}?{query}")
    assert at(client.get(f"{BRIEFING}?{query}").json, "actions/1.1.1-A1/reported") == reported


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("on=tomorrow", "is not a day"),
        ("on=2025-05-16", "in the future"),
        ("on=2025-02-28&known=2025-05-16", "in the future"),
        ("known=2025-05-15T15:00:01Z", "in the future"),
        ("known=lately", "is not a day such as 2025-05-15 or a moment such as"),
        ("on=1800-01-01", "more than 50 years before"),
    ],
)
def test_what_cannot_be_asked_for_is_refused_in_words(
    client: PageClient, lived: Lived, viewer: Actor, query: str, why: str
) -> None:
    for address in (HOME, BRIEFING):
        response = client.get(f"{address}?{query}")
        assert response.status_code == 422
        assert why in response.get_data(as_text=True).replace("&#39;", "'")


def test_what_did_not_exist_yet_says_since_when_it_does(client: PageClient, lived: Lived, viewer: Actor) -> None:
    page = client.get(f"{HOME}/actions/1.1.1-A2?on=2025-02-28")
    assert page.status_code == 404
    assert "Action 1.1.1-A2 was not known on 28 Feb 2025: it is here since 1 Mar 2025." in text_of(page)
    assert f'href="{HOME}/actions/1.1.1-A2"' in page.text, "as it stands today"
    assert f'href="{HOME}/objectives/1.1.1?on=2025-02-28"' in page.text, "the nearest that was there"
    nothing = client.get(f"{HOME}/actions/9.9.9-A9?on=2025-02-28")
    assert "was not known" not in text_of(nothing)
    before = client.get(f"{HOME}?on=2024-12-31")
    assert before.status_code == 404
    assert "Nothing was known of this strategy on 31 Dec 2024: it is kept here since 6 Jan 2025." in text_of(before)
    assert f'href="{HOME}"' in before.text
    assert client.get(f"{BRIEFING}?on=2024-12-31").json["error"].startswith("Nothing was known")


def test_a_plan_that_was_a_draft_then_is_for_those_who_read_drafts(
    client: PageClient, lived: Lived, sign_in_as: Callable[..., Actor]
) -> None:
    address = f"{DOCUMENT}?on=2025-01-08"
    sign_in_as(lived.strategy.planner)
    assert client.get(address).json["plan"]["actions"]
    sign_in_as(Role.VIEWER, lived.strategy.id)
    assert "plan" not in client.get(address).json
    assert "Survey the east channel" not in words(client, f"{HOME}/objectives/1.1.1?on=2025-01-08")
    assert client.get(f"{HOME}/actions/1.1.1-A1?on=2025-01-08").status_code == 404


def test_what_was_made_internal_since_is_gone_from_the_past_of_the_public(
    app: Flask, client: PageClient, lived: Lived, sign_in_as: Callable[..., Actor]
) -> None:
    app.config["TRACKER_PUBLIC_DASHBOARD"] = True
    places = [f"{HOME}/objectives/1.1.1", f"{HOME}/actions/1.1.1-A1", DOCUMENT, f"{HOME}/search?q=survey", BRIEFING,
              f"{HOME}/history/action/{lived.kept}", f"{HOME}/figures/actions/1.1.1-A1/progress"]  # fmt: skip

    def found() -> list[str]:
        then = [place + ("&" if "?" in place else "?") + "on=2025-02-28" for place in places]
        return [place for place in then if "Survey the east channel" in client.get(place).get_data(as_text=True)]

    assert len(found()) >= 5
    change = {"visibility": Visibility.INTERNAL}
    save(amend, Kind.ACTION, lived.kept, change, by=lived.strategy.planner, at=moment(5, 14), reason="Not for all",
         version=get_action(lived.kept).version, strategy_id=lived.strategy.id)  # fmt: skip
    assert found() == []
    sign_in_as(lived.strategy.planner)
    assert len(found()) >= 5


def test_what_was_internal_then_is_not_public_in_its_past(app: Flask, client: PageClient, lived: Lived) -> None:
    app.config["TRACKER_PUBLIC_DASHBOARD"] = True
    hidden = make_action(lived.strategy, title="Secret soundings", visibility=Visibility.INTERNAL, at=moment(4, 1))
    save(amend, Kind.ACTION, hidden, {"visibility": Visibility.PUBLIC}, by=lived.strategy.planner, at=moment(5, 1),
         reason="For all", version=get_action(hidden).version, strategy_id=lived.strategy.id)  # fmt: skip
    address = f"{HOME}/actions/{get_action(hidden).number}"
    assert client.get(address).status_code == 200
    then = client.get(f"{address}?on=2025-04-15")
    assert then.status_code == 404
    assert "was not known" not in text_of(then), "nor that it was there"
    assert "Secret" not in client.get(f"{HOME}/objectives/1.1.1?on=2025-04-15").text


def test_routes_that_change_something_are_of_today(
    client: PageClient, lived: Lived, sign_in_as: Callable[..., Actor]
) -> None:
    sign_in_as(lived.strategy.planner)
    page = client.get(f"{HOME}/actions/1.1.1-A2/edit?on=2025-02-28")
    assert page.status_code == 200
    assert "You are looking at" not in text_of(page)
    assert "?on=" not in page.text
