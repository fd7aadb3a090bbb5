"""The words for how work is going."""

from enum import StrEnum


class Status(StrEnum):
    """How an action, objective, goal or strategy is going; a lead may report all but `UNKNOWN`."""

    NOT_STARTED = "not_started"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"
    COMPLETE = "complete"
    UNKNOWN = "unknown"

    @property
    def concern(self) -> int:
        """Return how much attention the status asks for: 0 none to 3 most; unknown sorts with off track.

        >>> Status.UNKNOWN.concern == Status.OFF_TRACK.concern
        True
        """
        return _CONCERN[self]


_CONCERN = {
    Status.COMPLETE: 0,
    Status.ON_TRACK: 1,
    Status.NOT_STARTED: 1,
    Status.AT_RISK: 2,
    Status.OFF_TRACK: 3,
    Status.UNKNOWN: 3,
}

#: The order in which statuses are stacked in a bar and listed in a sentence.
STATUS_ORDER = (
    Status.COMPLETE,
    Status.ON_TRACK,
    Status.AT_RISK,
    Status.OFF_TRACK,
    Status.UNKNOWN,
    Status.NOT_STARTED,
)

#: The statuses a lead may report.
REPORTABLE = tuple(status for status in STATUS_ORDER if status is not Status.UNKNOWN)
