"""How a reading is spread over single organizations, naming none of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tracker.domain.document.metric import ReadingPart

#: Fewer than this would tell one organization's value from another's.
FEWEST = 3


@dataclass(frozen=True, slots=True)
class Spread:
    """The lowest, the median and the highest of some values, and how many there are."""

    lowest: Decimal
    middle: Decimal
    highest: Decimal
    count: int


def spread_of(parts: Sequence[ReadingPart]) -> Spread | None:
    """Return how some values are spread, or None where there are so few that the spread would name them.

    >>> spread = spread_of([ReadingPart(f"center-{n}", Decimal(n)) for n in (4, 1, 2, 9)])
    >>> spread.lowest, spread.middle, spread.highest, spread.count
    (Decimal('1'), Decimal('3'), Decimal('9'), 4)
    """
    values = sorted(part.value for part in parts)
    if len(values) < FEWEST:
        return None
    half = len(values) // 2
    middle = values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2
    return Spread(values[0], middle, values[-1], len(values))
