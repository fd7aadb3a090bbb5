"""Rows that agencies published on performance.gov (its target file of fiscal year 2022) come out as published.

The formula is (current - start) / (target - start). "Maintain" rows and undefined targets have no percentage.
"""

from decimal import Decimal

import pytest

from tests.domain.documents import TODAY, assessed_metric, reading, target
from tracker.domain.assessment.percent import printed_percent
from tracker.domain.assessment.result import Standing
from tracker.domain.document.metric import Direction

MORE, LESS, AT_LEAST = Direction.INCREASE, Direction.DECREASE, Direction.STAY_AT_OR_ABOVE

#: Goal, direction, value_start, value_target, value_current, progress_pct as published, target met.
ROWS = [
    ("006APG2203", MORE, "0", "76000", "12905", "0.169802632", False),
    ("025APG2202", MORE, "94.93", "96", "94.7", "-0.214953271", False),
    ("028APG2202", MORE, "10.5", "12", "10.5", "0", False),
    ("020APG2201", LESS, "303.9", "273.5", "309", "-0.167763158", False),
    ("184APG2203", MORE, "12", "25", "28", "1.230769231", True),
    ("028APG2201", MORE, "200", "240", "206", "0.15", False),
    ("422APG2201", MORE, "11568", "14208", "11903", "0.126893939", False),
    ("005APG2201", MORE, "0", "30", "31", "1.033333333", True),
    ("014APG2202", MORE, "0", "27", "11", "0.407407407", False),
    ("027APG2204", MORE, "0", "75", "4", "0.053333333", False),
    ("023APG2202", MORE, "0", "32", "12.3", "0.384375", False),
    ("006APG2202", MORE, "0", "590000", "82", "0.000138983", False),
    ("006APG2201", MORE, "0", "550000", "236", "0.000429091", False),
    ("006APG2201", MORE, "0", "25000", "6248", "0.24992", False),
    ("012APG2201", MORE, "0", "50", "44", "0.88", False),
    ("023APG2203", MORE, "0", "50", "50", "1", True),
    ("009APG2201", MORE, "1015386", "1167694", "1033468", "0.118719962", False),
    ("009APG2201", MORE, "324126", "372745", "318573", "-0.114214607", False),
    ("014APG2203", MORE, "1.28", "2", "1.3", "0.027777778", False),
    ("184APG2204", MORE, "1.02", "5", "1.025", "0.001256281", False),
    ("184APG2204", MORE, "1.02", "5", "1", "-0.005025126", False),
    ("010APG2202", LESS, "985", "365", "985", "0", False),
    ("010APG2202", LESS, "985", "365", "1089", "-0.167741935", False),
    ("010APG2203", MORE, "0", "55236", "93449", "1.69181331", True),
    ("014APG2205", MORE, "59725", "89588", "0", "-1.999966514", False),
    ("422APG2201", MORE, "6379", "6786", "6752", "0.916461916", False),
    ("422APG2201", MORE, "6379", "6786", "6000", "-0.931203931", False),
    ("422APG2201", MORE, "27.07", "34.1", "34.4", "1.042674253", True),
    ("012APG2202", LESS, "23.51", "17.5", "23.3", "0.034941764", False),
    ("184APG2202", LESS, "0", "-2", "-1.8", "0.9", False),
    ("012APG2201", MORE, "0", "50", "180", "3.6", True),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]}: {row[5]}")
def test_a_published_row_comes_out_as_published(row: tuple[str, Direction, str, str, str, str, bool]) -> None:
    _, direction, start, final, current, published, is_met = row
    metric = assessed_metric(
        direction=direction,
        baseline_value=Decimal(start),
        targets=[target(TODAY, final)],
        readings=[reading(TODAY, current)],
    )
    share = metric.attainment_share
    assert share is not None
    assert abs(Decimal(share.numerator) / Decimal(share.denominator) - Decimal(published)) < Decimal("1E-9")
    assert (metric.attainment, metric.is_met) == (printed_percent(share), is_met)


#: Goal, value_start, value_target, value_current, published threshold result. Their percentage column says 0 and
#: "Target not met" for both; only the threshold column is right.
THRESHOLD_ROWS = [
    ("006APG2203", "86", "80", "84", "Target met: At or above threshold"),
    ("009APG2202", "22", "22", "18", "Target not met: Below threshold when it should be above"),
]


@pytest.mark.parametrize(("goal", "start", "final", "current", "published"), THRESHOLD_ROWS)
def test_a_published_threshold_is_met_or_not_and_never_a_percentage(
    goal: str, start: str, final: str, current: str, published: str
) -> None:
    metric = assessed_metric(
        direction=AT_LEAST,
        baseline_value=Decimal(start),
        targets=[target(TODAY, final)],
        readings=[reading(TODAY, current)],
    )
    assert (metric.attainment, metric.is_met) == (None, published.startswith("Target met"))


def test_a_published_target_that_is_undefined_is_undefined_and_not_zero() -> None:
    """025APG2203: published as "Target undefined" with a progress of 0."""
    metric = assessed_metric(baseline_value=Decimal("84.61"), readings=[reading(TODAY, "84.2")])
    assert (metric.standing, metric.attainment) == (Standing.NO_TARGET, None)


def test_a_published_row_without_a_current_value_is_unknown_and_not_zero() -> None:
    """027APG2202: published as 0 % and "Target not met", though nothing was measured."""
    metric = assessed_metric(baseline_value=Decimal(6866), targets=[target(TODAY, 7210)])
    assert (metric.standing, metric.attainment) == (Standing.NOT_DUE, None)


@pytest.mark.parametrize(
    ("published", "printed"), [("0.000138983", 1), ("0.000429091", 1), ("0.001256281", 1), ("0.24992", 25)]
)
def test_a_share_between_two_bands_falls_into_neither__performance_gov(published: str, printed: int) -> None:
    """The file calls all four "Above 100%: Surpassed target": its bands end at 24 and begin at 25 of a hundred."""
    row = next(row for row in ROWS if row[5] == published)
    metric = assessed_metric(
        baseline_value=Decimal(row[2]), targets=[target(TODAY, row[3])], readings=[reading(TODAY, row[4])]
    )
    assert metric.attainment == printed


def test_going_back_by_half_a_percent_prints_as_going_back() -> None:
    """-0.005025126 is published as regressed; rounded it would be nothing."""
    metric = assessed_metric(baseline_value=Decimal("1.02"), targets=[target(TODAY, 5)], readings=[reading(TODAY, 1)])
    assert metric.attainment == -1
