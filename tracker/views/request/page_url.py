"""The address of an element's own page, and of the history of the element a page is about."""

from flask import request, url_for

from tracker.domain.document.action import Action
from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind
from tracker.domain.document.goal import Goal
from tracker.domain.document.metric import Metric
from tracker.domain.document.objective import Objective
from tracker.views.request.reading import Reading

_NUMBERED = {
    Kind.GOAL: "goals.show",
    Kind.OBJECTIVE: "objectives.show",
    Kind.ACTION: "actions.show",
    Kind.METRIC: "metrics.show",
    Kind.DECISION: "decisions.show",
    Kind.ISSUED_BRIEFING: "issued_briefings.show",
}


def kind_of_numbered(element: Goal | Objective | Action | Metric) -> Kind:
    """Return the kind of an element that has a number."""
    return {Goal: Kind.GOAL, Objective: Kind.OBJECTIVE, Action: Kind.ACTION, Metric: Kind.METRIC}[type(element)]


def page_url(slug: str, kind: Kind, key: str) -> str:
    """Return the address of an element's page: what has a number by that, others by id."""
    if kind in _NUMBERED:
        return url_for(_NUMBERED[kind], slug=slug, number=key)
    if kind is Kind.ORGANIZATION:
        return url_for("organizations.show", slug=slug, id=key)
    return url_for("strategies.show", slug=slug)


def history_url(reading: Reading) -> str | None:
    """Return the address of the history of what this request's page is about, or None where it is no element's page."""
    document, values = reading.document, request.view_args or {}
    kinds = {endpoint: kind for kind, endpoint in _NUMBERED.items()}
    if request.endpoint in kinds:
        kind, id = kinds[request.endpoint], _numbered_id(document, str(values.get("number")))
    elif request.endpoint == "organizations.show":
        organization = document.find_organization(str(values.get("id")))
        kind, id = Kind.ORGANIZATION, organization.id if organization else None
    else:
        kind, id = Kind.STRATEGY, document.strategy.id if request.endpoint == "strategies.show" else None
    return url_for("history.show", slug=document.strategy.slug, kind=kind.value, id=id) if id else None


def _numbered_id(document: Document, number: str) -> str | None:
    """Return the id of the element or decision with a number, or None."""
    element = document.numbered(number)
    if element is not None:
        return element.id
    return next((decision.id for decision in document.plan.decisions if decision.number == number), None)
