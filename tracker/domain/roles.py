"""The roles people hold, and who is acting."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What an account may do in one strategy."""

    VIEWER = "viewer"
    BRIEFER = "briefer"
    COMMENTER = "commenter"
    LEAD = "lead"
    APPROVER = "approver"
    PLANNER = "planner"
    AUDITOR = "auditor"

    @property
    def is_held_in_organization(self) -> bool:
        """Return whether the role is held for one organization."""
        return self in (Role.LEAD, Role.APPROVER, Role.COMMENTER)


@dataclass(frozen=True, slots=True)
class HeldRole:
    """One role an actor holds."""

    strategy_id: str
    role: Role
    organization_id: str | None


@dataclass(frozen=True, slots=True)
class RoleHolder:
    """An open account that holds a role in a strategy, for some roles in one organization."""

    account_id: str
    email: str
    name: str
    role: Role
    organization_id: str | None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is acting: an account with its roles, or the installation itself (`account_id` None)."""

    account_id: str | None
    name: str
    is_administrator: bool = False
    roles: tuple[HeldRole, ...] = ()

    def has(self, role: Role, strategy_id: str) -> bool:
        """Return whether the actor holds a role in a strategy, in whatever organization."""
        return any(held.role is role and held.strategy_id == strategy_id for held in self.roles)

    def organizations(self, role: Role, strategy_id: str) -> tuple[str, ...]:
        """Return the organizations the actor holds a role for."""
        return tuple(
            held.organization_id
            for held in self.roles
            if held.role is role and held.strategy_id == strategy_id and held.organization_id
        )

    def holds_any(self, strategy_id: str) -> bool:
        """Return whether the actor holds any role in a strategy."""
        return any(held.strategy_id == strategy_id for held in self.roles)


#: The installation acting for itself: loading a file, setting up.
SYSTEM = Actor(account_id=None, name="Installation", is_administrator=True)
