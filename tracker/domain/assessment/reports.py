"""The reports on one action, read together: which count, which wait, which came back, and which say the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from operator import attrgetter

from tracker.domain.document.action import Action
from tracker.domain.document.status_update import StatusUpdate, UpdateState

_POSITION = attrgetter("position")
_WHEN_MADE = attrgetter("reported_on", "position")


@dataclass(frozen=True, slots=True)
class SameWords:
    """Since when the reports on an action say the same: the day of the last real one, and how often it was confirmed.

    `since_on` is None where the last report is no confirmation.
    """

    since_on: date | None
    confirmations: int


def effective_updates(updates: Iterable[StatusUpdate], on: date) -> list[StatusUpdate]:
    """Return the reports that count on a day in the order they were made: none that waits, was returned or is later."""
    counted = [update for update in updates if update.reported_on <= on and update.is_effective]
    if any(later.reported_on < earlier.reported_on for earlier, later in pairwise(counted)):
        counted.sort(key=_WHEN_MADE)
    return counted


def same_words(reports: Sequence[StatusUpdate]) -> SameWords:
    """Return since when reports, in the order they were made, say the same."""
    confirmations = 0
    for update in reversed(reports):
        if not update.is_confirmation:
            return SameWords(update.reported_on if confirmations else None, confirmations)
        confirmations += 1
    return SameWords(None, confirmations)


def waiting_updates(action: Action | None, on: date = date.max) -> list[StatusUpdate]:
    """Return the reports sent by a day that an approver has yet to read, as they were sent."""
    updates = action.status_updates if action is not None else ()
    return [update for update in updates if update.is_waiting and update.submitted_on <= on]


def awaiting_since(action: Action, on: date) -> date | None:
    """Return the day the report was sent that has waited longest for approval, or None where none waits."""
    return min((update.submitted_on for update in waiting_updates(action, on)), default=None)


def last_sent(action: Action, label: str, on: date = date.max) -> StatusUpdate | None:
    """Return the last report that was sent on an action for a period, whatever became of it; None where none was."""
    sent = (update for update in action.status_updates if update.period == label and update.reported_on <= on)
    return max(sent, key=_POSITION, default=None)


def last_returned(action: Action, on: date) -> StatusUpdate | None:
    """Return the last report sent by a day where it came back and nobody has answered it, or None."""
    sent = (update for update in action.status_updates if update.submitted_on <= on)
    last = max(sent, key=_POSITION, default=None)
    return last if last is not None and last.state is UpdateState.RETURNED else None


def last_position(action: Action) -> int:
    """Return the position of the last report on an action, 0 where there is none."""
    return max(map(_POSITION, action.status_updates), default=0)
