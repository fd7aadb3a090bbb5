"""How an objective, a goal or the strategy stands: by what is below it (docs/method.md, rules 2 to 5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from tracker.domain.assessment.component import ChildPart, LeftOut, Shares
from tracker.domain.assessment.counts import ActionCounts, ResultCounts
from tracker.domain.assessment.percent import printed_or_none, printed_percent, weighted_mean
from tracker.domain.assessment.status import Thresholds, status_by_points
from tracker.domain.status import Status


@dataclass(frozen=True, slots=True)
class GroupAssessment:
    """An objective, a goal or the strategy on a day. Percentages are as printed; the exact shares are in `shares`.

    `known` of `counted` children have a known progress, which is `known_weight` percent of their weight.
    `points_behind` is expected minus the floor over the same children. `lowest` is the number of the child that
    asks for most attention.
    """

    address: str
    number: str
    status: Status
    is_planned: bool
    progress: int | None
    floor: int | None
    expected: int | None
    expected_first: int | None
    shares: Shares
    points_behind: int | None
    known: int
    counted: int
    known_weight: int
    objectives: int
    objectives_planned: int
    objectives_known: int
    lowest: str | None
    lowest_status: Status | None
    actions: ActionCounts
    results: ResultCounts
    attainment: int | None
    is_done_not_achieved: bool
    parts: tuple[ChildPart, ...]
    children: tuple[Status, ...]


@dataclass(frozen=True, slots=True)
class Child:
    """A child as its parent sees it."""

    part: ChildPart
    status: Status


@dataclass(frozen=True, slots=True)
class Mean:
    """The figures of a parent before they are given a name."""

    shares: Shares
    points_behind: int | None
    status: Status
    known: int
    counted: int
    known_weight: int


def mean_of(children: Sequence[Child], thresholds: Thresholds) -> Mean:
    """Return a parent's shares and status from its children (rules 3 to 5).

    What is cancelled is out altogether; what is unknown or not planned is out of the mean but lowers what is known
    and stands at zero in the floor.
    """
    counted = [child for child in children if _is_counted(child.part.left_out)]
    weight = sum(child.part.weight for child in counted)
    known = [child for child in counted if child.part.shares.progress is not None]
    known_weight = Fraction(sum(child.part.weight for child in known), weight) if weight else Fraction(0)
    shares = Shares(
        progress=_mean(known, "progress") if known_weight * 100 >= thresholds.known_minimum else None,
        floor=_floor(counted),
        expected=_mean(counted, "expected"),
        expected_first=_mean(counted, "expected_first"),
    )
    points = _points_behind(counted, shares.expected)
    return Mean(
        shares,
        points,
        _status(children, counted, shares, points, thresholds),
        len(known),
        len(counted),
        printed_percent(known_weight),
    )


def lowest_child(children: Sequence[Child]) -> Child | None:
    """Return the child that asks for most attention: by status, then by progress, then the first."""
    standing = [child for child in children if _is_standing(child.part.left_out)]
    return min(
        standing,
        key=lambda child: (-child.status.concern, child.part.progress if child.part.progress is not None else -1),
        default=None,
    )


def _is_counted(left_out: LeftOut | None) -> bool:
    """Return whether a child's weight counts in its parent: it does though nothing is known of it."""
    return left_out in (None, LeftOut.UNKNOWN, LeftOut.NOT_PLANNED)


def _is_standing(left_out: LeftOut | None) -> bool:
    """Return whether a child is still part of the plan."""
    return left_out not in (LeftOut.CANCELLED, LeftOut.SUPERSEDED, LeftOut.ARCHIVED)


def _mean(children: Sequence[Child], share: str) -> Fraction | None:
    """Return the weighted mean of a share over the children that have it."""
    values = [(getattr(child.part.shares, share), child.part.weight) for child in children]
    return weighted_mean([(value, weight) for value, weight in values if value is not None])


def _floor(children: Sequence[Child]) -> Fraction | None:
    """Return the weighted mean of what is done at least: what is unknown stands at zero."""
    return weighted_mean([(child.part.shares.floor or Fraction(0), child.part.weight) for child in children])


def _points_behind(children: Sequence[Child], expected: Fraction | None) -> int | None:
    """Return expected minus the floor over the same children, as printed: silence counts against, never for."""
    floor = _floor([child for child in children if child.part.shares.expected is not None])
    if expected is None or floor is None:
        return None
    return printed_percent(expected) - printed_percent(floor)


def _status(
    children: Sequence[Child],
    counted: Sequence[Child],
    shares: Shares,
    points: int | None,
    thresholds: Thresholds,
) -> Status:
    """Return a parent's computed status."""
    weighing = [child for child in counted if child.part.weight]
    if not weighing:
        return _status_without_dates([child for child in children if child.part.left_out is LeftOut.CONTINUING])
    for whole in (Status.COMPLETE, Status.NOT_STARTED):
        if all(child.status is whole for child in weighing):
            return whole
    if shares.progress is None or points is None:
        return Status.UNKNOWN
    return status_by_points(points, thresholds)


def _status_without_dates(continuing: Sequence[Child]) -> Status:
    """Return the status of a parent that has only continuing work: that of the child that asks for most attention."""
    return max((child.status for child in continuing), key=lambda status: status.concern, default=Status.UNKNOWN)


def printed(shares: Shares) -> dict[str, int | None]:
    """Return the printed percentages of some shares, by name."""
    return {name: printed_or_none(getattr(shares, name)) for name in Shares.__slots__}
