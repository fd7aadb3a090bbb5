"""Accounts and what they may do."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select

from tracker.domain.document.element import Lifecycle
from tracker.domain.roles import Actor, HeldRole, Role
from tracker.extensions import db
from tracker.models.account import Account, Grant, SignInFailure, Token


def find_actor(account_id: str) -> Actor | None:
    """Return who an account is and what it may do, or None where it is closed: one SELECT."""
    query = (
        select(Account.name, Account.is_administrator, Grant.strategy_id, Grant.role, Grant.organization_id)
        .outerjoin(Grant, (Grant.account_id == Account.id) & (Grant.lifecycle == Lifecycle.ACTIVE))
        .where(Account.id == account_id, Account.is_active)
        .order_by(Grant.id)
    )
    rows = db.session.execute(query).all()
    if not rows:
        return None
    roles = tuple(HeldRole(row.strategy_id, row.role, row.organization_id) for row in rows if row.role is not None)
    return Actor(account_id, rows[0].name, rows[0].is_administrator, roles)


def find_account_by_email(email: str) -> Account | None:
    """Return the account with an address, whatever its capitals, or None."""
    return db.session.scalars(select(Account).where(Account.email == email.strip().lower())).first()


def find_account_by_reset_digest(digest: str, at: datetime) -> Account | None:
    """Return the account a reset link is for, or None where it is unknown or has expired."""
    account = db.session.scalars(select(Account).where(Account.reset_digest == digest, Account.is_active)).first()
    if account is None or account.reset_expires_at is None or account.reset_expires_at < at:
        return None
    return account


def find_token_account(digest: str, on: date) -> str | None:
    """Return the id of the account a read-only token acts for, or None where it is unknown, ended or expired."""
    query = select(Token.account_id).where(
        Token.digest == digest, Token.lifecycle == Lifecycle.ACTIVE, Token.expires_on >= on
    )
    return db.session.scalar(query)


def find_sign_in_failure(email: str) -> SignInFailure | None:
    """Return how often signing in under a name has failed, or None."""
    return db.session.get(SignInFailure, email.strip().lower())


def list_accounts() -> Sequence[Account]:
    """Return every account by name."""
    return db.session.scalars(select(Account).order_by(Account.name, Account.id)).all()


def list_grants(account_id: str) -> Sequence[Grant]:
    """Return the grants an account holds or held."""
    return db.session.scalars(select(Grant).filter_by(account_id=account_id).order_by(Grant.id)).all()


def find_demonstration_account(role: Role) -> Account | None:
    """Return the demonstration's account for a role, or None."""
    query = select(Account).join(Grant, Grant.account_id == Account.id)
    query = query.where(Account.is_demonstration, Account.is_active, Grant.role == role).order_by(Account.id)
    return db.session.scalars(query).first()
