"""A metric's trend is the line of least squares, reckoned exactly."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.assessment.forecast import forecast_metric
from tracker.domain.document.metric import Reading

FIRST = date(2024, 1, 1)

points = st.lists(
    st.tuples(st.integers(0, 1000), st.decimals(-9999, 9999, places=2)),
    min_size=3,
    max_size=10,
    unique_by=lambda p: p[0],
)


def reading(day: int, value: Decimal) -> Reading:
    on = FIRST + timedelta(days=day)
    return Reading("reading", 1, "metric", 1, on, value, None, None, None, on, None, False, ())


@given(points, st.integers(1, 500))
def test_the_trend_is_that_of_the_textbook(measured: list[tuple[int, Decimal]], ahead: int) -> None:
    measured.sort()
    on = FIRST + timedelta(days=measured[-1][0] + ahead)
    forecast = forecast_metric([reading(day, value) for day, value in measured], on)
    n = len(measured)
    days, values = [Fraction(day - measured[0][0]) for day, _ in measured], [Fraction(value) for _, value in measured]
    mean_day, mean_value = sum(days) / n, sum(values) / n
    spread = sum((day - mean_day) ** 2 for day in days)
    slope = sum((d - mean_day) * (v - mean_value) for d, v in zip(days, values, strict=True)) / spread
    distance = (on - FIRST).days - measured[0][0] - mean_day
    residue = sum((v - mean_value - slope * (d - mean_day)) ** 2 for d, v in zip(days, values, strict=True)) / (n - 2)
    error = float(residue * (1 + Fraction(1, n) + distance**2 / spread)) ** 0.5
    assert forecast is not None
    assert abs(Fraction(forecast.value) - mean_value - slope * distance) <= Fraction(1, 200)
    assert abs(float(forecast.high - forecast.low) / 2 - error) <= 0.011 + error * 1e-9


def test_readings_that_lie_on_a_line_leave_no_range() -> None:
    forecast = forecast_metric([reading(day, Decimal(day)) for day in (0, 10, 20)], FIRST + timedelta(days=30))
    assert forecast is not None
    assert (forecast.low, forecast.value, forecast.high) == (30, 30, 30)


def test_readings_of_one_day_have_no_trend() -> None:
    assert forecast_metric([reading(0, Decimal(day)) for day in (1, 2, 3)], FIRST + timedelta(days=30)) is None
