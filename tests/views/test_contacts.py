"""Points of contact."""

import json
from datetime import date

import pytest
from sqlalchemy import select

from tests.factories import NOW, SmallStrategy, make_action, make_strategy, save, strategy_document
from tests.page_client import PageClient, text_of
from tests.page_form import errors_of, form_values
from tests.views.planning import send, send_twice
from tracker.domain.roles import SYSTEM, Role
from tracker.exchange.document_file import read_document
from tracker.extensions import db
from tracker.models.organization import Contact
from tracker.operations.loading.load import load_elements

HARBOR = "/strategies/harbor/organizations/harbor.harbor"
CONTACT = "/strategies/harbor/contacts/harbor.contact-1"


@pytest.fixture
def strategy(client: PageClient) -> SmallStrategy:
    """A draft, its planner signed in."""
    strategy = make_strategy()
    client.sign_in(strategy.planner)
    return strategy


@pytest.fixture
def published_contact(strategy: SmallStrategy) -> SmallStrategy:
    """The same, its first contact taken from a publication."""
    document = strategy_document()
    document["organizations"][0]["contacts"][0] |= {"as_of_on": "2015-07-23", "source": "Directory, July 2015"}
    rows = read_document(json.dumps(document).encode()).rows
    save(load_elements, rows, by=SYSTEM, at=NOW, source="harbor.json")
    return strategy


def contact(id: str = "harbor.contact-1") -> Contact:
    return db.session.get_one(Contact, id, populate_existing=True)


def test_a_contact_is_added_once(client: PageClient, strategy: SmallStrategy) -> None:
    typed = {"name": "Casey Example", "title": "Surveyor", "email": "casey@bay.invalid", "phone": "555-0101"}
    send_twice(client, f"{HARBOR}/contacts/new", **typed)
    row = db.session.scalars(select(Contact).filter_by(name="Casey Example")).one()
    assert (row.organization_id, row.starts_on, row.confirmed_on) == (
        "harbor.harbor", date(2025, 4, 15), date(2025, 4, 15),
    )  # fmt: skip
    assert "Casey Example, Surveyor · casey@bay.invalid · 555-0101" in text_of(client.get(HARBOR))


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"name": " "}, {"name": "Give the name."}),
        ({"email": "casey"}, {"email": "This is no e-mail address; it looks like name@example.gov."}),
        ({"ends_on": "2025-04-01"}, {"ends_on": "The last day is before the first."}),
    ],
)
def test_a_contact_that_cannot_be_comes_back(
    client: PageClient, strategy: SmallStrategy, typed: dict[str, str], wrong: dict[str, str]
) -> None:
    page = send(client, f"{HARBOR}/contacts/new", **({"name": "Casey Example", "phone": "555-0101"} | typed))
    assert (page.status_code, errors_of(page)) == (422, wrong)
    assert form_values(page)["phone"] == "555-0101"


def test_a_published_contact_says_of_when_it_is_until_it_is_confirmed(
    client: PageClient, published_contact: SmallStrategy
) -> None:
    assert "as of 23 Jul 2015, not confirmed" in text_of(client.get(HARBOR))
    assert "Directory, July 2015" in text_of(client.get(f"{CONTACT}/confirm"))
    assert send(client, f"{CONTACT}/confirm").location == f"{HARBOR}#contacts"
    assert contact().confirmed_on == date(2025, 4, 15)
    words = text_of(client.get(HARBOR))
    assert "not confirmed" not in words
    assert "confirmed 15 Apr 2025" in words


def test_a_contact_is_edited_and_a_stale_edit_shows_both_values(client: PageClient, strategy: SmallStrategy) -> None:
    typed = form_values(client.get(f"{CONTACT}/edit")) | {"title": "Mine"}
    send(client, f"{CONTACT}/edit", title="Theirs")
    stale = client.post(f"{CONTACT}/edit", data=typed)
    assert errors_of(stale) == {"title": "Now it is: Theirs. What you typed is kept here."}
    assert client.post(f"{CONTACT}/edit", data=form_values(stale)).status_code == 302
    assert contact().title == "Mine"


def test_who_serves_no_more_leaves_what_they_lead_vacant(client: PageClient, strategy: SmallStrategy) -> None:
    make_action(strategy, lead_id="harbor.contact-1")
    assert send(client, f"{CONTACT}/end", ends_on="2025-04-15").location == f"{HARBOR}#contacts"
    assert contact().ends_on == date(2025, 4, 15)
    assert "Who served before" in text_of(client.get(HARBOR))
    assert "1 action without a person" in text_of(client.get("/strategies/harbor/plan"))


def test_only_planners_change_contacts(client: PageClient, strategy: SmallStrategy, sign_in_as: object) -> None:
    assert callable(sign_in_as)
    sign_in_as(Role.LEAD, strategy.id, organization_id="harbor.harbor")
    for act in ("edit", "confirm", "end"):
        address = f"{CONTACT}/{act}"
        assert client.get(address).status_code == client.post(address, data={"version": "1"}).status_code == 403


def test_a_contact_that_is_not_there(client: PageClient, strategy: SmallStrategy) -> None:
    make_strategy("canal")
    for id in ("nobody", "canal.contact-1"):
        assert client.get(f"/strategies/harbor/contacts/{id}/edit").status_code == 404
