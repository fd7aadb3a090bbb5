"""Accounts and what they may do."""

from datetime import datetime

from sqlalchemy import select

from tracker.domain.document.element import Kind, Lifecycle
from tracker.domain.errors import Refused, StaleEdit
from tracker.domain.roles import Actor, Role
from tracker.extensions import begin_writing, db
from tracker.models.account import AccessEvent, AccessEventKind, Account, Grant
from tracker.models.organization import Listing
from tracker.models.strategy import Strategy
from tracker.operations.access.passwords import hash_password
from tracker.operations.act import Act
from tracker.operations.once import new_id
from tracker.operations.permission import require_administrator


def add_account(
    *,
    email: str,
    name: str,
    by: Actor,
    at: datetime,
    password: str | None = None,
    is_administrator: bool = False,
    is_demonstration: bool = False,
    id: str | None = None,
) -> str:
    """Add an account and return its id; without a password it is opened by a reset link.

    :raise Forbidden: `by` is no administrator.
    :raise Refused: the address is taken.
    """
    act = Act(by, at, "add_account")
    require_administrator(by)
    address = email.strip().lower()
    if db.session.scalar(select(Account.id).filter_by(email=address)) is not None:
        raise Refused("There is an account with this address already.", field="email")
    account = Account(
        id=id or new_id(Kind.ACCOUNT),
        email=address,
        name=name,
        is_administrator=is_administrator,
        is_active=True,
        is_demonstration=is_demonstration,
        password_changed_at=at if password else None,
        password_hash=hash_password(password) if password else None,
    )
    act.add(account)
    return account.id


def grant_role(
    account_id: str,
    *,
    strategy_id: str,
    role: Role,
    organization_id: str | None = None,
    by: Actor,
    at: datetime,
    reason: str | None = None,
) -> str:
    """Give an account a role in a strategy, and return the grant's id.

    :raise Forbidden: `by` is no administrator.
    :raise Refused: the account is closed, the role needs an organization of the strategy's directory or needs none,
        or is held already.
    """
    act = Act(by, at, "grant_role", reason=reason)
    require_administrator(by)
    if not act.get(Account, account_id).is_active:
        raise Refused("This account is closed; open it again first.")
    act.get(Strategy, strategy_id)
    _check_organization(strategy_id, role, organization_id)
    same = {
        "account_id": account_id,
        "strategy_id": strategy_id,
        "role": role,
        "organization_id": organization_id,
        "lifecycle": Lifecycle.ACTIVE,
    }
    if db.session.scalar(select(Grant.id).filter_by(**same)) is not None:
        raise Refused("The account holds this role already.", field="role")
    grant = Grant(id=new_id(Kind.GRANT), **same)
    act.add(grant)
    return grant.id


def _check_organization(strategy_id: str, role: Role, organization_id: str | None) -> None:
    """Refuse a role with an organization where it needs none, without where it needs one, or with one not listed.

    :raise Refused: beside the organization.
    """
    if role.is_held_in_organization != (organization_id is not None):
        words = "is held for one organization; choose it" if organization_id is None else "is held for no organization"
        raise Refused(f"The role {role.value} {words}.", field="organization_id")
    listed = select(Listing.id).filter_by(strategy_id=strategy_id, organization_id=organization_id)
    if organization_id is not None and db.session.scalar(listed) is None:
        raise Refused("This organization is not in the strategy's directory.", field="organization_id")


def end_grant(grant_id: str, *, by: Actor, at: datetime, version: int, reason: str) -> None:
    """Take a role back.

    :raise Forbidden: `by` is no administrator.
    :raise Refused: it has ended already, or no reason is given.
    """
    act = Act(by, at, "end_grant", reason=reason)
    require_administrator(by)
    act.require_reason("a role is taken back")
    grant = act.get(Grant, grant_id, version=version)
    if grant.lifecycle is not Lifecycle.ACTIVE:
        raise Refused("This role was taken back already.")
    grant.lifecycle, grant.lifecycle_reason, grant.lifecycle_on = Lifecycle.CANCELLED, act.reason, at.date()
    act.record(grant)


def change_account(
    account_id: str,
    *,
    name: str,
    is_administrator: bool,
    is_active: bool,
    by: Actor,
    at: datetime,
    version: int,
    reason: str | None = None,
) -> None:
    """Change an account's name, close or reopen it, make it an administrator or not.

    Nothing is written where nothing differs. Whoever is signed in with a closed account is signed out.

    :raise Forbidden: `by` is no administrator.
    :raise Refused: nobody would be left to administer, or the account gains or loses power without a reason.
    :raise StaleEdit: somebody changed the account since.
    """
    act = Act(by, at, "change_account", reason=reason)
    require_administrator(by)
    account = act.get(Account, account_id)
    wanted = {"name": name, "is_administrator": is_administrator, "is_active": is_active}
    theirs = {field: getattr(account, field) for field in wanted if getattr(account, field) != wanted[field]}
    if account.version != version:
        raise StaleEdit(
            "Somebody changed this account since you opened it. Nothing was saved; both values are shown.",
            theirs=theirs,
            yours={field: wanted[field] for field in theirs},
        )
    if not theirs:
        return
    if theirs.keys() != {"name"}:
        act.require_reason("what the account may do changes")
    if account.is_administrator and not (is_administrator and is_active):
        _require_another_administrator(account_id)
    account.name, account.is_administrator, account.is_active = name, is_administrator, is_active
    if not is_active:
        account.reset_digest = account.reset_expires_at = None
    act.record(account)


def _require_another_administrator(account_id: str) -> None:
    """Refuse to leave the installation without an administrator.

    :raise Refused: this is the only one.
    """
    others = select(Account.id).where(Account.is_administrator, Account.is_active, Account.id != account_id)
    if db.session.scalar(others.limit(1)) is None:
        raise Refused("There must be one administrator left.", field="is_administrator")


def record_access(
    kind: AccessEventKind, detail: str, *, account_id: str | None, at: datetime, address: str | None
) -> None:
    """Remember a sign-in, a refusal or an export."""
    begin_writing()
    db.session.add(AccessEvent(kind=kind, detail=detail[:200], account_id=account_id, at=at, address=address))
    db.session.flush()
