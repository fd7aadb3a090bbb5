"""The directory: organizations and their points of contact."""

from dataclasses import dataclass
from datetime import date, datetime

from tracker.domain.document.element import Kind, Visibility
from tracker.domain.document.organization import OrganizationKind
from tracker.domain.errors import Refused
from tracker.domain.roles import Actor
from tracker.models.organization import Contact, Listing, Organization
from tracker.operations.act import Act
from tracker.operations.permission import require_planner
from tracker.operations.plans import new_id, plan_of


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
    """Add an organization to the directory, listed in a strategy, and return its id.

    :raise Forbidden: `by` is no planner.
    """
    act = Act(by, at, "add_organization")
    require_planner(by, strategy_id)
    values = {name: getattr(new, name) for name in NewOrganization.__slots__ if name != "id"}
    organization = Organization(
        id=new.id or new_id(Kind.ORGANIZATION),
        source=None,
        is_illustrative=plan_of(strategy_id).is_illustrative,
        **values,
    )
    act.add(organization)
    act.add(
        Listing(
            id=new_id(Kind.LISTING),
            strategy_id=strategy_id,
            organization_id=organization.id,
            position=act.next_position(Listing, strategy_id=strategy_id),
        )
    )
    return organization.id


def add_contact(strategy_id: str, new: NewContact, *, by: Actor, at: datetime) -> str:
    """Add a point of contact to an organization, confirmed by the planner who adds it, and return its id.

    :raise Forbidden: `by` is no planner.
    :raise Refused: it ends before it starts.
    """
    act = Act(by, at, "add_contact")
    require_planner(by, strategy_id)
    act.get(Organization, new.organization_id)
    if new.starts_on is not None and new.ends_on is not None and new.ends_on < new.starts_on:
        raise Refused("The last day is before the first.", field="ends_on")
    values = {name: getattr(new, name) for name in NewContact.__slots__ if name != "id"}
    contact = Contact(
        id=new.id or new_id(Kind.CONTACT),
        position=act.next_position(Contact, organization_id=new.organization_id),
        confirmed_on=at.date(),
        is_illustrative=plan_of(strategy_id).is_illustrative,
        **values,
    )
    act.add(contact)
    return contact.id
