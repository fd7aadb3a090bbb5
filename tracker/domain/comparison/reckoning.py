"""What is reckoned alike for every element: which figures moved, whether that is worse, and what moved them all."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain.comparison.change import Cause, Moved, Trend

#: Why figures moved, each with what the cause lies in.
Causes = list[tuple[Cause, str]]


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is the same for all elements of a comparison."""

    is_other_day: bool
    are_other_rules: bool

    def causes(self, found: Causes, number: str) -> Causes:
        """Return the causes that were found with those that hold for everything; there is always one.

        Where nothing was recorded, time alone moved a figure; on one day something else about the element was changed.
        """
        general = [(Cause.RULES_CHANGED, "")] if self.are_other_rules else []
        if found or general:
            return found + general
        return [(Cause.TIME, "")] if self.is_other_day else [(Cause.AMENDED, number)]


def moved_figures(names: Sequence[str], before: Sequence[object], after: Sequence[object]) -> tuple[Moved, ...]:
    """Return the figures that differ, in their order."""
    if before == after:
        return ()
    pairs = zip(names, before, after, strict=True)
    return tuple(Moved(name, old, new) for name, old, new in pairs if old != new)  # type: ignore[arg-type]  # figures


def trend_of(measures: Sequence[tuple[int, int]]) -> Trend:
    """Return what the first measure says that differs; more of it is worse.

    >>> trend_of([(1, 1), (0, 1), (9, 0)]).value
    'worse'
    """
    for old, new in measures:
        if old != new:
            return Trend.WORSE if new > old else Trend.BETTER
    return Trend.EVEN
