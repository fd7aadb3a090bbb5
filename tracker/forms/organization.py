"""Organizations and their points of contact."""

from typing import Any

from wtforms import Field

from tracker.domain.document.contact import Contact as ContactNode
from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind, Visibility
from tracker.domain.document.organization import Organization as OrganizationNode
from tracker.domain.document.organization import OrganizationKind
from tracker.forms.choices import organization_choices
from tracker.forms.element import (
    ElementForm,
    choice_field,
    date_field,
    hidden_whole_field,
    pick_field,
    prose_field,
    text_field,
)
from tracker.forms.once import new_id_field
from tracker.forms.person import check_address
from tracker.forms.reason import reason_field
from tracker.models.organization import Contact, Organization
from tracker.operations.planning.organizations import NewContact, NewOrganization

ORGANIZATION_FIELDS = (
    "name", "acronym", "kind", "parent_id", "city", "state", "designation", "website", "description", "visibility",
)  # fmt: skip
CONTACT_FIELDS = ("name", "title", "email", "phone", "starts_on", "ends_on")


class OrganizationForm(ElementForm):
    """What a planner says of an organization."""

    name = text_field(Organization.name, "Name", required="Give the organization's name.")
    acronym = text_field(Organization.acronym, "What it is called for short")
    kind = choice_field(OrganizationKind, "Kind", default=OrganizationKind.OFFICE)
    parent_id = pick_field("Part of")
    city = text_field(Organization.city, "City")
    state = text_field(Organization.state, "State")
    designation = text_field(Organization.designation, "Designation")
    website = text_field(Organization.website, "Website")
    description = prose_field(Organization.description, "Description")
    visibility = choice_field(Visibility, "Visibility", default=Visibility.PUBLIC)

    def offer(self, document: Document) -> None:
        """Set what can be picked."""
        self.parent_id.choices = organization_choices(document)

    def values(self) -> dict[str, Any]:
        """Return what was said of the organization, by the names of its values."""
        return {name: self._fields[name].data for name in ORGANIZATION_FIELDS}


class NewOrganizationForm(OrganizationForm):
    """An organization that is not in the directory yet."""

    id = new_id_field(Kind.ORGANIZATION)

    def organization(self) -> NewOrganization:
        """Return the organization that was asked for."""
        return NewOrganization(**self.values(), id=self.id.data)


class OrganizationEditForm(OrganizationForm):
    """An organization as it stands, to be changed."""

    version = hidden_whole_field()

    @classmethod
    def of(cls, organization: OrganizationNode) -> "OrganizationEditForm":
        """Return the form filled with an organization as it stands."""
        return cls(obj=organization)


class ContactForm(ElementForm):
    """What a planner says of a point of contact."""

    name = text_field(Contact.name, "Name", required="Give the name.")
    title = text_field(Contact.title, "Title")
    email = text_field(Contact.email, "E-mail address")
    phone = text_field(Contact.phone, "Telephone")
    starts_on = date_field("From")
    ends_on = date_field("No longer from")

    def validate_email(self, field: Field) -> None:
        """Refuse what is no address."""
        check_address(field)

    def values(self) -> dict[str, Any]:
        """Return what was said of the point of contact, by the names of its values."""
        return {name: self._fields[name].data for name in CONTACT_FIELDS if name in self._fields}


class NewContactForm(ContactForm):
    """A point of contact who is not in the directory yet."""

    id = new_id_field(Kind.CONTACT)

    def contact(self, organization_id: str) -> NewContact:
        """Return the point of contact that was asked for."""
        return NewContact(organization_id=organization_id, **self.values(), id=self.id.data)


class ContactEditForm(ContactForm):
    """A point of contact as it stands, to be changed."""

    version = hidden_whole_field()

    @classmethod
    def of(cls, contact: ContactNode) -> "ContactEditForm":
        """Return the form filled with a point of contact as it stands."""
        return cls(obj=contact)


class ConfirmForm(ElementForm):
    """That a published point of contact still holds."""

    version = hidden_whole_field()


class EndContactForm(ConfirmForm):
    """The day a point of contact no longer serves."""

    ends_on = date_field("No longer from", required="Give the first day they no longer serve.")
    reason = reason_field()
