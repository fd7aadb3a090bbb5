"""What a page offers to filter by, and what is chosen."""

from dataclasses import dataclass, replace

from tracker.domain.assessment.assessment import Assessment
from tracker.domain.assessment.selection import Selection, Subtotal, subtotal
from tracker.domain.document.document import Document
from tracker.domain.document.organization import Organization
from tracker.domain.periods import Periods
from tracker.domain.status import STATUS_ORDER, Status
from tracker.formatters import STATUS_LABELS

EVERYTHING = Selection()


@dataclass(frozen=True, slots=True)
class SelectionBar:
    """The choices of a filter, what is chosen, and how much of the whole that is (None where nothing is)."""

    selection: Selection
    organizations: tuple[Organization, ...]
    statuses: tuple[Status, ...]
    periods: tuple[str, ...]
    subtotal: Subtotal | None
    words: str


def build_selection_bar(
    document: Document, assessment: Assessment, selection: Selection, within: Selection = EVERYTHING
) -> SelectionBar:
    """Return the filter of a page that is itself about what `within` selects."""
    responsible = {action.organization_id for action in document.plan.actions if action.number in assessment.actions}
    return SelectionBar(
        selection=selection,
        organizations=tuple(
            organization
            for organization in document.organizations
            if organization.id in responsible or organization.id == selection.organization_id
        ),
        statuses=STATUS_ORDER,
        periods=_periods(document, assessment),
        subtotal=None if selection == within else subtotal(document, assessment, selection),
        words=selection_words(document, replace(selection, goal=None) if within.goal else selection),
    )


def selection_words(document: Document, selection: Selection) -> str:
    """Return a selection as words: "Goal 1.2, FEMA, at risk, FY2026 Q1"."""
    words = []
    if selection.goal is not None:
        words.append(f"{document.strategy.goal_word} {selection.goal}")
    if selection.organization_id is not None:
        words.append(document.organization(selection.organization_id).short_name)
    if selection.status is not None:
        words.append(STATUS_LABELS[selection.status].lower())
    if selection.period is not None:
        words.append(selection.period)
    return ", ".join(words)


def _periods(document: Document, assessment: Assessment) -> tuple[str, ...]:
    """Return the reporting periods since the plan was published, latest first."""
    if document.plan.published_on is None:
        return ()
    periods = Periods.of(document).between(document.plan.published_on, assessment.on)
    return tuple(dict.fromkeys(period.label for period in reversed(periods)))
