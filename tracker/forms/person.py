"""Somebody who is not in the directory yet, typed in right where they are needed."""

import re

from wtforms import Field, Form, ValidationError

from tracker.forms.element import text_field
from tracker.models.organization import Contact
from tracker.operations.planning.organizations import NewContact

_ADDRESS = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>]+")


def check_address(field: Field) -> None:
    """Refuse what is no e-mail address, where one is given.

    :raise ValidationError: it is none.
    """
    if field.data and _ADDRESS.fullmatch(field.data) is None:
        raise ValidationError("This is no e-mail address; it looks like name@example.gov.")


class PersonPart(Form):
    """A new point of contact; empty, there is none."""

    name = text_field(Contact.name, "Name")
    title = text_field(Contact.title, "Title")
    email = text_field(Contact.email, "E-mail address")

    @property
    def is_empty(self) -> bool:
        """Return whether nobody was named."""
        return all(not field.data for field in self)

    def validate_email(self, field: Field) -> None:
        """Refuse what is no address."""
        check_address(field)

    def validate(self, extra_validators: object = None) -> bool:
        """Return whether there is nobody, or somebody with a name."""
        is_valid = bool(super().validate(extra_validators))
        if not self.is_empty and not self.name.data:
            self.name.errors = [*self.name.errors, "Give the person's name."]
            return False
        return is_valid

    def person(self, organization_id: str) -> NewContact | None:
        """Return the new point of contact of an organization, or None."""
        if self.is_empty:
            return None
        return NewContact(
            organization_id=organization_id, name=self.name.data, title=self.title.data, email=self.email.data
        )
