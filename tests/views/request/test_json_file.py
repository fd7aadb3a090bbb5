"""A JSON file is made anew only when something changed, and who took it is remembered."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event

from tests.conftest import StoppedClock
from tests.databases import BOTH
from tests.factories import SmallStrategy, make_action
from tests.page_client import PageClient
from tests.views.secretive_strategy import BRIEFING, DOCUMENT, at, exports, make_secretive_strategy
from tracker.domain.roles import Actor, Role
from tracker.extensions import db
from tracker.views.request import json_file

pytestmark = pytest.mark.parametrize("database", BOTH, indirect=True)


@pytest.fixture
def strategy(app: Flask) -> SmallStrategy:
    """Give a published strategy with something to hide."""
    return make_secretive_strategy()


@pytest.fixture
def viewer(strategy: SmallStrategy, sign_in_as: Callable[..., Actor]) -> Actor:
    """Give a member of leadership who is signed in."""
    return sign_in_as(Role.VIEWER, strategy.id)


@contextmanager
def counted_selects(app: Flask) -> Iterator[list[str]]:
    """Give a list that fills with the SELECTs that are sent."""
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        if statement.startswith("SELECT"):
            sent.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


@pytest.mark.parametrize("address", [BRIEFING, DOCUMENT])
def test_what_the_reader_has_is_not_sent_again(client: PageClient, viewer: Actor, address: str) -> None:
    etag = client.get(address).headers["ETag"]
    again = client.get(address, headers={"If-None-Match": etag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", etag)
    assert len(exports()) == 1


def test_that_nothing_changed_is_said_before_anything_is_read(app: Flask, client: PageClient, viewer: Actor) -> None:
    etag = client.get(BRIEFING).headers["ETag"]
    with counted_selects(app) as sent:
        assert client.get(BRIEFING, headers={"If-None-Match": etag}).status_code == 304
    tables = {name for statement in sent for name in re.findall(r'(?:FROM|JOIN) "?(\w+)', statement)}
    assert tables <= {"account", "grant_", "strategy", "plan", "chain_head"}
    assert len(sent) <= 3


def test_a_change_makes_it_anew(client: PageClient, strategy: SmallStrategy, viewer: Actor) -> None:
    before = client.get(BRIEFING)
    make_action(strategy, title="One more", objective_id=strategy.objectives[2])
    after = client.get(BRIEFING, headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    assert at(after.json, "strategy/actions/total") == at(before.json, "strategy/actions/total") + 1


def test_a_new_day_makes_it_anew(client: PageClient, viewer: Actor, clock: StoppedClock) -> None:
    before = client.get(BRIEFING)
    clock.advance(hours=20)
    after = client.get(BRIEFING, headers={"If-None-Match": before.headers["ETag"]})
    assert (after.status_code, after.json["as_of"]) == (200, "2025-04-16")


def test_within_a_day_the_same_bytes_are_sent(client: PageClient, viewer: Actor, clock: StoppedClock) -> None:
    before = client.get(BRIEFING)
    clock.advance(hours=1)
    assert client.get(BRIEFING).data == before.data


def test_answers_are_private_and_differ_by_who_asks(client: PageClient, viewer: Actor) -> None:
    headers = client.get(BRIEFING).headers
    assert headers["Cache-Control"] == "private, no-cache"
    assert {"Cookie", "Authorization"} <= {name.strip() for name in headers["Vary"].split(",")}


def test_an_export_is_remembered_with_who_took_what(client: PageClient, viewer: Actor) -> None:
    client.get(f"{BRIEFING}?goal=1.1")
    client.get(DOCUMENT)
    assert [(each.account_id, each.detail) for each in exports()] == [
        (viewer.account_id, "harbor-briefing-1.1-2025-04-15.json (whole)"),
        (viewer.account_id, "harbor-document-2025-04-15.json (whole)"),
    ]


def test_an_export_on_the_command_line_is_remembered(strategy: SmallStrategy, run: Callable[..., Any]) -> None:
    run("briefing", "export", "harbor")
    assert [(each.account_id, each.detail) for each in exports()] == [
        (None, "harbor-briefing-2025-04-15.json (whole, on the command line)")
    ]


def test_looking_at_the_headers_alone_is_no_export(client: PageClient, viewer: Actor) -> None:
    response = client.head(BRIEFING)
    assert (response.status_code, response.data) == (200, b"")
    assert exports() == []


def test_large_files_make_room_for_each_other(
    client: PageClient, strategy: SmallStrategy, viewer: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_file, "_KEPT_BYTES", 0)
    first = client.get(BRIEFING).data
    client.get(DOCUMENT)
    assert len(json_file._kept) == 1
    assert client.get(BRIEFING).json["document"] == json.loads(first)["document"]
    assert len(json_file._kept) == 1
