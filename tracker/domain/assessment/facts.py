"""What is known of one action on a day: nothing that is dated later (docs/method.md, rules 2 to 5)."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from fractions import Fraction

from tracker.domain.assessment.component import Departure, LeftOut, MilestonePart, Shares
from tracker.domain.assessment.freshness import effective_updates
from tracker.domain.assessment.schedule import expected_share, milestone_parts
from tracker.domain.document.action import Action
from tracker.domain.document.status_update import StatusUpdate
from tracker.domain.status import Status


class ProgressSource(StrEnum):
    """Where an action's progress comes from."""

    MILESTONES = "milestones"
    SELF_REPORTED = "self_reported"
    NOT_BEGUN = "not_begun"
    NONE = "none"


class Facts:
    """What is known of an action on a day. One that has left the plan stands as it stood on the day it left."""

    __slots__ = (
        "achieved", "action", "counted", "departure", "has_begun", "is_reported_complete", "last", "left_out", "on",
        "parts", "reported_share", "reports", "source",
    )  # fmt: skip

    def __init__(self, action: Action, departure: Departure | None, on: date) -> None:
        self.action, self.departure = action, departure
        self.on = min(on, departure.on) if departure is not None and departure.on is not None else on
        self.parts: tuple[MilestonePart, ...] = milestone_parts(action, self.on)
        self.counted = [part for part in self.parts if part.left_out is None]
        self.achieved = [part.achieved_on for part in self.counted if part.achieved_on is not None]
        self.reports: Sequence[StatusUpdate] = effective_updates(action.status_updates, self.on)
        self.last: StatusUpdate | None = self.reports[-1] if self.reports else None
        self.is_reported_complete = self.last is not None and self.last.status is Status.COMPLETE
        self.reported_share = None if self.counted else _reported_share(self.reports)
        self.left_out = _left_out(action, departure)
        self.has_begun = self._has_begun()
        self.source = self._source()

    @property
    def has_data(self) -> bool:
        """Return whether anything is known of the work: a milestone achieved or missed, a report since the start.

        What was reported done before the start is known too; that nothing was done yet is no longer, once it began.
        """
        if self.achieved or self.reported_share or any(part.days_late for part in self.counted):
            return True
        starts_on = self.action.starts_on
        return self.last is not None and (starts_on is None or starts_on <= self.last.reported_on)

    @property
    def is_complete(self) -> bool:
        """Return whether the work is done: all milestones achieved, or without any, reported complete.

        Continuing work ends only when it is reported complete, and then with no milestone left open.
        """
        is_all_achieved = len(self.achieved) == len(self.counted)
        if self.counted and not self.action.is_continuing:
            return is_all_achieved
        return self.is_reported_complete and is_all_achieved

    @property
    def completed_on(self) -> date | None:
        """Return the day the last milestone was achieved or completion was reported and never taken back."""
        if not self.is_complete:
            return None
        if self.counted and not self.action.is_continuing:
            return max(self.achieved)
        first = None
        for update in reversed(self.reports):
            if update.status is not Status.COMPLETE:
                break
            first = update.reported_on
        return first

    @property
    def is_overdue(self) -> bool:
        """Return whether the action's own due date has passed with the work not done."""
        due_on = self.action.due_on
        return due_on is not None and due_on < self.on and not self.is_complete

    @property
    def days_late(self) -> int:
        """Return the days by which the longest overdue milestone, or the action's own due date, is overdue."""
        own = (self.on - self.action.due_on).days if self.is_overdue and self.action.due_on is not None else 0
        return max(own, max((part.days_late for part in self.counted), default=0))

    @property
    def is_complete_late(self) -> bool:
        """Return whether the work was done after the date in force: the action's own, or else its last milestone's."""
        completed_on, due_on = self.completed_on, self.action.due_on
        if due_on is None and not self.action.is_continuing:
            due_on = max((part.due_on for part in self.counted), default=None)
        return completed_on is not None and due_on is not None and completed_on > due_on

    def shares(self) -> Shares:
        """Return the exact shares: done, done at least, expected by the dates in force and by the first ones."""
        progress = self._progress()
        return Shares(
            progress,
            progress if progress is not None else Fraction(0),
            expected_share(self.action, self.counted, self.on, first=False),
            expected_share(self.action, self.counted, self.on, first=True),
        )

    def _has_begun(self) -> bool:
        """Return whether the start, or anything that was due before it, has come, or something was done before."""
        starts_on, due_on = self.action.starts_on, self.action.due_on
        if starts_on is None or starts_on <= self.on or (due_on is not None and due_on <= self.on):
            return True
        return bool(self.achieved or self.reported_share) or any(part.is_due for part in self.counted)

    def _source(self) -> ProgressSource:
        """Return where the progress comes from."""
        if self.counted:
            return ProgressSource.MILESTONES
        if self.reported_share is not None:
            return ProgressSource.SELF_REPORTED
        return ProgressSource.NONE if self.has_begun else ProgressSource.NOT_BEGUN

    def _progress(self) -> Fraction | None:
        """Return the share that is done, or None where it is unknown."""
        if self.source is ProgressSource.MILESTONES:
            done = sum(part.weight for part in self.counted if part.achieved_on is not None)
            return Fraction(done, sum(part.weight for part in self.counted))
        return Fraction(0) if self.source is ProgressSource.NOT_BEGUN else self.reported_share


def _left_out(action: Action, departure: Departure | None) -> LeftOut | None:
    """Return why an action is not in its objective's mean, whatever is known of it."""
    if departure is not None:
        return departure.left_out
    if action.is_continuing:
        return LeftOut.CONTINUING
    return LeftOut.WEIGHTLESS if action.weight == 0 else None


def _reported_share(reports: Sequence[StatusUpdate]) -> Fraction | None:
    """Return the share last reported: all of it by "complete", none by "not started"; None where none was."""
    for update in reversed(reports):
        if update is reports[-1] and update.status is Status.COMPLETE:
            return Fraction(1)
        if update.percent is not None:
            return Fraction(update.percent, 100)
        if update.status is Status.NOT_STARTED:
            return Fraction(0)
    return None
