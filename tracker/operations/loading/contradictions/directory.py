"""Organizations and points of contact that contradict themselves or each other."""

from collections.abc import Iterator

from tracker.domain.document.contact import Contact
from tracker.domain.document.document import Document
from tracker.domain.document.organization import Organization
from tracker.operations.loading.contradictions.circle import in_circles
from tracker.operations.loading.contradictions.finding import Finding, Findings, before, twice

#: What stands in an address where an organization's id could, and means something else.
_TAKEN = "new"


def organization_findings(organization: Organization) -> Findings:
    """Yield what is wrong with an organization."""
    if organization.id == _TAKEN:
        yield "id", "Another page has this address; choose another id."


def organizations_together(document: Document) -> Iterator[tuple[str, Finding]]:
    """Yield the id of each organization whose name another one has already, or that belongs to one below it."""
    above = {each.id: (each.parent_id,) for each in document.organizations if each.parent_id is not None}
    for id in sorted(in_circles(above)):
        yield id, ("parent_id", "An organization cannot belong to itself or to one below it.")
    for place in twice(organization.name.lower() for organization in document.organizations):
        words = "The directory has an organization of this name already."
        yield document.organizations[place].id, ("name", words)


def contact_findings(contact: Contact) -> Findings:
    """Yield what is wrong with a point of contact."""
    yield from before(contact.ends_on, contact.starts_on, "ends_on", "The last day is before the first.")
