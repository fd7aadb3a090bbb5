"""The people of a demonstration."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from tracker.domain.document.element import Lifecycle
from tracker.domain.roles import Role
from tracker.extensions import db
from tracker.models.account import Account, Grant
from tracker.models.organization import Organization


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody one can enter a demonstration as."""

    account_id: str
    name: str
    role: Role
    organization: str | None


def list_personas() -> Sequence[Persona]:
    """Return the demonstration's accounts with their one role, in the order they were made."""
    query = (
        select(Account.id, Account.name, Grant.role, Organization.acronym, Organization.name.label("organization"))
        .join(Grant, Grant.account_id == Account.id)
        .outerjoin(Organization, Organization.id == Grant.organization_id)
        .where(Account.is_demonstration, Account.is_active, Grant.lifecycle == Lifecycle.ACTIVE)
        .order_by(Account.id, Grant.id)
    )
    rows = db.session.execute(query).all()
    return [Persona(row.id, row.name, row.role, row.acronym or row.organization) for row in rows]
