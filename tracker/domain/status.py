"""The words for how work is going."""

from enum import StrEnum


class Status(StrEnum):
    """How an action, objective, goal or strategy is going; a lead may report all but `UNKNOWN`.

    `concern` says how much attention a status asks for: 0 none to 3 most; unknown sorts with off track.

    >>> Status.UNKNOWN.concern == Status.OFF_TRACK.concern
    True
    """

    concern: int

    def __new__(cls, value: str, concern: int) -> "Status":
        """Return the member with a value, such as one that was stored."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.concern = concern
        return member

    NOT_STARTED = "not_started", 1
    ON_TRACK = "on_track", 1
    AT_RISK = "at_risk", 2
    OFF_TRACK = "off_track", 3
    COMPLETE = "complete", 0
    UNKNOWN = "unknown", 3


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
