"""The reports on one action, and the answers of those who contribute, read together: in order, and confirmed truly."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from tracker.domain.assessment.confirmation import MOST_IN_A_ROW
from tracker.domain.assessment.reports import effective_updates, same_words
from tracker.domain.document.action import Action
from tracker.domain.document.contribution import Contribution
from tracker.domain.document.status_update import StatusUpdate
from tracker.domain.periods import Periods
from tracker.operations.loading.contradictions.booking import said_for_period
from tracker.operations.loading.contradictions.finding import Finding, Findings
from tracker.operations.loading.contradictions.report import sent_findings
from tracker.operations.reporting.report import WORDS

#: What a confirmation repeats; a percentage is left out where milestones have come since.
_REPEATED = tuple(name for name in WORDS if name != "percent")


def reports_together(action: Action) -> Iterator[tuple[str, Finding]]:
    """Yield the id of each report on an action that contradicts those before it, and what is wrong."""
    for earlier, later in pairwise(action.status_updates):
        if later.submitted_on < earlier.submitted_on:
            words = "It was sent before the one above it; reports stand in the order in which they were sent."
            yield later.id, ("submitted_on", words)
    for place, update in enumerate(action.status_updates):
        if update.is_confirmation and not any(_says_the_same(update, each) for each in action.status_updates[:place]):
            words = "It repeats no report before it word for word, so it confirms nothing."
            yield update.id, ("is_confirmation", words)
    yield from _confirmed_too_often(action)


def contributions_together(action: Action) -> Iterator[tuple[str, Finding]]:
    """Yield the id of each answer on an action that stands in the wrong place, and what is wrong."""
    for earlier, later in pairwise(action.contributions):
        if later.reported_on < earlier.reported_on:
            yield later.id, ("reported_on", "It was given before the one above it; the last one for a period counts.")


def contribution_findings(action: Action, answer: Contribution, periods: Periods) -> Findings:
    """Yield what is wrong with the answer of an organization that contributes."""
    yield from sent_findings(action, answer.reported_on, "reported_on")
    yield from said_for_period(periods, answer.period, answer.reported_on, answer.reported_on)
    if not answer.is_as_planned and answer.why is None:
        yield "why", "Say why it is not as planned."


def _says_the_same(update: StatusUpdate, other: StatusUpdate) -> bool:
    """Return whether a report says what another one says, word for word."""
    return all(getattr(update, name) == getattr(other, name) for name in _REPEATED)


def _confirmed_too_often(action: Action) -> Iterator[tuple[str, Finding]]:
    """Yield the confirmations that come after as many as there may be in a row."""
    if not any(update.is_confirmation for update in action.status_updates):
        return
    counted = effective_updates(action.status_updates, date.max)
    for place, update in enumerate(counted, 1):
        if same_words(counted[:place]).confirmations > MOST_IN_A_ROW:
            yield update.id, ("is_confirmation", "The same was confirmed twice already; say what happened.")
