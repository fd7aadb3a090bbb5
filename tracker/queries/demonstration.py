"""The people of a demonstration."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from tracker.domain.document.element import Lifecycle
from tracker.domain.roles import Role
from tracker.extensions import db
from tracker.models.account import Account, Grant
from tracker.models.organization import Organization

#: The order in which they are offered.
_ORDER = (Role.VIEWER, Role.LEAD, Role.PLANNER, Role.BRIEFER, Role.AUDITOR, Role.APPROVER, Role.COMMENTER)


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody one can enter a demonstration as."""

    account_id: str
    name: str
    role: Role
    organization: str | None


def list_personas() -> Sequence[Persona]:
    """Return the accounts a demonstration is entered with and their one role: leadership first, then who reports."""
    query = (
        select(Account.id, Account.name, Grant.role, Organization.acronym, Organization.name.label("organization"))
        .join(Grant, Grant.account_id == Account.id)
        .outerjoin(Organization, Organization.id == Grant.organization_id)
        .where(Account.is_demonstration, Account.is_active, Grant.lifecycle == Lifecycle.ACTIVE)
        .order_by(Account.id, Grant.id)
    )
    rows = db.session.execute(query).all()
    personas = [Persona(row.id, row.name, row.role, row.acronym or row.organization) for row in rows]
    return sorted(personas, key=lambda persona: _ORDER.index(persona.role))
