"""Plans whose reports need approval, and people who give it."""

from collections.abc import Collection
from typing import Any

from tests.factories import NOW, SmallStrategy, make_actor, make_report, save
from tracker.domain.document.element import Kind
from tracker.domain.roles import SYSTEM, Actor, Role
from tracker.extensions import db
from tracker.models.status_update import StatusUpdate
from tracker.operations.access.accounts import grant_role
from tracker.operations.planning.amend import amend
from tracker.operations.reporting.approvals import approve_report, return_report
from tracker.queries.accounts import find_actor


def require_approval(strategy: SmallStrategy, *, exempt: Collection[str] = ()) -> None:
    """Let reports count only once they are approved, but for those of some organizations."""
    plan = strategy.plan
    values = {"requires_approval": True, "exempt_ids": tuple(exempt)}
    save(
        amend, Kind.PLAN, plan.id, values, by=strategy.planner, at=NOW, version=plan.version,
        strategy_id=strategy.id, reason="Agreed with the offices",
    )  # fmt: skip


def make_approver(strategy: SmallStrategy, organization_id: str | None = None, **more: Any) -> Actor:
    """Add an account that approves for an organization, by default the first."""
    organization_id = organization_id or strategy.organizations[0]
    named = {"name": "Abby Approver"} | more
    return make_actor(Role.APPROVER, strategy.id, organization_id=organization_id, **named)


def give_role(actor: Actor, strategy: SmallStrategy, role: Role, organization_id: str | None = None) -> Actor:
    """Give somebody one more role and return who they are now."""
    account_id = str(actor.account_id)
    save(
        grant_role, account_id, strategy_id=strategy.id, role=role, organization_id=organization_id,
        by=SYSTEM, at=NOW,
    )  # fmt: skip
    found = find_actor(account_id)
    assert found is not None
    return found


def send_report(action_id: str, *, by: Actor, **values: Any) -> StatusUpdate:
    """Send a report and return its row."""
    return get_report(make_report(action_id, by=by, **values))


def get_report(id: str) -> StatusUpdate:
    """Return a report's row as it is now."""
    return db.session.get_one(StatusUpdate, id, populate_existing=True)


def approve(update: StatusUpdate, *, by: Actor, at: Any = NOW, **more: Any) -> None:
    """Approve a report as it stands."""
    save(approve_report, update.id, by=by, at=at, **({"version": update.version} | more))


def give_back(update: StatusUpdate, *, by: Actor, note: str = "Say which dock.", at: Any = NOW, **more: Any) -> None:
    """Return a report as it stands."""
    save(return_report, update.id, by=by, at=at, note=note, **({"version": update.version} | more))
