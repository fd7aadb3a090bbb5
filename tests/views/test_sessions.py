"""Signing in and out: sessions that begin, end and never lose what was typed."""

import time
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.conftest import StoppedClock
from tests.factories import NOW, SET_UP, SmallStrategy, make_strategy, save
from tests.page_client import PageClient, text_of
from tests.views.posting import fields_of, form_of, send
from tracker.domain.roles import SYSTEM, Actor, Role
from tracker.extensions import db
from tracker.models.account import AccessEvent, AccessEventKind
from tracker.models.action import Action
from tracker.operations.access.accounts import add_account, change_account, end_grant, grant_role
from tracker.operations.access.passwords import issue_reset_link
from tracker.queries.accounts import find_actor, get_account, list_grants

PASSWORD, EMAIL = "correct horse battery", "pat@example.invalid"


@pytest.fixture
def strategy(app: Flask) -> SmallStrategy:
    app.config["WTF_CSRF_ENABLED"] = True
    return make_strategy()


@pytest.fixture
def account_id(strategy: SmallStrategy) -> str:
    """Give the account of a planner with a password."""
    id = save(add_account, email=EMAIL, name="Pat", password=PASSWORD, by=SYSTEM, at=SET_UP)
    save(grant_role, id, strategy_id=strategy.id, role=Role.PLANNER, by=SYSTEM, at=SET_UP)
    return id


def sign_in(client: PageClient, page: Any = None, **typed: str) -> Any:
    page = page if page is not None else client.get("/sign-in")
    return send(client, page, holding="email", **({"email": EMAIL, "password": PASSWORD} | typed))


def is_in(client: PageClient) -> bool:
    return client.get("/account").status_code == 200


def test_signing_in_opens_what_is_one_s_own_and_signing_out_closes_it(client: PageClient, account_id: str) -> None:
    assert not is_in(client)
    assert sign_in(client).status_code == 302
    assert is_in(client)
    page = client.get("/account")
    out = next(form for form in page.tree.iter("form") if form.get("action") == "/sign-out")
    assert client.post("/sign-out", data=fields_of(out)).headers["Location"] == "/"
    assert not is_in(client)
    kinds = db.session.scalars(select(AccessEvent.kind).order_by(AccessEvent.id)).all()
    assert kinds == [AccessEventKind.SIGN_IN, AccessEventKind.SIGN_OUT]


def test_a_page_one_was_on_the_way_to_comes_after_signing_in(client: PageClient, account_id: str) -> None:
    gone = client.get("/strategies/harbor/goals/1.1?organization=x")
    assert gone.headers["Location"] == "/sign-in?next=/strategies/harbor/goals/1.1?organization%3Dx"
    page = client.get(gone.headers["Location"])
    assert sign_in(client, page).headers["Location"] == "/strategies/harbor/goals/1.1?organization=x"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        " //evil.example",
        "/a\\..\\evil",
        "evil.example",
        "javascript:alert('evil')",
    ],
)
def test_nobody_is_sent_elsewhere_by_signing_in(client: PageClient, account_id: str, elsewhere: str) -> None:
    page = client.get("/sign-in", query_string={"next": elsewhere})
    assert "evil" not in str(form_of(page, holding="email").get("action"))
    assert client.post("/sign-in", query_string={"next": elsewhere}, data=fields_of(form_of(page)) | {
        "email": EMAIL, "password": PASSWORD}).headers["Location"] == "/"  # fmt: skip


def test_a_wrong_password_gives_the_form_back_with_the_address(client: PageClient, account_id: str) -> None:
    page = sign_in(client, password="wrong")
    assert page.status_code == 422
    assert "do not belong together" in text_of(page)
    assert fields_of(form_of(page, holding="email"))["email"] == EMAIL
    assert "wrong" not in page.get_data(as_text=True)


def test_too_early_a_try_is_told_when_to_come_again(client: PageClient, account_id: str, clock: StoppedClock) -> None:
    sign_in(client, password="wrong")
    page = sign_in(client)
    assert (page.status_code, page.headers["Retry-After"]) == (429, "1")
    clock.advance(seconds=1)
    assert sign_in(client).status_code == 302


def test_an_expired_session_gives_the_form_back_with_all_that_was_typed(
    client: PageClient, account_id: str, strategy: SmallStrategy
) -> None:
    """The planner types, is away too long, saves, signs in again, and goes on with the form as it was."""
    sign_in(client)
    form = client.get("/strategies/harbor/objectives/1.1.1/actions/new")
    with client.session_transaction() as session:
        session["began"] = int(time.time()) - 13 * 3600
    typed = {"title": "Sound the <b>east</b> channel & “more”", "deliverable": "Line one\r\nLine two"}
    asked = send(client, form, holding="title", **typed)
    assert asked.status_code == 401
    assert "what you typed comes back" in text_of(asked)
    failed = sign_in(client, asked, password="wrong")
    assert failed.status_code == 422
    client.application.extensions["tracker_clock"].advance(seconds=2)
    back = sign_in(client, failed)
    assert back.status_code == 200
    given = client.post(str(form_of(back).get("action")), data=fields_of(form_of(back)))
    fields = fields_of(form_of(given, holding="title"))
    assert fields["title"] == typed["title"]
    assert fields["deliverable"].split() == typed["deliverable"].split()
    assert db.session.scalars(select(Action)).all() == [], "it is shown to whoever typed it before anything is done"
    saved = send(client, given, holding="title", organization_id=strategy.organizations[0], starts_on="2025-05-01",
                 due_on="2025-12-31")  # fmt: skip
    assert saved.status_code == 302, text_of(saved)
    assert db.session.scalars(select(Action.title)).all() == [typed["title"]]


def test_a_form_from_before_another_sign_in_is_given_back(client: PageClient, account_id: str) -> None:
    """Its token belongs to a session that is no more, though somebody is signed in: nothing is lost either."""
    sign_in(client)
    form = client.get("/account/tokens")
    with client.session_transaction() as session:
        session["csrf_token"] = "of another session"
    given = send(client, form, holding="name", name="Nightly briefing", expires_on="2025-05-01")
    assert given.status_code == 400
    assert "What you typed was kept" in text_of(given)
    page = client.post(str(form_of(given).get("action")), data=fields_of(form_of(given)))
    assert fields_of(form_of(page, holding="name"))["name"] == "Nightly briefing"


def test_passwords_are_never_kept_in_a_page(client: PageClient, account_id: str) -> None:
    sign_in(client)
    form = client.get("/account/password")
    with client.session_transaction() as session:
        session.clear()
    asked = send(client, form, holding="old_password", old_password=PASSWORD, new_password="another long one")
    back = sign_in(client, asked)
    assert {"old_password", "new_password"}.isdisjoint(fields_of(form_of(back)))
    for page in (asked, back):
        assert PASSWORD not in page.get_data(as_text=True)


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}]
)
def test_what_another_site_sends_is_not_kept(client: PageClient, account_id: str, headers: dict[str, str]) -> None:
    sign_in(client)
    answer = client.post("/account/tokens", data={"name": "planted"}, headers=headers)
    assert answer.status_code == 400
    assert "planted" not in answer.get_data(as_text=True)
    with client.session_transaction() as session:
        session.clear()
    answer = client.post("/account/tokens", data={"name": "planted"}, headers=headers)
    assert "planted" not in answer.get_data(as_text=True)


def test_a_kept_form_that_was_not_written_here_is_dropped(client: PageClient, account_id: str) -> None:
    page = client.get("/sign-in")
    assert sign_in(client, page, kept="eyJwYXRoIjoiLyJ9.forged.signature").headers["Location"] == "/"


def test_a_sign_in_page_that_was_open_too_long_asks_again(client: PageClient, account_id: str) -> None:
    page = client.get("/sign-in")
    with client.session_transaction() as session:
        session.clear()
    again = sign_in(client, page)
    assert again.status_code == 400
    assert fields_of(form_of(again, holding="email"))["email"] == EMAIL
    assert sign_in(client, again).status_code == 302


def test_a_program_without_a_session_is_told_so_in_json(client: PageClient, account_id: str) -> None:
    answer = client.get("/strategies/harbor", headers={"Accept": "application/json"})
    assert (answer.status_code, answer.mimetype) == (401, "application/json")
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert client.post("/account/tokens", headers={"Accept": "application/json"}).status_code == 400


def test_a_session_ends_with_its_hours(client: PageClient, account_id: str) -> None:
    sign_in(client)
    for hours, stays in ((11, True), (13, False)):
        with client.session_transaction() as session:
            session["began"] = int(time.time()) - hours * 3600
        assert is_in(client) is stays


def test_changing_the_password_ends_every_other_session(app: Flask, client: PageClient, account_id: str) -> None:
    other = app.test_client()
    for each in (client, other):
        sign_in(each)
    page = send(client, client.get("/account/password"), holding="old_password", old_password=PASSWORD,
                new_password="another long one", again_password="another long one")  # fmt: skip
    assert page.status_code == 302
    assert is_in(client)
    assert not is_in(other)


def test_the_session_of_a_closed_account_ends_at_once(client: PageClient, account_id: str) -> None:
    sign_in(client)
    assert is_in(client)
    save(change_account, account_id, name="Pat", is_administrator=False, is_active=False, by=SYSTEM, at=NOW,
         version=get_account(account_id).version, reason="Left")  # fmt: skip
    assert not is_in(client)


def test_a_role_that_is_taken_back_is_gone_with_the_next_page(
    client: PageClient, account_id: str, strategy: SmallStrategy
) -> None:
    sign_in(client)
    assert client.get("/strategies/harbor/plan").status_code == 200
    [held] = list_grants(account_id)
    save(end_grant, held.id, by=SYSTEM, at=NOW, version=held.version, reason="Moved on")
    assert client.get("/strategies/harbor/plan").status_code == 404


def test_a_session_does_not_move_to_another_browser(client: PageClient, account_id: str) -> None:
    sign_in(client)
    assert client.get("/account", headers={"User-Agent": "Somebody else's browser"}).status_code == 302


def test_a_new_session_forgets_the_one_before(client: PageClient, account_id: str) -> None:
    page = client.get("/sign-in")
    with client.session_transaction() as session:
        session["left over"] = "from somebody else"
        before = session["csrf_token"]
    sign_in(client, page)
    with client.session_transaction() as session:
        assert "left over" not in session
        assert session.get("csrf_token") != before


def test_the_cookie_of_a_session_is_kept_from_scripts_and_other_sites(
    app: Flask, client: PageClient, account_id: str
) -> None:
    cookie = sign_in(client).headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie
    assert "Expires" not in cookie, "it goes when the browser closes"
    app.config["WTF_CSRF_ENABLED"] = False
    data = {"email": EMAIL, "password": PASSWORD}
    secure = app.test_client().post("/sign-in", data=data, base_url="https://tracker.example")
    assert "Secure" in secure.headers["Set-Cookie"]


def reset_page(account_id: str) -> str:
    return f"/reset/{save(issue_reset_link, account_id, by=SYSTEM, at=NOW)}"


def test_a_reset_link_sets_a_password_once(client: PageClient, account_id: str) -> None:
    address = reset_page(account_id)
    page = client.get(address)
    assert page.headers["Cache-Control"] == "no-store"
    assert EMAIL in text_of(page)
    short = send(client, page, holding="new_password", new_password="short", again_password="short")
    assert short.status_code == 422
    unlike = send(client, page, holding="new_password", new_password="a much longer one", again_password="another")
    assert "not the same" in text_of(unlike)
    new = "a much longer one"
    done = send(client, page, holding="new_password", new_password=new, again_password=new)
    assert done.headers["Location"] == "/sign-in"
    assert sign_in(client, password="a much longer one").status_code == 302
    assert client.get(address).status_code == 404
    assert "Ask an administrator for another" in text_of(client.get(address))


def test_a_reset_link_expires(client: PageClient, account_id: str, clock: StoppedClock) -> None:
    address = reset_page(account_id)
    clock.advance(hours=24, seconds=1)
    assert client.get(address).status_code == 404
    assert client.get("/reset/nonsense").status_code == 404


def test_a_reset_ends_the_sessions_of_the_account(client: PageClient, account_id: str, app: Flask) -> None:
    sign_in(client)
    address, other = reset_page(account_id), app.test_client()
    send(other, other.get(address), holding="new_password", new_password="a much longer one",
         again_password="a much longer one")  # fmt: skip
    assert not is_in(client)


def test_signing_in_again_while_signed_in_leads_on(client: PageClient, account_id: str) -> None:
    sign_in(client)
    assert client.get("/sign-in?next=/account").headers["Location"] == "/account"


@pytest.fixture
def persona(app: Flask, strategy: SmallStrategy) -> Actor:
    """Give one of a demonstration's people."""
    app.config["TRACKER_DEMONSTRATION"] = True
    id = save(add_account, email="viewer@example.invalid", name="Vi", is_demonstration=True, by=SYSTEM, at=SET_UP)
    save(grant_role, id, strategy_id=strategy.id, role=Role.VIEWER, by=SYSTEM, at=SET_UP)
    actor = find_actor(id)
    assert actor is not None
    return actor


HERE = {"REMOTE_ADDR": "127.0.0.1"}


@pytest.mark.parametrize(
    "elsewhere",
    [{"environ_base": {"REMOTE_ADDR": "192.0.2.7"}}, {"headers": {"X-Forwarded-For": "192.0.2.7"}},
     {"headers": {"Forwarded": "for=192.0.2.7"}}, {"base_url": "http://tracker.evil.example"}],
)  # fmt: skip
def test_the_demonstration_s_people_come_from_its_own_machine_alone(
    app: Flask, client: PageClient, persona: Actor, elsewhere: dict[str, Any]
) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    assert client.post(f"/enter/{persona.account_id}", **elsewhere).status_code == 404
    assert client.post(f"/enter/{persona.account_id}").headers["Location"] == "/"
    assert client.get("/strategies/harbor").status_code == 200
    assert client.get("/strategies/harbor", **elsewhere).status_code == 302


def test_outside_a_demonstration_its_people_are_nobody(app: Flask, client: PageClient, persona: Actor) -> None:
    client.sign_in(persona)
    assert client.get("/strategies/harbor").status_code == 200
    app.config["TRACKER_DEMONSTRATION"] = False
    assert client.get("/strategies/harbor").status_code == 302
    assert client.post(f"/enter/{persona.account_id}").status_code in (302, 404)
    assert client.get("/strategies/harbor").status_code == 302


def test_in_a_demonstration_an_expired_session_goes_on_without_a_password(client: PageClient, persona: Actor) -> None:
    client.sign_in(persona)
    form = client.get("/account/tokens")
    with client.session_transaction() as session:
        session.clear()
    asked = send(client, form, holding="expires_on", name="Nightly briefing", expires_on="2025-05-01")
    [enter] = [each for each in asked.tree.iter("form") if str(each.get("action")).startswith("/enter/")]
    back = client.post(str(enter.get("action")), data=fields_of(enter))
    given = client.post(str(form_of(back).get("action")), data=fields_of(form_of(back)))
    assert fields_of(form_of(given, holding="expires_on"))["name"] == "Nightly briefing"


def test_one_enters_as_the_demonstration_s_people_alone(
    app: Flask, client: PageClient, persona: Actor, account_id: str
) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    assert client.post(f"/enter/{account_id}").status_code == 404
    assert client.post(f"/enter/{persona.account_id}").status_code == 302
    [event] = db.session.scalars(select(AccessEvent).filter_by(kind=AccessEventKind.SIGN_IN)).all()
    assert event.account_id == persona.account_id
