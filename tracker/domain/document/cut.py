"""What of a document a reader may know: it is cut before it is assessed, so that no figure tells more."""

from dataclasses import replace
from enum import StrEnum

from tracker.domain.document.action import Action
from tracker.domain.document.document import Document
from tracker.domain.document.element import Visibility
from tracker.domain.document.metric import Metric
from tracker.domain.document.organization import Organization
from tracker.domain.document.plan import Plan
from tracker.domain.document.status_update import StatusUpdate


class Cut(StrEnum):
    """The whole document, its public part, or the published text alone (a plan that is still a draft is nobody's)."""

    WHOLE = "whole"
    PUBLIC = "public"
    TEXT = "text"


def cut_document(document: Document, cut: Cut) -> Document:
    """Return what a cut leaves of a document."""
    if cut is Cut.WHOLE:
        return document
    return _public(document) if cut is Cut.PUBLIC else _text(document)


def _text(document: Document) -> Document:
    """Return a document without its plan."""
    empty = replace(document.plan, goal_leaders=(), actions=(), metrics=(), alignments=(), proposals=())
    return _rebuilt(document, empty)


def _public(document: Document) -> Document:
    """Return a document without anything internal: elements, texts, proposals, values of single organizations."""
    plan = document.plan
    actions = tuple(_public_action(action) for action in plan.actions if action.visibility is Visibility.PUBLIC)
    kept = {action.id for action in actions}
    metrics = tuple(
        _public_metric(metric)
        for metric in plan.metrics
        if metric.visibility is Visibility.PUBLIC and (metric.action_id is None or metric.action_id in kept)
    )
    actions = tuple(_without_hidden_links(action, kept) for action in actions)
    return _rebuilt(document, replace(plan, actions=actions, metrics=metrics, proposals=()))


def _rebuilt(document: Document, plan: Plan) -> Document:
    """Return a document with another plan and only its public organizations."""
    organizations = tuple(_public_organization(o) for o in document.organizations if o.visibility is Visibility.PUBLIC)
    kept = {organization.id for organization in organizations}
    listings = tuple(listing for listing in document.listings if listing.organization_id in kept)
    return Document(document.strategy, organizations, listings, plan)


def _public_organization(organization: Organization) -> Organization:
    """Return an organization; its published contacts are public, the others' addresses are not."""
    contacts = tuple(
        contact if contact.source is not None else replace(contact, email=None, phone=None, alternate_phone=None)
        for contact in organization.contacts
    )
    return replace(organization, contacts=contacts)


def _public_action(action: Action) -> Action:
    """Return the public part of a public action."""
    milestones = tuple(milestone for milestone in action.milestones if milestone.visibility is Visibility.PUBLIC)
    updates = tuple(_public_update(u) for u in action.status_updates if u.visibility is Visibility.PUBLIC)
    return replace(action, milestones=milestones, status_updates=updates, resources=None)


def _public_update(update: StatusUpdate) -> StatusUpdate:
    """Return the public part of a report."""
    return replace(update, blockers=None, help_needed=None)


def _without_hidden_links(action: Action, kept: set[str]) -> Action:
    """Return an action without links to actions that are not shown."""
    superseded_by = action.superseded_by_id if action.superseded_by_id in kept else None
    depends_on = tuple(id for id in action.depends_on_ids if id in kept)
    return replace(action, superseded_by_id=superseded_by, depends_on_ids=depends_on)


def _public_metric(metric: Metric) -> Metric:
    """Return the public part of a public metric: what single organizations contributed is not named."""
    return replace(metric, readings=tuple(replace(reading, parts=()) for reading in metric.readings))
