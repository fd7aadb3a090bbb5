"""What waits for approval, since when, and with whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from tracker.domain.document.action import Action
from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind, Lifecycle
from tracker.domain.document.status_update import StatusUpdate
from tracker.domain.roles import Role
from tracker.extensions import db
from tracker.models.account import Account, Grant
from tracker.models.revision import Revision


@dataclass(frozen=True, slots=True)
class Decider:
    """Somebody with an open account who may approve reports: an approver of one organization, or a planner of all."""

    account_id: str
    name: str
    role: Role
    organization_id: str | None


@dataclass(frozen=True, slots=True)
class Sent:
    """Who recorded a report, with the reason they gave for what came late."""

    account_id: str | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A report that waits: for how many days, who sent it, and with whom it is (nobody, where nobody may decide)."""

    action: Action
    update: StatusUpdate
    days: int
    sent_by: str | None
    deciders: tuple[Decider, ...]

    def waits_for(self, account_id: str | None) -> bool:
        """Return whether an account may decide it."""
        return any(decider.account_id == account_id for decider in self.deciders)


def list_waiting(document: Document, on: date) -> tuple[Waiting, ...]:
    """Return the reports that wait on a day, the longest first: two SELECTs."""
    waits = [
        (action, update)
        for action in document.plan.actions
        for update in action.status_updates
        if update.is_waiting and update.submitted_on <= on
    ]
    if not waits:
        return ()
    deciders = list_deciders(document.strategy.id)
    sent = _list_sent(update.id for _, update in waits)
    lines = [
        Waiting(
            action,
            update,
            (on - update.submitted_on).days,
            sent[update.id].account_id,
            who_decides(deciders, line_above(document, action.organization_id), sent[update.id].account_id),
        )
        for action, update in waits
    ]
    return tuple(sorted(lines, key=lambda line: (-line.days, line.action.number, line.update.position)))


def list_deciders(strategy_id: str) -> list[Decider]:
    """Return the approvers and planners of a strategy whose account is open, by name: one SELECT."""
    query = (
        select(Account.id, Account.name, Grant.role, Grant.organization_id)
        .join(Grant, Grant.account_id == Account.id)
        .where(
            Account.is_active,
            Grant.strategy_id == strategy_id,
            Grant.role.in_((Role.APPROVER, Role.PLANNER)),
            Grant.lifecycle == Lifecycle.ACTIVE,
        )
        .order_by(Account.name, Account.id, Grant.id)
    )
    return [Decider(*row) for row in db.session.execute(query)]


def who_decides(deciders: Iterable[Decider], line: Sequence[str], author_id: str | None) -> tuple[Decider, ...]:
    """Return who may decide a report of the first organization of a line; its author never may.

    These are the approvers of the organizations of the line, the nearest first; planners where there are none.
    """
    others = [decider for decider in deciders if decider.account_id != author_id]
    approvers = [each for each in others if each.role is Role.APPROVER and each.organization_id in line]
    if approvers:
        return tuple(sorted(approvers, key=lambda each: line.index(each.organization_id or "")))
    return tuple(each for each in others if each.role is Role.PLANNER)


def line_above(document: Document, organization_id: str) -> list[str]:
    """Return an organization and those it belongs to, as a document knows them."""
    line: list[str] = []
    above: str | None = organization_id
    while above is not None and above not in line:
        line.append(above)
        organization = document.find_organization(above)
        above = organization.parent_id if organization is not None else None
    return line


def find_sent(update_id: str) -> Sent:
    """Return who recorded a report, and why late; an installation records for itself without an account."""
    return _list_sent([update_id])[update_id]


def _list_sent(update_ids: Iterable[str]) -> dict[str, Sent]:
    """Return who recorded some reports, by the report's id: one SELECT."""
    query = select(Revision.element_id, Revision.actor_id, Revision.reason).where(
        Revision.element_kind == Kind.STATUS_UPDATE, Revision.element_id.in_(list(update_ids)), Revision.version == 1
    )
    return {row.element_id: Sent(row.actor_id, row.reason) for row in db.session.execute(query)}
