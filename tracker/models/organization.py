"""The directory: organizations, their points of contact, and which strategy lists which."""

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.columns import Id, Number, Prose, Short, Title
from tracker.domain.document.element import Visibility
from tracker.domain.document.organization import OrganizationKind
from tracker.extensions import db


class Organization(db.Model):
    """A body that may own work."""

    __tablename__ = "organization"

    id: Mapped[Id] = mapped_column(primary_key=True)
    version: Mapped[int]
    name: Mapped[Short]
    acronym: Mapped[Number | None]
    kind: Mapped[OrganizationKind]
    parent_id: Mapped[Id | None] = mapped_column(ForeignKey("organization.id", deferrable=True, initially="DEFERRED"))
    city: Mapped[Short | None]
    state: Mapped[Short | None]
    designation: Mapped[Short | None]
    website: Mapped[Short | None]
    description: Mapped[Prose | None]
    source: Mapped[Title | None]
    visibility: Mapped[Visibility]
    is_illustrative: Mapped[bool]


class Contact(db.Model):
    """A point of contact of an organization."""

    __tablename__ = "contact"

    id: Mapped[Id] = mapped_column(primary_key=True)
    version: Mapped[int]
    organization_id: Mapped[Id] = mapped_column(ForeignKey("organization.id"), index=True)
    position: Mapped[int]
    name: Mapped[Short]
    title: Mapped[Short | None]
    email: Mapped[Short | None]
    phone: Mapped[Number | None]
    alternate_phone: Mapped[Number | None]
    toll_free_phone: Mapped[Number | None]
    fax: Mapped[Number | None]
    website: Mapped[Short | None]
    as_of_on: Mapped[date | None]
    source: Mapped[Title | None]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    confirmed_on: Mapped[date | None]
    is_illustrative: Mapped[bool]


class Listing(db.Model):
    """An organization's place in the directory of one strategy."""

    __tablename__ = "listing"
    __table_args__ = (UniqueConstraint("strategy_id", "organization_id"),)

    id: Mapped[Id] = mapped_column(primary_key=True)
    version: Mapped[int]
    strategy_id: Mapped[Id] = mapped_column(ForeignKey("strategy.id"))
    organization_id: Mapped[Id] = mapped_column(ForeignKey("organization.id"), index=True)
    position: Mapped[int]
