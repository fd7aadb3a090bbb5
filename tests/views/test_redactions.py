"""Ending a request to withhold words, on its pages."""

import pytest
from sqlalchemy import select

from tests.factories import NOW, make_action, make_administrator, make_strategy, save
from tests.page_client import PageClient, text_of
from tests.page_form import errors_of
from tests.views.planning import send
from tracker.domain.document.element import Kind
from tracker.domain.roles import Actor
from tracker.extensions import db
from tracker.models import Redaction, Revision
from tracker.models.action import Action
from tracker.operations.withholding.redactions import confirm_redaction, request_redaction

LIST = "/administration/redactions"
WORDS = "Depths of the east channel"


@pytest.fixture
def asks(client: PageClient) -> Actor:
    return make_administrator(name="Ada Asks")


@pytest.fixture
def other(asks: Actor) -> Actor:
    return make_administrator(name="Otto Other")


@pytest.fixture
def asked(asks: Actor) -> str:
    """A request to withhold an action's description."""
    action = make_action(make_strategy(), description=WORDS)
    return save(request_redaction, Kind.ACTION, action, "description", by=asks, at=NOW, reason="Taken for a name")


def link(client: PageClient, words: str) -> str:
    """Return where a link of the list of requests leads."""
    [address] = [each.get("href") for each in client.get(LIST).tree.iter("a") if text_of(each) == words]
    return str(address)


def test_who_asked_withdraws_from_the_list(client: PageClient, asks: Actor, asked: str) -> None:
    client.sign_in(asks)
    address = link(client, "Withdraw")
    page = client.get(address)
    assert "Withdraw your request?" in text_of(page)
    assert "Taken for a name" in text_of(page)
    assert errors_of(send(client, address)) == {"reason": "Say why."}
    assert send(client, address, reason="It is a place.").location == LIST
    assert "The request is withdrawn; the words stay." in text_of(client.get(LIST))
    assert "Withdrawn: It is a place." in text_of(client.get(LIST))
    assert db.session.scalars(select(Action.description)).all() == [WORDS]


def test_another_administrator_refuses_from_the_list_or_from_the_page_to_confirm(
    client: PageClient, other: Actor, asked: str
) -> None:
    client.sign_in(other)
    address = link(client, "refuse")
    assert address in client.get(f"{LIST}/{asked}/confirm").text
    assert "Refuse this request?" in text_of(client.get(address))
    assert send(client, address, reason="These words are published.").location == LIST
    assert "Refused by Otto Other: These words are published." in text_of(client.get(LIST))
    confirm = client.get(f"{LIST}/{asked}/confirm")
    assert "It was refused by Otto Other: These words are published." in text_of(confirm)
    assert "Withhold them" not in text_of(confirm)
    assert "Done already: refused by Otto Other" in text_of(client.get(address))


def test_a_request_decided_meanwhile_is_not_ended_and_nothing_typed_is_lost(
    client: PageClient, asks: Actor, other: Actor, asked: str
) -> None:
    client.sign_in(asks)
    address = f"{LIST}/{asked}/close"
    client.get(address)
    save(confirm_redaction, asked, by=other, at=NOW, version=1)
    page = client.post(address, data={"version": "1", "reason": "It is a place."})
    assert page.status_code == 422
    assert "Somebody changed this redaction" in text_of(page)
    assert "Done already: withheld by Otto Other" in text_of(page)
    assert db.session.get_one(Redaction, asked).version == 2


def test_the_record_says_what_became_of_it(client: PageClient, other: Actor, asked: str) -> None:
    client.sign_in(other)
    send(client, f"{LIST}/{asked}/close", reason="These words are published.")
    seq = db.session.scalars(select(Revision.seq).filter_by(operation="refuse_redaction")).one()
    page = text_of(client.get(f"/strategies/harbor/record/{seq}"))
    assert "Refused to withhold words" in page
    assert "These words are published." in page
    assert "Decided by" in page
    assert "Otto Other" in page


def test_a_request_that_is_not_there_is_not_found(client: PageClient, asks: Actor) -> None:
    client.sign_in(asks)
    assert client.get(f"{LIST}/nowhere/close").status_code == 404
