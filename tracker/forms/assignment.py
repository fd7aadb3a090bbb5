"""Assigning an action on one page: what, who, when, and how it will be seen."""

from datetime import date
from typing import Any

from wtforms import BooleanField, Form

from tracker.domain.document.action import Action as ActionNode
from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind, Visibility
from tracker.domain.document.objective import Objective
from tracker.forms.choices import (
    action_choices,
    contact_choices,
    objective_choices,
    organization_choices,
    responsible_choices,
)
from tracker.forms.element import (
    choice_field,
    date_field,
    hidden_whole_field,
    pick_field,
    prose_field,
    text_field,
    whole_field,
)
from tracker.forms.metric_plan import MetricPart
from tracker.forms.milestone import MilestoneRow
from tracker.forms.once import new_id_field
from tracker.forms.person import PersonPart
from tracker.forms.reason import reason_field
from tracker.forms.rows import FormWithRows, Lines, Row
from tracker.models.action import Action
from tracker.operations.planning.actions import Assignment
from tracker.operations.planning.edit import HEAVIEST

#: What an action is linked to: each a list of its own, of lines with one choice.
LINKS = ("contributing_ids", "consulted_ids", "contributes_to_ids", "depends_on_ids")

_PLAIN = (
    "title", "deliverable", "description", "resources", "organization_id", "lead_id", "deputy_id", "weight",
    "visibility",
)  # fmt: skip
_DATES = ("starts_on", "due_on", "is_continuing")


class ContributingRow(Row):
    """One contributing organization."""

    picked = pick_field("Contributing organization")


class ConsultedRow(Row):
    """One consulted organization."""

    picked = pick_field("Consulted organization")


class ContributesToRow(Row):
    """One objective the action also contributes to."""

    picked = pick_field("Also contributes to")


class DependsOnRow(Row):
    """One action that must be done first."""

    picked = pick_field("Depends on")


class ActionForm(FormWithRows):
    """What a planner says of an action, new or old."""

    LISTS = {
        "contributing_ids": Lines(ContributingRow, least=2),
        "consulted_ids": Lines(ConsultedRow, least=2),
        "contributes_to_ids": Lines(ContributesToRow, least=1),
        "depends_on_ids": Lines(DependsOnRow, least=1),
    }

    title = text_field(Action.title, "Title", required="Give the action a title.")
    deliverable = prose_field(Action.deliverable, "Deliverable")
    organization_id = pick_field("Responsible organization", required="Choose the responsible organization.")
    lead_id = pick_field("Lead")
    deputy_id = pick_field("Deputy")
    starts_on = date_field("Start")
    due_on = date_field("Due")
    is_continuing = BooleanField("Continuing: no due date")
    description = prose_field(Action.description, "Description")
    resources = prose_field(Action.resources, "Resources")
    weight = whole_field("Weight", lowest=0, highest=HEAVIEST, required="Give a whole number.", default=1)
    visibility = choice_field(Visibility, "Visibility", default=Visibility.PUBLIC)
    reason = reason_field()

    def offer(self, document: Document, objective: Objective, on: date, *, action: ActionNode | None = None) -> None:
        """Set what can be picked; what an action holds now stays on offer."""
        organizations = organization_choices(document)
        held = (action.lead_id, action.deputy_id) if action else ()
        objectives = objective_choices(document, but=objective.id)
        actions = action_choices(
            document, but=action.id if action else "", keep=action.depends_on_ids if action else ()
        )
        self.organization_id.choices = responsible_choices(document)
        self.lead_id.choices = self.deputy_id.choices = contact_choices(document, on, keep=held)
        offered = (organizations, organizations, objectives, actions)
        for name, choices in zip(LINKS, offered, strict=True):
            for row in (*self.rows(name), self.blank(name)):
                row.picked.choices = choices

    @property
    def has_more(self) -> bool:
        """Return whether something is said, or wrong, of what few actions need."""
        rows = [row.picked for name in ("contributes_to_ids", "depends_on_ids") for row in self.rows(name)]
        fields = [self.description, self.resources, *rows]
        is_usual = (self.weight.data, self.visibility.data) == (1, Visibility.PUBLIC)
        is_wrong = any(field.errors for field in (self.weight, self.visibility))
        return not is_usual or is_wrong or any(field.data or field.errors for field in fields)

    def values(self) -> dict[str, Any]:
        """Return what was said of the action, by the names of its values."""
        names = [name for name in (*_PLAIN, *_DATES) if name in self._fields]
        links = {name: tuple(row.picked.data for row in self.filled(name)) for name in LINKS}
        return {name: self._fields[name].data for name in names} | links


class AssignmentForm(ActionForm):
    """A new action, with its milestones, and where need be its people and a metric."""

    LISTS = {**ActionForm.LISTS, "milestones": Lines(MilestoneRow, least=3)}

    id = new_id_field(Kind.ACTION)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        sent = self.sent
        self.new_lead = PersonPart(sent, prefix="new_lead-")
        self.new_deputy = PersonPart(sent, prefix="new_deputy-")
        self.metric = MetricPart(sent, prefix="metric-")

    @property
    def parts(self) -> tuple[Form, ...]:
        """Return the forms within this one."""
        return (self.new_lead, self.new_deputy, *super().parts, self.metric)

    @property
    def has_more(self) -> bool:
        """Return whether something is said, or wrong, of what few actions need, a metric among it."""
        return super().has_more or not self.metric.is_empty

    def assignment(self, objective_id: str) -> Assignment:
        """Return the action that was asked for."""
        organization_id = self.organization_id.data
        return Assignment(
            objective_id=objective_id,
            **self.values(),
            milestones=tuple(row.milestone() for row in self.filled("milestones")),
            new_lead=self.new_lead.person(organization_id),
            new_deputy=self.new_deputy.person(organization_id),
            metric=self.metric.metric(organization_id),
            id=self.id.data,
        )


class ActionEditForm(ActionForm):
    """An action as it stands, to be changed."""

    version = hidden_whole_field()

    @classmethod
    def of(cls, action: ActionNode) -> "ActionEditForm":
        """Return the form filled with an action as it stands."""
        values = {name: getattr(action, name) for name in (*_PLAIN, *_DATES, "version")}
        lines = {name: [{"picked": id} for id in getattr(action, name)] for name in LINKS}
        form = cls(data=values, lines=lines)
        if action.published_on is not None:
            for name in _DATES:
                del form[name]
        return form
