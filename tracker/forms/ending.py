"""Ending something with a reason, or bringing it back: an action, a milestone, a target, a link, a request."""

from datetime import date
from typing import Any

from tracker.domain.document.action import Action as ActionNode
from tracker.domain.document.document import Document
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.milestone import Milestone as MilestoneNode
from tracker.forms.choices import action_choices
from tracker.forms.element import ElementForm, choice_field, date_field, hidden_whole_field, pick_field
from tracker.forms.reason import reason_field

_ENDINGS = (Lifecycle.CANCELLED, Lifecycle.SUPERSEDED, Lifecycle.ARCHIVED)


class ReasonForm(ElementForm):
    """Why something ends, or comes back."""

    reason = reason_field("Say why.")
    version = hidden_whole_field()


class EndActionForm(ReasonForm):
    """How an action ends, by what it is superseded, and why."""

    lifecycle = choice_field(_ENDINGS, "The action is to be", required="Choose how the action ends.", as_radios=True)
    superseded_by_id = pick_field("Superseded by")

    def offer(self, document: Document, action: ActionNode) -> None:
        """Set what can be picked."""
        self.superseded_by_id.choices = action_choices(document, but=action.id, none="")


class RedateForm(ElementForm):
    """New dates for an action and its open milestones, each beside the date in force."""

    starts_on = date_field("Start")
    due_on = date_field("Due")
    reason = reason_field("Say why the dates move.")
    version = hidden_whole_field()

    @classmethod
    def of(cls, action: ActionNode) -> "RedateForm":
        """Return the form filled with the dates in force; each open milestone has a field of its own."""
        own: Any = type("RedateForm", (cls,), {_field_name(each): _due_field(each) for each in open_milestones(action)})
        dates = {_field_name(milestone): milestone.due_on for milestone in open_milestones(action)}
        values = {"starts_on": action.starts_on, "due_on": action.due_on, "version": action.version}
        form: RedateForm = own(data=values | dates)
        if action.is_continuing:
            del form["due_on"]
        return form

    def due(self) -> date | None:
        """Return the new due date; what is continuing has none."""
        day: date | None = self.due_on.data if "due_on" in self._fields else None
        return day

    def milestones(self, action: ActionNode) -> dict[str, date]:
        """Return the day each open milestone is to be due, by its id."""
        return {each.id: self._fields[_field_name(each)].data for each in open_milestones(action)}


def open_milestones(action: ActionNode) -> tuple[MilestoneNode, ...]:
    """Return the milestones of an action whose dates can still move."""
    return tuple(
        milestone
        for milestone in action.milestones
        if milestone.achieved_on is None and milestone.lifecycle is Lifecycle.ACTIVE
    )


def _field_name(milestone: MilestoneNode) -> str:
    """Return the name of a milestone's field, which is also where the operation's refusal belongs."""
    return f"milestones-{milestone.id}"


def _due_field(milestone: MilestoneNode) -> Any:
    """Return the field for a milestone's date."""
    return date_field(f"{milestone.number} {milestone.title}", required="Give the day it is due.")
