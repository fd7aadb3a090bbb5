"""The mean of what is below a parent, and the status that follows from it (docs/method.md, rules 2 to 5)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from tracker.domain.assessment.action_status import points_behind
from tracker.domain.assessment.component import ChildPart, LeftOut, Shares
from tracker.domain.assessment.percent import printed_or_none, printed_percent, weighted_mean
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
    known_weight = _weight_share(known, counted)
    dated = [child for child in counted if child.shares.expected is not None]
    expected, floor_dated = _mean(dated, "expected"), _floor(dated)
    mean = Mean(
        shares=Shares(
            progress=_mean(known, "progress") if known_weight >= thresholds.known_minimum else None,
            floor=_floor(counted),
            expected=expected,
            expected_first=_mean(counted, "expected_first"),
        ),
        floor_dated=printed_or_none(floor_dated),
        points_behind=points_behind(expected, floor_dated),
        status=Status.UNKNOWN,
        known=len(known),
        counted=len(counted),
        known_weight=known_weight,
        judged_weight=_weight_share([child for child in known if child.status is not Status.UNKNOWN], counted),
    )
    return replace(mean, status=_status(children, counted, mean, thresholds))


def lowest_child(children: Sequence[ChildPart]) -> ChildPart | None:
    """Return the child that asks for most attention: by status, then by progress, then by number."""
    standing = [child for child in children if child.left_out is None or not child.left_out.is_gone]
    return min(standing, key=_attention_key, default=None)


def _attention_key(child: ChildPart) -> tuple[int, int, NumberKey]:
    """Return the sort key that puts what asks for most attention first."""
    return (-child.status.concern, child.progress if child.progress is not None else -1, number_key(child.number))


def number_key(number: str) -> NumberKey:
    """Return the key by which printed numbers sort as people count.

    >>> sorted(["1.1.10", "1.1.2-A1", "1.1.2"], key=number_key)
    ['1.1.2', '1.1.2-A1', '1.1.10']
    """
    return tuple((int(step) if step.isdecimal() else 0, step) for step in re.split(r"[.-]", number))


def _weight_share(some: Sequence[ChildPart], counted: Sequence[ChildPart]) -> int:
    """Return what share of the counted weight some children have, in percent as printed."""
    weight = sum(child.weight for child in counted)
    return printed_percent(Fraction(sum(child.weight for child in some), weight)) if weight else 0


def _mean(children: Sequence[ChildPart], share: str) -> Fraction | None:
    """Return the weighted mean of a share over the children that have it."""
    values = [(getattr(child.shares, share), child.weight) for child in children]
    return weighted_mean([(value, weight) for value, weight in values if value is not None])


def _floor(children: Sequence[ChildPart]) -> Fraction | None:
    """Return the weighted mean of what is done at least: what is unknown stands at zero."""
    return weighted_mean([(child.shares.floor or Fraction(0), child.weight) for child in children])


def _status(children: Sequence[ChildPart], counted: Sequence[ChildPart], mean: Mean, thresholds: Thresholds) -> Status:
    """Return a parent's computed status."""
    if not counted:
        return _status_of_continuing([child for child in children if child.left_out is LeftOut.CONTINUING])
    if all(child.status is Status.COMPLETE for child in counted):
        return Status.COMPLETE
    is_known = min(mean.known_weight, mean.judged_weight) >= thresholds.known_minimum
    if not is_known or mean.shares.progress is None or mean.points_behind is None:
        return Status.UNKNOWN
    planned = [child for child in counted if child.left_out is not LeftOut.NOT_PLANNED]
    if all(child.status is Status.NOT_STARTED for child in planned):
        return Status.NOT_STARTED
    return status_by_points(mean.points_behind, thresholds)


def _status_of_continuing(continuing: Sequence[ChildPart]) -> Status:
    """Return the status of a parent that has only continuing work: that of the child that asks for most attention."""
    if not continuing:
        return Status.UNKNOWN
    return max((child.status for child in continuing), key=graver)
