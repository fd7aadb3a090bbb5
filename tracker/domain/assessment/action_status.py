"""The computed status of an action (docs/method.md, rule 5)."""

from collections.abc import Sequence

from tracker.domain.assessment.facts import Facts
from tracker.domain.assessment.result import MetricAssessment, Standing
from tracker.domain.assessment.status import Thresholds, at_least, status_by_lateness, status_by_points
from tracker.domain.status import Status


def action_status(
    facts: Facts, points: int | None, metrics: Sequence[MetricAssessment], thresholds: Thresholds
) -> Status:
    """Return the computed status of an action that is some points behind plan, as printed."""
    if facts.is_complete:
        return Status.COMPLETE
    if not facts.has_begun:
        return Status.NOT_STARTED
    status = _status_of_work(facts, points, metrics, thresholds)
    due_on = facts.action.due_on
    if due_on is None or due_on >= facts.on:
        return status
    return at_least(status_by_lateness((facts.on - due_on).days, thresholds), status)


def points_behind(expected: int | None, done: int | None) -> int | None:
    """Return expected minus done in points, both as printed; None where one of them is unknown."""
    return None if expected is None or done is None else expected - done


def has_yardstick(facts: Facts, metrics: Sequence[MetricAssessment]) -> bool:
    """Return whether there is anything to judge an action by: milestones, or dates, or for continuing work metrics."""
    if facts.staged.parts:
        return True
    if facts.action.is_continuing:
        return any(metric.standing is not Standing.NO_TARGET for metric in metrics)
    return facts.action.starts_on is not None and facts.action.due_on is not None


def _status_of_work(
    facts: Facts, points: int | None, metrics: Sequence[MetricAssessment], thresholds: Thresholds
) -> Status:
    """Return the status by the milestones, the reported percentage or, for continuing work, its metrics."""
    if facts.action.is_continuing and not facts.staged.parts:
        return _status_of_metrics(metrics)
    if not facts.has_data:
        return Status.UNKNOWN
    if facts.staged.parts:
        return status_by_lateness(facts.staged.longest_late, thresholds)
    return Status.UNKNOWN if points is None else status_by_points(points, thresholds)


def _status_of_metrics(metrics: Sequence[MetricAssessment]) -> Status:
    """Return how continuing work without milestones goes, by its metrics: one that is not read counts against it."""
    standings = {metric.standing for metric in metrics}
    is_read = any(metric.current_value is not None and not metric.is_stale for metric in metrics)
    if Standing.UNKNOWN in standings:
        return Status.UNKNOWN
    if Standing.OFF_TARGET in standings:
        return Status.AT_RISK
    has_target = Standing.ON_TARGET in standings or (Standing.NOT_DUE in standings and is_read)
    return Status.ON_TRACK if has_target else Status.UNKNOWN
