"""Accounts, roles and what is remembered, as an administrator keeps them; one's own account, as its owner does."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from tests.factories import NOW, SmallStrategy, make_actor, make_strategy, save
from tests.page_client import PageClient, text_of
from tests.views.posting import form_of, send
from tracker.domain.roles import SYSTEM, Actor, Role
from tracker.operations.access.accounts import change_account
from tracker.queries.accounts import find_actor, get_account, list_accounts, list_grants, list_tokens


@pytest.fixture
def strategy(app: Flask) -> SmallStrategy:
    return make_strategy()


@pytest.fixture
def someone(strategy: SmallStrategy) -> Actor:
    return make_actor(Role.VIEWER, strategy.id, name="Sam Someone")


@pytest.fixture(autouse=True)
def administrator(strategy: SmallStrategy, sign_in_as: Callable[..., Actor]) -> Actor:
    return sign_in_as("administrator", name="Ada Admin")


def account_address(actor: Actor) -> str:
    return f"/administration/accounts/{actor.account_id}"


def change(client: PageClient, actor: Actor, **typed: Any) -> Any:
    return send(client, client.get(account_address(actor)), holding="version", **typed)


def test_the_list_shows_who_there_is_and_what_they_hold(client: PageClient, someone: Actor) -> None:
    words = text_of(client.get("/administration"))
    for expected in ("Sam Someone", "Leadership (viewer)", "Ada Admin", "Administrator", "No password yet"):
        assert expected in words


def test_an_account_is_added_and_given_a_role(client: PageClient, strategy: SmallStrategy) -> None:
    page = client.get("/administration/accounts/new")
    added = send(client, page, holding="email", name="New Person", email="New@Example.gov")
    [line] = [line for line in list_accounts() if line.email == "new@example.gov"]
    assert added.headers["Location"] == f"/administration/accounts/{line.id}"
    grant = client.get(f"/administration/accounts/{line.id}/roles/new")
    typed = {
        "strategy_id": strategy.id,
        "role": "lead",
        "organization_id": strategy.organizations[0],
        "reason": "New job",
    }
    assert send(client, grant, holding="role", **typed).status_code == 302
    actor = find_actor(line.id)
    assert actor is not None
    assert actor.organizations(Role.LEAD, strategy.id) == (strategy.organizations[0],)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"name": "", "email": "a@b"}, "Give the person's name."),
        ({"name": "A", "email": "no address"}, "Write it as name@example.gov."),
        ({"name": "A" * 201, "email": "a@b"}, "Use at most 200 characters."),
    ],
)
def test_bad_input_gives_the_form_back_with_what_was_typed(
    client: PageClient, typed: dict[str, str], words: str
) -> None:
    page = send(client, client.get("/administration/accounts/new"), holding="email", **typed)
    assert page.status_code == 422
    assert words in text_of(page)
    assert typed["email"] in page.get_data(as_text=True)


def test_an_address_that_is_taken_is_said_beside_the_field(client: PageClient, someone: Actor) -> None:
    email = get_account(str(someone.account_id)).email
    page = send(client, client.get("/administration/accounts/new"), holding="email", name="Twin", email=email)
    assert page.status_code == 422
    errors = [span.get("id") for span in page.tree.iter("span") if "usa-error-message" in span.get("class", "")]
    assert errors == ["email-error-1"]


def test_a_role_without_its_organization_is_refused_beside_the_field(
    client: PageClient, someone: Actor, strategy: SmallStrategy
) -> None:
    grant = client.get(f"{account_address(someone)}/roles/new")
    page = send(
        client, grant, holding="role", strategy_id=strategy.id, role="lead", organization_id="", reason="New job"
    )
    assert page.status_code == 422
    assert "held for one organization" in text_of(page)
    assert "New job" in page.get_data(as_text=True)


def test_a_role_is_taken_back_with_a_reason(client: PageClient, someone: Actor) -> None:
    [held] = list_grants(str(someone.account_id))
    address = f"{account_address(someone)}/roles/{held.id}/end"
    assert send(client, client.get(address), holding="reason").status_code == 422
    assert send(client, client.get(address), holding="reason", reason="Moved on").status_code == 302
    words = text_of(client.get(account_address(someone)))
    assert "Taken back" in words
    assert "Moved on" in words


def test_an_account_is_closed_with_a_reason(client: PageClient, someone: Actor) -> None:
    page = client.get(account_address(someone))
    values = {"name": "Sam Someone", "version": "1"}
    refused = client.post(account_address(someone), data=values)
    assert refused.status_code == 422
    assert "Please give a reason" in text_of(refused)
    assert client.post(account_address(someone), data=values | {"reason": "Left"}).status_code == 302
    assert "This account is closed." in text_of(client.get(account_address(someone)))
    assert page.status_code == 200


def test_a_stale_edit_shows_both_values_and_can_be_sent_again(client: PageClient, someone: Actor) -> None:
    page = client.get(account_address(someone))
    save(change_account, someone.account_id, name="Sam Smith", is_administrator=False, is_active=True, by=SYSTEM,
         at=NOW, version=1)  # fmt: skip
    stale = send(client, page, holding="version", name="Sam Jones")
    assert stale.status_code == 422
    assert "Sam Smith" in text_of(stale)
    assert send(client, stale, holding="version").status_code == 302
    assert get_account(str(someone.account_id)).name == "Sam Jones"


def test_a_reset_link_is_shown_once_and_opens_the_form(app: Flask, client: PageClient, someone: Actor) -> None:
    page = client.post(f"{account_address(someone)}/reset-link")
    assert page.headers["Cache-Control"] == "no-store"
    [link] = [code.text for code in page.tree.iter("code")]
    assert link.startswith("http://localhost/reset/")
    assert client.get(link).status_code == 200
    assert link.rpartition("/")[2] not in client.get(account_address(someone)).get_data(as_text=True)


def test_events_are_listed_newest_first_and_narrowed(client: PageClient, app: Flask) -> None:
    client.get("/strategies/harbor/nothing")
    other = app.test_client()
    other.post("/sign-in", data={"email": "nobody@example.invalid", "password": "wrong"})
    words = text_of(client.get("/administration/events"))
    assert "nobody@example.invalid" in words
    assert "Nothing yet." in text_of(client.get("/administration/events?kind=sign_out"))
    assert client.get("/administration/events?kind=nonsense").status_code == 404


def test_one_s_own_account_shows_what_one_may_do(client: PageClient, someone: Actor) -> None:
    client.sign_in(someone)
    words = text_of(client.get("/account"))
    assert "Leadership (viewer) in Safe Approaches Strategy 2024-2027" in words
    assert "Administration" not in words


def test_a_token_is_shown_once_listed_and_ended(client: PageClient, someone: Actor) -> None:
    client.sign_in(someone)
    page = send(client, client.get("/account/tokens"), holding="expires_on", name="Nightly", expires_on="2025-12-31")
    assert page.status_code == 200
    assert page.headers["Cache-Control"] == "no-store"
    secret = next(code.text for code in page.tree.iter("code"))
    assert len(secret) > 40
    again = client.get("/account/tokens")
    assert secret not in again.get_data(as_text=True)
    assert "Nightly" in text_of(again)
    [token] = list_tokens(str(someone.account_id))
    assert client.post(f"/account/tokens/{token.id}/end").headers["Location"] == "/account/tokens"
    assert "ended" in text_of(client.get("/account/tokens"))


@pytest.mark.parametrize("day", ["2025-04-15", "2024-01-01", "2027-01-01", "tomorrow", ""])
def test_a_token_ends_within_the_year(client: PageClient, someone: Actor, day: str) -> None:
    client.sign_in(someone)
    page = send(client, client.get("/account/tokens"), holding="expires_on", name="Nightly", expires_on=day)
    assert page.status_code == 422
    assert "Nightly" in page.get_data(as_text=True)
    assert list_tokens(str(someone.account_id)) == []


def test_an_administrator_ends_another_s_token(client: PageClient, someone: Actor, administrator: Actor) -> None:
    client.sign_in(someone)
    send(client, client.get("/account/tokens"), holding="expires_on", name="Nightly", expires_on="2025-12-31")
    client.sign_in(administrator)
    page = client.get(account_address(someone))
    assert "Nightly" in text_of(page)
    [end] = [form.get("action") for form in page.tree.iter("form") if "/tokens/" in form.get("action", "")]
    assert client.post(end).headers["Location"] == account_address(someone)
    assert not list_tokens(str(someone.account_id))[0].works(NOW.date())


def test_the_words_of_a_wrong_old_password_stand_beside_it(client: PageClient, someone: Actor) -> None:
    client.sign_in(someone)
    page = send(client, client.get("/account/password"), holding="old_password", old_password="wrong",
                new_password="a wholly different one", again_password="a wholly different one")  # fmt: skip
    assert page.status_code == 422
    assert "This is not your present password." in text_of(page)
    assert form_of(page, holding="old_password") is not None
