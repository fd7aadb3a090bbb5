"""A metric with its targets and readings."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tracker.domain.document.element import Lifecycle, Visibility


class Direction(StrEnum):
    """Which way a metric should go."""

    INCREASE = "increase"
    DECREASE = "decrease"
    STAY_AT_OR_ABOVE = "stay_at_or_above"
    STAY_AT_OR_BELOW = "stay_at_or_below"

    @property
    def is_upward(self) -> bool:
        """Return whether more is better."""
        return self in (Direction.INCREASE, Direction.STAY_AT_OR_ABOVE)

    @property
    def is_threshold(self) -> bool:
        """Return whether the metric has only to hold a line: it is met or not met, never a percentage of the way."""
        return self in (Direction.STAY_AT_OR_ABOVE, Direction.STAY_AT_OR_BELOW)


class MetricKind(StrEnum):
    """What a metric measures (31 U.S.C. 1115(h))."""

    OUTCOME = "outcome"
    OUTPUT = "output"
    EFFICIENCY = "efficiency"
    CUSTOMER = "customer"


class Frequency(StrEnum):
    """How often a metric is read."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    SEMIANNUAL = "semiannual"
    ANNUAL = "annual"

    @property
    def months(self) -> int:
        """Return the months between two readings."""
        return {"monthly": 1, "quarterly": 3, "semiannual": 6, "annual": 12}[self.value]


@dataclass(frozen=True, slots=True)
class Target:
    """What a metric is to reach by a day."""

    id: str
    version: int
    metric_id: str
    position: int
    due_on: date
    value: Decimal
    lifecycle: Lifecycle
    lifecycle_reason: str | None
    lifecycle_on: date | None
    is_illustrative: bool


@dataclass(frozen=True, slots=True)
class ReadingPart:
    """One organization's part in a reading that is broken down."""

    organization_id: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Reading:
    """What a metric stood at on a day. It is superseded, never edited.

    `value` None is "no new data", and `note` then says why. `supersedes_id` names the reading this one corrects.
    `booked_to` names the reporting period it was booked to where it was learned after its own was closed.
    """

    id: str
    version: int
    metric_id: str
    position: int
    as_of_on: date
    value: Decimal | None
    note: str | None
    supersedes_id: str | None
    status_update_id: str | None
    reported_on: date
    booked_to: str | None
    is_illustrative: bool
    parts: tuple[ReadingPart, ...]


@dataclass(frozen=True, slots=True)
class Metric:
    """A measure of one goal, objective or action (exactly one of the three ids is set).

    `baseline_value` is what it stood at on `baseline_on`; `publication_lag_days` is how long after a period's end
    its figure comes out; `breakdown` says by what its readings are broken down.
    """

    id: str
    version: int
    strategy_id: str
    goal_id: str | None
    objective_id: str | None
    action_id: str | None
    position: int
    number: str
    title: str
    definition: str | None
    unit: str
    direction: Direction
    kind: MetricKind
    baseline_value: Decimal | None
    baseline_on: date | None
    frequency: Frequency
    publication_lag_days: int
    source: str | None
    verification: str | None
    limitations: str | None
    breakdown: str | None
    organization_id: str
    weight: int
    lifecycle: Lifecycle
    lifecycle_reason: str | None
    lifecycle_on: date | None
    visibility: Visibility
    is_illustrative: bool
    targets: tuple[Target, ...]
    readings: tuple[Reading, ...]
