"""The document: strategy, organizations and plan as one tree, with ways to find things in it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeVar

from tracker.domain.document.action import Action
from tracker.domain.document.contact import Contact
from tracker.domain.document.framework import FrameworkEntry
from tracker.domain.document.goal import Goal
from tracker.domain.document.metric import Metric
from tracker.domain.document.objective import Objective
from tracker.domain.document.organization import Listing, Organization
from tracker.domain.document.plan import Alignment, GoalLeader, Plan, Proposal
from tracker.domain.document.strategy import Strategy
from tracker.domain.errors import NotFound

Node = TypeVar("Node")


class Document:
    """A whole strategy, read-only.

    It is filled from rows, from revisions or from a file by `assemble`, and nothing that reads it can tell which.
    """

    __slots__ = (
        "_actions",
        "_actions_by_objective",
        "_alignments",
        "_contacts",
        "_entries",
        "_goal_by_objective",
        "_goals",
        "_leaders",
        "_metrics",
        "_metrics_by_owner",
        "_numbers",
        "_objectives",
        "_organizations",
        "_proposals",
        "listings",
        "organizations",
        "plan",
        "strategy",
    )

    def __init__(
        self, strategy: Strategy, organizations: tuple[Organization, ...], listings: tuple[Listing, ...], plan: Plan
    ) -> None:
        self.strategy = strategy
        self.organizations = organizations
        self.listings = listings
        self.plan = plan
        self._goals = {goal.id: goal for theme in strategy.themes for goal in theme.goals}
        self._objectives = {objective.id: objective for goal in self.goals for objective in goal.objectives}
        self._goal_by_objective = {objective.id: goal for goal in self.goals for objective in goal.objectives}
        self._entries = {entry.id: entry for framework in strategy.frameworks for entry in framework.entries}
        self._organizations = {organization.id: organization for organization in organizations}
        self._contacts = {contact.id: contact for organization in organizations for contact in organization.contacts}
        self._actions = {action.id: action for action in plan.actions}
        self._metrics = {metric.id: metric for metric in plan.metrics}
        self._actions_by_objective = group_by(plan.actions, lambda action: action.objective_id)
        self._metrics_by_owner = group_by(plan.metrics, metric_owner_id)
        self._leaders = group_by(plan.goal_leaders, lambda leader: leader.goal_id)
        self._alignments = group_by(plan.alignments, lambda alignment: alignment.goal_id or alignment.objective_id)
        self._proposals = group_by(plan.proposals, lambda proposal: proposal.action_id)
        numbered: tuple[Goal | Objective | Action | Metric, ...] = (
            *self.goals,
            *self.objectives,
            *plan.metrics,
            *plan.actions,
        )
        self._numbers = {element.number: element for element in numbered}

    @property
    def goals(self) -> tuple[Goal, ...]:
        """Return every goal in the order of the text."""
        return tuple(self._goals.values())

    @property
    def objectives(self) -> tuple[Objective, ...]:
        """Return every objective in the order of the text."""
        return tuple(self._objectives.values())

    def numbered(self, number: str) -> Goal | Objective | Action | Metric | None:
        """Return the goal, objective, action or metric with this number, or None."""
        return self._numbers.get(number)

    def goal(self, id: str) -> Goal:
        """Return the goal with this id.

        :raise NotFound: there is none in the document.
        """
        return _get(self._goals, id, "goal")

    def objective(self, id: str) -> Objective:
        """Return the objective with this id.

        :raise NotFound: there is none in the document.
        """
        return _get(self._objectives, id, "objective")

    def goal_of(self, objective_id: str) -> Goal:
        """Return the goal an objective belongs to.

        :raise NotFound: there is no such objective.
        """
        return _get(self._goal_by_objective, objective_id, "objective")

    def action(self, id: str) -> Action:
        """Return the action with this id.

        :raise NotFound: there is none in the document.
        """
        return _get(self._actions, id, "action")

    def metric(self, id: str) -> Metric:
        """Return the metric with this id.

        :raise NotFound: there is none in the document.
        """
        return _get(self._metrics, id, "metric")

    def organization(self, id: str) -> Organization:
        """Return the organization with this id.

        :raise NotFound: there is none in the document.
        """
        return _get(self._organizations, id, "organization")

    def contact(self, id: str) -> Contact:
        """Return the point of contact with this id.

        :raise NotFound: there is none in the document.
        """
        return _get(self._contacts, id, "point of contact")

    def framework_entry(self, id: str) -> FrameworkEntry:
        """Return the framework entry with this id.

        :raise NotFound: there is none in the document.
        """
        return _get(self._entries, id, "framework entry")

    def find_action(self, id: str | None) -> Action | None:
        """Return the action with this id, or None: an internal one is not in the public document."""
        return self._actions.get(id) if id else None

    def find_contact(self, id: str | None) -> Contact | None:
        """Return the point of contact with this id, or None."""
        return self._contacts.get(id) if id else None

    def find_serving(self, id: str | None, on: date) -> Contact | None:
        """Return the point of contact with this id who serves on a day, or None."""
        contact = self.find_contact(id)
        return contact if contact is not None and contact.serves(on) else None

    def find_organization(self, id: str | None) -> Organization | None:
        """Return the organization with this id, or None."""
        return self._organizations.get(id) if id else None

    def actions_of(self, objective_id: str) -> tuple[Action, ...]:
        """Return the actions counted under an objective, in order."""
        return self._actions_by_objective.get(objective_id, ())

    def metrics_of(self, owner_id: str) -> tuple[Metric, ...]:
        """Return the metrics that belong to a goal, objective or action, in order."""
        return self._metrics_by_owner.get(owner_id, ())

    def leaders_of(self, goal_id: str) -> tuple[GoalLeader, ...]:
        """Return everyone who has led a goal, earliest first."""
        return self._leaders.get(goal_id, ())

    def alignments_of(self, element_id: str) -> tuple[Alignment, ...]:
        """Return the alignments of a goal or objective."""
        return self._alignments.get(element_id, ())

    def proposals_of(self, action_id: str) -> tuple[Proposal, ...]:
        """Return what leads have asked for on an action, earliest first."""
        return self._proposals.get(action_id, ())

    def line_above(self, organization_id: str) -> list[str]:
        """Return the ids of an organization and of those it belongs to, the nearest first."""
        line: list[str] = []
        above: str | None = organization_id
        while above is not None and above not in line:
            line.append(above)
            organization = self.find_organization(above)
            above = organization.parent_id if organization is not None else None
        return line

    def family_of(self, organization_id: str) -> frozenset[str]:
        """Return the ids of an organization and of all below it."""
        family = {organization_id}
        grew = True
        while grew:
            below = {organization.id for organization in self.organizations if organization.parent_id in family}
            grew = not below <= family
            family |= below
        return frozenset(family)


def metric_owner_id(metric: Metric) -> str:
    """Return the id of the goal, objective or action a metric belongs to."""
    owner = metric.goal_id or metric.objective_id or metric.action_id
    if owner is None:
        raise ValueError(f"metric {metric.id} belongs to nothing")
    return owner


def group_by(nodes: Iterable[Node], key: Callable[[Node], str | None]) -> dict[str, tuple[Node, ...]]:
    """Return the nodes by key, keeping their order; what has no key is left out."""
    groups: defaultdict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        name = key(node)
        if name is not None:
            groups[name].append(node)
    return {name: tuple(members) for name, members in groups.items()}


def _get(nodes: Mapping[str, Node], id: str, noun: str) -> Node:
    """Return a node or say that there is none."""
    node = nodes.get(id)
    if node is None:
        raise NotFound(f"There is no {noun} {id!r}.")
    return node
