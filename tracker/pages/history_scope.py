"""Whose history stands on a page: an element with all that hangs below it, as far as its reader may know it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tracker.domain.document.action import Action
from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind
from tracker.domain.document.goal import Goal
from tracker.domain.document.metric import Metric
from tracker.domain.document.objective import Objective
from tracker.domain.errors import NotFound
from tracker.domain.periods import period_key
from tracker.formatters import number_label

#: The ids of some elements, by kind.
Elements = Mapping[Kind, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class HistoryScope:
    """An element in words, what its page is, and everything whose changes are its history.

    `number` is what addresses name it by, where that is not its id.
    """

    kind: Kind
    id: str
    title: str
    number: str | None
    elements: Elements


def history_scope(document: Document, kind: Kind, id: str) -> HistoryScope:
    """Return whose history the history of an element is: of what hangs below another, that of the other.

    :raise NotFound: the reader's document has no such element.
    """
    if kind not in _SCOPES:
        kind, id = _owner(document, kind, id)
    return _SCOPES[kind](document, id)


def _owner(document: Document, kind: Kind, id: str) -> tuple[Kind, str]:
    """Return what an element hangs below.

    :raise NotFound: the reader's document has no such element.
    """
    plan = document.plan
    nodes: Mapping[Kind, Iterable[tuple[Kind, str, Iterable[Any]]]] = {
        Kind.PLAN: [(Kind.STRATEGY, document.strategy.id, (plan,))],
        Kind.THEME: [(Kind.STRATEGY, document.strategy.id, document.strategy.themes)],
        Kind.MILESTONE: ((Kind.ACTION, action.id, action.milestones) for action in plan.actions),
        Kind.STATUS_UPDATE: ((Kind.ACTION, action.id, action.status_updates) for action in plan.actions),
        Kind.CONTRIBUTION: ((Kind.ACTION, action.id, action.contributions) for action in plan.actions),
        Kind.PROPOSAL: ((Kind.ACTION, each.action_id, (each,)) for each in plan.proposals),
        Kind.TARGET: ((Kind.METRIC, metric.id, metric.targets) for metric in plan.metrics),
        Kind.READING: ((Kind.METRIC, metric.id, metric.readings) for metric in plan.metrics),
        Kind.GOAL_LEADER: ((Kind.GOAL, each.goal_id, (each,)) for each in plan.goal_leaders),
        Kind.CONTACT: ((Kind.ORGANIZATION, each.id, each.contacts) for each in document.organizations),
    }
    for owner_kind, owner_id, below in nodes.get(kind, ()):
        if any(node.id == id for node in below):
            return owner_kind, owner_id
    raise NotFound(f"There is no {kind.noun} {id!r}.")


def _strategy(document: Document, id: str) -> HistoryScope:
    """Return the scope of the strategy: its text, the plan's own values and its reporting periods."""
    strategy = document.strategy
    if strategy.id != id:
        raise NotFound(f"There is no strategy {id!r}.")
    elements = {
        Kind.STRATEGY: (id,),
        Kind.THEME: _ids(strategy.themes),
        Kind.PLAN: (document.plan.id,),
        Kind.REPORTING_PERIOD: _ids(document.plan.reporting_periods),
    }
    return HistoryScope(Kind.STRATEGY, id, strategy.title, None, elements)


def _goal(document: Document, id: str) -> HistoryScope:
    """Return the scope of a goal: its text, who leads it and what it answers to."""
    goal = document.goal(id)
    below = {Kind.GOAL_LEADER: _ids(document.leaders_of(id)), Kind.ALIGNMENT: _ids(document.alignments_of(id))}
    return _numbered(Kind.GOAL, goal, document.strategy.goal_word, below | _metrics(document.metrics_of(id)))


def _objective(document: Document, id: str) -> HistoryScope:
    """Return the scope of an objective: its text, what it answers to, and the actions assigned to it."""
    objective = document.objective(id)
    below = {Kind.ALIGNMENT: _ids(document.alignments_of(id)), Kind.ACTION: _ids(document.actions_of(id))}
    word = document.strategy.objective_word
    return _numbered(Kind.OBJECTIVE, objective, word, below | _metrics(document.metrics_of(id)))


def _action(document: Document, id: str) -> HistoryScope:
    """Return the scope of an action: its milestones, reports, proposals and metrics too."""
    action = document.action(id)
    below = {
        Kind.MILESTONE: _ids(action.milestones),
        Kind.STATUS_UPDATE: _ids(action.status_updates),
        Kind.CONTRIBUTION: _ids(action.contributions),
        Kind.PROPOSAL: _ids(document.proposals_of(id)),
    }
    return _numbered(Kind.ACTION, action, "Action", below | _metrics(document.metrics_of(id)))


def _metric(document: Document, id: str) -> HistoryScope:
    """Return the scope of a metric: its targets and readings too."""
    metric = document.metric(id)
    return _numbered(Kind.METRIC, metric, "Metric", _metrics((metric,)))


def _organization(document: Document, id: str) -> HistoryScope:
    """Return the scope of an organization: its points of contact too."""
    organization = document.organization(id)
    listed = tuple(listing.id for listing in document.listings if listing.organization_id == id)
    below = {Kind.CONTACT: _ids(organization.contacts), Kind.LISTING: listed}
    return HistoryScope(Kind.ORGANIZATION, id, organization.name, None, {Kind.ORGANIZATION: (id,), **below})


def _decision(document: Document, id: str) -> HistoryScope:
    """Return the scope of a decision."""
    decision = next((each for each in document.plan.decisions if each.id == id), None)
    if decision is None:
        raise NotFound(f"There is no decision {id!r}.")
    return HistoryScope(Kind.DECISION, id, f"Decision {decision.number}", decision.number, {Kind.DECISION: (id,)})


def _reporting_period(document: Document, id: str) -> HistoryScope:
    """Return the scope of a reporting period; what it sealed is no part of a document."""
    period = next((each for each in document.plan.reporting_periods if each.id == id), None)
    if period is None:
        raise NotFound(f"There is no reporting period {id!r}.")
    return HistoryScope(
        Kind.REPORTING_PERIOD, id, period.label, period_key(period.label), {Kind.REPORTING_PERIOD: (id,)}
    )


_SCOPES: Mapping[Kind, Callable[[Document, str], HistoryScope]] = {
    Kind.STRATEGY: _strategy,
    Kind.GOAL: _goal,
    Kind.OBJECTIVE: _objective,
    Kind.ACTION: _action,
    Kind.METRIC: _metric,
    Kind.ORGANIZATION: _organization,
    Kind.DECISION: _decision,
    Kind.REPORTING_PERIOD: _reporting_period,
}


def _numbered(kind: Kind, element: Goal | Objective | Action | Metric, word: str, below: Elements) -> HistoryScope:
    """Return the scope of an element with a number."""
    title = f"{word} {number_label(element.number, getattr(element, 'printed_number', None))}"
    own = tuple(dict.fromkeys((element.id, *below.get(kind, ()))))
    return HistoryScope(kind, element.id, title, element.number, {**below, kind: own})


def _metrics(metrics: tuple[Metric, ...]) -> dict[Kind, tuple[str, ...]]:
    """Return metrics with their targets and readings."""
    return {
        Kind.METRIC: _ids(metrics),
        Kind.TARGET: tuple(target.id for metric in metrics for target in metric.targets),
        Kind.READING: tuple(reading.id for metric in metrics for reading in metric.readings),
    }


def _ids(nodes: Iterable[Any]) -> tuple[str, ...]:
    """Return the ids of some elements."""
    return tuple(node.id for node in nodes)
