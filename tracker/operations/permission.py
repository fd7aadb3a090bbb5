"""Who may do what (README, "Roles"): the same for page, file, token and command line."""

from tracker.domain.errors import Forbidden
from tracker.domain.roles import Actor, Role


def require_administrator(by: Actor) -> None:
    """Refuse everyone but an administrator.

    :raise Forbidden: with whom to ask.
    """
    if not by.is_administrator:
        raise Forbidden("Only an administrator may do this.", ask="an administrator")


def require_planner(by: Actor, strategy_id: str) -> None:
    """Refuse everyone but a planner of the strategy.

    :raise Forbidden: with whom to ask.
    """
    if not may_plan(by, strategy_id):
        raise Forbidden("Only a planner of this strategy may change the plan.")


def require_reporter(by: Actor, strategy_id: str, organization_id: str) -> None:
    """Refuse everyone who may not report for an organization: its leads, and planners entering for somebody.

    :raise Forbidden: with whom to ask.
    """
    if not may_report(by, strategy_id, organization_id):
        raise Forbidden("Only a lead of the responsible organization, or a planner for them, may report on this.")


def require_briefer(by: Actor, strategy_id: str) -> None:
    """Refuse everyone who may not issue briefings or record what an official decided: briefers and planners may.

    :raise Forbidden: with whom to ask.
    """
    if not may_brief(by, strategy_id):
        raise Forbidden("Only a briefer or a planner of this strategy may do this.")


def may_plan(by: Actor, strategy_id: str) -> bool:
    """Return whether somebody may change the plan; the installation itself may when it sets up."""
    return by.has(Role.PLANNER, strategy_id)


def may_report(by: Actor, strategy_id: str, organization_id: str) -> bool:
    """Return whether somebody may report for an organization."""
    return may_plan(by, strategy_id) or organization_id in by.organizations(Role.LEAD, strategy_id)


def may_brief(by: Actor, strategy_id: str) -> bool:
    """Return whether somebody may issue briefings and record decisions for an official."""
    return may_plan(by, strategy_id) or by.has(Role.BRIEFER, strategy_id)


def may_read_whole(by: Actor, strategy_id: str) -> bool:
    """Return whether somebody reads the whole document: all that is internal, of every organization."""
    whole = (Role.PLANNER, Role.VIEWER, Role.BRIEFER, Role.AUDITOR)
    return by.is_administrator or any(by.has(role, strategy_id) for role in whole)


def may_read_drafts(by: Actor, strategy_id: str) -> bool:
    """Return whether somebody sees a plan that was never published."""
    return by.is_administrator or by.has(Role.PLANNER, strategy_id) or by.has(Role.AUDITOR, strategy_id)
