"""The address of an element's own page."""

from flask import url_for

from tracker.domain.document.element import Kind

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
