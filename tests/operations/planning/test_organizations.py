"""The directory: organizations and their points of contact."""

from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.factories import NOW, SmallStrategy, make_lead, make_strategy, save
from tracker.domain.document.element import Kind
from tracker.domain.document.organization import OrganizationKind
from tracker.domain.errors import Forbidden, Refused, StaleEdit
from tracker.extensions import db
from tracker.models.organization import Contact, Organization
from tracker.operations.once import new_id
from tracker.operations.planning.organizations import (
    NewContact,
    NewOrganization,
    add_contact,
    add_organization,
    confirm_contact,
    end_contact,
)
from tracker.queries.documents import load_document


def add(strategy: SmallStrategy, name: str = "Lights Office", **values: Any) -> str:
    by = values.pop("by", strategy.planner)
    new = NewOrganization(name=name, kind=OrganizationKind.OFFICE, **values)
    return save(add_organization, strategy.id, new, by=by, at=NOW)


def contact(id: str) -> Contact:
    return db.session.get_one(Contact, id, populate_existing=True)


def test_a_new_organization_is_listed_last(app: Flask) -> None:
    strategy = make_strategy()
    id = add(strategy, parent_id=strategy.organizations[0], acronym="LO")
    last = load_document(strategy.id).organizations[-1]
    assert (last.id, last.short_name, last.parent_id) == (id, "LO", strategy.organizations[0])


def test_a_form_sent_twice_adds_one_organization_and_one_contact(app: Flask) -> None:
    strategy = make_strategy()
    id, person = new_id(Kind.ORGANIZATION), new_id(Kind.CONTACT)
    assert add(strategy, id=id) == add(strategy, id=id) == id
    for _ in range(2):
        new = NewContact(organization_id=id, name="Casey Example", id=person)
        save(add_contact, strategy.id, new, by=strategy.planner, at=NOW)
    assert len(db.session.scalars(select(Organization)).all()) == 4
    assert len(db.session.scalars(select(Contact).filter_by(organization_id=id)).all()) == 1


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": "pilots' association"}, "name"),
        ({"parent_id": "canal.harbor"}, "parent_id"),
        ({"parent_id": "nobody"}, "parent_id"),
    ],
)
def test_a_name_is_listed_once_and_a_parent_is_listed_too(app: Flask, values: dict[str, Any], field: str) -> None:
    strategy, _ = make_strategy(), make_strategy("canal")
    with pytest.raises(Refused) as refused:
        add(strategy, **values)
    assert refused.value.field == field


def test_a_planners_own_contact_is_confirmed_from_the_start(app: Flask) -> None:
    strategy = make_strategy()
    new = NewContact(organization_id=strategy.organizations[2], name="Casey Example", starts_on=date(2025, 5, 1))
    id = save(add_contact, strategy.id, new, by=strategy.planner, at=NOW)
    assert contact(id).confirmed_on == date(2025, 4, 15)


def test_a_contact_belongs_to_a_listed_organization_and_ends_after_it_starts(app: Flask) -> None:
    strategy, other = make_strategy(), make_strategy("canal")
    elsewhere = NewContact(organization_id=other.organizations[0], name="Casey Example")
    with pytest.raises(Refused, match="not in the directory"):
        save(add_contact, strategy.id, elsewhere, by=strategy.planner, at=NOW)
    backwards = NewContact(
        organization_id=strategy.organizations[0],
        name="Casey Example",
        starts_on=date(2025, 5, 1),
        ends_on=date(2025, 4, 1),
    )
    with pytest.raises(Refused) as refused:
        save(add_contact, strategy.id, backwards, by=strategy.planner, at=NOW)
    assert refused.value.field == "ends_on"


def test_a_published_contact_is_confirmed_by_a_planner(app: Flask) -> None:
    strategy = make_strategy()
    id, by = strategy.contacts[0], strategy.planner
    assert contact(id).confirmed_on is None
    with pytest.raises(StaleEdit):
        save(confirm_contact, strategy.id, id, by=by, at=NOW, version=2)
    save(confirm_contact, strategy.id, id, by=by, at=NOW, version=1)
    assert contact(id).confirmed_on == date(2025, 4, 15)


def test_an_ended_contact_is_not_confirmed(app: Flask) -> None:
    strategy = make_strategy()
    id, by = strategy.contacts[0], strategy.planner
    save(end_contact, strategy.id, id, ends_on=date(2025, 4, 1), by=by, at=NOW, version=1, reason="Retired")
    assert contact(id).ends_on == date(2025, 4, 1)
    with pytest.raises(Refused, match="no longer serves"):
        save(confirm_contact, strategy.id, id, by=by, at=NOW, version=2)


def test_the_directory_is_the_planners_alone(app: Flask) -> None:
    strategy, other = make_strategy(), make_strategy("canal")
    lead = make_lead(strategy.id, strategy.organizations[0])
    with pytest.raises(Forbidden):
        add(strategy, by=lead)
    new = NewContact(organization_id=strategy.organizations[0], name="Casey Example")
    with pytest.raises(Forbidden):
        save(add_contact, strategy.id, new, by=lead, at=NOW)
    with pytest.raises(Refused, match="not in the directory"):
        save(confirm_contact, other.id, strategy.contacts[0], by=other.planner, at=NOW, version=1)
