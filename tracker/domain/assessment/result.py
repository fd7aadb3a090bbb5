"""Results: what metrics say, never mixed with work (docs/method.md, rules 7 and 8)."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from tracker.domain.assessment.forecast import MetricForecast, forecast_metric
from tracker.domain.assessment.percent import printed_or_none
from tracker.domain.document.element import is_in_force
from tracker.domain.document.metric import Direction, Metric, Reading, Target


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

    `current` is the last reading that counts, `due` the last target that has fallen due, `final` the last of all.
    `attainment` is the printed percentage of the way from baseline to final target, negative when it went backwards;
    it is None for metrics that have only to hold a line, and where it is undefined.
    """

    address: str
    number: str
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
    current = last.value if last else None
    due = [target for target in targets if target.due_on <= on]
    coming = [target for target in targets if target.due_on > on]
    final = targets[-1] if targets else None
    judged = _judged_target(due, last.as_of_on if last else None)
    is_met = meets(metric.direction, current, judged.value) if judged and current is not None else None
    stale = _is_stale(metric, last.as_of_on if last else None, on)
    share = attainment_share(metric.direction, metric.baseline_value, final.value if final else None, current)
    return MetricAssessment(
        address=f"metrics/{metric.number}",
        number=metric.number,
        standing=_standing(targets, due, is_met, stale),
        current_value=current,
        current_on=last.as_of_on if last else None,
        no_new_data=readings[-1].note if readings and readings[-1].value is None else None,
        due_value=due[-1].value if due else None,
        due_on=due[-1].due_on if due else None,
        next_value=coming[0].value if coming else None,
        next_on=coming[0].due_on if coming else None,
        final_value=final.value if final else None,
        final_on=final.due_on if final else None,
        baseline_value=metric.baseline_value,
        baseline_on=metric.baseline_on,
        is_met=is_met,
        is_stale=stale,
        attainment=printed_or_none(share),
        attainment_share=share,
        readings=len(valued),
        forecast=forecast_metric(valued, final.due_on if final else None),
    )


def _judged_target(due: list[Target], read_on: date | None) -> Target | None:
    """Return the target the last reading is judged by: the last one that has fallen due."""
    return due[-1] if due and read_on is not None else None


def _standing(targets: list[Target], due: list[Target], is_met: bool | None, is_stale: bool) -> Standing:
    """Return a metric's standing; what should have been read and was not is unknown, not good."""
    if not targets:
        return Standing.NO_TARGET
    if not due:
        return Standing.NOT_DUE
    if is_met is None or is_stale:
        return Standing.UNKNOWN
    return Standing.ON_TARGET if is_met else Standing.OFF_TARGET


def _is_stale(metric: Metric, read_on: date | None, on: date) -> bool:
    """Return whether a metric should have been read again: two readings' time and its publication lag have passed."""
    if read_on is None:
        return False
    allowed = timedelta(days=metric.frequency.months * 61 + metric.publication_lag_days)
    return on - read_on > allowed
