"""Take a document apart into its elements again."""

from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from operator import attrgetter
from typing import Any

from tracker.domain.document.assemble import CHILDREN, NODES, Row, own_fields
from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind

#: The kind of the elements in each field that holds elements.
_CHILD_KINDS: Mapping[str, Kind] = {
    "frameworks": Kind.FRAMEWORK, "entries": Kind.FRAMEWORK_ENTRY, "themes": Kind.THEME, "goals": Kind.GOAL,
    "objectives": Kind.OBJECTIVE, "contacts": Kind.CONTACT, "goal_leaders": Kind.GOAL_LEADER, "actions": Kind.ACTION,
    "metrics": Kind.METRIC, "alignments": Kind.ALIGNMENT, "proposals": Kind.PROPOSAL,
    "reporting_periods": Kind.REPORTING_PERIOD, "decisions": Kind.DECISION, "milestones": Kind.MILESTONE,
    "status_updates": Kind.STATUS_UPDATE, "contributions": Kind.CONTRIBUTION, "targets": Kind.TARGET,
    "readings": Kind.READING,
}  # fmt: skip

#: For each of these kinds, the kind it hangs below and the field of that which holds it.
_HOLDERS: Mapping[Kind, tuple[Kind, str]] = {
    _CHILD_KINDS[name]: (above, name) for above, names in CHILDREN.items() for name in names
}

#: How a document gives the elements that hang below none of its own.
_TOP: Mapping[Kind, Callable[[Document], Iterable[Any]]] = {
    Kind.STRATEGY: lambda document: (document.strategy,),
    Kind.ORGANIZATION: lambda document: document.organizations,
    Kind.LISTING: lambda document: document.listings,
    Kind.PLAN: lambda document: (document.plan,),
}

_OWN = {kind: attrgetter(*own_fields(kind)) for kind in NODES}


def own_rows(document: Document) -> dict[tuple[Kind, str], tuple[Any, ...]]:
    """Return the own values of every element of a document, by kind and id: what `assemble` makes it of again."""
    return {(kind, node.id): _OWN[kind](node) for kind in NODES for node in nodes_of(document, kind)}


def find_rows(document: Document, ids: Mapping[Kind, Iterable[str]]) -> dict[Kind, list[Row]]:
    """Return the own values of some elements of a document; what it does not hold is not among them."""
    wanted = {kind: frozenset(each) for kind, each in ids.items()}
    return {kind: [_OWN[kind](node) for node in nodes_of(document, kind) if node.id in wanted[kind]] for kind in wanted}


def nodes_of(document: Document, kind: Kind) -> Iterable[Any]:
    """Return the nodes of a kind that a document holds."""
    if kind in _TOP:
        return _TOP[kind](document)
    above, name = _HOLDERS[kind]
    return chain.from_iterable(getattr(node, name) for node in nodes_of(document, above))
