"""Who leads a goal, and until when."""

from datetime import date

from tracker.domain.document.document import Document
from tracker.domain.document.plan import LeaderRole
from tracker.forms.choices import contact_choices
from tracker.forms.element import ElementForm, choice_field, date_field, hidden_whole_field, pick_field
from tracker.forms.reason import reason_field


class AppointForm(ElementForm):
    """A new leader or deputy."""

    role = choice_field(LeaderRole, "As", default=LeaderRole.LEADER, as_radios=True)
    contact_id = pick_field("Person", required="Choose the person.")
    starts_on = date_field("From", required="Give the first day.")
    reason = reason_field()

    def offer(self, document: Document, on: date) -> None:
        """Set what can be picked."""
        self.contact_id.choices = contact_choices(document, on)


class EndLeaderForm(ElementForm):
    """The day somebody no longer leads."""

    ends_on = date_field("No longer from", required="Give the first day they no longer lead.")
    reason = reason_field()
    version = hidden_whole_field()
