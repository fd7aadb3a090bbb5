"""The address of an element's own page, and of the history of the element a page is about."""

from flask import request, url_for

from tracker.domain.document.element import Kind
from tracker.views.reading import Reading

_NUMBERED = {
    Kind.GOAL: "goals.show",
    Kind.OBJECTIVE: "objectives.show",
    Kind.ACTION: "actions.show",
    Kind.METRIC: "metrics.show",
}


def page_url(slug: str, kind: Kind, key: str) -> str:
    """Return the address of an element's page: goals, objectives, actions and metrics by number, others by id."""
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
        element = document.numbered(str(values.get("number")))
        kind, id = kinds[request.endpoint], element.id if element else None
    elif request.endpoint == "organizations.show":
        organization = document.find_organization(str(values.get("id")))
        kind, id = Kind.ORGANIZATION, organization.id if organization else None
    else:
        kind, id = Kind.STRATEGY, document.strategy.id if request.endpoint == "strategies.show" else None
    return url_for("history.show", slug=document.strategy.slug, kind=kind.value, id=id) if id else None
