"""What of a document a reader may know: it is cut before it is assessed, so that no figure tells more."""

from collections.abc import Set
from dataclasses import replace
from enum import StrEnum

from tracker.domain.document.action import Action
from tracker.domain.document.contact import Contact
from tracker.domain.document.document import Document
from tracker.domain.document.element import Visibility
from tracker.domain.document.goal import Goal
from tracker.domain.document.metric import Metric
from tracker.domain.document.objective import Objective
from tracker.domain.document.organization import Organization
from tracker.domain.document.plan import Plan
from tracker.domain.document.status_update import StatusUpdate, UpdateState
from tracker.domain.document.strategy import Strategy
from tracker.domain.document.theme import Theme


class Cut(StrEnum):
    """The whole document, its public part, or the published text alone (a plan that is still a draft is nobody's)."""

    WHOLE = "whole"
    PUBLIC = "public"
    TEXT = "text"


def cut_document(document: Document, cut: Cut) -> Document:
    """Return what a cut leaves of a document: nothing internal, and nothing that names what was left out."""
    if cut is Cut.WHOLE:
        return document
    shown = tuple(o for o in document.organizations if o.visibility is Visibility.PUBLIC)
    ids = {organization.id for organization in shown}
    plan = _public_plan(document.plan, ids, {contact.id for o in shown for contact in o.contacts})
    if cut is Cut.TEXT:
        plan = replace(plan, goal_leaders=(), actions=(), metrics=(), alignments=())
    organizations = tuple(_public_organization(organization, ids) for organization in shown)
    listings = tuple(listing for listing in document.listings if listing.organization_id in ids)
    return Document(_public_strategy(document.strategy, ids), organizations, listings, plan)


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


def _public_plan(plan: Plan, organizations: Set[str], contacts: Set[str]) -> Plan:
    """Return a plan without anything internal: elements, texts, proposals, values of single organizations.

    What an organization that is not shown answers for is as internal as the organization.
    """
    shown = [
        action
        for action in plan.actions
        if action.visibility is Visibility.PUBLIC and action.organization_id in organizations
    ]
    actions = {action.id for action in shown}
    public = tuple(_public_action(action, actions, organizations, contacts) for action in shown)
    updates = {update.id for action in public for update in action.status_updates}
    return replace(
        plan,
        goal_leaders=tuple(leader for leader in plan.goal_leaders if leader.contact_id in contacts),
        actions=public,
        metrics=tuple(
            _public_metric(metric, updates)
            for metric in plan.metrics
            if metric.visibility is Visibility.PUBLIC
            and metric.organization_id in organizations
            and (metric.action_id is None or metric.action_id in actions)
        ),
        proposals=(),
    )


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
    )


def _is_public(update: StatusUpdate) -> bool:
    """Return whether a report is public: no internal one, no draft, none that was returned."""
    is_sent = update.state in (UpdateState.SUBMITTED, UpdateState.APPROVED)
    return update.visibility is Visibility.PUBLIC and is_sent


def _public_update(update: StatusUpdate) -> StatusUpdate:
    """Return the public part of a report."""
    return replace(update, blockers=None, help_needed=None)


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
