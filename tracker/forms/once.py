"""The id of what a form makes, given with the form: the same form sent twice makes it once."""

from wtforms import Field, HiddenField
from wtforms.validators import Regexp

from tracker.domain.document.element import Kind
from tracker.operations.once import new_id


def new_id_field(kind: Kind) -> Field:
    """Return a hidden field that holds the id the new element is to have."""
    shape = rf"{kind.value.replace('_', '-')}\.[0-9a-f]{{20}}$"
    out_of_date = Regexp(shape, message="This page is out of date; please load it again.")
    return HiddenField("Id", [out_of_date], default=lambda: new_id(kind))
