"""The mean of what is below a parent, and the status that follows from it (docs/method.md, rules 2 to 5)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from tracker.domain.assessment.action_status import points_behind
from tracker.domain.assessment.component import ChildPart, LeftOut, Shares, is_gone
from tracker.domain.assessment.percent import NOTHING, printed_or_none, printed_percent, share_of, weighted_mean
from tracker.domain.assessment.status import Thresholds, graver, status_by_points
from tracker.domain.status import Status

#: What printed numbers are sorted by.
NumberKey = tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Mean:
    """The figures of a parent before they are given a name."""

    shares: Shares
    floor_dated: int | None
    points_behind: int | None
    status: Status
    known: int
    counted: int
    known_weight: int
    judged_weight: int


def mean_of(children: Sequence[ChildPart], thresholds: Thresholds) -> Mean:
    """Return a parent's shares and status from its children (rules 2 to 5).

    What is cancelled is out altogether; what is unknown or not planned is out of the mean but lowers what is known
    and stands at zero in the floor. The printed share of what is known decides whether the parent is.
    """
    counted = [child for child in children if child.left_out is None or child.left_out.is_unknown]
    known = [child for child in counted if child.shares.progress is not None]
    dated = [child for child in counted if child.shares.expected is not None]
    known_weight = _weight_share(known, counted)
    progress = weighted_mean((child.shares.progress, child.weight) for child in known)
    shares = Shares(
        progress=progress if known_weight >= thresholds.known_minimum else None,
        floor=_floor(counted),
        expected=weighted_mean((child.shares.expected, child.weight) for child in dated),
        expected_first=weighted_mean((child.shares.expected_first, child.weight) for child in counted),
    )
    floor_dated = printed_or_none(_floor(dated))
    points = points_behind(printed_or_none(shares.expected), floor_dated)
    judged_weight = _weight_share([child for child in known if child.status is not Status.UNKNOWN], counted)
    is_known = progress is not None and min(known_weight, judged_weight) >= thresholds.known_minimum
    return Mean(
        shares=shares,
        floor_dated=floor_dated,
        points_behind=points,
        status=_status(children, counted, points if is_known else None, thresholds),
        known=len(known),
        counted=len(counted),
        known_weight=known_weight,
        judged_weight=judged_weight,
    )


def lowest_child(children: Sequence[ChildPart]) -> ChildPart | None:
    """Return the child that asks for most attention: by status, then by progress, then by number."""
    standing = [child for child in children if not is_gone(child)]
    keys = [(-child.status.concern, -1 if child.progress is None else child.progress) for child in standing]
    lowest = min(keys, default=None)
    equals = [child for child, key in zip(standing, keys, strict=True) if key == lowest]
    return equals[0] if len(equals) == 1 else min(equals, key=lambda child: number_key(child.number), default=None)


def number_key(number: str) -> NumberKey:
    """Return the key by which printed numbers sort as people count.

    >>> sorted(["1.1.10", "1.1.2-A10", "1.1.2-A9", "1.1.2"], key=number_key)
    ['1.1.2', '1.1.2-A9', '1.1.2-A10', '1.1.10']
    """
    return tuple((int(run), "") if run.isdecimal() else (0, run) for run in re.findall(r"[0-9]+|[^0-9]+", number))


def _weight_share(some: Sequence[ChildPart], counted: Sequence[ChildPart]) -> int:
    """Return what share of the counted weight some children have, in percent as printed."""
    weight = sum([child.weight for child in counted])
    return printed_percent(share_of(sum([child.weight for child in some]), weight)) if weight else 0


def _floor(children: Sequence[ChildPart]) -> Fraction | None:
    """Return the weighted mean of what is done at least: what is unknown stands at zero."""
    return weighted_mean((child.shares.floor or NOTHING, child.weight) for child in children)


def _status(
    children: Sequence[ChildPart], counted: Sequence[ChildPart], points: int | None, thresholds: Thresholds
) -> Status:
    """Return the computed status of a parent some points behind plan; None where it knows too little."""
    if not counted:
        return _status_of_continuing([child for child in children if child.left_out is LeftOut.CONTINUING])
    if all(child.status is Status.COMPLETE for child in counted):
        return Status.COMPLETE
    if points is None:
        return Status.UNKNOWN
    if all(child.status is Status.NOT_STARTED for child in counted if child.left_out is not LeftOut.NOT_PLANNED):
        return Status.NOT_STARTED
    return status_by_points(points, thresholds)


def _status_of_continuing(continuing: Sequence[ChildPart]) -> Status:
    """Return the status of a parent that has only continuing work: that of the child that asks for most attention."""
    if not continuing:
        return Status.UNKNOWN
    return max((child.status for child in continuing), key=graver)
