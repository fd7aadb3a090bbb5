"""How a share is printed (docs/method.md, rule 10)."""

from collections.abc import Iterable
from fractions import Fraction
from math import lcm

NOTHING, WHOLE = Fraction(0), Fraction(1)


def printed_percent(share: Fraction) -> int:
    """Return a share as the whole percentage that is printed, and that decides the colour.

    It is rounded half up, but 0 and 100 are printed only when exact.

    >>> [printed_percent(Fraction(n, 1000)) for n in (0, 4, 145, 995, 999, 1000, 1003)]
    [0, 1, 15, 99, 99, 100, 101]
    >>> printed_percent(Fraction(-1, 1000))
    -1
    """
    percent = (share.numerator * 200 + share.denominator) // (2 * share.denominator)
    if percent == 0 and share != 0:
        return 1 if share > 0 else -1
    if percent == 100 and share != 1:
        return 99 if share < 1 else 101
    return percent


def printed_or_none(share: Fraction | None) -> int | None:
    """Return the printed percentage of a share, or None for an unknown one."""
    return None if share is None else printed_percent(share)


def exact_share(share: Fraction) -> str:
    """Return a share as a decimal string of four places, rounded half up as the printed percentage is.

    >>> exact_share(Fraction(8, 13)), exact_share(Fraction(-1, 4)), exact_share(Fraction(1, 20000))
    ('0.6154', '-0.2500', '0.0001')
    """
    units = (share.numerator * 20000 + share.denominator) // (2 * share.denominator)
    whole, places = divmod(abs(units), 10000)
    return f"{'-' if units < 0 else ''}{whole}.{places:04d}"


def share_of(part: int, whole: int) -> Fraction:
    """Return a part of a whole as an exact share; nothing and all of it, the commonest, are made once.

    >>> share_of(3, 4), share_of(0, 7) is NOTHING
    (Fraction(3, 4), True)
    """
    if part == 0:
        return NOTHING
    return WHOLE if part == whole else Fraction(part, whole)


def weighted_mean(parts: Iterable[tuple[Fraction | None, int]]) -> Fraction | None:
    """Return the mean of values by their weights, divided by the weights' sum; None where nothing weighs.

    What has no value is left out with its weight.

    >>> weighted_mean([(Fraction(1), 1), (Fraction(0), 3), (None, 9)])
    Fraction(1, 4)
    >>> weighted_mean([(Fraction(1), 0)]) is None
    True
    """
    total = 0
    numerators: dict[int, int] = {}  # by denominator: whole numbers add up exactly, and faster than fractions
    for value, weight in parts:
        if value is not None:
            total += weight
            denominator = value.denominator
            numerators[denominator] = numerators.get(denominator, 0) + value.numerator * weight
    if total == 0:
        return None
    common = lcm(*numerators)
    return share_of(sum(number * (common // denominator) for denominator, number in numerators.items()), common * total)
