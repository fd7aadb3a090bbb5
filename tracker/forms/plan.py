"""Publishing a plan, and what it is weighed and judged by."""

from typing import Any

from wtforms import BooleanField
from wtforms.validators import InputRequired

from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind
from tracker.domain.document.goal import Goal as GoalNode
from tracker.domain.document.objective import Objective as ObjectiveNode
from tracker.forms.element import (
    ElementForm,
    hidden_whole_field,
    pick_several_field,
    picks,
    text_field,
    whole_field,
)
from tracker.forms.reason import reason_field
from tracker.models.plan import Plan
from tracker.operations.planning.edit import HEAVIEST
from tracker.operations.planning.weights import Weight, field_of, version_field_of

#: The values of the plan itself that are set here.
OF_THE_PLAN = ("notice", "requires_approval", "exempt_ids")
THRESHOLDS = ("known_minimum_percent", "on_track_points", "at_risk_points", "at_risk_days")


class PublishForm(ElementForm):
    """Publishing version 1."""

    reason = reason_field("Say who agreed to this plan, or why it is published now.")
    is_confirmed = BooleanField(
        "Publish version 1: its dates become the first dates, which never change again",
        [InputRequired("Tick the box to publish.")],
    )
    version = hidden_whole_field()


class SettingsForm(ElementForm):
    """The weights of goals and objectives, the thresholds, the plan's notice, and whether reports need approval."""

    known_minimum_percent = whole_field(
        "Percent of its weight a parent must know", lowest=0, highest=100, required="Give a percentage."
    )
    on_track_points = whole_field(
        "On track up to this many points behind", lowest=0, highest=99, required="Give a whole number."
    )
    at_risk_points = whole_field(
        "At risk up to this many points behind", lowest=1, highest=100, required="Give a whole number."
    )
    at_risk_days = whole_field(
        "At risk up to this many days late", lowest=0, highest=3650, required="Give a whole number."
    )
    notice = text_field(Plan.notice, "Notice on every page")
    requires_approval = BooleanField("Reports need approval")
    exempt_ids = pick_several_field("Whose reports need none")
    reason = reason_field()
    version = hidden_whole_field()

    standing_exempt: tuple[str, ...] = ()

    @classmethod
    def of(cls, document: Document) -> "SettingsForm":
        """Return the form filled with what is in force; each goal and objective has a weight and a version."""
        fields: dict[str, Any] = {}
        values: dict[str, Any] = {name: getattr(document.plan, name) for name in (*THRESHOLDS, *OF_THE_PLAN, "version")}
        for element in weighed(document):
            fields[field_of(element.id)] = _weight_field(element)
            fields[version_field_of(element.id)] = hidden_whole_field()
            values |= {field_of(element.id): element.weight, version_field_of(element.id): element.version}
        own: Any = type("SettingsForm", (cls,), fields)
        form: SettingsForm = own(data=values)
        responsible = {action.organization_id for action in document.plan.actions} | set(document.plan.exempt_ids)
        offices = [each for each in document.organizations if each.id in responsible]
        form.standing_exempt = document.plan.exempt_ids
        form.exempt_ids.choices = picks((each.id, each.name) for each in offices)
        if document.plan.is_illustrative:
            del form["notice"]
        return form

    def weight_field(self, element: GoalNode | ObjectiveNode) -> Any:
        """Return the field of an element's weight."""
        return self._fields[field_of(element.id)]

    def weights(self, document: Document) -> list[Weight]:
        """Return the weights that were sent."""
        return [
            Weight(
                Kind.GOAL if isinstance(each, GoalNode) else Kind.OBJECTIVE,
                each.id,
                self._fields[field_of(each.id)].data,
                self._fields[version_field_of(each.id)].data,
            )
            for each in weighed(document)
        ]

    def thresholds(self) -> dict[str, Any]:
        """Return the values of the plan itself that were sent."""
        values = {name: self._fields[name].data for name in (*THRESHOLDS, *OF_THE_PLAN) if name in self._fields}
        exempt = tuple(self.exempt_ids.data or ())
        is_same = set(exempt) == set(self.standing_exempt)  # in whatever order it stands
        return values | {"exempt_ids": self.standing_exempt if is_same else exempt}


def weighed(document: Document) -> list[GoalNode | ObjectiveNode]:
    """Return every goal and objective."""
    return [*document.goals, *document.objectives]


def _weight_field(element: GoalNode | ObjectiveNode) -> Any:
    """Return the field for an element's weight."""
    words = "Give a whole number."
    return whole_field(f"Weight of {element.number}", lowest=0, highest=HEAVIEST, required=words)
