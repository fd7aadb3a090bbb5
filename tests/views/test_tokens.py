"""Read-only tokens for scripts: what they open, when they stop, that they never write."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.conftest import StoppedClock
from tests.factories import NOW, SmallStrategy, save
from tests.page_client import PageClient
from tests.views.secretive_strategy import BRIEFING, DOCUMENT, exports, make_secretive_strategy
from tracker.domain.roles import SYSTEM, Actor, Role
from tracker.extensions import db
from tracker.models.account import AccessEvent, Token
from tracker.operations.access.accounts import change_account
from tracker.operations.access.tokens import end_token, issue_token
from tracker.queries.accounts import get_account


@pytest.fixture
def strategy(app: Flask) -> SmallStrategy:
    """Give a published strategy with something to hide."""
    return make_secretive_strategy()


@pytest.fixture
def viewer(strategy: SmallStrategy, sign_in_as: Callable[..., Actor]) -> Actor:
    """Give a member of leadership who is signed in."""
    return sign_in_as(Role.VIEWER, strategy.id)


@pytest.fixture
def token(strategy: SmallStrategy, viewer: Actor, client: PageClient) -> str:
    """Give the secret of a viewer's token that works until 30 April; nobody is signed in."""
    with client.session_transaction() as session:
        session.clear()
    expires_on = date(2025, 4, 30)
    return save(issue_token, viewer.account_id, name="Nightly", expires_on=expires_on, by=viewer, at=NOW)


def by_token(client: PageClient, token: str, address: str = BRIEFING, method: str = "GET") -> Any:
    """Send a request with a token."""
    return client.open(address, method=method, headers={"Authorization": f"Bearer {token}"})


@pytest.mark.parametrize("address", [BRIEFING, DOCUMENT])
def test_a_token_reads_what_its_owner_reads(client: PageClient, token: str, viewer: Actor, address: str) -> None:
    response = by_token(client, token, address)
    assert response.status_code == 200
    assert b"Secret soundings" in response.data
    assert "Set-Cookie" not in response.headers
    assert exports()[-1].account_id == viewer.account_id
    assert exports()[-1].detail.endswith("(whole, by token)")


def refused(response: Any) -> bool:
    """Return whether an answer asks a program, in JSON, who it is."""
    return (response.status_code, response.mimetype, "error" in response.json) == (401, "application/json", True)


def test_a_token_works_to_the_end_of_its_last_day(client: PageClient, token: str, clock: StoppedClock) -> None:
    clock.moment = datetime(2025, 4, 30, 23, 59, tzinfo=UTC)
    assert by_token(client, token).status_code == 200
    clock.moment = datetime(2025, 5, 1, 0, 0, tzinfo=UTC)
    assert refused(by_token(client, token))


def test_a_token_that_was_ended_opens_nothing(client: PageClient, token: str, viewer: Actor) -> None:
    token_id = db.session.scalars(select(Token.id)).one()
    save(end_token, token_id, by=viewer, at=NOW)
    assert refused(by_token(client, token))


def test_the_token_of_a_closed_account_opens_nothing(client: PageClient, token: str, viewer: Actor) -> None:
    account = get_account(str(viewer.account_id))
    save(change_account, account.id, name=account.name, is_administrator=False, is_active=False, by=SYSTEM, at=NOW,
         version=account.version, reason="Left")  # fmt: skip
    assert refused(by_token(client, token))


@pytest.mark.parametrize("secret", ["", "nonsense", "é"])
def test_a_token_that_is_none_opens_nothing(client: PageClient, strategy: SmallStrategy, secret: str) -> None:
    assert refused(by_token(client, secret))


@pytest.mark.parametrize("secret", ["", "nonsense"])
def test_a_token_that_is_none_does_not_pass_for_a_public_reader(
    app: Flask, client: PageClient, strategy: SmallStrategy, secret: str
) -> None:
    """A script whose token has expired must not take the public part for the whole."""
    app.config["TRACKER_PUBLIC_DASHBOARD"] = True
    assert refused(by_token(client, secret))


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_a_token_never_writes(app: Flask, client: PageClient, token: str, method: str) -> None:
    addresses = {rule.rule for rule in app.url_map.iter_rules() if method in (rule.methods or ())}
    before = client.get("/health"), db.session.scalar(select(db.func.count()).select_from(AccessEvent))
    for rule in sorted(addresses | {"/strategies/<slug>/briefing.json"}):
        address = re.sub(r"<[^>]*slug>", "harbor", rule)
        response = by_token(client, token, re.sub(r"<[^>]*>", "1.1", address), method)
        assert response.status_code >= 300, rule
    assert db.session.scalar(select(db.func.count()).select_from(AccessEvent)) == before[1]
