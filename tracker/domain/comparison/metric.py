"""What moved in one metric, and why."""

from datetime import date
from operator import attrgetter
from typing import Any, NamedTuple

from tracker.domain.assessment.result import MetricAssessment, Standing, readings_in_force, targets_in_force
from tracker.domain.comparison.change import Cause, Change, Compared, Fate, Trend, tell
from tracker.domain.comparison.reckoning import Causes, Circumstances, moved_figures, trend_of
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.metric import Metric

#: The figures of a metric that are compared.
METRIC_FIGURES = (
    "standing", "attainment", "current_value", "current_on", "due_value", "final_value", "is_met", "is_stale",
)  # fmt: skip
_figures = attrgetter(*METRIC_FIGURES)
_reckoned = attrgetter(
    "weight", "direction", "frequency", "publication_lag_days", "baseline_value", "baseline_on", "action_id",
    "organization_id",
)  # fmt: skip
_read = attrgetter("as_of_on", "value", "note")
_aimed = attrgetter("due_on", "value")

_CONCERN = {
    Standing.ON_TARGET: 0, Standing.NOT_DUE: 1, Standing.NO_TARGET: 1, Standing.UNKNOWN: 2, Standing.OFF_TARGET: 2,
}  # fmt: skip


class MetricSide(NamedTuple):
    """A metric at one moment; one that is not in force has no assessment."""

    metric: Metric
    assessed: MetricAssessment | None
    on: date


def compare_metric(
    before: MetricSide | None, after: MetricSide | None, goal_number: str, circumstances: Circumstances
) -> Change | None:
    """Return what moved in a metric, or what became of it; None where nothing did."""
    old = before.assessed if before is not None else None
    new = after.assessed if after is not None else None
    if before is not None and after is not None and old is not None and new is not None:
        return _moved(before, after, goal_number, circumstances)
    fate = _fate(before, after)
    side = after or before
    if fate is None or side is None:
        return None
    why = tell([(Cause(fate.value), side.metric.number)])
    return Change(**_who(side, goal_number), fate=fate, trend=Trend.EVEN, figures=(), why=why)


#: What only metrics are moved by.
RESULT_CAUSES = frozenset({Cause.READING_NEW, Cause.READING_CORRECTED, Cause.READING_TAKEN_BACK, Cause.TARGET_CHANGED})


def causes_in_result(change: Change) -> Causes:
    """Return why what a metric measures may have moved; that dates passed is nothing that was recorded of it."""
    told = {why.cause for why in change.why} - {Cause.TIME, Cause.RULES_CHANGED}
    return [(cause if cause in RESULT_CAUSES else Cause.AMENDED, change.number) for cause in told]


def _moved(before: MetricSide, after: MetricSide, goal_number: str, circumstances: Circumstances) -> Change | None:
    """Return what moved in a metric that is in force at both moments."""
    old, new = before.assessed, after.assessed
    assert old is not None
    assert new is not None
    figures = moved_figures(METRIC_FIGURES, _figures(old), _figures(new))
    causes = _causes(before, after)
    if not figures and not causes:
        return None
    told = tell(circumstances.causes(causes, after.metric.number))
    measures = (
        (_CONCERN[old.standing], _CONCERN[new.standing]),
        (-(old.attainment or 0), -(new.attainment or 0)),
    )
    who = _who(after, goal_number)
    return Change(**who, fate=None, trend=trend_of(measures), figures=figures, why=told)


def _fate(before: MetricSide | None, after: MetricSide | None) -> Fate | None:
    """Return what became of a metric that is not in force at both moments; None where it is at neither."""
    was_there, is_there = (side is not None and side.assessed is not None for side in (before, after))
    if was_there == is_there:
        return None
    if is_there:
        return Fate.ADDED if before is None or before.metric.lifecycle is Lifecycle.ACTIVE else Fate.REINSTATED
    if after is None or after.metric.lifecycle is Lifecycle.ACTIVE:
        return Fate.REMOVED
    return Fate(after.metric.lifecycle.value)


def _causes(before: MetricSide, after: MetricSide) -> Causes:
    """Return what was read, corrected, aimed at or amended of a metric between two moments."""
    old, new, number = before.metric, after.metric, after.metric.number
    on = (before.on, after.on)
    if old is new and on[0] == on[1]:
        return []
    causes = [(cause, number) for cause in _reading_causes(before, after)]
    aims = [[_aimed(target) for target in targets_in_force(*pair)] for pair in zip((old, new), on, strict=True)]
    if aims[0] != aims[1]:
        causes.append((Cause.TARGET_CHANGED, number))
    if _reckoned(old) != _reckoned(new):
        causes.append((Cause.AMENDED, number))
    return causes


def _reading_causes(before: MetricSide, after: MetricSide) -> list[Cause]:
    """Return whether readings came to count, took the place of others, or no longer count."""
    old, new = (
        {reading.id: reading for reading in readings_in_force(side.metric, side.on)} for side in (before, after)
    )
    fresh = [new[id] for id in new.keys() - old.keys()]
    replaced = {reading.supersedes_id for reading in fresh} & old.keys()
    causes = [Cause.READING_CORRECTED if each.supersedes_id in replaced else Cause.READING_NEW for each in fresh]
    causes += [Cause.READING_TAKEN_BACK for _ in old.keys() - new.keys() - replaced]
    causes += [Cause.READING_CORRECTED for id in new.keys() & old.keys() if _read(new[id]) != _read(old[id])]
    return causes


def _who(side: MetricSide, goal_number: str) -> dict[str, Any]:
    """Return what names a metric; it has no status."""
    metric = side.metric
    return {
        "kind": Compared.METRIC, "id": metric.id, "number": metric.number, "title": metric.title,
        "address": f"metrics/{metric.number}", "goal_number": goal_number,
        "organization_id": metric.organization_id, "before": None, "after": None,
    }  # fmt: skip
