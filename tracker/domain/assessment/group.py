"""How an objective, a goal or the strategy stands: by what is below it (docs/method.md, rules 2 to 5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tracker.domain.assessment.component import AttainmentPart, ChildPart, LeftOut, Shares
from tracker.domain.assessment.counts import ActionCounts, ResultCounts, count_results
from tracker.domain.assessment.mean import lowest_child, mean_of
from tracker.domain.assessment.percent import NOTHING, WHOLE, printed_or_none, weighted_mean
from tracker.domain.assessment.result import MetricAssessment
from tracker.domain.assessment.status import Thresholds
from tracker.domain.status import Status


@dataclass(frozen=True, slots=True)
class GroupAssessment:
    """An objective, a goal or the strategy on a day. Percentages are as printed; the exact shares are in `shares`.

    `known` of `counted` children have a known progress, which is `known_weight` percent of their weight; of
    `judged_weight` percent the status is known as well. `points_behind` is expected minus `floor_dated`, the floor of
    the same children: those that have dates. `lowest` is the number of the child that asks for most attention.
    `left_out` says that the element, or what it belongs to, has left the plan.
    """

    address: str
    number: str
    status: Status
    left_out: LeftOut | None
    is_planned: bool
    progress: int | None
    floor: int | None
    expected: int | None
    expected_first: int | None
    shares: Shares
    floor_dated: int | None
    points_behind: int | None
    known: int
    counted: int
    known_weight: int
    judged_weight: int
    objectives: int
    objectives_planned: int
    objectives_known: int
    lowest: str | None
    lowest_status: Status | None
    actions: ActionCounts
    results: ResultCounts
    attainment: int | None
    attainment_parts: tuple[AttainmentPart, ...]
    is_done_not_achieved: bool
    parts: tuple[ChildPart, ...]
    children: tuple[Status, ...]

    @property
    def objectives_not_planned(self) -> int:
        """Return how many objectives have no action."""
        return self.objectives - self.objectives_planned


@dataclass(frozen=True, slots=True)
class Below:
    """What is below a parent: its children's parts, the counts of all actions and the metrics that count.

    `groups` are its children where they are parents themselves; an objective has none (None).
    """

    children: Sequence[ChildPart]
    actions: ActionCounts
    metrics: Sequence[MetricAssessment]
    groups: Sequence[GroupAssessment] | None


def assess_group(
    address: str, number: str, below: Below, *, left_out: LeftOut | None, thresholds: Thresholds
) -> GroupAssessment:
    """Return a parent's figures from what is below it."""
    mean, lowest = mean_of(below.children, thresholds), lowest_child(below.children)
    results, attainment_parts = count_results(below.metrics), _attainment_parts(below.metrics)
    planned = below.actions.total > below.actions.cancelled
    return GroupAssessment(
        address=address,
        number=number,
        status=mean.status,
        left_out=left_out,
        is_planned=planned,
        shares=mean.shares,
        floor_dated=mean.floor_dated,
        points_behind=mean.points_behind,
        known=mean.known,
        counted=mean.counted,
        known_weight=mean.known_weight,
        judged_weight=mean.judged_weight,
        lowest=lowest.number if lowest else None,
        lowest_status=lowest.status if lowest else None,
        actions=below.actions,
        results=results,
        attainment=printed_or_none(weighted_mean((_clamped(part.share), part.weight) for part in attainment_parts)),
        attainment_parts=attainment_parts,
        is_done_not_achieved=mean.status is Status.COMPLETE and results.off_target > 0,
        parts=tuple(below.children),
        children=tuple(child.status for child in below.children),
        **_printed(mean.shares),
        **_coverage(below.groups, (left_out is None, planned, mean.shares.progress is not None)),
    )


def _printed(shares: Shares) -> dict[str, Any]:
    """Return the percentages of some shares as printed, by name."""
    return {name: printed_or_none(getattr(shares, name)) for name in Shares.__slots__}


def _coverage(groups: Sequence[GroupAssessment] | None, own: tuple[bool, bool, bool]) -> dict[str, Any]:
    """Return how many objectives there are, are planned and are known: those below, or the one that this is."""
    names = ("objectives", "objectives_planned", "objectives_known")
    if groups is None:
        return {name: int(own[0] and is_so) for name, is_so in zip(names, own, strict=True)}
    return {name: sum(getattr(group, name) for group in groups) for name in names}


def _attainment_parts(metrics: Sequence[MetricAssessment]) -> tuple[AttainmentPart, ...]:
    """Return the parts of the metrics whose attainment is defined and that weigh."""
    return tuple(
        AttainmentPart(metric.number, metric.weight, metric.attainment, metric.attainment_share)
        for metric in metrics
        if metric.weight and metric.attainment is not None and metric.attainment_share is not None
    )


def _clamped(share: Fraction) -> Fraction:
    """Return a share within 0 and 1, as it enters a mean and only there (rule 8)."""
    if share.numerator <= 0:
        return NOTHING
    return share if share.numerator < share.denominator else WHOLE
