"""A milestone: the scheduled end of a deliverable (31 U.S.C. 1115(h)(6))."""

from dataclasses import dataclass
from datetime import date

from tracker.domain.document.element import Lifecycle, Visibility


@dataclass(frozen=True, slots=True)
class Milestone:
    """One milestone of an action.

    `first_due_on` is the first published date and never changes; `due_on` is the date in force;
    `redated_count` says how often it moved. `achieved_on` needs evidence. `booked_to` names the reporting period an
    achievement was booked to that was learned after its own was closed. `weight` is 0 to 1000; 0 is shown, not counted.
    """

    id: str
    version: int
    action_id: str
    position: int
    number: str
    title: str
    due_on: date
    first_due_on: date | None
    redated_count: int
    achieved_on: date | None
    evidence_title: str | None
    evidence_reference: str | None
    booked_to: str | None
    weight: int
    lifecycle: Lifecycle
    lifecycle_reason: str | None
    lifecycle_on: date | None
    visibility: Visibility
    is_illustrative: bool
