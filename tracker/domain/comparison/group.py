"""What moved in objectives, goals and the strategy, and why: by what is below them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from tracker.domain.assessment.group import GroupAssessment
from tracker.domain.assessment.mean import number_key
from tracker.domain.comparison.change import Cause, Change, Compared, Fate, Trend, tell
from tracker.domain.comparison.metric import RESULT_CAUSES
from tracker.domain.comparison.moment import Moment
from tracker.domain.comparison.reckoning import Causes, Circumstances, moved_figures, trend_of
from tracker.domain.comparison.whereabouts import Whereabouts
from tracker.domain.document.goal import Goal
from tracker.domain.document.objective import Objective
from tracker.domain.document.strategy import Strategy

#: The figures of a parent that are compared.
GROUP_FIGURES = (
    "status", "progress", "floor", "expected", "expected_first", "points_behind", "attainment", "known", "counted",
    "objectives", "objectives_planned", "objectives_known", "is_done_not_achieved", "actions.total",
    "actions.complete", "actions.complete_late", "actions.on_track", "actions.at_risk", "actions.off_track",
    "actions.unknown", "actions.not_started", "actions.continuing", "actions.cancelled", "actions.added",
    "actions.blocked", "actions.kept_first_date", "actions.dated", "actions.redatings", "results.total",
    "results.judged", "results.on_target", "results.off_target", "results.unknown",
)  # fmt: skip
_figures = attrgetter(*GROUP_FIGURES)


class GroupSide(NamedTuple):
    """An objective, a goal or the strategy at one moment."""

    element: Strategy | Goal | Objective
    assessed: GroupAssessment


Sides = dict[str, GroupSide]
Below = Callable[[GroupSide], Sequence[Change]]


class Groups(NamedTuple):
    """The changes of all that has something below it."""

    objectives: list[Change]
    goals: list[Change]
    strategy: list[Change]


class GroupWork:
    """Compares all objectives, goals and the strategy; `below` are the changes of actions and metrics."""

    def __init__(
        self,
        moments: tuple[Moment, Moment],
        below: Sequence[Change],
        whereabouts: Whereabouts,
        circumstances: Circumstances,
    ) -> None:
        self._moments, self._below = moments, sorted(below, key=lambda change: number_key(change.number))
        self._whereabouts, self._circumstances = whereabouts, circumstances

    def compare(self) -> Groups:
        """Return what moved at each level."""
        where = self._whereabouts
        by_objective = _grouped(self._below, where.objective_ids)
        by_goal = _grouped(self._below, where.goal_numbers)
        before, after = self._moments
        objectives = (_objective_sides(before), _objective_sides(after))
        goals = (_goal_sides(before), _goal_sides(after))
        wholes = (_whole(before), _whole(after))
        return Groups(
            self._level(Compared.OBJECTIVE, objectives, lambda side: by_objective[side.element.id]),
            self._level(Compared.GOAL, goals, lambda side: by_goal[side.assessed.number]),
            self._level(Compared.STRATEGY, wholes, lambda _: self._below),
        )

    def _level(self, kind: Compared, sides: tuple[Sides, Sides], below: Below) -> list[Change]:
        """Return the changes at one level; `below` gives those of what is below an element."""
        before, after = sides
        changes = []
        for id in before | after:
            old, new = before.get(id), after.get(id)
            side = new or old
            assert side is not None
            change = self._compare(old, new, _causes_below(below(side)) + _reweighted(old, new))
            if change is not None:
                goal = self._whereabouts.goal_numbers.get(side.element.id, "")
                changes.append(Change(kind=kind, **_who(side), goal_number=goal, **change))
        return changes

    def _compare(self, before: GroupSide | None, after: GroupSide | None, causes: Causes) -> dict[str, Any] | None:
        """Return what became of a parent, or None where nothing moved; one side has none where the text changed."""
        old = before.assessed if before is not None else None
        new = after.assessed if after is not None else None
        figures = moved_figures(GROUP_FIGURES, _figures(old), _figures(new)) if old and new else ()
        fate = _fate(old, new)
        if fate is None and not figures:
            return None
        own: Causes = [(Cause(fate.value), "")] if fate is not None else []
        whole = own if fate in (Fate.ADDED, Fate.REMOVED) else self._circumstances.causes(own + causes, "")
        told = tell(whole, is_ordered=True)
        statuses = {"before": old.status if old else None, "after": new.status if new else None}
        return {"fate": fate, "trend": _trend(old, new), "figures": figures, "why": told, **statuses}


def _whole(moment: Moment) -> Sides:
    """Return the strategy of a moment; there is one."""
    return {"": GroupSide(moment.document.strategy, moment.assessment.strategy)}


def _objective_sides(moment: Moment) -> Sides:
    """Return the objectives of a moment by id."""
    assessed = moment.assessment.objectives
    return {each.id: GroupSide(each, assessed[each.number]) for each in moment.document.objectives}


def _goal_sides(moment: Moment) -> Sides:
    """Return the goals of a moment by id."""
    assessed = moment.assessment.goals
    return {each.id: GroupSide(each, assessed[each.number]) for each in moment.document.goals}


def _who(side: GroupSide) -> dict[str, Any]:
    """Return what names a parent."""
    element = side.element
    return {
        "id": element.id, "number": side.assessed.number, "address": side.assessed.address, "organization_id": None,
        "title": element.title if isinstance(element, Strategy) else element.text,
    }  # fmt: skip


def _grouped(changes: Iterable[Change], places: Mapping[str, str]) -> defaultdict[str, list[Change]]:
    """Return changes by the place they belong to."""
    groups: defaultdict[str, list[Change]] = defaultdict(list)
    for change in changes:
        if change.id in places:
            groups[places[change.id]].append(change)
    return groups


def _causes_below(changes: Iterable[Change]) -> Causes:
    """Return the causes of what is below a parent, each with the number of the element it lies in.

    What lies in the metric of an action is told of the metric.
    """
    return [
        (why.cause, change.number)
        for change in changes
        for why in change.why
        if why.cause is not Cause.RULES_CHANGED and (change.kind is Compared.METRIC or why.cause not in RESULT_CAUSES)
    ]


def _reweighted(before: GroupSide | None, after: GroupSide | None) -> Causes:
    """Return the objectives of a goal, or the goals of the strategy, whose weight changed."""
    if before is None or after is None:
        return []
    old, new = _weights(before), _weights(after)
    return [
        (Cause.REWEIGHTED, number)
        for number in sorted(old.keys() & new.keys(), key=number_key)
        if old[number] != new[number]
    ]


def _weights(side: GroupSide) -> dict[str, int]:
    """Return the weights of what is right below a goal or the strategy, by number."""
    return {part.number: part.weight for part in side.assessed.parts if not isinstance(side.element, Objective)}


def _fate(before: GroupAssessment | None, after: GroupAssessment | None) -> Fate | None:
    """Return what became of an objective or goal, or None where it stayed or stayed out."""
    if before is None:
        return Fate.ADDED
    if after is None:
        return Fate.REMOVED
    if (before.left_out is None) == (after.left_out is None):
        return None
    return Fate.REINSTATED if after.left_out is None else Fate(after.left_out.value)


def _trend(before: GroupAssessment | None, after: GroupAssessment | None) -> Trend:
    """Return whether a parent got worse or better: by status, then by work done at least."""
    if before is None or after is None:
        return Trend.EVEN
    return trend_of(((before.status.concern, after.status.concern), (-(before.floor or 0), -(after.floor or 0))))
