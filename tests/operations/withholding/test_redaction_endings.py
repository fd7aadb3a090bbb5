"""A request to withhold words that was wrong ends without them being withheld, and the record says why."""

import pytest
from flask import Flask
from sqlalchemy import select

from tests.factories import NOW, get_action, make_action, make_administrator, make_strategy, save
from tracker.domain.document.element import Kind
from tracker.domain.errors import Forbidden, Refused, StaleEdit
from tracker.domain.roles import SYSTEM, Actor
from tracker.extensions import db
from tracker.models import Redaction, Revision
from tracker.operations.withholding.redaction_endings import refuse_redaction, withdraw_redaction
from tracker.operations.withholding.redactions import confirm_redaction, request_redaction
from tracker.queries.redactions import RequestState, get_redaction, list_redactions
from tracker.queries.verification import verify_record

WORDS = "Depths of the east channel"


@pytest.fixture
def action(app: Flask) -> str:
    return make_action(make_strategy(), description=WORDS)


@pytest.fixture
def asks(action: str) -> Actor:
    return make_administrator(name="Ada Asks")


@pytest.fixture
def other(action: str) -> Actor:
    return make_administrator(name="Otto Other")


def ask(action: str, by: Actor, field: str = "description") -> str:
    return save(request_redaction, Kind.ACTION, action, field, by=by, at=NOW, reason="Taken for a name")


def last_of(redaction: str) -> Revision:
    return db.session.scalars(select(Revision).filter_by(element_id=redaction).order_by(Revision.seq.desc())).first()


def test_who_asked_withdraws_and_the_words_stay(action: str, asks: Actor) -> None:
    redaction = ask(action, asks)
    save(withdraw_redaction, redaction, by=asks, at=NOW, version=1, reason="It is a place, not a person.")
    line = get_redaction(redaction)
    assert (line.state, line.confirmed_by, line.closed_because) == (
        RequestState.WITHDRAWN, "Ada Asks", "It is a place, not a person.",
    )  # fmt: skip
    recorded = last_of(redaction)
    assert (recorded.operation, recorded.actor_name) == ("withdraw_redaction", "Ada Asks")
    assert recorded.reason == "It is a place, not a person."
    assert get_action(action).description == WORDS
    assert verify_record().withheld_count == 0


def test_another_administrator_refuses_and_the_words_stay(action: str, asks: Actor, other: Actor) -> None:
    redaction = ask(action, asks)
    save(refuse_redaction, redaction, by=other, at=NOW, version=1, reason="These words are published.")
    line = get_redaction(redaction)
    assert (line.state, line.confirmed_by, line.closed_because) == (
        RequestState.REFUSED, "Otto Other", "These words are published.",
    )  # fmt: skip
    assert last_of(redaction).operation == "refuse_redaction"
    assert get_action(action).description == WORDS
    assert verify_record().withheld_count == 0


def test_nobody_withdraws_for_another_or_refuses_their_own(action: str, asks: Actor, other: Actor) -> None:
    redaction = ask(action, asks)
    with pytest.raises(Refused, match="You asked for it"):
        save(refuse_redaction, redaction, by=asks, at=NOW, version=1, reason="Wrong")
    with pytest.raises(Refused, match="Only the one who asked"):
        save(withdraw_redaction, redaction, by=other, at=NOW, version=1, reason="Wrong")
    assert get_redaction(redaction).state is RequestState.OPEN


def test_it_takes_an_administrator_a_reason_and_the_request_as_it_was_read(action: str, asks: Actor) -> None:
    redaction = ask(action, asks)
    planner = make_strategy("river").planner
    for by in (planner, SYSTEM):
        for end in (withdraw_redaction, refuse_redaction):
            with pytest.raises(Forbidden):
                save(end, redaction, by=by, at=NOW, version=1, reason="Wrong")
    with pytest.raises(Refused, match="reason") as refusal:
        save(withdraw_redaction, redaction, by=asks, at=NOW, version=1, reason="  ")
    assert refusal.value.field == "reason"
    with pytest.raises(StaleEdit):
        save(withdraw_redaction, redaction, by=asks, at=NOW, version=7, reason="Wrong")


def test_what_has_ended_is_neither_confirmed_nor_ended_again(action: str, asks: Actor, other: Actor) -> None:
    withdrawn, refused = ask(action, asks), ask(action, asks, "title")
    save(withdraw_redaction, withdrawn, by=asks, at=NOW, version=1, reason="Wrong")
    save(refuse_redaction, refused, by=other, at=NOW, version=1, reason="Wrong")
    for redaction, how in ((withdrawn, "withdrawn"), (refused, "refused")):
        with pytest.raises(Refused, match=f"This request was {how}"):
            save(confirm_redaction, redaction, by=other, at=NOW, version=2)
        with pytest.raises(Refused, match=f"This request was {how}"):
            save(withdraw_redaction, redaction, by=asks, at=NOW, version=2, reason="Wrong")
        with pytest.raises(Refused, match=f"This request was {how}"):
            save(refuse_redaction, redaction, by=other, at=NOW, version=2, reason="Wrong")
    assert get_action(action).description == WORDS


def test_words_that_are_withheld_stay_withheld(action: str, asks: Actor, other: Actor) -> None:
    redaction = ask(action, asks)
    save(confirm_redaction, redaction, by=other, at=NOW, version=1)
    with pytest.raises(Refused, match="withheld already"):
        save(withdraw_redaction, redaction, by=asks, at=NOW, version=2, reason="Wrong")
    line = get_redaction(redaction)
    assert (line.state, line.closed_because) == (RequestState.WITHHELD, None)


def test_the_same_words_can_be_asked_for_again_and_what_waits_stands_first(
    action: str, asks: Actor, other: Actor
) -> None:
    first = ask(action, asks)
    save(refuse_redaction, first, by=other, at=NOW, version=1, reason="Not a name")
    again = ask(action, asks)
    assert [line.id for line in list_redactions()] == [again, first]
    save(confirm_redaction, again, by=other, at=NOW, version=1)
    assert db.session.get_one(Redaction, again).withheld_sha256 is not None
    assert verify_record().withheld_count == 1
