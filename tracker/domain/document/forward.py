"""Bringing a document forward: what changed is put in its place, and everything else stays the very same node.

So what was worked out from an unchanged node still holds, and a change costs as much as what it touches.
"""

from collections import defaultdict
from collections.abc import Mapping
from operator import attrgetter
from typing import Any

from tracker.domain.document.assemble import CHILDREN, NODES, PARENT, Row, Rows, own_fields
from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind

#: For each kind with others below it, the kinds that its fields of CHILDREN hold.
_BELOW: Mapping[Kind, tuple[Kind, ...]] = {
    Kind.ORGANIZATION: (Kind.CONTACT,),
    Kind.PLAN: (
        Kind.GOAL_LEADER, Kind.ACTION, Kind.METRIC, Kind.ALIGNMENT, Kind.PROPOSAL, Kind.REPORTING_PERIOD,
        Kind.DECISION,
    ),
    Kind.ACTION: (Kind.MILESTONE, Kind.STATUS_UPDATE, Kind.CONTRIBUTION),
    Kind.METRIC: (Kind.TARGET, Kind.READING),
}  # fmt: skip

#: What can be put in its place. The published text and the directory's list change so seldom that all is read anew.
CARRIED = frozenset(_BELOW) | {kind for kinds in _BELOW.values() for kind in kinds}

_place = attrgetter("position", "id")


#: There is one plan, so all of these kinds hang below it.
_OF_PLAN = frozenset(_BELOW[Kind.PLAN])
_OF_DIRECTORY = frozenset({Kind.ORGANIZATION, Kind.CONTACT})


def bring_forward(document: Document, rows: Rows, *, gone: Rows | None = None) -> Document:
    """Return a document with some elements as they are now: new ones, and others in place of what they were.

    It goes back as well, to an earlier moment: what is `gone` was not there yet. An organization that the strategy's
    directory does not list is none of the document's: where nothing else changed, it is the very same document.

    :raise ValueError: there are elements of a kind that cannot be put in its place.
    """
    if strays := set(rows).union(gone or ()) - CARRIED:
        raise ValueError(f"{', '.join(sorted(strays))}: read these anew")
    changes = _Changes(rows, gone or {})
    organizations, plan = document.organizations, document.plan
    if touched := changes.touched(Kind.ORGANIZATION) & {organization.id for organization in organizations}:
        organizations = tuple(
            changes.renewed(Kind.ORGANIZATION, each) if each.id in touched else each for each in organizations
        )
    if set(rows).union(gone or ()) - _OF_DIRECTORY:
        plan = changes.renewed(Kind.PLAN, plan)
    if organizations is document.organizations and plan is document.plan:
        return document
    return Document(document.strategy, organizations, document.listings, plan)


class _Changes:
    """Elements that changed: by their id, and by the id of what they hang below; and the ids of those that are gone."""

    def __init__(self, rows: Rows, gone: Rows) -> None:
        self.gone = {row[0] for each in gone.values() for row in each}
        every = {kind: (*rows.get(kind, ()), *gone.get(kind, ())) for kind in {**rows, **gone}}
        self.own: dict[Kind, dict[str, Row]] = {kind: {row[0]: row for row in every[kind]} for kind in every}
        self.below: dict[Kind, dict[str, dict[str, Row]]] = {}
        for kind in self.own.keys() & PARENT.keys():
            parent, groups = own_fields(kind).index(PARENT[kind]), defaultdict[str, dict[str, Row]](dict)
            for id, row in self.own[kind].items():
                groups[row[parent]][id] = row
            self.below[kind] = groups

    def touched(self, kind: Kind) -> set[str]:
        """Return the ids of the elements of a kind that changed, or right below which something did."""
        ids = set(self.own.get(kind, ()))
        return ids.union(*(self.below.get(child, ()) for child in _BELOW.get(kind, ())))

    def renewed(self, kind: Kind, node: Any, row: Row | None = None) -> Any:
        """Return a node with its own values and all below it as they are now; `node` is None where it is new."""
        row = row or self.own.get(kind, {}).get(node.id)
        own = row or tuple(getattr(node, name) for name in own_fields(kind))
        before = [getattr(node, name) if node is not None else () for name in CHILDREN.get(kind, ())]
        below = zip(_BELOW.get(kind, ()), before, strict=True)
        return NODES[kind](*own, *(self._merged(child, own[0], nodes) for child, nodes in below))

    def _merged(self, kind: Kind, parent_id: str, nodes: tuple[Any, ...]) -> tuple[Any, ...]:
        """Return the nodes of a kind below one element, in order, with those that changed in their place."""
        changed = self.own.get(kind, {}) if kind in _OF_PLAN else self.below.get(kind, {}).get(parent_id, {})
        touched = self.touched(kind) if kind in _BELOW else changed.keys()
        if not touched:
            return nodes
        kept = {node.id: node for node in nodes}
        for id in touched & (kept.keys() | changed.keys()):
            if id in self.gone:
                kept.pop(id, None)
            else:
                kept[id] = self.renewed(kind, kept.get(id), changed.get(id))
        return tuple(sorted(kept.values(), key=_place))
