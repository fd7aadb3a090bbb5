"""Accounts, what they may do, and what they did that changed nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, bindparam, select

from tracker.domain.document.element import Lifecycle
from tracker.domain.errors import NotFound
from tracker.domain.roles import Actor, HeldRole, Role
from tracker.extensions import db
from tracker.models.account import AccessEvent, AccessEventKind, Account, Grant, Token
from tracker.models.organization import Listing, Organization
from tracker.models.strategy import Strategy


@dataclass(frozen=True, slots=True)
class Holder:
    """Who an open account is, and what a session must be compared with."""

    actor: Actor
    password_changed_at: datetime | None
    is_demonstration: bool


@dataclass(frozen=True, slots=True)
class AccountLine:
    """An account as an administrator sees it."""

    id: str
    version: int
    email: str
    name: str
    is_administrator: bool
    is_active: bool
    is_demonstration: bool
    password_changed_at: datetime | None
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class GrantLine:
    """A role an account holds or held, in words."""

    id: str
    version: int
    role: Role
    strategy: str
    organization: str | None
    lifecycle: Lifecycle
    lifecycle_on: date | None
    lifecycle_reason: str | None

    @property
    def is_held(self) -> bool:
        """Return whether the role was not taken back."""
        return self.lifecycle is Lifecycle.ACTIVE


@dataclass(frozen=True, slots=True)
class TokenLine:
    """A token as its owner sees it; nobody sees its secret again."""

    id: str
    account_id: str
    name: str
    expires_on: date
    lifecycle: Lifecycle

    def works(self, on: date) -> bool:
        """Return whether the token still opens anything on a day."""
        return self.lifecycle is Lifecycle.ACTIVE and on <= self.expires_on


@dataclass(frozen=True, slots=True)
class AccessEventLine:
    """A sign-in, a refusal or an export."""

    id: int
    at: datetime
    kind: AccessEventKind
    name: str | None
    detail: str
    address: str | None


def _holder_query() -> Select[Any]:
    """Return the SELECT of who an account is, a row for each role it holds."""
    account, grant = Account.__table__.c, Grant.__table__.c
    is_held = (grant.account_id == account.id) & (grant.lifecycle == Lifecycle.ACTIVE)
    who = (account.name, account.is_administrator, account.password_changed_at, account.is_demonstration)
    return (
        select(*who, grant.strategy_id, grant.role, grant.organization_id)
        .outerjoin_from(Account.__table__, Grant.__table__, is_held)
        .where(account.id == bindparam("account_id"), account.is_active)
        .order_by(grant.id)
    )


#: Put together once: every request sends it.
_HOLDER = _holder_query()


def find_holder(account_id: str) -> Holder | None:
    """Return who an account is and what it may do, or None where it is closed: one SELECT."""
    rows = db.session.execute(_HOLDER, {"account_id": account_id}).all()
    if not rows:
        return None
    first = rows[0]
    roles = tuple(HeldRole(row.strategy_id, row.role, row.organization_id) for row in rows if row.role is not None)
    actor = Actor(account_id, first.name, first.is_administrator, roles)
    return Holder(actor, first.password_changed_at, first.is_demonstration)


def find_actor(account_id: str) -> Actor | None:
    """Return who an account is and what it may do, or None where it is closed: one SELECT."""
    holder = find_holder(account_id)
    return None if holder is None else holder.actor


def find_reset_account(digest: str, at: datetime) -> AccountLine | None:
    """Return the account a reset link is for, or None where the link is unknown, was used or has expired."""
    query = _account_query().where(Account.reset_digest == digest, Account.is_active, Account.reset_expires_at >= at)
    row = db.session.execute(query).one_or_none()
    return None if row is None else AccountLine(*row)


def find_token_account(digest: str, on: date) -> str | None:
    """Return the id of the account a read-only token acts for, or None where it is unknown, ended or expired."""
    query = select(Token.account_id).where(
        Token.digest == digest, Token.lifecycle == Lifecycle.ACTIVE, Token.expires_on >= on
    )
    return db.session.scalar(query)


def get_account(account_id: str) -> AccountLine:
    """Return an account.

    :raise NotFound: there is none.
    """
    row = db.session.execute(_account_query().where(Account.id == account_id)).one_or_none()
    if row is None:
        raise NotFound("There is no such account.")
    return AccountLine(*row)


def list_accounts() -> list[AccountLine]:
    """Return every account by name, with the roles it holds: two SELECTs."""
    held: dict[str, list[Role]] = {}
    for account_id, role in db.session.execute(
        select(Grant.account_id, Grant.role).where(Grant.lifecycle == Lifecycle.ACTIVE).order_by(Grant.role, Grant.id)
    ):
        held.setdefault(account_id, []).append(role)
    rows = db.session.execute(_account_query().order_by(Account.name, Account.id))
    return [replace(AccountLine(*row), roles=tuple(dict.fromkeys(held.get(row.id, ())))) for row in rows]


def list_grants(account_id: str) -> list[GrantLine]:
    """Return the roles an account holds, then those it held."""
    query = (
        select(
            Grant.id,
            Grant.version,
            Grant.role,
            Strategy.title,
            Organization.name,
            Grant.lifecycle,
            Grant.lifecycle_on,
            Grant.lifecycle_reason,
        )
        .join(Strategy, Strategy.id == Grant.strategy_id)
        .outerjoin(Organization, Organization.id == Grant.organization_id)
        .where(Grant.account_id == account_id)
        .order_by(Grant.lifecycle, Strategy.title, Grant.role, Grant.id)
    )
    return [GrantLine(*row) for row in db.session.execute(query)]


def list_tokens(account_id: str) -> list[TokenLine]:
    """Return an account's tokens, the longest-lived first."""
    query = select(Token.id, Token.account_id, Token.name, Token.expires_on, Token.lifecycle)
    query = query.where(Token.account_id == account_id).order_by(Token.lifecycle, Token.expires_on.desc(), Token.id)
    return [TokenLine(*row) for row in db.session.execute(query)]


def list_access_events(
    *, kind: AccessEventKind | None = None, before: int | None = None, limit: int = 50
) -> list[AccessEventLine]:
    """Return what was remembered, newest first; `before` is the id to go on from."""
    query = select(
        AccessEvent.id, AccessEvent.at, AccessEvent.kind, Account.name, AccessEvent.detail, AccessEvent.address
    ).outerjoin(Account, Account.id == AccessEvent.account_id)
    if kind is not None:
        query = query.where(AccessEvent.kind == kind)
    if before is not None:
        query = query.where(AccessEvent.id < before)
    return [AccessEventLine(*row) for row in db.session.execute(query.order_by(AccessEvent.id.desc()).limit(limit))]


def get_account_names() -> dict[str, str]:
    """Return the name of every account by its id."""
    return {id: name for id, name in db.session.execute(select(Account.id, Account.name))}


def list_planner_names(strategy_id: str) -> Sequence[str]:
    """Return the names of a strategy's planners, in order."""
    held = select(Grant.account_id).where(
        Grant.strategy_id == strategy_id, Grant.role == Role.PLANNER, Grant.lifecycle == Lifecycle.ACTIVE
    )
    return _names(Account.id.in_(held))


def list_administrator_names() -> Sequence[str]:
    """Return the names of the installation's administrators, in order."""
    return _names(Account.is_administrator)


def list_listed_organizations() -> list[tuple[str, str]]:
    """Return the id and name of every organization that some strategy's directory lists, by name."""
    query = select(Organization.id, Organization.name).where(Organization.id.in_(select(Listing.organization_id)))
    return [(id, name) for id, name in db.session.execute(query.order_by(Organization.name, Organization.id))]


def _names(condition: Any) -> Sequence[str]:
    """Return the names of open accounts."""
    query = select(Account.name).where(Account.is_active, condition).order_by(Account.name, Account.id)
    return db.session.scalars(query).all()


def _account_query() -> Any:
    """Return the SELECT of account lines without their roles."""
    return select(
        Account.id,
        Account.version,
        Account.email,
        Account.name,
        Account.is_administrator,
        Account.is_active,
        Account.is_demonstration,
        Account.password_changed_at,
    )
