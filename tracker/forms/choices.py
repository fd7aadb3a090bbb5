"""What a planner picks from: organizations, people, objectives and actions of one document, in words."""

from collections.abc import Collection
from datetime import date

from wtforms.fields import SelectChoice

from tracker.domain.document.contact import Contact
from tracker.domain.document.document import Document
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.objective import Objective
from tracker.domain.document.organization import Organization
from tracker.formatters import number_label, shorten
from tracker.forms.element import picks

#: How much of an objective's text stands in a list.
_SHORT = 90


def organization_words(organization: Organization) -> str:
    """Return an organization as it stands in a list: its name, then what it is called."""
    return f"{organization.name} ({organization.acronym})" if organization.acronym else organization.name


def organization_choices(document: Document, *, none: str = "") -> list[SelectChoice]:
    """Return every organization of the directory by name."""
    named = sorted((organization_words(each), each.id) for each in document.organizations)
    return picks(((id, words) for words, id in named), none=none)


def responsible_choices(document: Document) -> list[SelectChoice]:
    """Return every organization by name, each with the line of those whose people may lead for it (people.js)."""
    choices = organization_choices(document)
    for choice in choices:
        if choice.value:
            choice.render_kw = {"data-line": " ".join(document.line_above(choice.value))}
    return choices


def contact_choices(
    document: Document, on: date, *, keep: Collection[str | None] = (), none: str = ""
) -> list[SelectChoice]:
    """Return every point of contact who serves or will, by name, and those to `keep` in any case."""
    found = [
        (_contact_words(contact, organization), contact.id, {"data-organization": organization.id})
        for organization in document.organizations
        for contact in organization.contacts
        if contact.ends_on is None or contact.ends_on > on or contact.id in keep
    ]
    found.sort(key=lambda each: each[:2])
    return [SelectChoice("", none)] + [SelectChoice(id, words, render_kw=marks) for words, id, marks in found]


def objective_choices(document: Document, *, but: str, none: str = "") -> list[SelectChoice]:
    """Return every objective but one, in the order of the text."""
    return picks(((each.id, _objective_words(each)) for each in document.objectives if each.id != but), none=none)


def action_choices(
    document: Document, *, but: str = "", keep: Collection[str] = (), none: str = ""
) -> list[SelectChoice]:
    """Return every action that is part of the plan, but one, and those to `keep` in any case."""
    offered = [
        action
        for action in document.plan.actions
        if action.id != but and (action.lifecycle is Lifecycle.ACTIVE or action.id in keep)
    ]
    return picks(((each.id, f"{each.number} {shorten(each.title, _SHORT)}") for each in offered), none=none)


def _objective_words(objective: Objective) -> str:
    """Return an objective as it stands in a list."""
    return f"{number_label(objective.number, objective.printed_number)} {shorten(objective.text, _SHORT)}"


def _contact_words(contact: Contact, organization: Organization) -> str:
    """Return a point of contact as they stand in a list."""
    title = f", {contact.title}" if contact.title else ""
    return f"{contact.name}{title} ({organization.short_name})"
