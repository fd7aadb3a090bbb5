"""Rule 10: how a share is printed, and that the printed number decides."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.assessment.percent import printed_percent, weighted_mean

shares = st.fractions(min_value=-2, max_value=3, max_denominator=10**6)


@pytest.mark.parametrize(
    ("share", "printed"),
    [
        (Fraction(0), 0),
        (Fraction(1, 10**9), 1),
        (Fraction(1, 200), 1),
        (Fraction(29, 200), 15),
        (Fraction(289, 2000), 14),
        (Fraction(1, 3), 33),
        (Fraction(2, 3), 67),
        (Fraction(199, 200), 99),
        (Fraction(10**9 - 1, 10**9), 99),
        (Fraction(1), 100),
        (Fraction(10**9 + 1, 10**9), 101),
        (Fraction(123, 100), 123),
        (Fraction(-1, 10**9), -1),
        (Fraction(-1, 2), -50),
        (Fraction(-145, 1000), -14),
    ],
)
def test_a_share_is_rounded_half_up_and_prints_0_and_100_only_when_exact(share: Fraction, printed: int) -> None:
    assert printed_percent(share) == printed


@given(shares)
def test_a_printed_percentage_is_within_one_point_and_says_nothing_or_all_only_when_it_is(share: Fraction) -> None:
    printed = printed_percent(share)
    assert abs(printed - share * 100) < 1
    assert (printed == 0) == (share == 0)
    assert (printed == 100) == (share == 1)


@given(st.integers(0, 10**6))
def test_it_is_the_rounding_of_decimal_arithmetic(millionths: int) -> None:
    exact = (Decimal(millionths) / 10**4).quantize(Decimal(1), ROUND_HALF_UP)
    if 0 < exact < 100:
        assert printed_percent(Fraction(millionths, 10**6)) == exact


@given(shares, shares)
def test_a_greater_share_never_prints_a_smaller_number(one: Fraction, other: Fraction) -> None:
    assert (one <= other) <= (printed_percent(one) <= printed_percent(other))


@given(st.lists(st.tuples(shares, st.integers(0, 1000)), max_size=8))
def test_a_mean_is_the_sum_of_value_times_weight_by_the_sum_of_weights(parts: list[tuple[Fraction, int]]) -> None:
    total = sum(weight for _, weight in parts)
    mean = weighted_mean(parts)
    if total == 0:
        assert mean is None
    else:
        assert mean == sum((value * weight for value, weight in parts), Fraction(0)) / total
