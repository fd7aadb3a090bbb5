"""How a share is printed (docs/method.md, rule 10)."""

from fractions import Fraction


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


def weighted_mean(parts: list[tuple[Fraction, int]]) -> Fraction | None:
    """Return the mean of values by their weights, divided by the weights' sum; None where nothing weighs.

    >>> weighted_mean([(Fraction(1), 1), (Fraction(0), 3)])
    Fraction(1, 4)
    >>> weighted_mean([(Fraction(1), 0)]) is None
    True
    """
    total = sum(weight for _, weight in parts)
    if total == 0:
        return None
    numerators: dict[int, int] = {}
    for value, weight in parts:
        numerators[value.denominator] = numerators.get(value.denominator, 0) + value.numerator * weight
    return sum((Fraction(numerator, denominator) for denominator, numerator in numerators.items()), Fraction(0)) / total
