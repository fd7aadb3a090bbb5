"""An approver's answer to a report."""

from wtforms import Field, StringField
from wtforms.validators import AnyOf

from tracker.forms.element import ElementForm, hidden_whole_field, prose_field
from tracker.models.status_update import StatusUpdate

APPROVE, RETURN = "approve", "return"


class ApprovalForm(ElementForm):
    """Approve or return: `answer` is the button that was pressed; a return needs a note."""

    version = hidden_whole_field()
    answer: Field = StringField("Your answer", [AnyOf((APPROVE, RETURN), message="Approve the report or return it.")])
    note = prose_field(StatusUpdate.decision_note, "Note")

    @property
    def is_approved(self) -> bool:
        """Return whether the report is approved."""
        return bool(self.answer.data == APPROVE)
