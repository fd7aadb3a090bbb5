"""The directory in JSON."""

from marshmallow import fields

from tracker.domain.document.element import Visibility
from tracker.models.organization import Contact, Organization
from tracker.schemas.element import ElementSchema, column_field, id_field, reference_field


class ContactSchema(ElementSchema):
    """A point of contact."""

    id = id_field()
    name = column_field(Contact.name)
    title = column_field(Contact.title)
    email = column_field(Contact.email)
    phone = column_field(Contact.phone)
    alternate_phone = column_field(Contact.alternate_phone)
    toll_free_phone = column_field(Contact.toll_free_phone)
    fax = column_field(Contact.fax)
    website = column_field(Contact.website)
    as_of_on = column_field(Contact.as_of_on)
    source = column_field(Contact.source)
    starts_on = column_field(Contact.starts_on)
    ends_on = column_field(Contact.ends_on)
    confirmed_on = column_field(Contact.confirmed_on)
    is_illustrative = column_field(Contact.is_illustrative, load_default=False)


class OrganizationSchema(ElementSchema):
    """An organization with its points of contact in order."""

    id = id_field()
    name = column_field(Organization.name)
    acronym = column_field(Organization.acronym)
    kind = column_field(Organization.kind)
    parent_id = reference_field(required=False)
    city = column_field(Organization.city)
    state = column_field(Organization.state)
    designation = column_field(Organization.designation)
    website = column_field(Organization.website)
    description = column_field(Organization.description)
    source = column_field(Organization.source)
    visibility = column_field(Organization.visibility, load_default=Visibility.PUBLIC)
    is_illustrative = column_field(Organization.is_illustrative, load_default=False)
    contacts = fields.List(fields.Nested(ContactSchema), load_default=())
