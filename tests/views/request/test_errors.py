"""What is shown when something cannot be done: why, whom to ask, and a way back."""

import logging
import re
from collections.abc import Callable

import pytest
from flask import Flask, abort
from sqlalchemy import select

from tests.factories import SmallStrategy, make_administrator, make_published_strategy
from tests.page_client import PageClient, text_of
from tracker.domain.errors import Refused
from tracker.domain.roles import Actor, Role
from tracker.extensions import db
from tracker.models.account import AccessEvent, AccessEventKind


@pytest.fixture
def strategy(app: Flask) -> SmallStrategy:
    app.config["PROPAGATE_EXCEPTIONS"] = False
    return make_published_strategy()[0]


@pytest.fixture
def viewer(strategy: SmallStrategy, sign_in_as: Callable[..., Actor]) -> Actor:
    return sign_in_as(Role.VIEWER, strategy.id, name="Vi Viewer")


def links(page: object) -> dict[str, str]:
    return {text_of(link): link.get("href") for link in page.tree.iter("a")}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("address", "words", "back"),
    [
        ("/strategies/harbor/actions/1.1.1-A9", "Back to Objective 1.1.1", "/strategies/harbor/objectives/1.1.1"),
        ("/strategies/harbor/actions/1.2.1-A9", "Back to Objective 1.2.1 (printed 1.1.1)",
         "/strategies/harbor/objectives/1.2.1"),
        ("/strategies/harbor/objectives/1.2.9", "Back to Goal 1.2", "/strategies/harbor/goals/1.2"),
        ("/strategies/harbor/goals/7.7", "Back to Safe Approaches Strategy 2024-2027", "/strategies/harbor"),
        ("/strategies/harbor/nothing/of/the/kind", "Back to Safe Approaches Strategy 2024-2027", "/strategies/harbor"),
        ("/strategies/elsewhere", "Back to the first page", "/"),
        ("/nowhere", "Back to the first page", "/"),
    ],
)  # fmt: skip
def test_what_is_not_there_leads_back_to_the_nearest_page(
    client: PageClient, viewer: Actor, address: str, words: str, back: str
) -> None:
    page = client.get(address)
    assert page.status_code == 404
    assert links(page)[words] == back


def test_what_is_not_there_can_be_searched_for(client: PageClient, viewer: Actor) -> None:
    page = client.get("/strategies/harbor/actions/1.1.1-A9")
    sought = [field.get("value") for field in page.tree.iter("input") if field.get("id") == "sought"]
    assert sought == ["1.1.1-A9"]


def test_what_is_not_there_names_no_strategy_to_whom_it_is_not_shown(
    client: PageClient, strategy: SmallStrategy
) -> None:
    assert "Safe Approaches" not in text_of(client.get("/strategies/harbor/nothing"))


def test_a_refusal_says_whom_to_ask_by_name_and_is_remembered(client: PageClient, viewer: Actor) -> None:
    page = client.get("/strategies/harbor/plan")
    assert page.status_code == 403
    assert "Please ask a planner of this strategy: Pat Planner." in text_of(page)
    [event] = db.session.scalars(select(AccessEvent).filter_by(kind=AccessEventKind.REFUSED)).all()
    assert (event.account_id, event.detail) == (viewer.account_id, "GET /strategies/harbor/plan")


def test_what_administrators_do_is_asked_of_them(client: PageClient, viewer: Actor) -> None:
    make_administrator(name="Ada Admin")
    for address in ("/administration", "/strategies/harbor/record"):
        assert "Please ask an administrator: Ada Admin." in text_of(client.get(address))


def test_a_mistake_of_ours_has_a_number_that_is_in_the_log(
    app: Flask, client: PageClient, viewer: Actor, caplog: pytest.LogCaptureFixture
) -> None:
    app.view_functions["method.show"] = lambda: 1 / 0
    page = client.get("/method")
    assert page.status_code == 500
    [number] = re.findall(r"incident (\w{8})", text_of(page))
    [record] = [record for record in caplog.records if number in record.message]
    assert record.levelno == logging.ERROR
    assert "GET /method" in record.message
    assert record.exc_info is not None
    assert record.exc_info[0] is ZeroDivisionError
    assert "ZeroDivisionError" not in page.get_data(as_text=True)


def test_the_number_is_told_though_the_database_is_gone(
    app: Flask, client: PageClient, viewer: Actor, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_args: object, **_more: object) -> None:
        raise OSError("the disk is full")

    app.view_functions["method.show"] = fail
    monkeypatch.setattr("tracker.views.request.errors.render_template", fail)
    answer = client.get("/method")
    assert (answer.status_code, answer.mimetype) == (500, "text/plain")
    assert re.search(r"Incident \w{8}; it is in the log", answer.text)


def test_a_refusal_without_a_form_says_that_nothing_changed(app: Flask, client: PageClient, viewer: Actor) -> None:
    def refuse() -> None:
        raise Refused("It is too late for that.")

    app.view_functions["method.show"] = refuse
    page = client.get("/method")
    assert page.status_code == 422
    assert "It is too late for that. Nothing was changed." in text_of(page)


@pytest.mark.parametrize(
    ("code", "words"), [(400, "Load the page again"), (405, "does not take"), (429, "wait a little")]
)
def test_other_errors_are_said_in_the_house_s_words(
    app: Flask, client: PageClient, viewer: Actor, code: int, words: str
) -> None:
    app.view_functions["method.show"] = lambda: abort(code)
    page = client.get("/method")
    assert page.status_code == code
    assert words in text_of(page)


def test_what_an_address_takes_is_told_to_programs(client: PageClient, viewer: Actor) -> None:
    assert "POST" in client.get("/sign-out").headers["Allow"]


@pytest.mark.parametrize(
    ("address", "status"),
    [("/strategies/harbor/nothing.json", 404), ("/administration", 403), ("/sign-out", 405), ("/method", 500)],
)
def test_a_program_is_answered_in_json(
    app: Flask, client: PageClient, viewer: Actor, address: str, status: int
) -> None:
    app.view_functions["method.show"] = lambda: 1 / 0
    answer = client.get(address, headers={"Accept": "application/json"})
    assert (answer.status_code, answer.mimetype) == (status, "application/json")
    assert answer.json is not None
    assert answer.json["error"]
    assert ("incident" in answer.json) is (status == 500)
