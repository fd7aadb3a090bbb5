"""What waits for approval, since when, and with whom; and what somebody has decided."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from tracker.domain.approving import DECIDERS, who_decides
from tracker.domain.assessment.reports import waiting_updates
from tracker.domain.document.action import Action
from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind
from tracker.domain.document.status_update import StatusUpdate
from tracker.domain.roles import Actor, RoleHolder
from tracker.extensions import db
from tracker.models.revision import Revision
from tracker.queries.role_holders import list_role_holders


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
    deciders: tuple[RoleHolder, ...]

    def waits_for(self, account_id: str | None) -> bool:
        """Return whether an account may decide it."""
        return any(decider.account_id == account_id for decider in self.deciders)


@dataclass(frozen=True, slots=True)
class Decided:
    """A report that somebody approved or returned, and when."""

    action: Action
    update: StatusUpdate
    decided_at: datetime


#: How many reports that somebody decided are listed.
MOST_DECIDED = 20
#: Among how many reports decided under a name its holder's last ones are looked for.
_LOOKED_THROUGH = 1000


def list_waiting(document: Document, on: date) -> tuple[Waiting, ...]:
    """Return the reports that wait on a day, the longest first: two SELECTs."""
    waits = [(action, update) for action in document.plan.actions for update in waiting_updates(action, on)]
    if not waits:
        return ()
    deciders = list_role_holders(document.strategy.id, *DECIDERS)
    sent = _list_sent(update.id for _, update in waits)
    lines = [
        Waiting(
            action,
            update,
            (on - update.submitted_on).days,
            sent[update.id].account_id,
            _deciders(document, action, update, deciders, sent[update.id].account_id),
        )
        for action, update in waits
    ]
    return tuple(sorted(lines, key=lambda line: (-line.days, line.action.number, line.update.position)))


def _deciders(
    document: Document, action: Action, update: StatusUpdate, holders: list[RoleHolder], sent_by: str | None
) -> tuple[RoleHolder, ...]:
    """Return who may decide a report."""
    return who_decides(holders, document.line_above(action.organization_id), sent_by, update.reported_by)


def find_sent(update_id: str) -> Sent:
    """Return who recorded a report, and why late; an installation records for itself without an account."""
    return _list_sent([update_id])[update_id]


def list_decided(document: Document, by: Actor) -> tuple[Decided, ...]:
    """Return the reports that somebody approved or returned last, under the name they have now, the last first.

    One SELECT, and none where nothing was decided under that name. It says who of that name it was.
    """
    reports = [(action, update) for action in document.plan.actions for update in action.status_updates]
    named = {update.id: (action, update) for action, update in reports if by.name == update.decided_by}
    last = sorted(named, key=lambda id: named[id][1].decided_on or date.min, reverse=True)[:_LOOKED_THROUGH]
    if not last or by.account_id is None:
        return ()
    query = select(Revision.element_id, Revision.recorded_at).where(
        Revision.element_kind == Kind.STATUS_UPDATE,
        Revision.element_id.in_(last),
        Revision.operation.in_(("approve_report", "return_report")),
        Revision.actor_id == by.account_id,
    )
    rows = db.session.execute(query.order_by(Revision.seq.desc()).limit(MOST_DECIDED))
    return tuple(Decided(*named[row.element_id], row.recorded_at) for row in rows)


def _list_sent(update_ids: Iterable[str]) -> dict[str, Sent]:
    """Return who recorded some reports, by the report's id: one SELECT."""
    query = select(Revision.element_id, Revision.actor_id, Revision.reason).where(
        Revision.element_kind == Kind.STATUS_UPDATE, Revision.element_id.in_(list(update_ids)), Revision.version == 1
    )
    return {row.element_id: Sent(row.actor_id, row.reason) for row in db.session.execute(query)}
