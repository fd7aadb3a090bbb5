"""Asking leadership for a decision, recording the answer, and saying what came of it."""

from datetime import date
from typing import Any

from tracker.domain.document.action import Action
from tracker.domain.document.decision import Decision as DecisionNode
from tracker.domain.document.decision import DecisionState
from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind, Visibility
from tracker.domain.document.goal import Goal
from tracker.domain.document.objective import Objective
from tracker.forms.element import (
    ElementForm,
    choice_field,
    date_field,
    hidden_whole_field,
    pick_field,
    prose_field,
    text_field,
)
from tracker.forms.once import new_id_field
from tracker.forms.reason import reason_field
from tracker.models.decision import Decision
from tracker.operations.planning.decisions import DecisionAnswer, DecisionRequest


class DecisionRequestForm(ElementForm):
    """What is asked of leadership."""

    id = new_id_field(Kind.DECISION)
    about = pick_field("What it is about")
    question = text_field(Decision.question, "The question", required="Ask the question.")
    options = prose_field(Decision.options, "Options", required="Name the options there are.")
    recommendation = prose_field(Decision.recommendation, "Recommendation", required="Say what you recommend.")
    needed_by_on = date_field("Needed by", required="Give the day it is needed by.")
    visibility = choice_field(Visibility, "Visibility", default=Visibility.INTERNAL)

    def request(self, document: Document) -> DecisionRequest:
        """Return the request that was made."""
        element = document.numbered(self.about.data) if self.about.data else None
        return DecisionRequest(
            question=self.question.data,
            options=self.options.data,
            recommendation=self.recommendation.data,
            needed_by_on=self.needed_by_on.data,
            goal_id=element.id if isinstance(element, Goal) else None,
            objective_id=element.id if isinstance(element, Objective) else None,
            action_id=element.id if isinstance(element, Action) else None,
            visibility=Visibility(self.visibility.data),
            id=self.id.data,
        )


class DecisionAnswerForm(ElementForm):
    """What leadership decided."""

    answer = prose_field(Decision.answer, "The decision", required="Say what was decided.")
    decided_by = text_field(Decision.decided_by, "Decided by", required="Name who decided.")
    meeting = text_field(Decision.meeting, "In which meeting")
    decided_on = date_field("Decided on", required="Give the day it was decided.")
    owner = text_field(Decision.owner, "Who carries it out")
    due_on = date_field("Until")
    reason = reason_field()
    version = hidden_whole_field()

    @classmethod
    def of(cls, decision: DecisionNode, on: date) -> "DecisionAnswerForm":
        """Return the form filled with the answer there is; the day is today where there is none."""
        values: dict[str, Any] = {name: getattr(decision, name) for name in (*DecisionAnswer.__slots__, "version")}
        form = cls(data=values | {"decided_on": decision.decided_on or on})
        if decision.state is not DecisionState.ANSWERED:
            del form["reason"]
        return form

    @property
    def why(self) -> str | None:
        """Return why an answer that was given before changes."""
        return self._fields["reason"].data if "reason" in self._fields else None

    def values(self) -> DecisionAnswer:
        """Return the answer."""
        return DecisionAnswer(**{name: self._fields[name].data for name in DecisionAnswer.__slots__})


class DecisionResultForm(ElementForm):
    """What came of a decision."""

    result = prose_field(Decision.result, "What came of it", required="Say what came of it.")
    version = hidden_whole_field()
