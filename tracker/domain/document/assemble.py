"""Build the document from its elements, wherever they come from."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from operator import itemgetter
from typing import Any

from tracker.domain.document.action import Action
from tracker.domain.document.contact import Contact
from tracker.domain.document.contribution import Contribution
from tracker.domain.document.decision import Decision
from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind
from tracker.domain.document.framework import Framework, FrameworkEntry
from tracker.domain.document.goal import Goal
from tracker.domain.document.metric import Metric, Reading, Target
from tracker.domain.document.milestone import Milestone
from tracker.domain.document.objective import Objective
from tracker.domain.document.organization import Listing, Organization
from tracker.domain.document.plan import Alignment, GoalLeader, Plan, Proposal
from tracker.domain.document.reporting_period import ReportingPeriod
from tracker.domain.document.status_update import StatusUpdate
from tracker.domain.document.strategy import Strategy
from tracker.domain.document.theme import Theme
from tracker.domain.errors import NotFound

#: The node of each kind of element that a document holds.
NODES: Mapping[Kind, type] = {
    Kind.STRATEGY: Strategy,
    Kind.FRAMEWORK: Framework,
    Kind.FRAMEWORK_ENTRY: FrameworkEntry,
    Kind.THEME: Theme,
    Kind.GOAL: Goal,
    Kind.OBJECTIVE: Objective,
    Kind.ORGANIZATION: Organization,
    Kind.CONTACT: Contact,
    Kind.LISTING: Listing,
    Kind.PLAN: Plan,
    Kind.GOAL_LEADER: GoalLeader,
    Kind.ACTION: Action,
    Kind.MILESTONE: Milestone,
    Kind.STATUS_UPDATE: StatusUpdate,
    Kind.METRIC: Metric,
    Kind.TARGET: Target,
    Kind.READING: Reading,
    Kind.ALIGNMENT: Alignment,
    Kind.PROPOSAL: Proposal,
    Kind.REPORTING_PERIOD: ReportingPeriod,
    Kind.CONTRIBUTION: Contribution,
    Kind.DECISION: Decision,
}

#: The fields of a node that hold other elements; all others are its own.
CHILDREN: Mapping[Kind, tuple[str, ...]] = {
    Kind.STRATEGY: ("frameworks", "themes"),
    Kind.FRAMEWORK: ("entries",),
    Kind.THEME: ("goals",),
    Kind.GOAL: ("objectives",),
    Kind.ORGANIZATION: ("contacts",),
    Kind.PLAN: ("goal_leaders", "actions", "metrics", "alignments", "proposals", "reporting_periods", "decisions"),
    Kind.ACTION: ("milestones", "status_updates", "contributions"),
    Kind.METRIC: ("targets", "readings"),
}

#: For each kind, the field that names the element it hangs below (the strategy and organizations hang below none).
PARENT: Mapping[Kind, str] = {
    Kind.FRAMEWORK: "strategy_id",
    Kind.FRAMEWORK_ENTRY: "framework_id",
    Kind.THEME: "strategy_id",
    Kind.GOAL: "theme_id",
    Kind.OBJECTIVE: "goal_id",
    Kind.CONTACT: "organization_id",
    Kind.LISTING: "strategy_id",
    Kind.PLAN: "strategy_id",
    Kind.GOAL_LEADER: "goal_id",
    Kind.ACTION: "strategy_id",
    Kind.MILESTONE: "action_id",
    Kind.STATUS_UPDATE: "action_id",
    Kind.METRIC: "strategy_id",
    Kind.TARGET: "metric_id",
    Kind.READING: "metric_id",
    Kind.ALIGNMENT: "strategy_id",
    Kind.PROPOSAL: "action_id",
    Kind.REPORTING_PERIOD: "strategy_id",
    Kind.CONTRIBUTION: "action_id",
    Kind.DECISION: "strategy_id",
}

#: An element as its source gives it: the node's own fields, in the node's order.
Row = Sequence[Any]
Rows = Mapping[Kind, Iterable[Row]]


def own_fields(kind: Kind) -> tuple[str, ...]:
    """Return the names of a kind's own fields, in order: what one row of it holds.

    >>> own_fields(Kind.LISTING)
    ('id', 'version', 'strategy_id', 'organization_id', 'position')
    """
    children = CHILDREN.get(kind, ())
    return tuple(field.name for field in fields(NODES[kind]) if field.name not in children)


def assemble(rows: Rows) -> Document:
    """Return the document made of these elements.

    :raise NotFound: there is no strategy or no plan among them.
    """
    leaves = {kind: _grouped(kind, rows) for kind in _LEAVES}
    entries = leaves[Kind.FRAMEWORK_ENTRY]
    frameworks = [_node(Kind.FRAMEWORK, row, entries.get(row[0], ())) for row in _ordered(Kind.FRAMEWORK, rows)]
    goals = _nest(Kind.GOAL, rows, leaves[Kind.OBJECTIVE])
    themes = _nest(Kind.THEME, rows, goals)
    strategy_row = _single(Kind.STRATEGY, rows, "strategy")
    strategy = _node(Kind.STRATEGY, strategy_row, frameworks, themes.get(strategy_row[0], ()))
    listings = tuple(Listing(*row) for row in _ordered(Kind.LISTING, rows))
    return Document(strategy, _organizations(rows, listings, leaves), listings, _plan(rows, leaves))


def _organizations(
    rows: Rows, listings: tuple[Listing, ...], leaves: Mapping[Kind, Mapping[str, list[Any]]]
) -> tuple[Organization, ...]:
    """Return the organizations this strategy's directory lists, in its order."""
    known = {row[0]: row for row in rows.get(Kind.ORGANIZATION, ())}
    contacts = leaves[Kind.CONTACT]
    return tuple(
        _node(Kind.ORGANIZATION, known[listing.organization_id], contacts.get(listing.organization_id, ()))
        for listing in listings
    )


def _plan(rows: Rows, leaves: Mapping[Kind, Mapping[str, list[Any]]]) -> Plan:
    """Return the plan with all that hangs below it."""
    milestones, updates, contributions = (
        leaves[kind] for kind in (Kind.MILESTONE, Kind.STATUS_UPDATE, Kind.CONTRIBUTION)
    )
    targets, readings = leaves[Kind.TARGET], leaves[Kind.READING]
    plan: Plan = _node(
        Kind.PLAN,
        _single(Kind.PLAN, rows, "plan"),
        [GoalLeader(*row) for row in _ordered(Kind.GOAL_LEADER, rows)],
        [
            _node(
                Kind.ACTION,
                row,
                milestones.get(row[0], ()),
                updates.get(row[0], ()),
                contributions.get(row[0], ()),
            )
            for row in _ordered(Kind.ACTION, rows)
        ],
        [
            _node(Kind.METRIC, row, targets.get(row[0], ()), readings.get(row[0], ()))
            for row in _ordered(Kind.METRIC, rows)
        ],
        [Alignment(*row) for row in _ordered(Kind.ALIGNMENT, rows)],
        [Proposal(*row) for row in _ordered(Kind.PROPOSAL, rows)],
        [ReportingPeriod(*row) for row in _ordered(Kind.REPORTING_PERIOD, rows)],
        [Decision(*row) for row in _ordered(Kind.DECISION, rows)],
    )
    return plan


_LEAVES = (
    Kind.FRAMEWORK_ENTRY,
    Kind.OBJECTIVE,
    Kind.CONTACT,
    Kind.MILESTONE,
    Kind.STATUS_UPDATE,
    Kind.CONTRIBUTION,
    Kind.TARGET,
    Kind.READING,
)


def _node(kind: Kind, row: Row, *children: Iterable[Any]) -> Any:
    """Return the node of a row with what hangs below it, in the order of CHILDREN."""
    return NODES[kind](*row, *map(tuple, children))


def _single(kind: Kind, rows: Rows, noun: str) -> Row:
    """Return the one row of a kind."""
    for row in rows.get(kind, ()):
        return row
    raise NotFound(f"There is no {noun} here.")


def _ordered(kind: Kind, rows: Rows) -> list[Row]:
    """Return the rows of a kind by position, ties by id."""
    position = own_fields(kind).index("position")
    return sorted(rows.get(kind, ()), key=itemgetter(position, 0))


def _grouped(kind: Kind, rows: Rows) -> dict[str, list[Any]]:
    """Return the nodes of a kind that has no children, by the id of what they hang below."""
    node, parent = NODES[kind], own_fields(kind).index(PARENT[kind])
    groups: defaultdict[str, list[Any]] = defaultdict(list)
    for row in _ordered(kind, rows):
        groups[row[parent]].append(node(*row))
    return groups


def _nest(kind: Kind, rows: Rows, children: Mapping[str, list[Any]]) -> dict[str, list[Any]]:
    """Return the nodes of a kind with their one sort of children, by the id of what they hang below."""
    parent = own_fields(kind).index(PARENT[kind])
    groups: defaultdict[str, list[Any]] = defaultdict(list)
    for row in _ordered(kind, rows):
        groups[row[parent]].append(_node(kind, row, children.get(row[0], ())))
    return groups
