"""Who has led a goal, and when."""

from dataclasses import dataclass
from datetime import date

from tracker.domain.document.contact import Contact
from tracker.domain.document.document import Document
from tracker.domain.document.goal import Goal
from tracker.domain.document.plan import GoalLeader


@dataclass(frozen=True, slots=True)
class Tenure:
    """Somebody's time as leader or deputy; `contact` None is not in the reader's document."""

    leader: GoalLeader
    contact: Contact | None
    organization: str
    is_present: bool


def list_tenures(document: Document, goal: Goal, on: date) -> tuple[Tenure, ...]:
    """Return everybody who has led a goal, stood in for its leader, or is to; newest first."""
    tenures = []
    for leader in document.leaders_of(goal.id):
        contact = document.find_contact(leader.contact_id)
        organization = document.find_organization(contact.organization_id) if contact is not None else None
        tenures.append(
            Tenure(
                leader,
                contact,
                organization.short_name if organization is not None else "",
                leader.starts_on <= on and (leader.ends_on is None or on < leader.ends_on),
            )
        )
    return tuple(sorted(tenures, key=lambda tenure: (tenure.leader.starts_on, tenure.leader.id), reverse=True))
