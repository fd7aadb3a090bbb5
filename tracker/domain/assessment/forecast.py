"""Projections: ours, beside the lead's own forecast, always with a range and the number of points (rule 11)."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from tracker.domain.assessment.component import MilestonePart
from tracker.domain.document.metric import Reading

#: Fewer points than this make no projection.
FEWEST_POINTS = 3


@dataclass(frozen=True, slots=True)
class FinishForecast:
    """When an action's milestones will be done at its pace so far, from the best to the worst of its points."""

    finish_on: date
    earliest_on: date
    latest_on: date
    points: int


@dataclass(frozen=True, slots=True)
class MetricForecast:
    """What a metric will stand at on a day by its linear trend, with one standard error to either side."""

    on: date
    value: Decimal
    low: Decimal
    high: Decimal
    points: int


def forecast_finish(starts_on: date | None, parts: tuple[MilestonePart, ...], on: date) -> FinishForecast | None:
    """Return when an action will finish by earned schedule (Lipke 2003): planned time earned over time used.

    Each achieved milestone gives one point; the last one is the forecast, the best and the worst its range.
    """
    counted = sorted((part for part in parts if part.left_out is None), key=lambda part: part.due_on)
    done = sorted(part.achieved_on for part in counted if part.achieved_on is not None)
    if starts_on is None or len(done) < FEWEST_POINTS or len(done) == len(counted):
        return None
    planned = [(part.due_on - starts_on).days for part in counted]
    used = [(day - starts_on).days for day in done]
    paces = [Fraction(spent, plan) for spent, plan in zip(used, planned, strict=False) if plan > 0 and spent > 0]
    if len(paces) < FEWEST_POINTS:
        return None
    finish, earliest, latest = (
        max(on, starts_on + timedelta(days=round(planned[-1] * pace))) for pace in (paces[-1], min(paces), max(paces))
    )
    return FinishForecast(finish, earliest, latest, len(paces))


def forecast_metric(readings: list[Reading], on: date | None) -> MetricForecast | None:
    """Return what a metric will stand at on the day of its final target, by least squares through its readings."""
    if on is None or len(readings) < FEWEST_POINTS or on <= readings[-1].as_of_on:
        return None
    days = [Fraction((reading.as_of_on - readings[0].as_of_on).days) for reading in readings]
    values = [Fraction(reading.value) for reading in readings if reading.value is not None]
    n = len(values)
    mean_day, mean_value = sum(days) / n, sum(values) / n
    spread = sum((day - mean_day) ** 2 for day in days)
    if spread == 0:
        return None
    slope = sum((d - mean_day) * (v - mean_value) for d, v in zip(days, values, strict=True)) / spread
    errors = [v - mean_value - slope * (d - mean_day) for d, v in zip(days, values, strict=True)]
    ahead = Fraction((on - readings[0].as_of_on).days) - mean_day
    variance = sum(error**2 for error in errors) / (n - 2) * (1 + Fraction(1, n) + ahead**2 / spread)
    value, error = mean_value + slope * ahead, _to_decimal(Fraction(variance)).sqrt()
    places = max(-int(reading.value.as_tuple().exponent) for reading in readings if reading.value is not None)
    unit = Decimal(1).scaleb(-max(0, places))
    middle = _to_decimal(Fraction(value))
    return MetricForecast(
        on, middle.quantize(unit), (middle - error).quantize(unit), (middle + error).quantize(unit), len(readings)
    )


def _to_decimal(value: Fraction) -> Decimal:
    """Return a fraction as a decimal of ordinary precision."""
    return Decimal(value.numerator) / Decimal(value.denominator)
