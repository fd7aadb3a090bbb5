"""What a lead asks a planner for, and the planner's answer."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from wtforms import Form, RadioField
from wtforms.fields import SelectChoice

from tracker.domain.document.element import Kind
from tracker.domain.document.milestone import Milestone
from tracker.domain.document.plan import ProposedChange
from tracker.forms.element import (
    ElementForm,
    choice_field,
    date_field,
    hidden_whole_field,
    prose_field,
    sent_fields,
)
from tracker.forms.fields import Required
from tracker.forms.once import new_id_field
from tracker.models.plan import Proposal

ACCEPT = "accept"


class ProposalForm(ElementForm):
    """A new date or a cancellation, and why."""

    id = new_id_field(Kind.PROPOSAL)
    change = choice_field(ProposedChange, "What do you ask for?", required="Choose what you ask for.", as_radios=True)
    due_on = date_field("New due date")
    reason = prose_field(Proposal.reason, "Why", required="Give a reason; the planner needs it to decide.")


class MilestoneDateForm(Form):
    """The date of a milestone that may move with its action."""

    due_on = date_field("Due", required="Give the day it is due.")

    def __init__(self, milestone: Milestone) -> None:
        super().__init__(sent_fields(), prefix=f"milestones-{milestone.id}", data={"due_on": milestone.due_on})
        self.milestone = milestone
        if self.due_on.raw_data == []:
            self.due_on.data = milestone.due_on


class DecisionForm(ElementForm):
    """A planner's answer to a proposal; with an accepted date the open milestones may move."""

    version = hidden_whole_field()
    answer = RadioField(
        "Your answer",
        [Required("Accept or decline.")],
        choices=[SelectChoice(ACCEPT, "Accept"), SelectChoice("decline", "Decline")],
        invalid_choice_message="Accept or decline.",
    )
    reason = prose_field(Proposal.decision_reason, "Why", required="Give a reason; the lead is told why.")

    def __init__(self, milestones: Iterable[Milestone], **values: Any) -> None:
        super().__init__(**values)
        self.milestones = tuple(MilestoneDateForm(milestone) for milestone in milestones)

    @property
    def parts(self) -> tuple[Form, ...]:
        """Return the milestones' dates."""
        return self.milestones

    @property
    def is_accepted(self) -> bool:
        """Return whether the proposal is accepted."""
        return bool(self.answer.data == ACCEPT)

    def dates(self) -> dict[str, date]:
        """Return the date each milestone is to have, by its id."""
        return {form.milestone.id: form.due_on.data for form in self.milestones}
