"""What else came between two moments: facts learned late, and decisions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tracker.domain.assessment.mean import number_key
from tracker.domain.comparison.moment import Moment
from tracker.domain.deciding import decisions_on
from tracker.domain.document.decision import DecisionState


@dataclass(frozen=True, slots=True)
class LateFact:
    """A fact of a closed period that was learned later: a milestone achieved, or else a reading of a metric.

    `fact_on` is its own date, `booked_to` the period it was booked to.
    """

    id: str
    is_reading: bool
    number: str
    title: str
    fact_on: date
    booked_to: str


@dataclass(frozen=True, slots=True)
class DecisionChange:
    """A decision at two moments; `before` None was not asked for yet."""

    id: str
    number: str
    question: str
    before: DecisionState | None
    after: DecisionState
    decided_by: str | None


def late_facts(before: Moment, after: Moment) -> tuple[LateFact, ...]:
    """Return the late facts that the earlier moment did not know, by number and date."""
    known = {(fact.id, fact.fact_on) for fact in _booked(before)}
    found = [fact for fact in _booked(after) if (fact.id, fact.fact_on) not in known]
    return tuple(sorted(found, key=lambda fact: (number_key(fact.number), fact.fact_on, fact.id)))


def decision_changes(before: Moment, after: Moment) -> tuple[DecisionChange, ...]:
    """Return the decisions that were asked for, answered, closed or withdrawn between two moments, by number."""
    old = {each.id: each.state for each in decisions_on(before.document, before.assessment.on)}
    found = [
        DecisionChange(each.id, each.number, each.question, old.get(each.id), each.state, each.decided_by)
        for each in decisions_on(after.document, after.assessment.on)
        if each.state is not old.get(each.id)
    ]
    return tuple(sorted(found, key=lambda change: (number_key(change.number), change.id)))


def _booked(moment: Moment) -> Iterator[LateFact]:
    """Yield the late facts that count at a moment."""
    document, on = moment.document, moment.assessment.on
    for action in document.plan.actions:
        for each in action.milestones:
            if each.booked_to is not None and each.achieved_on is not None and each.achieved_on <= on:
                yield LateFact(each.id, False, each.number, each.title, each.achieved_on, each.booked_to)
    for metric in document.plan.metrics:
        for reading in metric.readings:
            if reading.booked_to is not None and reading.as_of_on <= on:
                yield LateFact(reading.id, True, metric.number, metric.title, reading.as_of_on, reading.booked_to)
