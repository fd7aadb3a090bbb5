"""Who holds which role in a strategy."""

from sqlalchemy import select

from tracker.domain.document.element import Lifecycle
from tracker.domain.roles import Role, RoleHolder
from tracker.extensions import db
from tracker.models.account import Account, Grant


def list_role_holders(strategy_id: str, *roles: Role) -> list[RoleHolder]:
    """Return who holds some roles in a strategy and has an open account, by name: one SELECT."""
    query = (
        select(Account.id, Account.email, Account.name, Grant.role, Grant.organization_id)
        .join(Grant, Grant.account_id == Account.id)
        .where(
            Account.is_active,
            Grant.strategy_id == strategy_id,
            Grant.role.in_(roles),
            Grant.lifecycle == Lifecycle.ACTIVE,
        )
        .order_by(Account.name, Account.id, Grant.id)
    )
    return [RoleHolder(*row) for row in db.session.execute(query)]
