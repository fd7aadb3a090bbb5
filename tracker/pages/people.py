"""Who leads a goal or an action on a day."""

from dataclasses import dataclass
from datetime import date

from tracker.domain.document.contact import Contact
from tracker.domain.document.document import Document
from tracker.domain.document.goal import Goal
from tracker.domain.document.plan import LeaderRole


@dataclass(frozen=True, slots=True)
class Office:
    """A place somebody holds, or held: `contact` None is vacant, since `vacant_since_on` where that is known."""

    contact: Contact | None
    vacant_since_on: date | None
    leader_id: str | None = None


def goal_office(document: Document, goal: Goal, role: LeaderRole, on: date) -> Office:
    """Return who leads a goal on a day, or since when nobody does."""
    started = [leader for leader in document.leaders_of(goal.id) if leader.role is role and leader.starts_on <= on]
    ends = []
    for leader in started:
        contact = document.find_contact(leader.contact_id)
        if contact is not None and (leader.ends_on is None or on < leader.ends_on) and contact.serves(on):
            return Office(contact, None, leader.id)
        ends += [day for day in (leader.ends_on, contact.ends_on if contact else None) if day and day <= on]
    return Office(None, max(ends, default=None))
