"""Milestones: as lines of a new action, by themselves, and what was reported of them."""

from datetime import date
from typing import Any

from wtforms import BooleanField

from tracker.domain.document.element import Kind, Visibility
from tracker.domain.document.milestone import Milestone as MilestoneNode
from tracker.forms.element import (
    ElementForm,
    choice_field,
    date_field,
    hidden_whole_field,
    text_field,
    whole_field,
)
from tracker.forms.once import new_id_field
from tracker.forms.reason import reason_field
from tracker.forms.rows import Row
from tracker.models.milestone import Milestone
from tracker.operations.planning.edit import HEAVIEST
from tracker.operations.planning.milestones import NewMilestone


class MilestoneRow(Row):
    """One milestone of a new action."""

    title = text_field(Milestone.title, "Milestone")
    due_on = date_field("Due")

    def validate(self, extra_validators: Any = None) -> bool:
        """Return whether the line is empty, or says what and when."""
        is_valid = bool(super().validate(extra_validators))
        if self.is_empty:
            return is_valid
        if not self.title.data:
            self.title.errors = [*self.title.errors, "Say what is achieved."]
        if not self.due_on.data and not self.due_on.errors:
            self.due_on.errors = ["Give the day it is due."]
        return not (self.title.errors or self.due_on.errors)

    def milestone(self) -> NewMilestone:
        """Return the milestone that was asked for."""
        due_on: date = self.due_on.data
        return NewMilestone(self.title.data, due_on)


class MilestoneForm(ElementForm):
    """What a planner says of a milestone."""

    title = text_field(Milestone.title, "Milestone", required="Say what is achieved.")
    due_on = date_field("Due", required="Give the day it is due.")
    weight = whole_field("Weight", lowest=0, highest=HEAVIEST, required="Give a whole number.", default=1)
    visibility = choice_field(Visibility, "Visibility", default=Visibility.PUBLIC)
    reason = reason_field()


class NewMilestoneForm(MilestoneForm):
    """A new milestone."""

    id = new_id_field(Kind.MILESTONE)

    def milestone(self) -> NewMilestone:
        """Return the milestone that was asked for."""
        return NewMilestone(
            self.title.data, self.due_on.data, self.weight.data, self.id.data, Visibility(self.visibility.data)
        )


class MilestoneEditForm(MilestoneForm):
    """A milestone as it stands, to be changed."""

    version = hidden_whole_field()

    @classmethod
    def of(cls, milestone: MilestoneNode, *, is_published: bool) -> "MilestoneEditForm":
        """Return the form filled with a milestone; a published date moves on a page of its own."""
        form = cls(obj=milestone)
        if is_published:
            del form["due_on"]
        return form

    def changes(self) -> dict[str, Any]:
        """Return the values that were sent."""
        names = ("title", "due_on", "weight", "visibility")
        return {name: self._fields[name].data for name in names if name in self._fields}


class AchievementForm(ElementForm):
    """What was reported of a milestone, to be corrected or taken back."""

    achieved_on = date_field("Achieved on")
    evidence_title = text_field(Milestone.evidence_title, "What shows it")
    evidence_reference = text_field(Milestone.evidence_reference, "Its address or document number")
    is_withdrawn = BooleanField("It was not achieved: take the report of it back")
    reason = reason_field("Say why what was reported is corrected.")
    version = hidden_whole_field()

    def validate(self, extra_validators: Any = None) -> bool:
        """Return whether it is either taken back or complete."""
        is_valid = super().validate(extra_validators)
        if not self.is_withdrawn.data and not self.achieved_on.data and not self.achieved_on.errors:
            self.achieved_on.errors = ["Give the day, or take the report back."]
            return False
        return is_valid

    def facts(self) -> dict[str, Any]:
        """Return what is to stand in the record, by the names of its values."""
        names = ("achieved_on", "evidence_title", "evidence_reference")
        return {name: None if self.is_withdrawn.data else self._fields[name].data for name in names}
