"""Why something in a published plan changes."""

from wtforms import Field

from tracker.forms.element import prose_field
from tracker.models.revision import Revision


def reason_field(required: str | None = None) -> Field:
    """Return the field for a reason; it stands in the record beside the change."""
    return prose_field(Revision.reason, "Reason", required=required)
