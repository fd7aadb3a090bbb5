"""The one source of what moved between two moments of a strategy: days, closed periods or briefings."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tracker.domain.comparison.action import came, compare_action, went
from tracker.domain.comparison.change import Change, gravity
from tracker.domain.comparison.dates import DateChange, by_number, date_changes
from tracker.domain.comparison.facts import DecisionChange, LateFact, decision_changes, late_facts
from tracker.domain.comparison.group import GroupWork
from tracker.domain.comparison.memory import Memory
from tracker.domain.comparison.metric import MetricSide, causes_in_result, compare_metric
from tracker.domain.comparison.moment import Moment
from tracker.domain.comparison.reckoning import Causes, Circumstances
from tracker.domain.comparison.side import ActionSide
from tracker.domain.comparison.summary import Kept, Summary, summarize
from tracker.domain.comparison.whereabouts import Whereabouts
from tracker.domain.document.document import Document

#: What moved in an action, and its dates that did.
Found = tuple[Change | None, tuple[DateChange, ...]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What moved between two moments. Changes stand gravest first: what got worse, what is as grave, what got better.

    `strategy` is None where no figure over all moved. `new_blocks` and `cleared_blocks` are actions that were marked
    as blocked, or no longer are.
    """

    before_on: date
    after_on: date
    rules_before: int
    rules_after: int
    strategy: Change | None
    goals: tuple[Change, ...]
    objectives: tuple[Change, ...]
    actions: tuple[Change, ...]
    metrics: tuple[Change, ...]
    dates: tuple[DateChange, ...]
    late_facts: tuple[LateFact, ...]
    new_blocks: tuple[Change, ...]
    cleared_blocks: tuple[Change, ...]
    decisions: tuple[DecisionChange, ...]
    summary: Summary

    @property
    def is_empty(self) -> bool:
        """Return whether nothing at all moved."""
        listed = (self.goals, self.objectives, self.actions, self.metrics, self.dates, self.late_facts, self.decisions)
        return self.strategy is None and not any(listed)


def compare(before: Moment, after: Moment, *, memory: Memory | None = None) -> Comparison:
    """Return what moved between two moments of one strategy, and why; elements are matched by id.

    With the memory of the comparison before, what is the very same is not looked into again: the same, only sooner.
    """
    work = _Work(before, after, memory or Memory())
    metrics = work.metrics()
    actions = work.actions(metrics)
    groups = GroupWork((before, after), [*actions, *metrics], work.whereabouts, work.circumstances).compare()
    dates = tuple(sorted(work.dates, key=by_number))
    kept = (Kept.of(before.assessment.strategy.actions), Kept.of(after.assessment.strategy.actions))
    redated = {change.action_id for change in dates}
    listed = _ordered(change for change in actions if change.is_moved or change.id in redated)
    return Comparison(
        before_on=before.assessment.on,
        after_on=after.assessment.on,
        rules_before=before.assessment.rules_version,
        rules_after=after.assessment.rules_version,
        strategy=groups.strategy[0] if groups.strategy else None,
        goals=_ordered(groups.goals),
        objectives=_ordered(groups.objectives),
        actions=listed,
        metrics=_ordered(change for change in metrics if change.is_moved),
        dates=dates,
        late_facts=late_facts(before, after),
        new_blocks=_turned(listed, is_blocked=True),
        cleared_blocks=_turned(listed, is_blocked=False),
        decisions=decision_changes(before, after),
        summary=summarize(listed, dates, kept),
    )


class _Work:
    """A comparison in the making: `dates` are found with the actions they are of."""

    def __init__(self, before: Moment, after: Moment, memory: Memory) -> None:
        self.before, self.after, self.memory = before, after, memory
        memory.begin()
        old, new = before.assessment, after.assessment
        are_other = (old.rules_version, old.thresholds) != (new.rules_version, new.thresholds)
        self.circumstances = Circumstances(old.on != new.on, are_other)
        self.whereabouts = Whereabouts(before.document, after.document)
        self.dates: list[DateChange] = []

    def actions(self, metrics: Iterable[Change]) -> list[Change]:
        """Return the changes of actions, whether or not their own figures moved."""
        results = _results(metrics, self.after.document)
        old, new = _action_sides(self.before), _action_sides(self.after)
        goals = self.whereabouts.goal_numbers
        changes = [came(new[id], goals[id]) for id in new if id not in old]
        changes += [went(old[id], goals[id]) for id in old if id not in new]
        for id in new:
            if id not in old:
                continue
            change, dates = self._action(old[id], new[id], goals[id], results.get(id, []))
            if change is not None:
                changes.append(change)
                self.dates += dates
        return changes

    def _action(self, old: ActionSide, new: ActionSide, goal: str, results: Causes) -> Found:
        """Return what moved in one action, and its dates that did."""
        context = (goal, results, old.on, new.on, self.circumstances)

        def make() -> Found:
            change = compare_action(old, new, goal, results, self.circumstances)
            return change, tuple(date_changes(old, new)) if change is not None else ()

        nodes = (old.action, old.assessed, new.action, new.assessed)
        return self.memory.find(new.action.id, nodes, context, make)

    def metrics(self) -> list[Change]:
        """Return the changes of metrics, whether or not their own figures moved."""
        old, new = _metric_sides(self.before), _metric_sides(self.after)
        changes = (self._metric(id, old.get(id), new.get(id)) for id in old | new)
        return [change for change in changes if change is not None]

    def _metric(self, id: str, old: MetricSide | None, new: MetricSide | None) -> Change | None:
        """Return what moved in one metric."""
        goal = self.whereabouts.goal_numbers[id]
        context = (goal, self.before.assessment.on, self.after.assessment.on, self.circumstances)
        nodes = [node for side in (old, new) for node in ((side.metric, side.assessed) if side else (None, None))]
        return self.memory.find(id, nodes, context, lambda: compare_metric(old, new, goal, self.circumstances))


def _action_sides(moment: Moment) -> dict[str, ActionSide]:
    """Return the actions that had entered the plan, by id."""
    assessed, on = moment.assessment.actions, moment.assessment.on
    actions = (action for action in moment.document.plan.actions if action.number in assessed)
    return {action.id: ActionSide(action, assessed[action.number], on) for action in actions}


def _results(metrics: Iterable[Change], document: Document) -> dict[str, Causes]:
    """Return the causes that lie in the metrics of actions, by the id of the action."""
    owners = {metric.id: metric.action_id for metric in document.plan.metrics if metric.action_id is not None}
    results: defaultdict[str, Causes] = defaultdict(list)
    for change in metrics:
        if change.id in owners:
            results[owners[change.id]] += causes_in_result(change)
    return results


def _metric_sides(moment: Moment) -> dict[str, MetricSide]:
    """Return all metrics by id, in force or not."""
    assessed, on = moment.assessment.metrics, moment.assessment.on
    return {each.id: MetricSide(each, assessed.get(each.number), on) for each in moment.document.plan.metrics}


def _turned(actions: Iterable[Change], *, is_blocked: bool) -> tuple[Change, ...]:
    """Return the actions that came to be marked as blocked, or no longer are."""
    return tuple(each for each in actions if (moved := each.moved("is_blocked")) and moved.after is is_blocked)


def _ordered(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return changes gravest first."""
    return tuple(sorted(changes, key=gravity))
