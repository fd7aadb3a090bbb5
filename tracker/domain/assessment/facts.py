"""What is known of one action on a day: nothing that is dated later (docs/method.md, rules 2 to 5)."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from fractions import Fraction

from tracker.domain.assessment.component import Departure, LeftOut, MilestonePart, Shares
from tracker.domain.assessment.percent import NOTHING, WHOLE, share_of
from tracker.domain.assessment.reports import effective_updates
from tracker.domain.assessment.schedule import expected_by_dates, milestone_parts
from tracker.domain.document.action import Action
from tracker.domain.document.status_update import StatusUpdate
from tracker.domain.status import Status


class ProgressSource(StrEnum):
    """Where an action's progress comes from."""

    MILESTONES = "milestones"
    SELF_REPORTED = "self_reported"
    NOT_BEGUN = "not_begun"
    NONE = "none"


class Staged:
    """What the milestones of an action that count add up to on a day."""

    __slots__ = ("achieved_on", "done", "due", "due_first", "longest_late", "overdue", "parts", "weight")

    def __init__(self, parts: Sequence[MilestonePart]) -> None:
        self.parts = [part for part in parts if part.left_out is None]
        self.weight = self.done = self.due = self.due_first = self.longest_late = self.overdue = 0
        self.achieved_on: list[date] = []
        for part in self.parts:
            weight = part.weight
            self.weight += weight
            if part.achieved_on is not None:
                self.done += weight
                self.achieved_on.append(part.achieved_on)
            if part.is_due:
                self.due += weight
            if part.was_due_first:
                self.due_first += weight
            if part.days_late:
                self.overdue += 1
                self.longest_late = max(self.longest_late, part.days_late)

    @property
    def is_all_achieved(self) -> bool:
        """Return whether none is open."""
        return len(self.achieved_on) == len(self.parts)


class Facts:
    """What is known of an action on a day. One that has left the plan stands as it stood on the day it left."""

    __slots__ = (
        "action", "completed_on", "departure", "has_begun", "is_complete", "last", "left_out", "on", "parts",
        "reported_share", "reports", "source", "staged",
    )  # fmt: skip

    def __init__(self, action: Action, departure: Departure | None, on: date) -> None:
        self.action, self.departure = action, departure
        self.on = min(on, departure.on) if departure is not None and departure.on is not None else on
        self.parts: tuple[MilestonePart, ...] = milestone_parts(action, self.on)
        self.staged = Staged(self.parts)
        self.reports: Sequence[StatusUpdate] = effective_updates(action.status_updates, self.on)
        self.last: StatusUpdate | None = self.reports[-1] if self.reports else None
        self.reported_share = None if self.staged.parts else _reported_share(self.reports)
        self.left_out = _left_out(action, departure)
        self.has_begun = self._has_begun()
        self.source = self._source()
        self.is_complete = self._is_complete()
        self.completed_on = self._completed_on() if self.is_complete else None

    @property
    def has_data(self) -> bool:
        """Return whether anything is known of the work: a milestone achieved or missed, a report since the start.

        What was reported done before the start is known too; that nothing was done yet is no longer, once it began.
        """
        if self.staged.done or self.staged.overdue or self.reported_share:
            return True
        starts_on = self.action.starts_on
        return self.last is not None and (starts_on is None or starts_on <= self.last.reported_on)

    @property
    def days_late(self) -> int:
        """Return the days by which the longest overdue milestone, or the action's own due date, is overdue."""
        due_on = self.action.due_on
        if self.is_complete or due_on is None or due_on >= self.on:
            return self.staged.longest_late
        return max((self.on - due_on).days, self.staged.longest_late)

    @property
    def is_complete_late(self) -> bool:
        """Return whether the work was done after the date in force: the action's own, or else its last milestone's."""
        due_on = self.action.due_on
        if self.completed_on is None or self.action.is_continuing:
            return False
        if due_on is None:
            due_on = max((part.due_on for part in self.staged.parts), default=None)
        return due_on is not None and self.completed_on > due_on

    def shares(self) -> Shares:
        """Return the exact shares: done, done at least, expected by the dates in force and by the first ones."""
        staged = self.staged
        if staged.parts:
            done = share_of(staged.done, staged.weight)
            due = share_of(staged.due, staged.weight)
            return Shares(done, done, due, share_of(staged.due_first, staged.weight))
        progress = NOTHING if self.source is ProgressSource.NOT_BEGUN else self.reported_share
        return Shares(
            progress,
            progress if progress is not None else NOTHING,
            expected_by_dates(self.action, self.on, first=False),
            expected_by_dates(self.action, self.on, first=True),
        )

    def _has_begun(self) -> bool:
        """Return whether the start, or anything that was due before it, has come, or something was done before."""
        starts_on, due_on = self.action.starts_on, self.action.due_on
        if starts_on is None or starts_on <= self.on or (due_on is not None and due_on <= self.on):
            return True
        return bool(self.staged.done or self.staged.due or self.reported_share)

    def _source(self) -> ProgressSource:
        """Return where the progress comes from."""
        if self.staged.parts:
            return ProgressSource.MILESTONES
        if self.reported_share is not None:
            return ProgressSource.SELF_REPORTED
        return ProgressSource.NONE if self.has_begun else ProgressSource.NOT_BEGUN

    def _is_complete(self) -> bool:
        """Return whether the work is done: all milestones achieved, or without any, reported complete.

        Continuing work ends only when it is reported complete, and then with no milestone left open.
        """
        if self.staged.parts and not self.action.is_continuing:
            return self.staged.is_all_achieved
        is_reported = self.last is not None and self.last.status is Status.COMPLETE
        return is_reported and self.staged.is_all_achieved

    def _completed_on(self) -> date | None:
        """Return the day the last milestone was achieved or completion was reported and never taken back."""
        if self.staged.parts and not self.action.is_continuing:
            return max(self.staged.achieved_on)
        first = None
        for update in reversed(self.reports):
            if update.status is not Status.COMPLETE:
                break
            first = update.reported_on
        return first


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
            return WHOLE
        if update.percent is not None:
            return share_of(update.percent, 100)
        if update.status is Status.NOT_STARTED:
            return NOTHING
    return None
