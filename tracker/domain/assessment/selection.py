"""A filter chooses what is listed and never changes an element's figure; its subtotal is a figure of its own."""

from dataclasses import dataclass

from tracker.domain.assessment.assessment import Assessment
from tracker.domain.assessment.counts import ActionCounts, count_actions
from tracker.domain.document.action import Action
from tracker.domain.document.document import Document
from tracker.domain.status import Status


@dataclass(frozen=True, slots=True)
class Selection:
    """What is asked for: a goal by number, an organization by id, a computed status, a reporting period."""

    goal: str | None = None
    organization_id: str | None = None
    status: Status | None = None
    period: str | None = None

    @property
    def is_empty(self) -> bool:
        """Return whether nothing is left out."""
        return self == Selection()


@dataclass(frozen=True, slots=True)
class Subtotal:
    """The counts of a selection, labelled with it."""

    address: str
    selection: Selection
    actions: ActionCounts


def select_actions(document: Document, assessment: Assessment, selection: Selection) -> tuple[Action, ...]:
    """Return the assessed actions a selection chooses, in order.

    An organization chooses the actions it is responsible for, and those of all below it. A period chooses the
    actions that were reported on in it.
    """
    family = document.family_of(selection.organization_id) if selection.organization_id else None
    chosen = (action for action in document.plan.actions if action.number in assessment.actions)
    return tuple(
        action
        for action in chosen
        if (family is None or action.organization_id in family)
        and (selection.goal is None or document.goal_of(action.objective_id).number == selection.goal)
        and (selection.status is None or assessment.actions[action.number].status is selection.status)
        and (selection.period is None or any(update.period == selection.period for update in action.status_updates))
    )


def subtotal(document: Document, assessment: Assessment, selection: Selection) -> Subtotal:
    """Return the counts of the actions a selection chooses."""
    chosen = select_actions(document, assessment, selection)
    return Subtotal("selection", selection, count_actions(assessment.actions[action.number] for action in chosen))
