"""What of an earlier document a reader may know: no more than then, and no more than now."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from typing import Any

from tracker.domain.document.action import Action
from tracker.domain.document.cut import Cut, cut_document
from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind, Visibility
from tracker.domain.document.organization import Organization

#: An element by kind and id.
Name = tuple[Kind, str]


def names_shown(public: Document) -> frozenset[Name]:
    """Return what a public document shows of all that might be internal."""
    return frozenset(name for name, _ in _that_may_be_hidden(public))


def names_hidden_now(then: Document, shown_now: Set[Name]) -> frozenset[Name]:
    """Return what an earlier document holds that might have been public then and is not now."""
    return frozenset(name for name, is_public in _that_may_be_hidden(then) if is_public and name not in shown_now)


def cut_earlier_document(then: Document, cut: Cut, hidden_now: Set[Name]) -> Document:
    """Return what a cut leaves of an earlier document, where some of it has become internal since."""
    if cut is Cut.WHOLE:
        return then
    return cut_document(_hiding(then, hidden_now) if hidden_now else then, cut)


def _that_may_be_hidden(document: Document) -> Iterator[tuple[Name, bool]]:
    """Yield each element that could be internal, and whether it says that it is public.

    Of points of contact it is the address that could be: it is public where it was taken from a publication.
    """
    plan, organizations = document.plan, document.organizations
    yield from _said(Kind.ORGANIZATION, organizations)
    published = (contact for each in organizations for contact in each.contacts if contact.source is not None)
    yield from (((Kind.CONTACT, contact.id), True) for contact in published)
    yield from _said(Kind.ACTION, plan.actions)
    for action in plan.actions:
        yield from _said(Kind.MILESTONE, action.milestones)
        yield from _said(Kind.STATUS_UPDATE, action.status_updates)
    yield from _said(Kind.METRIC, plan.metrics)
    yield from _said(Kind.DECISION, plan.decisions)


def _said(kind: Kind, elements: Iterable[Any]) -> Iterator[tuple[Name, bool]]:
    """Yield elements of a kind, and whether each says of itself that it is public."""
    return (((kind, element.id), element.visibility is Visibility.PUBLIC) for element in elements)


def _hiding(document: Document, hidden: Set[Name]) -> Document:
    """Return a document where some elements are internal."""
    plan = replace(
        document.plan,
        actions=tuple(_action_hiding(action, hidden) for action in document.plan.actions),
        metrics=_internal(Kind.METRIC, document.plan.metrics, hidden),
        decisions=_internal(Kind.DECISION, document.plan.decisions, hidden),
    )
    organizations = tuple(_organization_hiding(each, hidden) for each in document.organizations)
    return Document(document.strategy, _internal(Kind.ORGANIZATION, organizations, hidden), document.listings, plan)


def _action_hiding(action: Action, hidden: Set[Name]) -> Action:
    """Return an action that is internal, or parts of which are."""
    milestones = _internal(Kind.MILESTONE, action.milestones, hidden)
    updates = _internal(Kind.STATUS_UPDATE, action.status_updates, hidden)
    visibility = Visibility.INTERNAL if (Kind.ACTION, action.id) in hidden else action.visibility
    return replace(action, visibility=visibility, milestones=milestones, status_updates=updates)


def _organization_hiding(organization: Organization, hidden: Set[Name]) -> Organization:
    """Return an organization of whose contacts no more is published than now."""
    contacts = tuple(
        replace(contact, source=None) if (Kind.CONTACT, contact.id) in hidden else contact
        for contact in organization.contacts
    )
    return replace(organization, contacts=contacts)


def _internal(kind: Kind, elements: tuple[Any, ...], hidden: Set[Name]) -> tuple[Any, ...]:
    """Return elements of a kind; those that are hidden are internal."""
    return tuple(
        replace(element, visibility=Visibility.INTERNAL) if (kind, element.id) in hidden else element
        for element in elements
    )
