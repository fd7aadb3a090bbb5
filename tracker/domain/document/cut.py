"""What of a document a reader may know: it is cut before it is assessed, so that no figure tells more."""

from collections.abc import Set
from dataclasses import dataclass, replace
from enum import StrEnum

from tracker.domain.document.action import Action
from tracker.domain.document.contact import Contact
from tracker.domain.document.decision import Decision
from tracker.domain.document.document import Document
from tracker.domain.document.element import Visibility
from tracker.domain.document.goal import Goal
from tracker.domain.document.metric import Metric
from tracker.domain.document.objective import Objective
from tracker.domain.document.organization import Organization
from tracker.domain.document.plan import Plan
from tracker.domain.document.status_update import StatusUpdate
from tracker.domain.document.strategy import Strategy
from tracker.domain.document.theme import Theme


class Cut(StrEnum):
    """The whole document, its public part, or the published text alone (a plan that is still a draft is nobody's)."""

    WHOLE = "whole"
    PUBLIC = "public"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class CutBefore:
    """An earlier state of a document, and what the same cut left of it."""

    whole: Document
    cut: Document


def cut_document(document: Document, cut: Cut, *, before: CutBefore | None = None) -> Document:
    """Return what a cut leaves of a document: nothing internal, nothing that names what was left out.

    What was dropped from the draft of a published plan goes too. What is left of a node that is the very same as before
    is the very same node as before.
    """
    if cut is Cut.WHOLE:
        return document
    shown = tuple(o for o in document.organizations if o.visibility is Visibility.PUBLIC)
    ids = {organization.id for organization in shown}
    contacts = {contact.id for organization in shown for contact in organization.contacts}
    plan = document.plan
    actions = {action.id for action in plan.actions if _is_shown(action, ids) and not plan.never_held(action)}
    again = _Again(before, (ids, contacts, actions))
    if cut is Cut.TEXT:
        plan = replace(
            plan, exempt_ids=(), goal_leaders=(), actions=(), metrics=(), alignments=(), proposals=(),
            reporting_periods=(), decisions=(),
        )  # fmt: skip
    else:
        plan = _public_plan(plan, actions, ids, contacts, again)
    organizations = tuple(again.organization(each) or _public_organization(each, ids) for each in shown)
    listings = tuple(listing for listing in document.listings if listing.organization_id in ids)
    strategy = again.strategy(document.strategy) or _public_strategy(document.strategy, ids)
    return Document(strategy, organizations, listings, plan)


def _is_shown(element: Action | Metric, organizations: Set[str]) -> bool:
    """Return whether an action or metric is public: what a hidden organization answers for is as hidden."""
    return element.visibility is Visibility.PUBLIC and element.organization_id in organizations


class _Again:
    """Finds what was left of a node that is the very same as before, where the same things are shown as before.

    `shown` are the ids of the organizations, contacts and actions that other nodes may name.
    """

    __slots__ = ("_cut", "_whole")

    def __init__(self, before: CutBefore | None, shown: tuple[Set[str], Set[str], Set[str]]) -> None:
        is_same = before is not None and shown == _ids(before.cut)
        self._whole = before.whole if before is not None and is_same else None
        self._cut = before.cut if before is not None and is_same else None

    def strategy(self, strategy: Strategy) -> Strategy | None:
        """Return what was left of the published text."""
        is_same = self._whole is not None and self._whole.strategy is strategy
        return self._cut.strategy if self._cut is not None and is_same else None

    def organization(self, organization: Organization) -> Organization | None:
        """Return what was left of an organization."""
        is_same = self._whole is not None and self._whole.find_organization(organization.id) is organization
        return self._cut.find_organization(organization.id) if self._cut is not None and is_same else None

    def action(self, action: Action) -> Action | None:
        """Return what was left of an action."""
        is_same = self._whole is not None and self._whole.find_action(action.id) is action
        return self._cut.find_action(action.id) if self._cut is not None and is_same else None

    def metric(self, metric: Metric, updates: Set[str]) -> Metric | None:
        """Return what was left of a metric, where its readings came with the same of the reports that are shown."""
        is_same = self._whole is not None and self._whole.numbered(metric.number) is metric
        left = self._cut.numbered(metric.number) if self._cut is not None and is_same else None
        if not isinstance(left, Metric):
            return None
        named = [reading.status_update_id for reading in metric.readings]
        kept = [reading.status_update_id for reading in left.readings]
        return left if kept == [id if id in updates else None for id in named] else None


def _ids(cut: Document) -> tuple[Set[str], Set[str], Set[str]]:
    """Return the ids of the organizations, contacts and actions that are shown in what was cut."""
    organizations = {organization.id for organization in cut.organizations}
    contacts = {contact.id for organization in cut.organizations for contact in organization.contacts}
    return organizations, contacts, {action.id for action in cut.plan.actions}


def _public_strategy(strategy: Strategy, organizations: Set[str]) -> Strategy:
    """Return the published text without the ids of organizations that are not shown."""
    return replace(strategy, themes=tuple(_public_theme(theme, organizations) for theme in strategy.themes))


def _public_theme(theme: Theme, organizations: Set[str]) -> Theme:
    """Return a theme without those ids."""
    return replace(theme, goals=tuple(_public_goal(goal, organizations) for goal in theme.goals))


def _public_goal(goal: Goal, organizations: Set[str]) -> Goal:
    """Return a goal without those ids."""
    return replace(goal, objectives=tuple(_public_objective(each, organizations) for each in goal.objectives))


def _public_objective(objective: Objective, organizations: Set[str]) -> Objective:
    """Return an objective without those ids."""
    named = tuple(named for named in objective.organizations if named.organization_id in organizations)
    return replace(objective, organizations=named)


def _public_organization(organization: Organization, organizations: Set[str]) -> Organization:
    """Return an organization with what is public of its contacts."""
    parent_id = organization.parent_id if organization.parent_id in organizations else None
    return replace(organization, parent_id=parent_id, contacts=tuple(map(_public_contact, organization.contacts)))


def _public_contact(contact: Contact) -> Contact:
    """Return a contact; those taken from a publication are public, of the others only name and title."""
    if contact.source is not None:
        return contact
    return replace(contact, email=None, phone=None, alternate_phone=None, toll_free_phone=None, fax=None, website=None)


def _public_plan(plan: Plan, actions: Set[str], organizations: Set[str], contacts: Set[str], again: _Again) -> Plan:
    """Return a plan without anything internal: elements, texts, proposals, values of single organizations."""
    public = tuple(
        again.action(action) or _public_action(action, actions, organizations, contacts)
        for action in plan.actions
        if action.id in actions
    )
    updates = {update.id for action in public for update in action.status_updates}
    return replace(
        plan,
        goal_leaders=tuple(leader for leader in plan.goal_leaders if leader.contact_id in contacts),
        actions=public,
        metrics=tuple(
            again.metric(metric, updates) or _public_metric(metric, updates)
            for metric in plan.metrics
            if _is_shown(metric, organizations) and (metric.action_id is None or metric.action_id in actions)
        ),
        proposals=(),
        exempt_ids=(),
        reporting_periods=tuple(replace(period, waivers=()) for period in plan.reporting_periods),
        decisions=tuple(
            _public_decision(decision, actions)
            for decision in plan.decisions
            if decision.visibility is Visibility.PUBLIC
        ),
    )


def _public_decision(decision: Decision, actions: Set[str]) -> Decision:
    """Return a public decision; it names no action that is not shown."""
    return replace(decision, action_id=decision.action_id if decision.action_id in actions else None)


def _public_action(action: Action, actions: Set[str], organizations: Set[str], contacts: Set[str]) -> Action:
    """Return the public part of a public action; it names no action, organization or person that is not shown."""
    return replace(
        action,
        resources=None,
        lead_id=action.lead_id if action.lead_id in contacts else None,
        deputy_id=action.deputy_id if action.deputy_id in contacts else None,
        superseded_by_id=action.superseded_by_id if action.superseded_by_id in actions else None,
        contributing_ids=tuple(id for id in action.contributing_ids if id in organizations),
        consulted_ids=tuple(id for id in action.consulted_ids if id in organizations),
        depends_on_ids=tuple(id for id in action.depends_on_ids if id in actions),
        milestones=tuple(each for each in action.milestones if each.visibility is Visibility.PUBLIC),
        status_updates=tuple(_public_update(each) for each in action.status_updates if _is_public(each)),
        contributions=(),
    )


def _is_public(update: StatusUpdate) -> bool:
    """Return whether a report is public: no internal one, none that waits for approval or was returned."""
    return update.visibility is Visibility.PUBLIC and update.is_effective


def _public_update(update: StatusUpdate) -> StatusUpdate:
    """Return the public part of a report."""
    return replace(
        update, blockers=None, help_needed=None, decided_by=None, decision_note=None, achievements=(), readings=()
    )


def _public_metric(metric: Metric, updates: Set[str]) -> Metric:
    """Return the public part of a public metric: what single organizations contributed is not named."""
    readings = tuple(
        replace(
            reading,
            parts=(),
            status_update_id=reading.status_update_id if reading.status_update_id in updates else None,
        )
        for reading in metric.readings
    )
    return replace(metric, readings=readings)
