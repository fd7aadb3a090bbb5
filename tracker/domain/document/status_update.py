"""A status update: what the responsible organization reports on one action for one period."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tracker.domain.document.element import Visibility
from tracker.domain.status import Status


class UpdateState(StrEnum):
    """Where a report stands between its author and its approver; what is still a draft is no report yet."""

    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class CarriedAchievement:
    """A milestone that a report says was achieved; it takes effect when the report does."""

    milestone_id: str
    achieved_on: date
    evidence_title: str
    evidence_reference: str


@dataclass(frozen=True, slots=True)
class CarriedReading:
    """A reading that travels with a report; it takes effect when the report does."""

    metric_id: str
    as_of_on: date
    value: Decimal | None
    note: str | None
    supersedes_id: str | None


@dataclass(frozen=True, slots=True)
class StatusUpdate:
    """One report. `percent` (0 to 100) is given only where the action has no milestones.

    `summary`, `next_steps`, `why`, `recovery` and `forecast_on` are public; `blockers` and `help_needed` are for
    planners, leadership and the reporting organization. `blocked_by`, `blocked_since_on` and `cleared_by` make the
    mark "blocked". `reported_on` is the day it speaks of, `submitted_on` the day it was sent.

    One that `awaits_approval` counts once it is approved; `decided_by` approved or returned it, `decision_note` says
    why it came back. `is_confirmation`: the lead confirmed the report before, word for word. `achievements` and
    `readings` came with it and take effect with it.
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
    awaits_approval: bool
    is_confirmation: bool
    reported_on: date
    submitted_on: date
    reported_by: str
    entered_by: str | None
    decided_by: str | None
    decided_on: date | None
    decision_note: str | None
    visibility: Visibility
    is_illustrative: bool
    achievements: tuple[CarriedAchievement, ...]
    readings: tuple[CarriedReading, ...]

    @property
    def is_effective(self) -> bool:
        """Return whether figures may use it: it was approved, or nobody had to."""
        return self.state is UpdateState.APPROVED or (self.state is UpdateState.SUBMITTED and not self.awaits_approval)

    @property
    def is_waiting(self) -> bool:
        """Return whether an approver has yet to read it."""
        return self.state is UpdateState.SUBMITTED and self.awaits_approval
