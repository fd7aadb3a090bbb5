"""Counts first (docs/method.md, rule 1)."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from operator import attrgetter

from tracker.domain.assessment.action import ActionAssessment
from tracker.domain.assessment.component import is_gone
from tracker.domain.assessment.result import MetricAssessment, Standing
from tracker.domain.status import Status


@dataclass(frozen=True, slots=True)
class ActionCounts:
    """How many actions there are, and how they go; continuing ones are counted apart."""

    total: int
    complete: int
    complete_late: int
    on_track: int
    at_risk: int
    off_track: int
    unknown: int
    not_started: int
    continuing: int
    continuing_on_track: int
    cancelled: int
    added: int
    blocked: int
    kept_first_date: int
    dated: int
    redatings: int
    current_reports: int
    owing_reports: int

    def of(self, status: Status) -> int:
        """Return how many dated actions have a status."""
        return int(getattr(self, status.value))


@dataclass(frozen=True, slots=True)
class ResultCounts:
    """How many metrics there are, and how they stand; `judged` is those with a target that has fallen due."""

    total: int
    judged: int
    on_target: int
    off_target: int
    unknown: int
    not_due: int
    no_target: int


def count_actions(actions: Iterable[ActionAssessment]) -> ActionCounts:
    """Return the counts of some actions."""
    everything = list(actions)
    active = [action for action in everything if not is_gone(action)]
    dated = [action for action in active if not action.is_continuing]
    statuses, kept = [action.status for action in dated], [action.kept_first_date for action in dated]
    continuing = [action.status for action in active if action.is_continuing]
    return ActionCounts(
        total=len(everything),
        **{name: statuses.count(status) for name, status in _STATUSES},
        complete_late=[action.is_complete_late for action in dated].count(True),
        continuing=len(continuing),
        continuing_on_track=sum(status.concern <= Status.ON_TRACK.concern for status in continuing),
        cancelled=len(everything) - len(active),
        added=[action.is_added for action in everything].count(True),
        blocked=[action.is_blocked for action in active].count(True),
        kept_first_date=kept.count(True),
        dated=len(kept) - kept.count(None),
        redatings=sum([action.redated_count for action in active]),
        current_reports=[action.is_report_current for action in active].count(True),
        owing_reports=[action.owes_reports for action in active].count(True),
    )


_STATUSES = [(status.value, status) for status in Status]
_COUNTED = attrgetter(*(field.name for field in fields(ActionCounts)))


def add_counts(counts: Iterable[ActionCounts]) -> ActionCounts:
    """Return the counts of all actions that were counted apart."""
    rows = [_COUNTED(one) for one in counts]
    return ActionCounts(*(sum(column) for column in zip(*rows, strict=True))) if rows else count_actions(())


def count_results(metrics: Iterable[MetricAssessment]) -> ResultCounts:
    """Return the counts of some metrics."""
    standings = [metric.standing for metric in metrics]
    number = {standing.value: standings.count(standing) for standing in Standing}
    judged = number["on_target"] + number["off_target"] + number["unknown"]
    return ResultCounts(total=len(standings), judged=judged, **number)
