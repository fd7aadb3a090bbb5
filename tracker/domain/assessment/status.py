"""How a status is computed (docs/method.md, rule 5)."""

from dataclasses import dataclass

from tracker.domain.document.plan import Plan
from tracker.domain.status import Status


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where one status ends and the next begins; bands meet without a gap because printed numbers are whole.

    `known_minimum` is the percentage of its weight a parent must know; points are percentage points behind plan.
    """

    known_minimum: int = 75
    on_track_points: int = 5
    at_risk_points: int = 15
    at_risk_days: int = 30

    @classmethod
    def of(cls, plan: Plan) -> "Thresholds":
        """Return the thresholds in force in a plan."""
        return cls(plan.known_minimum_percent, plan.on_track_points, plan.at_risk_points, plan.at_risk_days)


def status_by_points(points_behind: int, thresholds: Thresholds) -> Status:
    """Return the status of work that is some points behind plan.

    >>> [status_by_points(points, Thresholds()).value for points in (-10, 5, 6, 15, 16)]
    ['on_track', 'on_track', 'at_risk', 'at_risk', 'off_track']
    """
    if points_behind <= thresholds.on_track_points:
        return Status.ON_TRACK
    return Status.AT_RISK if points_behind <= thresholds.at_risk_points else Status.OFF_TRACK


def status_by_lateness(days_late: int, thresholds: Thresholds) -> Status:
    """Return the status of work whose longest overdue date is some days past.

    >>> [status_by_lateness(days, Thresholds()).value for days in (0, 1, 30, 31)]
    ['on_track', 'at_risk', 'at_risk', 'off_track']
    """
    if days_late <= 0:
        return Status.ON_TRACK
    return Status.AT_RISK if days_late <= thresholds.at_risk_days else Status.OFF_TRACK


def at_least(floor: Status, status: Status) -> Status:
    """Return the status that asks for more attention; of two that ask the same, what is sure over what is unknown.

    >>> at_least(Status.AT_RISK, Status.UNKNOWN).value
    'unknown'
    >>> at_least(Status.OFF_TRACK, Status.UNKNOWN).value
    'off_track'
    """
    return max(status, floor, key=graver)


def graver(status: Status) -> tuple[int, int]:
    """Return the key that sorts what asks for more attention last; of two that ask the same, what is surest."""
    return (status.concern, _SURENESS.index(status))


#: What is under way is surer than what has not begun, and what is missed than what is unknown.
_SURENESS = (Status.UNKNOWN, Status.NOT_STARTED, Status.COMPLETE, Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK)
