"""Results: what metrics say, never mixed with work (docs/method.md, rules 7 and 8)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

from tracker.domain.assessment.forecast import MetricForecast, forecast_metric
from tracker.domain.assessment.percent import printed_or_none
from tracker.domain.document.element import is_in_force
from tracker.domain.document.metric import Direction, Metric, Reading, Target

#: Days of the shortest month, and of two as months go by.
_SHORTEST_MONTH = 28
_TWO_MONTHS = 61


class Standing(StrEnum):
    """Where a metric stands against its targets."""

    ON_TARGET = "on_target"
    OFF_TARGET = "off_target"
    NOT_DUE = "not_due"
    UNKNOWN = "unknown"
    NO_TARGET = "no_target"


@dataclass(frozen=True, slots=True)
class MetricAssessment:
    """A metric on a day.

    `current` is the last reading that counts, `due` the last target whose figure is out or should be, `next` the one
    after it, `final` the last of all. `attainment` is the printed percentage of the way from baseline to final target,
    negative when it went backwards; it is None for metrics that have only to hold a line, and where it is undefined.
    """

    address: str
    number: str
    weight: int
    standing: Standing
    current_value: Decimal | None
    current_on: date | None
    no_new_data: str | None
    due_value: Decimal | None
    due_on: date | None
    next_value: Decimal | None
    next_on: date | None
    final_value: Decimal | None
    final_on: date | None
    baseline_value: Decimal | None
    baseline_on: date | None
    is_met: bool | None
    is_stale: bool
    attainment: int | None
    attainment_share: Fraction | None
    readings: int
    forecast: MetricForecast | None


def meets(direction: Direction, value: Decimal, target: Decimal) -> bool:
    """Return whether a value is as good as a target asks.

    >>> meets(Direction.DECREASE, Decimal(40), Decimal(45))
    True
    >>> meets(Direction.STAY_AT_OR_ABOVE, Decimal(89), Decimal(90))
    False
    """
    return value >= target if direction.is_upward else value <= target


def attainment_share(
    direction: Direction, baseline: Decimal | None, target: Decimal | None, current: Decimal | None
) -> Fraction | None:
    """Return how far a metric has come from its baseline to its target; negative when it went the wrong way.

    None where it is undefined: a metric that has only to hold a line, one without baseline or target, one whose
    target is its baseline. The value is raw: it passes 1 when the target was passed (the published rows of
    performance.gov are reckoned so).

    >>> attainment_share(Direction.DECREASE, Decimal(60), Decimal(40), Decimal(65))
    Fraction(-1, 4)
    """
    if direction.is_threshold or baseline is None or target is None or current is None or target == baseline:
        return None
    return (Fraction(current) - Fraction(baseline)) / (Fraction(target) - Fraction(baseline))


def readings_in_force(metric: Metric, on: date) -> list[Reading]:
    """Return the readings that count on a day, by their date: none of a later day, none that was superseded."""
    known = [reading for reading in metric.readings if reading.as_of_on <= on]
    superseded = {reading.supersedes_id for reading in known}
    return sorted(
        (reading for reading in known if reading.id not in superseded),
        key=lambda reading: (reading.as_of_on, reading.position),
    )


def targets_in_force(metric: Metric, on: date) -> list[Target]:
    """Return the targets that count on a day, by their date."""
    kept = (target for target in metric.targets if is_in_force(target.lifecycle, target.lifecycle_on, on))
    return sorted(kept, key=lambda target: (target.due_on, target.position))


def assess_metric(metric: Metric, on: date) -> MetricAssessment:
    """Return where a metric stands on a day."""
    readings, targets = readings_in_force(metric, on), targets_in_force(metric, on)
    valued = [reading for reading in readings if reading.value is not None]
    last = valued[-1] if valued else None
    due = _fallen_due(metric, targets, last, on)
    final = targets[-1] if targets else None
    is_met, stale = _is_met(metric, last, due), _is_stale(metric, last, on)
    final_value, current = (final.value if final else None), (last.value if last else None)
    share = attainment_share(metric.direction, metric.baseline_value, final_value, current)
    return MetricAssessment(
        address=f"metrics/{metric.number}",
        number=metric.number,
        weight=metric.weight,
        standing=_standing(targets, due, is_met, stale),
        current_value=current,
        current_on=last.as_of_on if last else None,
        no_new_data=readings[-1].note if readings and readings[-1].value is None else None,
        baseline_value=metric.baseline_value,
        baseline_on=metric.baseline_on,
        is_met=is_met,
        is_stale=stale,
        attainment=printed_or_none(share),
        attainment_share=share,
        readings=len(valued),
        forecast=forecast_metric(valued, final.due_on if final else None),
        **_named("due", due[-1] if due else None),
        **_named("next", targets[len(due)] if len(due) < len(targets) else None),
        **_named("final", final),
    )


def _named(name: str, target: Target | None) -> dict[str, Any]:
    """Return a target's value and day under a name."""
    return {f"{name}_value": target.value if target else None, f"{name}_on": target.due_on if target else None}


def _fallen_due(metric: Metric, targets: Sequence[Target], last: Reading | None, on: date) -> Sequence[Target]:
    """Return the targets whose day has passed and whose figure is out, or should be by the publication lag.

    Until then a metric is judged by the target before: an old reading is not held against a new target.
    """
    lag = timedelta(days=metric.publication_lag_days)
    number = sum(
        target.due_on <= on and (target.due_on + lag < on or _covers(metric, last, target)) for target in targets
    )
    return targets[:number]


def _covers(metric: Metric, last: Reading | None, target: Target) -> bool:
    """Return whether a reading tells if a target was met: it is of the interval that ends with it, or later."""
    interval = timedelta(days=metric.frequency.months * _SHORTEST_MONTH)
    return last is not None and last.as_of_on > target.due_on - interval


def _is_met(metric: Metric, last: Reading | None, due: Sequence[Target]) -> bool | None:
    """Return whether the last reading meets the last target that fell due; None where it cannot be said."""
    if not due or last is None or last.value is None or not _covers(metric, last, due[-1]):
        return None
    return meets(metric.direction, last.value, due[-1].value)


def _standing(targets: Sequence[Target], due: Sequence[Target], is_met: bool | None, is_stale: bool) -> Standing:
    """Return a metric's standing; what should have been read and was not is unknown, not good."""
    if not targets:
        return Standing.NO_TARGET
    if not due:
        return Standing.NOT_DUE
    if is_met is None or is_stale:
        return Standing.UNKNOWN
    return Standing.ON_TARGET if is_met else Standing.OFF_TARGET


def _is_stale(metric: Metric, last: Reading | None, on: date) -> bool:
    """Return whether a metric should have been read again: two readings' time and its publication lag have passed."""
    allowed = timedelta(days=metric.frequency.months * _TWO_MONTHS + metric.publication_lag_days)
    return last is not None and on - last.as_of_on > allowed
