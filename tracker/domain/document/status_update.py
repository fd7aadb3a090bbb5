"""A status update: what the responsible organization reports on one action for one period."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.domain.document.element import Visibility
from tracker.domain.status import Status


class UpdateState(StrEnum):
    """Where a report stands between its author and its approver."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class StatusUpdate:
    """One report. `percent` (0 to 100) is given only where the action has no milestones.

    `summary`, `next_steps`, `why`, `recovery` and `forecast_on` are public; `blockers` and `help_needed` are for
    planners, leadership and the reporting organization. `blocked_by`, `blocked_since_on` and `cleared_by` make the
    mark "blocked". `reported_on` is the day it speaks of.
    """

    id: str
    version: int
    action_id: str
    position: int
    period: str
    status: Status
    percent: int | None
    summary: str
    next_steps: str | None
    why: str | None
    recovery: str | None
    forecast_on: date | None
    blockers: str | None
    help_needed: str | None
    blocked_by: str | None
    blocked_since_on: date | None
    cleared_by: str | None
    state: UpdateState
    reported_on: date
    reported_by: str
    entered_by: str | None
    visibility: Visibility
    is_illustrative: bool
