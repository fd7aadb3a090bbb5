"""The leads' latest words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tracker.domain.assessment.reports import awaiting_since, effective_updates
from tracker.domain.document.action import Action
from tracker.domain.document.document import Document
from tracker.domain.document.status_update import StatusUpdate

#: How many of the latest reports are shown.
LATEST = 8


@dataclass(frozen=True, slots=True)
class Words:
    """A lead's words, and whose they are; `awaiting_since_on` where newer ones wait for approval."""

    action: Action
    update: StatusUpdate
    organization: str
    awaiting_since_on: date | None


def latest_words(
    document: Document, actions: Iterable[Action], on: date, *, period: str | None = None
) -> tuple[Words, ...]:
    """Return the leads' latest words, newest first: the last report of each action, or its last of one period."""
    last = []
    for action in actions:
        updates = effective_updates(action.status_updates, on)
        chosen = [update for update in updates if period is None or update.period == period]
        if chosen:
            last.append((chosen[-1], action))
    last.sort(key=lambda pair: (pair[0].reported_on, pair[1].number), reverse=True)
    return tuple(
        Words(action, update, document.organization(action.organization_id).short_name, awaiting_since(action, on))
        for update, action in last[:LATEST]
    )
