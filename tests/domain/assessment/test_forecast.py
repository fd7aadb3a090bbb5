"""Rule 11: projections, with range and number of points, or none."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.documents import Values, assessed_action, assessed_metric, milestone, reading, report, target
from tracker.domain.assessment.forecast import FinishForecast

START = date(2025, 1, 1)


def day(number: int) -> date:
    """Return the day some days after the start."""
    return START + timedelta(days=number)


def forecast(*milestones: tuple[int, int | None, int], on: int, **values: object) -> FinishForecast | None:
    """Return the projection of an action; milestones are (due, achieved, weight) in days from the start."""
    staged = [
        milestone(day(due), None if done is None else day(done), weight=weight) for due, done, weight in milestones
    ]
    return assessed_action(on=day(on), starts_on=START, due_on=day(900), milestones=staged, **values).finish_forecast


def test_at_twice_the_time_planned_the_end_is_twice_as_far() -> None:
    found = forecast((50, 100, 1), (100, 200, 1), (150, 300, 1), (200, None, 1), on=300)
    assert found == FinishForecast(day(400), day(400), day(400), 3)


def test_the_range_is_from_the_best_to_the_worst_pace() -> None:
    """Paces of a half, one and a half, and one; the end by the best of them has passed already."""
    found = forecast((50, 25, 1), (100, 150, 1), (150, 150, 1), (200, None, 1), on=160)
    assert found == FinishForecast(finish_on=day(200), earliest_on=day(160), latest_on=day(300), points=3)


def test_weights_say_how_much_schedule_was_earned() -> None:
    """The heavy milestone due on day 150 came first: 8 of 11 weights were planned for day 137.5, not for day 50."""
    found = forecast((50, 70, 1), (100, 80, 1), (150, 60, 8), (200, None, 1), on=85)
    assert found == FinishForecast(finish_on=day(107), earliest_on=day(87), latest_on=day(107), points=3)


def test_waiting_for_the_next_milestone_moves_the_end() -> None:
    """Three were met on their days; the fourth, due on day 200, is still open on day 400."""
    met = ((50, 50, 1), (100, 100, 1), (150, 150, 1), (200, None, 1), (300, None, 1))
    before, after = forecast(*met, on=199), forecast(*met, on=400)
    assert before is not None
    assert after is not None
    assert (before.finish_on, before.earliest_on, before.latest_on) == (day(300), day(300), day(300))
    assert (after.finish_on, after.earliest_on, after.latest_on) == (day(600), day(400), day(600))


@pytest.mark.parametrize(
    ("milestones", "values"),
    [
        ([(50, 50, 1), (100, 100, 1), (150, None, 1)], {}),
        ([(50, 50, 1), (100, 100, 1), (150, 150, 1)], {}),
        ([(0, 0, 1), (50, 50, 1), (100, 100, 1), (150, None, 1)], {}),
        ([(50, 50, 1), (100, 100, 1), (150, 150, 1), (160, None, 1)], {"is_continuing": True, "due_on": None}),
    ],
)
def test_under_three_points_and_for_what_has_no_end_there_is_no_projection(
    milestones: list[tuple[int, int | None, int]], values: Values
) -> None:
    staged = [milestone(day(due), None if done is None else day(done)) for due, done, _ in milestones]
    dates = {"starts_on": START, "due_on": day(900), **values}
    assert assessed_action(on=day(155), milestones=staged, **dates).finish_forecast is None


def test_a_projection_far_beyond_the_calendar_still_has_a_day() -> None:
    found = forecast((1, 3000, 1), (2, 3000, 1), (3, 3000, 1), (30000, None, 1), on=3000)
    assert found is not None
    assert found.latest_on == date.max


def test_the_leads_forecast_stands_beside_ours() -> None:
    staged = [milestone(day(due), day(due)) for due in (50, 100, 150)] + [milestone(day(200))]
    told = [report(day(150), forecast_on=day(260))]
    action = assessed_action(on=day(160), starts_on=START, due_on=day(200), milestones=staged, reports=told)
    assert action.forecast_on == day(260)
    assert action.finish_forecast is not None
    assert action.finish_forecast.finish_on == day(200)


def test_a_metric_goes_on_in_a_straight_line() -> None:
    points = [reading(day(number), 10 + number) for number in (0, 10, 20)]
    found = assessed_metric(on=day(20), targets=[target(day(50), 100)], readings=points).forecast
    assert found is not None
    assert (found.on, found.value, found.low, found.high, found.points) == (day(50), 60, 60, 60, 3)


def test_scattered_readings_widen_the_range_as_the_target_is_farther() -> None:
    points = [reading(day(number), value) for number, value in ((0, 10), (10, 30), (20, 20), (30, 45))]
    near = assessed_metric(on=day(30), targets=[target(day(40), 100)], readings=points).forecast
    far = assessed_metric(on=day(30), targets=[target(day(400), 100)], readings=points).forecast
    assert near is not None
    assert far is not None
    assert near.low < near.value < near.high
    assert far.high - far.low > near.high - near.low


@pytest.mark.parametrize("days", [[0, 10], [0, 0, 0], [0, 10, 50]])
def test_a_metric_is_not_projected_from_two_readings_one_day_or_past_its_last_target(days: list[int]) -> None:
    points = [reading(day(number), number) for number in days]
    assert assessed_metric(on=day(60), targets=[target(day(50), 9)], readings=points).forecast is None


values = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**30), max_value=10**30)


@given(st.lists(values, min_size=3, max_size=6))
def test_values_of_any_size_are_projected_as_fine_as_they_were_given(drawn: list[Decimal]) -> None:
    points = [{**reading(day(10 * place), 0), "value": value} for place, value in enumerate(drawn)]
    found = assessed_metric(on=day(60), targets=[target(day(100), 9)], readings=points).forecast
    assert found is not None
    assert found.value.as_tuple().exponent == -4
    assert found.low <= found.value <= found.high
