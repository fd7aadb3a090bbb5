"""Projections: ours, beside the lead's own forecast, always with a range and the number of points (rule 11)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, localcontext
from fractions import Fraction

from tracker.domain.assessment.component import MilestonePart
from tracker.domain.document.metric import Reading

#: Fewer points than this make no projection.
FEWEST_POINTS = 3

#: Digits enough for any trend through values of 40 characters.
_DIGITS = 80


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


def forecast_finish(starts_on: date | None, counted: Sequence[MilestonePart], on: date) -> FinishForecast | None:
    """Return when an action will finish by earned schedule (Lipke 2003): time used over planned time earned.

    Each achieved milestone gives one pace, the last one the forecast, the best and the worst its range. While the
    next milestone is overdue the pace is at best what waiting for it makes it: silence does not pay.
    """
    done = sorted((part.achieved_on, part.weight) for part in counted if part.achieved_on is not None)
    if starts_on is None or len(done) < FEWEST_POINTS or len(done) == len(counted):
        return None
    curve = _planned_curve(starts_on, counted)
    paces, earned = [], 0
    for achieved_on, weight in done:
        earned += weight
        used, planned = (achieved_on - starts_on).days, _earned_schedule(curve, earned)
        if used > 0 and planned > 0:
            paces.append(used / planned)
    if len(paces) < FEWEST_POINTS:
        return None
    next_due = next(day for day, weight in curve if weight > earned)
    latest = max(paces[-1], (on - starts_on).days / next_due) if next_due > 0 else paces[-1]
    finish_on, earliest_on, latest_on = (
        max(on, _days_after(starts_on, curve[-1][0] * pace))
        for pace in (latest, min(*paces, latest), max(*paces, latest))
    )
    return FinishForecast(finish_on, earliest_on, latest_on, len(paces))


def _planned_curve(starts_on: date, counted: Sequence[MilestonePart]) -> list[tuple[int, int]]:
    """Return the days from the start on which weight is due, each with all that is due by then."""
    curve: dict[int, int] = {}
    total = 0
    for days, weight in sorted(((part.due_on - starts_on).days, part.weight) for part in counted):
        total += weight
        curve[days] = total
    return list(curve.items())


def _earned_schedule(curve: list[tuple[int, int]], earned: int) -> float:
    """Return the days from the start by which the earned weight was planned, between two due dates in proportion.

    >>> _earned_schedule([(10, 1), (30, 3)], 2)
    20.0
    """
    before, had = 0, 0
    for day, weight in curve:
        if weight >= earned:
            return before + (day - before) * (earned - had) / (weight - had)
        before, had = day, weight
    return before


def _days_after(day: date, number: float) -> date:
    """Return the day some days later, or the last there is."""
    return day + timedelta(days=min(round(number), (date.max - day).days))


def forecast_metric(readings: list[Reading], on: date | None) -> MetricForecast | None:
    """Return what a metric will stand at on the day of its final target, by least squares through its readings."""
    if on is None or len(readings) < FEWEST_POINTS or on <= readings[-1].as_of_on:
        return None
    with localcontext(prec=_DIGITS):
        return _trend(readings, on)


def _trend(readings: list[Reading], on: date) -> MetricForecast | None:
    """Return where the line through some readings stands on a day, as fine as they were given."""
    values = [reading.value for reading in readings if reading.value is not None]
    places = max(0, -int(sum(values, Decimal(0)).as_tuple().exponent))  # a sum is as fine as the finest of its terms
    first = readings[0].as_of_on
    points = [
        ((reading.as_of_on - first).days, int(value.scaleb(places)))
        for reading, value in zip(readings, values, strict=True)
    ]
    line = _least_squares(points, (on - first).days)
    if line is None:
        return None
    unit = Decimal(1).scaleb(-places)
    middle = _to_decimal(line[0]).scaleb(-places)
    error = _to_decimal(line[1]).sqrt().scaleb(-places)
    return MetricForecast(
        on, middle.quantize(unit), (middle - error).quantize(unit), (middle + error).quantize(unit), len(readings)
    )


def _least_squares(points: list[tuple[int, int]], x: int) -> tuple[Fraction, Fraction] | None:
    """Return the value at `x` of the line through some points, and the square of its standard error there.

    Sums of whole numbers are exact and a hundred times as fast as those of fractions.
    """
    n, sum_x, sum_y, xx, xy, yy = len(points), 0, 0, 0, 0, 0
    for px, py in points:
        sum_x += px
        sum_y += py
        xx += px * px
        xy += px * py
        yy += py * py
    xx, xy, yy = n * xx - sum_x * sum_x, n * xy - sum_x * sum_y, n * yy - sum_y * sum_y
    if xx == 0:
        return None
    ahead = n * x - sum_x
    residue = Fraction((yy * xx - xy * xy) * (n * xx + xx + ahead * ahead), n * xx * (n - 2) * n * xx)
    return Fraction(sum_y * xx + xy * ahead, n * xx), residue


def _to_decimal(value: Fraction) -> Decimal:
    """Return a fraction as a decimal of ordinary precision."""
    return Decimal(value.numerator) / Decimal(value.denominator)
