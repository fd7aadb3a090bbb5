"""What moved, counted: of the strategy, of one goal, of one organization's part."""

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.domain.assessment.counts import ActionCounts
from tracker.domain.comparison.change import Change, Fate
from tracker.domain.comparison.dates import DateChange, DateName
from tracker.domain.status import Status


@dataclass(frozen=True, slots=True)
class Kept:
    """How many actions stand by the date they were first published with, of how many that had one."""

    kept: int
    dated: int

    @classmethod
    def of(cls, counts: ActionCounts | None) -> "Kept":
        """Return it from the counts of some actions; where there are none, none of none."""
        return cls(counts.kept_first_date, counts.dated) if counts is not None else cls(0, 0)


@dataclass(frozen=True, slots=True)
class Summary:
    """How many actions changed in which way.

    Every action of the plan whose status changed is counted once: in `completed`, `became_at_risk`,
    `became_off_track`, `became_unknown`, `recovered` (it asks for less attention than before), `started` or
    `reopened`. The others say what else happened to actions, these or any.
    """

    completed: int
    became_at_risk: int
    became_off_track: int
    became_unknown: int
    recovered: int
    started: int
    reopened: int
    redated: int
    added: int
    removed: int
    ended: int
    reinstated: int
    blocked: int
    unblocked: int
    kept_before: Kept
    kept_after: Kept

    @property
    def is_empty(self) -> bool:
        """Return whether nothing is to be told."""
        counts = [getattr(self, name) for name in self.__slots__]
        return self.kept_before == self.kept_after and not any(isinstance(count, int) and count for count in counts)


def summarize(actions: Iterable[Change], dates: Iterable[DateChange], kept: tuple[Kept, Kept]) -> Summary:
    """Return the counts of some actions' changes; `kept` is before and after."""
    changes = list(actions)
    fates = [change.fate for change in changes]
    turns = [_turn(change.before, change.after) for change in changes if change.fate is None]
    blocks = [moved.after for change in changes if change.fate is None and (moved := change.moved("is_blocked"))]
    return Summary(
        **{name: turns.count(name) for name in _TURNS},
        redated=len({date.action_id for date in dates if date.name is not DateName.FORECAST}),
        added=fates.count(Fate.ADDED),
        removed=fates.count(Fate.REMOVED),
        ended=sum(fate is not None and fate.is_ending for fate in fates),
        reinstated=fates.count(Fate.REINSTATED),
        blocked=blocks.count(True),
        unblocked=blocks.count(False),
        kept_before=kept[0],
        kept_after=kept[1],
    )


_TURNS = (
    "completed", "became_at_risk", "became_off_track", "became_unknown", "recovered", "started", "reopened",
)  # fmt: skip

_GRAVE = {
    Status.AT_RISK: "became_at_risk",
    Status.OFF_TRACK: "became_off_track",
    Status.UNKNOWN: "became_unknown",
}


def _turn(before: Status | None, after: Status | None) -> str | None:
    """Return how a status changed, by the name of what counts it; None where it did not.

    >>> _turn(Status.ON_TRACK, Status.AT_RISK), _turn(Status.OFF_TRACK, Status.AT_RISK)
    ('became_at_risk', 'recovered')
    """
    if before is None or after is None or before is after:
        return None
    if after is Status.COMPLETE:
        return "completed"
    if after.concern < before.concern:
        return "recovered"
    if after in _GRAVE:
        return _GRAVE[after]
    return "started" if before is Status.NOT_STARTED else "reopened"
