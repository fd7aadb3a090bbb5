"""The directory: organizations and their points of contact."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tracker.domain.document.element import Kind, Visibility
from tracker.domain.document.organization import OrganizationKind
from tracker.domain.errors import Refused
from tracker.domain.roles import Actor
from tracker.models.organization import Contact, Listing, Organization
from tracker.operations.act import Act
from tracker.operations.once import is_made, new_id
from tracker.operations.permission import require_planner
from tracker.operations.planning.checks import check
from tracker.operations.planning.edit import Edit, require_listed
from tracker.operations.strategies import day_of, plan_of


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOrganization:
    """An organization as a planner adds it."""

    name: str
    kind: OrganizationKind
    acronym: str | None = None
    parent_id: str | None = None
    city: str | None = None
    state: str | None = None
    designation: str | None = None
    website: str | None = None
    description: str | None = None
    visibility: Visibility = Visibility.PUBLIC
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewContact:
    """A point of contact as a planner adds it."""

    organization_id: str
    name: str
    title: str | None = None
    email: str | None = None
    phone: str | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    id: str | None = None


def add_organization(strategy_id: str, new: NewOrganization, *, by: Actor, at: datetime) -> str:
    """Add an organization to the directory, listed in a strategy, and return its id; sent twice, it is added once.

    :raise Forbidden: `by` is no planner.
    :raise Refused: the strategy lists one of this name already, or not the one it is to belong to.
    """
    act = Act(by, at, "add_organization")
    require_planner(by, strategy_id)
    if is_made(Kind.ORGANIZATION, new.id, None):
        return str(new.id)
    values: dict[str, Any] = {name: getattr(new, name) for name in NewOrganization.__slots__ if name != "id"}
    check(Kind.ORGANIZATION, Edit(strategy_id, day_of(strategy_id, at), None, values, tuple(values)))
    organization = Organization(
        id=new.id or new_id(Kind.ORGANIZATION),
        source=None,
        is_illustrative=plan_of(strategy_id).is_illustrative,
        **values,
    )
    act.add(organization)
    listing = Listing(
        id=new_id(Kind.LISTING),
        strategy_id=strategy_id,
        organization_id=organization.id,
        position=act.next_position(Listing, strategy_id=strategy_id),
    )
    act.add(listing)
    return organization.id


def add_contact(strategy_id: str, new: NewContact, *, by: Actor, at: datetime) -> str:
    """Add a point of contact, confirmed by the planner who adds it, and return its id; sent twice, it is added once.

    :raise Forbidden: `by` is no planner.
    :raise Refused: it ends before it starts, or the organization is not in the strategy's directory.
    """
    act = Act(by, at, "add_contact")
    require_planner(by, strategy_id)
    if is_made(Kind.CONTACT, new.id, None):
        return str(new.id)
    return write_contact(act, new, strategy_id)


def write_contact(act: Act, new: NewContact, strategy_id: str) -> str:
    """Write a new point of contact within an act and return its id.

    :raise Refused: it ends before it starts, or the organization is not in the strategy's directory.
    """
    require_listed(strategy_id, [new.organization_id], field="organization_id")
    values: dict[str, Any] = {name: getattr(new, name) for name in NewContact.__slots__ if name != "id"}
    day = day_of(strategy_id, act.at)
    check(Kind.CONTACT, Edit(strategy_id, day, None, values, tuple(values)))
    contact = Contact(
        id=new.id or new_id(Kind.CONTACT),
        position=act.next_position(Contact, organization_id=new.organization_id),
        confirmed_on=day,
        is_illustrative=plan_of(strategy_id).is_illustrative,
        **values,
    )
    act.add(contact)
    return contact.id


def confirm_contact(strategy_id: str, contact_id: str, *, by: Actor, at: datetime, version: int) -> None:
    """Record that a planner asked, and a published point of contact still holds.

    :raise Forbidden: `by` is no planner.
    :raise Refused: the organization is not in the strategy's directory, or the contact serves no more.
    """
    act = Act(by, at, "confirm_contact")
    contact = _get_contact(act, strategy_id, contact_id, version)
    if contact.ends_on is not None and contact.ends_on <= day_of(strategy_id, at):
        raise Refused(f"{contact.name} no longer serves.")
    contact.confirmed_on = day_of(strategy_id, at)
    act.record(contact)


def end_contact(
    strategy_id: str, contact_id: str, *, ends_on: date, by: Actor, at: datetime, version: int, reason: str | None
) -> None:
    """Record that a point of contact serves no more from a day on; what they lead stands vacant from then.

    :raise Forbidden: `by` is no planner.
    :raise Refused: the day is before the first, or the organization is not in the strategy's directory.
    """
    act = Act(by, at, "end_contact", reason=reason)
    contact = _get_contact(act, strategy_id, contact_id, version)
    if contact.starts_on is not None and ends_on < contact.starts_on:
        raise Refused("The last day is before the first.", field="ends_on")
    contact.ends_on = ends_on
    act.record(contact)


def _get_contact(act: Act, strategy_id: str, contact_id: str, version: int) -> Contact:
    """Return a point of contact that a planner changes.

    :raise Forbidden: the act is no planner's.
    :raise Refused: the organization is not in the strategy's directory.
    """
    require_planner(act.by, strategy_id)
    contact = act.get(Contact, contact_id, version=version)
    require_listed(strategy_id, [contact.organization_id], field="organization_id")
    return contact
