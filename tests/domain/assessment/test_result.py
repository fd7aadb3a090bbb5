"""Rule 8: where metrics stand, and how far they have come."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests.domain.documents import (
    Values,
    assessed_metric,
    reading,
    target,
)
from tracker.domain.assessment.result import Standing
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.metric import Direction, Frequency

MARCH, JUNE, SEPTEMBER = date(2025, 3, 31), date(2025, 6, 30), date(2025, 9, 30)


@pytest.mark.parametrize(
    ("values", "direction", "attainment", "is_met"),
    [
        ((0, 100, 25), Direction.INCREASE, 25, False),
        ((0, 100, 100), Direction.INCREASE, 100, True),
        ((0, 100, 123), Direction.INCREASE, 123, True),
        ((0, 100, 0), Direction.INCREASE, 0, False),
        ((50, 100, 40), Direction.INCREASE, -20, False),
        ((60, 40, 50), Direction.DECREASE, 50, False),
        ((60, 40, 65), Direction.DECREASE, -25, False),
        ((60, 40, 38), Direction.DECREASE, 110, True),
        ((-10, 10, 0), Direction.INCREASE, 50, False),
        ((0, -2, "-1.8"), Direction.DECREASE, 90, False),
        ((0, 3, 1), Direction.INCREASE, 33, False),
        ((0, "0.3", "0.1"), Direction.INCREASE, 33, False),
        ((5, 5, 5), Direction.INCREASE, None, True),
        ((5, 5, 4), Direction.INCREASE, None, False),
        ((5, 5, 6), Direction.DECREASE, None, False),
        ((95, 90, 90), Direction.STAY_AT_OR_ABOVE, None, True),
        ((95, 90, 89), Direction.STAY_AT_OR_ABOVE, None, False),
        ((5, 10, 10), Direction.STAY_AT_OR_BELOW, None, True),
        ((5, 10, "10.1"), Direction.STAY_AT_OR_BELOW, None, False),
    ],
)
def test_attainment_is_the_way_from_baseline_to_target_and_a_line_is_held_or_not(
    values: tuple[Any, Any, Any], direction: Direction, attainment: int | None, is_met: bool
) -> None:
    """The values are baseline, target and current."""
    baseline, final, current = values
    metric = assessed_metric(
        direction=direction,
        baseline_value=Decimal(baseline),
        targets=[target(JUNE, final)],
        readings=[reading(JUNE, current)],
    )
    assert (metric.attainment, metric.is_met) == (attainment, is_met)


def test_attainment_is_towards_the_last_target_and_met_is_by_the_last_that_fell_due() -> None:
    metric = assessed_metric(targets=[target(JUNE, 20), target(SEPTEMBER, 40)], readings=[reading(JUNE, 25)])
    assert (metric.is_met, metric.attainment, metric.standing) == (True, 63, Standing.ON_TARGET)
    assert (metric.due_value, metric.next_value, metric.final_value) == (Decimal(20), Decimal(40), Decimal(40))


@pytest.mark.parametrize(
    ("values", "standing"),
    [
        ({}, Standing.NO_TARGET),
        ({"readings": [reading(JUNE, 5)]}, Standing.NO_TARGET),
        ({"targets": [target(SEPTEMBER, 5)]}, Standing.NOT_DUE),
        ({"targets": [target(SEPTEMBER, 5)], "readings": [reading(JUNE, 9)]}, Standing.NOT_DUE),
        ({"targets": [target(JUNE, 5)]}, Standing.UNKNOWN),
        (
            {"targets": [target(JUNE, 5)], "readings": [reading(JUNE, None, note="A survey was late.")]},
            Standing.UNKNOWN,
        ),
        ({"targets": [target(JUNE, 5)], "readings": [reading(JUNE, 5)]}, Standing.ON_TARGET),
        ({"targets": [target(JUNE, 5)], "readings": [reading(JUNE, 4)]}, Standing.OFF_TARGET),
        ({"targets": [target(JUNE, 5)], "readings": [reading(date(2025, 8, 1), 5)]}, Standing.UNKNOWN),
        (
            {
                "targets": [target(MARCH, 5), target(JUNE, 9, lifecycle=Lifecycle.CANCELLED)],
                "readings": [reading(JUNE, 5)],
            },
            Standing.ON_TARGET,
        ),
        (
            {"targets": [target(JUNE, 5, lifecycle=Lifecycle.CANCELLED)], "readings": [reading(JUNE, 5)]},
            Standing.NO_TARGET,
        ),
    ],
)
def test_a_metric_stands_against_the_targets_that_fell_due(values: Values, standing: Standing) -> None:
    assert assessed_metric(**values).standing is standing


@pytest.mark.parametrize(
    ("on", "standing", "due_on"),
    [
        (JUNE, Standing.ON_TARGET, MARCH),
        (JUNE + timedelta(days=45), Standing.ON_TARGET, MARCH),
        (JUNE + timedelta(days=46), Standing.UNKNOWN, JUNE),
    ],
)
def test_an_old_reading_is_not_held_against_a_new_target_whose_figure_is_not_out_yet(
    on: date, standing: Standing, due_on: date
) -> None:
    """March's 60 met March's 50; whether it meets June's 80 is not known before June's figure, nor good after it."""
    metric = assessed_metric(
        on=on,
        publication_lag_days=45,
        targets=[target(MARCH, 50), target(JUNE, 80)],
        readings=[reading(MARCH, 60)],
    )
    assert (metric.standing, metric.due_on) == (standing, due_on)


@pytest.mark.parametrize(
    ("frequency", "read_on", "standing"),
    [
        (Frequency.QUARTERLY, date(2025, 6, 15), Standing.OFF_TARGET),
        (Frequency.QUARTERLY, JUNE - timedelta(days=83), Standing.OFF_TARGET),
        (Frequency.QUARTERLY, JUNE - timedelta(days=84), Standing.UNKNOWN),
        (Frequency.QUARTERLY, MARCH, Standing.UNKNOWN),
        (Frequency.MONTHLY, date(2025, 5, 31), Standing.UNKNOWN),
        (Frequency.ANNUAL, date(2024, 9, 30), Standing.OFF_TARGET),
        (Frequency.ANNUAL, date(2024, 6, 30), Standing.UNKNOWN),
    ],
)
def test_a_target_is_judged_by_a_reading_of_its_own_interval(
    frequency: Frequency, read_on: date, standing: Standing
) -> None:
    metric = assessed_metric(frequency=frequency, targets=[target(JUNE, 80)], readings=[reading(read_on, 60)])
    assert metric.standing is standing


@pytest.mark.parametrize(
    ("frequency", "lag", "fresh_for"),
    [
        (Frequency.MONTHLY, 0, 61),
        (Frequency.QUARTERLY, 0, 183),
        (Frequency.QUARTERLY, 30, 213),
        (Frequency.ANNUAL, 0, 732),
    ],
)
def test_a_reading_is_stale_after_twice_its_frequency_and_the_publication_lag(
    frequency: Frequency, lag: int, fresh_for: int
) -> None:
    values: Values = {
        "frequency": frequency,
        "publication_lag_days": lag,
        "targets": [target(MARCH, 5)],
        "readings": [reading(MARCH, 5)],
    }
    fresh = assessed_metric(on=MARCH + timedelta(days=fresh_for), **values)
    stale = assessed_metric(on=MARCH + timedelta(days=fresh_for + 1), **values)
    assert (fresh.is_stale, fresh.standing) == (False, Standing.ON_TARGET)
    assert (stale.is_stale, stale.standing, stale.current_value) == (True, Standing.UNKNOWN, Decimal(5))


def test_a_superseded_reading_no_longer_counts() -> None:
    metric = assessed_metric(
        targets=[target(JUNE, 50)],
        readings=[reading(MARCH, 10), reading(JUNE, 99), reading(JUNE, 40, supersedes_id="1.1.1-K1-V2")],
    )
    assert (metric.current_value, metric.readings, metric.standing) == (Decimal(40), 2, Standing.OFF_TARGET)


def test_a_corrected_correction_leaves_one_reading() -> None:
    metric = assessed_metric(
        readings=[
            reading(JUNE, 99),
            reading(JUNE, 98, supersedes_id="1.1.1-K1-V1"),
            reading(JUNE, 40, supersedes_id="1.1.1-K1-V2"),
        ]
    )
    assert (metric.current_value, metric.readings) == (Decimal(40), 1)


def test_no_new_data_is_an_answer_with_a_reason_and_keeps_the_last_value() -> None:
    metric = assessed_metric(
        targets=[target(MARCH, 5)],
        readings=[reading(MARCH, 5), reading(JUNE, None, note="The survey moved to August.")],
    )
    assert metric.no_new_data == "The survey moved to August."
    assert (metric.current_value, metric.current_on, metric.readings) == (Decimal(5), MARCH, 1)
    assert assessed_metric(readings=[reading(MARCH, None, note="None."), reading(JUNE, 5)]).no_new_data is None


def test_without_a_baseline_there_is_no_way_to_measure_but_a_target_to_meet() -> None:
    metric = assessed_metric(baseline_value=None, targets=[target(JUNE, 5)], readings=[reading(JUNE, 6)])
    assert (metric.attainment, metric.is_met) == (None, True)
