"""The record for auditors, its verification, and words withheld from it."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select, text

from tests.factories import SmallStrategy, make_administrator, make_published_strategy, make_report
from tests.page_client import PageClient, text_of
from tests.tampering import tamper
from tests.views.posting import send
from tracker.domain.roles import Actor, Role
from tracker.extensions import db
from tracker.models import Revision
from tracker.models.account import Account
from tracker.models.action import Action


@pytest.fixture
def strategy(app: Flask) -> SmallStrategy:
    made, (action_id,) = make_published_strategy()
    make_report(action_id, by=made.planner)
    return made


@pytest.fixture
def auditor(strategy: SmallStrategy, sign_in_as: Callable[..., Actor]) -> Actor:
    return sign_in_as(Role.AUDITOR, strategy.id)


RECORD = "/strategies/harbor/record"


def rows(page: object) -> list[str]:
    table = next(page.tree.iter("tbody"))  # type: ignore[attr-defined]
    return [text_of(row) for row in table.iter("tr")]


def test_the_record_is_read_newest_first_and_narrowed(client: PageClient, auditor: Actor) -> None:
    newest = " ".join(rows(client.get(RECORD))[:3])
    assert "Report on 1.1.1-A1 for FY2025 Q3 added Pat Planner for Harbor Master's Office" in newest
    milestones = rows(client.get(f"{RECORD}?kind=milestone&person=Pat+Planner&operation=publish_plan"))
    assert len(milestones) == 2
    assert all("Published the plan" in row for row in milestones)
    assert rows(client.get(f"{RECORD}?since=2026-01-01")) == ["Nothing that fits."]
    assert len(rows(client.get(f"{RECORD}?kind=status_update&since=2025-04-15&until=2025-04-15"))) == 1


@pytest.mark.parametrize("query", ["kind=nonsense", "since=yesterday", "until=2025-02-30"])
def test_a_filter_that_names_nothing_is_not_found(client: PageClient, auditor: Actor, query: str) -> None:
    assert client.get(f"{RECORD}?{query}").status_code == 404


def test_a_revision_opens_with_its_content_and_what_chains_it(client: PageClient, auditor: Actor) -> None:
    last = db.session.scalars(select(Revision).filter_by(operation="report_status")).one()
    page = client.get(f"{RECORD}/{last.seq}")
    for expected in (last.hash, last.previous_hash, last.content_sha256, '"summary": "Going as planned."'):
        assert expected in text_of(page)
    assert "Ask to withhold" not in text_of(page)


def test_verification_says_that_the_record_is_whole(client: PageClient, auditor: Actor) -> None:
    head = db.session.scalars(select(Revision.hash).order_by(Revision.seq.desc())).first()
    page = send(client, client.get(f"{RECORD}/verification"), holding="expected", expected=str(head)[:8])
    assert page.status_code == 200
    assert "are as they were written" in text_of(page)
    assert f"The printed head {str(head)[:8]} is revision" in text_of(page)


def test_verification_names_the_first_break(client: PageClient, auditor: Actor) -> None:
    tamper(text("UPDATE action SET title = 'Changed behind its back'"))
    page = send(client, client.get(f"{RECORD}/verification"), holding="expected")
    assert "the record is broken" in text_of(page)
    assert "changed behind the record's back" in text_of(page)


@pytest.mark.parametrize("head", ["123", "not hexadecimal", "f" * 65])
def test_what_is_no_head_is_said_beside_the_field(client: PageClient, auditor: Actor, head: str) -> None:
    page = send(client, client.get(f"{RECORD}/verification"), holding="expected", expected=head)
    assert page.status_code == 422
    assert head in page.get_data(as_text=True)


def test_a_head_that_never_was_shows_a_rewritten_record(client: PageClient, auditor: Actor) -> None:
    page = send(client, client.get(f"{RECORD}/verification"), holding="expected", expected="0123456789abcdef")
    assert "does not occur in the chain" in text_of(page)


def test_an_auditor_of_another_strategy_finds_nothing(client: PageClient, strategy: SmallStrategy, sign_in_as) -> None:
    from tests.factories import make_strategy

    sign_in_as(Role.AUDITOR, make_strategy("river").id)
    assert client.get(RECORD).status_code == 404


def test_accounts_in_the_record_are_named_for_administrators(client: PageClient, strategy: SmallStrategy) -> None:
    client.sign_in(make_administrator(name="Ada Admin"))
    assert any("Ada Admin" in row for row in rows(client.get(f"{RECORD}?kind=account")))
    grants = rows(client.get(f"{RECORD}?kind=grant"))
    assert any("Role Planner: Pat Planner" in row for row in grants)


def test_words_are_withheld_by_two_administrators(client: PageClient, strategy: SmallStrategy) -> None:
    first, second = make_administrator(name="Ada Asks"), make_administrator(name="Con Confirms")
    action = db.session.scalars(select(Action)).one()
    title = action.title
    seq = db.session.scalars(select(Revision.seq).filter_by(element_id=action.id)).first()
    client.sign_in(first)
    page = client.get(f"{RECORD}/{seq}")
    [ask] = [link.get("href") for link in page.tree.iter("a") if "withhold" in text_of(link)]
    form = client.get(ask)
    assert action.title in text_of(form)
    assert send(client, form, holding="reason", field="title").status_code == 422
    assert send(client, form, holding="reason", field="title", reason="A name slipped in").status_code == 302
    listed = client.get("/administration/redactions")
    assert "waits for another administrator" in text_of(listed)
    client.sign_in(second)
    listed = client.get("/administration/redactions")
    [confirm] = [link.get("href") for link in listed.tree.iter("a") if text_of(link) == "Read and confirm"]
    page = client.get(confirm)
    assert action.title in text_of(page)
    assert send(client, page, holding="is_certain").status_code == 422
    assert send(client, page, holding="is_certain", is_certain="y").status_code == 302
    shown = client.get(f"{RECORD}/{seq}")
    assert title not in shown.get_data(as_text=True)
    assert "Words of this revision are withheld" in text_of(shown)
    assert "[withheld]" in text_of(client.get(f"/strategies/harbor/history/action/{action.id}"))
    done = send(client, client.get(f"{RECORD}/verification"), holding="expected")
    assert "are withheld" in text_of(done)


def test_one_who_asked_cannot_confirm(client: PageClient, strategy: SmallStrategy) -> None:
    client.sign_in(make_administrator(name="Ada Asks"))
    action = db.session.scalars(select(Action)).one()
    form = client.get(f"/administration/redactions/new?kind=action&id={action.id}")
    send(client, form, holding="reason", field="title", reason="A name slipped in")
    from tracker.models import Redaction

    id = db.session.scalars(select(Redaction.id)).one()
    assert "another administrator confirms" in text_of(client.get(f"/administration/redactions/{id}/confirm"))
    answer = client.post(f"/administration/redactions/{id}/confirm", data={"is_certain": "y", "version": "1"})
    assert answer.status_code == 422
    assert "Another administrator" in text_of(answer)


@pytest.mark.parametrize("query", ["", "?kind=action", "?kind=nonsense&id=x", "?kind=action&id=nowhere"])
def test_words_of_nothing_cannot_be_withheld(client: PageClient, strategy: SmallStrategy, query: str) -> None:
    client.sign_in(make_administrator())
    assert client.get(f"/administration/redactions/new{query}").status_code == 404
    assert db.session.scalars(select(Account)).first() is not None
