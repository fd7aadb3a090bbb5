"""What is said where something was asked for as of a day on which it was not known yet."""

from datetime import date
from typing import Any

from flask import g, request

from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind
from tracker.formatters import format_date, number_label
from tracker.operations.permission import may_read_drafts
from tracker.queries.known_at import find_first_known_at
from tracker.views.request.page_url import kind_of_numbered
from tracker.views.request.reading import Reading, read_as_it_stands


def not_yet_words() -> str | None:
    """Return since when what this request asks for is known, or None where it is not that it was not known yet.

    It tells nobody of what they may not see today.
    """
    then: Reading | None = g.get("reading")
    if then is None or not then.is_past:
        return None
    today = read_as_it_stands(then.document.strategy.slug)
    found = _find(today.document, request.view_args or {})
    if found is None:
        return None
    words, since = found[0], _since(today, *found[1:])
    if since is None or since <= then.as_of.known_on:
        return None
    return f"{words} was not known on {format_date(then.as_of.known_on)}: it is here since {format_date(since)}."


def _find(document: Document, values: dict[str, Any]) -> tuple[str, Kind, Any] | None:
    """Return what an address names in words, its kind and itself, or None where today's document has none such."""
    number = values.get("number") or _number_in(values)
    element: Any = document.numbered(number) if number else None
    if element is not None:
        kind = kind_of_numbered(element)
        label = number_label(element.number, getattr(element, "printed_number", None))
        return f"{_word(document, kind)} {label}", kind, element
    element = document.find_organization(values.get("id"))
    if element is not None:
        return str(element.name), Kind.ORGANIZATION, element
    element = next((each for each in document.plan.decisions if number and each.number == number), None)
    return (f"Decision {number}", Kind.DECISION, element) if element is not None else None


def _number_in(values: dict[str, Any]) -> str | None:
    """Return the number in the address of a figure, such as actions/1.1.1-A1/progress, or in the id of a chart."""
    if "address" in values:
        return str(values["address"]).partition("/")[2].partition("/")[0]
    return str(values["id"]).partition("-")[2] if "id" in values else None


def _word(document: Document, kind: Kind) -> str:
    """Return what a kind of element is called in a strategy."""
    words = {Kind.GOAL: document.strategy.goal_word, Kind.OBJECTIVE: document.strategy.objective_word}
    return words.get(kind, kind.value.capitalize())


def _since(today: Reading, kind: Kind, element: Any) -> date | None:
    """Return the day since when an element is known: to whom drafts are not shown since it was published."""
    first = find_first_known_at(kind, element.id)
    if first is None:
        return None
    day, published_on = first.astimezone(today.as_of.zone).date(), today.document.plan.published_on
    if kind in (Kind.GOAL, Kind.OBJECTIVE, Kind.ORGANIZATION) or may_read_drafts(today.actor, today.strategy_id):
        return day
    return max(day, getattr(element, "published_on", None) or published_on or day)
