"""Every route is listed with who may call it, and lets exactly these in; reading writes nothing."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from tests.house.world import World, make_world
from tests.page_client import PageClient
from tracker.extensions import db
from tracker.models.account import AccessEvent
from tracker.views.request.routes import ROUTES, Access

EVERYBODY = frozenset(
    {"nobody", "stranger", "viewer", "briefer", "commenter", "lead", "other lead", "approver", "planner", "auditor",
     "administrator"}
)  # fmt: skip

#: Who gets in, by what the route says of itself.
LET_IN = {
    Access.EVERYBODY: EVERYBODY,
    Access.READER: EVERYBODY - {"nobody", "stranger"},
    Access.SIGNED_IN: EVERYBODY - {"nobody"},
    Access.REPORTER: frozenset({"lead", "other lead", "planner"}),
    Access.OVERSEER: frozenset({"viewer", "briefer", "approver", "planner", "auditor", "administrator"}),
    Access.APPROVER: frozenset({"approver", "planner"}),
    Access.PLANNER: frozenset({"planner"}),
    Access.BRIEFER: frozenset({"briefer", "planner"}),
    Access.DECIDER: frozenset({"viewer", "briefer", "planner"}),
    Access.AUDITOR: frozenset({"auditor", "administrator"}),
    Access.ADMINISTRATOR: frozenset({"administrator"}),
    Access.DEMONSTRATION: frozenset(),
}

#: Where the route lets more in than the thing at this address is for: it belongs to the lead's own organization.
OWN_PART = {
    "status_updates.new": frozenset({"lead", "planner"}),
    "readings.new": frozenset({"lead", "planner"}),
    "my_updates.report": frozenset({"lead", "planner"}),
    "my_updates.confirm": frozenset({"lead", "planner"}),
    "my_updates.reading": frozenset({"lead", "planner"}),
    "my_updates.contribution": frozenset({"other lead", "planner"}),
    "proposals.new": frozenset({"lead", "planner"}),
    "accounts.end_token": frozenset({"administrator"}),
    "uploads.show": frozenset({"planner"}),
    "uploads.confirm": frozenset({"planner"}),
    "uploads.drop": frozenset({"planner"}),
    "uploads.stop": frozenset({"planner"}),
}


@pytest.fixture
def world(app: Flask) -> World:
    return make_world()


def expected(endpoint: str) -> frozenset[str]:
    return OWN_PART.get(endpoint, LET_IN[ROUTES[endpoint]])


def answer(app: Flask, world: World, who: str, endpoint: str, method: str) -> TestResponse:
    """Return what somebody is answered who sends an empty form, in a browser of their own."""
    client = app.test_client()
    assert isinstance(client, PageClient)
    actor = world.people[who]
    if actor is not None:
        client.sign_in(actor)
    return client.open(world.address(app, endpoint), method=method)


def is_let_in(response: TestResponse) -> bool:
    """Return whether somebody got in: was not sent to sign in, refused, or told that there is no such thing."""
    asked_to_sign_in = response.status_code == 401 or response.headers.get("Location", "").startswith("/sign-in?next=")
    return not asked_to_sign_in and response.status_code not in (403, 404)


def state() -> dict[str, int]:
    """Return how many rows each table has, but for what is remembered of coming and going."""
    db.session.rollback()
    return {
        table.name: db.session.scalar(select(func.count()).select_from(table)) or 0
        for table in db.metadata.sorted_tables
        if table.name != AccessEvent.__tablename__
    }


def endpoints(app: Flask, method: str) -> list[str]:
    return sorted({rule.endpoint for rule in app.url_map.iter_rules() if method in (rule.methods or ())})


def test_every_route_is_listed_once_with_who_may_call_it(app: Flask) -> None:
    assert {rule.endpoint for rule in app.url_map.iter_rules()} == set(ROUTES)
    assert set(LET_IN) == set(Access)


def test_reading_lets_exactly_the_right_people_in_and_writes_nothing(app: Flask, world: World) -> None:
    before, wrong = state(), {}
    for endpoint in endpoints(app, "GET"):
        let_in = {who for who in EVERYBODY if is_let_in(answer(app, world, who, endpoint, "GET"))}
        if let_in != expected(endpoint):
            wrong[endpoint] = sorted(let_in ^ expected(endpoint))
    assert wrong == {}
    assert state() == before


def test_sending_lets_exactly_the_right_people_in_and_the_others_write_nothing(app: Flask, world: World) -> None:
    before, wrong = state(), {}
    for endpoint in endpoints(app, "POST"):
        refused = EVERYBODY - expected(endpoint)
        let_in = {who for who in refused if is_let_in(answer(app, world, who, endpoint, "POST"))}
        if let_in:
            wrong[endpoint] = sorted(let_in)
    assert wrong == {}
    assert state() == before


def test_sending_lets_in_whom_it_is_for(app: Flask, world: World) -> None:
    """Each is tried on its own: an empty form is given back, a button does what it says."""
    shut = {}
    for endpoint in endpoints(app, "POST"):
        out = {who for who in expected(endpoint) if not is_let_in(answer(app, world, who, endpoint, "POST"))}
        if out:
            shut[endpoint] = sorted(out)
    assert shut == {}


def test_where_the_dashboard_is_public_nobody_in_particular_reads_the_public_part_alone(
    app: Flask, world: World
) -> None:
    app.config["TRACKER_PUBLIC_DASHBOARD"] = True
    open_to_all = (Access.EVERYBODY, Access.READER)
    for endpoint in endpoints(app, "GET"):
        for who in ("nobody", "stranger"):
            response = answer(app, world, who, endpoint, "GET")
            if ROUTES[endpoint] is Access.READER:
                assert is_let_in(response), (endpoint, who)
                assert b"Two internal boats" not in response.data
                assert b"Secret soundings" not in response.data
                assert b"A quarrel" not in response.data
                assert b"Who pays in secret" not in response.data
            elif who == "nobody":
                assert is_let_in(response) is (ROUTES[endpoint] in open_to_all), endpoint


def test_every_form_needs_its_token(app: Flask, world: World) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    before = state()
    for endpoint in endpoints(app, "POST"):
        for who in sorted(expected(endpoint)):
            response = answer(app, world, who, endpoint, "POST")
            is_led_away = endpoint in ("sessions.sign_out", "sessions.enter") and response.headers["Location"] == "/"
            assert is_led_away or response.status_code in (400, 401), (endpoint, who, response.status_code)
    assert state() == before


def test_other_ways_of_sending_are_refused(app: Flask, world: World) -> None:
    client: FlaskClient = app.test_client()
    client.sign_in(world.people["administrator"])  # type: ignore[attr-defined]
    for endpoint in sorted(ROUTES):
        address = world.address(app, endpoint)
        for method in ("PUT", "PATCH", "DELETE", "TRACE"):
            assert client.open(address, method=method).status_code == 405, (method, endpoint)
