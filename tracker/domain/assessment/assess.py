"""The one source of every figure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.domain.assessment.action import ActionAssessment, assess_action
from tracker.domain.assessment.attention import Attention, DueNext, find_attention, find_due_next
from tracker.domain.assessment.component import ChildPart, LeftOut
from tracker.domain.assessment.counts import ActionCounts, count_actions, count_results
from tracker.domain.assessment.group import Child, GroupAssessment, lowest_child, mean_of, printed
from tracker.domain.assessment.percent import printed_or_none, weighted_mean
from tracker.domain.assessment.result import MetricAssessment, assess_metric
from tracker.domain.assessment.schedule import gone
from tracker.domain.assessment.status import Thresholds
from tracker.domain.document.action import Action
from tracker.domain.document.document import Document
from tracker.domain.document.element import is_in_force
from tracker.domain.document.goal import Goal
from tracker.domain.document.objective import Objective
from tracker.domain.status import Status

#: The version of the rules printed in docs/method.md; a change of any rule changes it.
RULES_VERSION = 1


@dataclass(frozen=True, slots=True)
class OrganizationAssessment:
    """One organization's part: the actions it is responsible for, and how many it contributes to."""

    address: str
    actions: ActionCounts
    contributing: int


@dataclass(frozen=True, slots=True)
class Assessment:
    """Every figure of a document on a day, by the number of the element (organizations by id)."""

    on: date
    rules_version: int
    thresholds: Thresholds
    strategy: GroupAssessment
    goals: Mapping[str, GroupAssessment]
    objectives: Mapping[str, GroupAssessment]
    actions: Mapping[str, ActionAssessment]
    metrics: Mapping[str, MetricAssessment]
    organizations: Mapping[str, OrganizationAssessment]
    attention: tuple[Attention, ...]
    due_next: tuple[DueNext, ...]


def assess(document: Document, *, on: date) -> Assessment:
    """Return every figure of a document on a day; facts dated later do not count."""
    work = _Work(document, on)
    objectives = {objective.number: work.objective(objective) for objective in document.objectives}
    goals = {goal.number: work.goal(goal, objectives) for goal in document.goals}
    return Assessment(
        on=on,
        rules_version=RULES_VERSION,
        thresholds=work.thresholds,
        strategy=work.strategy(goals),
        goals=goals,
        objectives=objectives,
        actions=work.actions,
        metrics=work.metrics,
        organizations=_organizations(document, work.actions),
        attention=find_attention(document, work.actions, objectives),
        due_next=find_due_next(document, work.actions, on),
    )


def exists(action: Action, on: date) -> bool:
    """Return whether an action had entered the plan on a day; one in a plan never published is always there."""
    return action.published_on is None or action.published_on <= on


class _Work:
    """An assessment in the making: what is assessed below is at hand for what is above."""

    def __init__(self, document: Document, on: date) -> None:
        self.document, self.on = document, on
        self.thresholds = Thresholds.of(document.plan)
        self.metrics = {
            metric.number: assess_metric(metric, on)
            for metric in document.plan.metrics
            if is_in_force(metric.lifecycle, metric.lifecycle_on, on)
        }
        self.actions = {
            action.number: assess_action(document, action, self._metrics_of(action.id), on)
            for action in document.plan.actions
            if exists(action, on)
        }

    def objective(self, objective: Objective) -> GroupAssessment:
        """Return how an objective stands, by its actions."""
        actions = [action for action in self.document.actions_of(objective.id) if exists(action, self.on)]
        children = [self._action_child(action) for action in actions]
        owners = [objective.id, *(action.id for action in actions)]
        return self._group(f"objectives/{objective.number}", objective.number, children, actions, owners, ())

    def goal(self, goal: Goal, objectives: Mapping[str, GroupAssessment]) -> GroupAssessment:
        """Return how a goal stands, by its objectives."""
        below = [objectives[objective.number] for objective in goal.objectives]
        children = [
            self._group_child(objective, group) for objective, group in zip(goal.objectives, below, strict=True)
        ]
        actions = [action for objective in goal.objectives for action in self.document.actions_of(objective.id)]
        owners = [goal.id, *(objective.id for objective in goal.objectives), *(action.id for action in actions)]
        existing = [action for action in actions if exists(action, self.on)]
        return self._group(f"goals/{goal.number}", goal.number, children, existing, owners, below)

    def strategy(self, goals: Mapping[str, GroupAssessment]) -> GroupAssessment:
        """Return how the strategy stands, by its goals."""
        document = self.document
        children = [self._group_child(goal, goals[goal.number]) for goal in document.goals]
        actions = [action for action in document.plan.actions if exists(action, self.on)]
        owners = [*(goal.id for goal in document.goals), *(objective.id for objective in document.objectives)]
        owners += [action.id for action in document.plan.actions]
        below = tuple(goals.values())
        return self._group("strategy", "", children, actions, owners, below)

    def _group(
        self,
        address: str,
        number: str,
        children: list[Child],
        actions: list[Action],
        owners: list[str],
        below: Iterable[GroupAssessment],
    ) -> GroupAssessment:
        """Return a parent's figures from its children, and the counts of all that is below it."""
        mean = mean_of(children, self.thresholds)
        metrics = [assessed for owner in owners for assessed in self._metrics_of(owner)]
        lowest = lowest_child(children)
        counts = count_actions(self.actions[action.number] for action in actions)
        results = count_results(metrics)
        return GroupAssessment(
            address=address,
            number=number,
            status=mean.status,
            is_planned=bool(counts.total - counts.cancelled),
            **printed(mean.shares),
            shares=mean.shares,
            points_behind=mean.points_behind,
            known=mean.known,
            counted=mean.counted,
            known_weight=mean.known_weight,
            **_coverage(list(below), counts, mean.shares.progress is not None),
            lowest=lowest.part.number if lowest else None,
            lowest_status=lowest.status if lowest else None,
            actions=counts,
            results=results,
            attainment=_attainment(metrics),
            is_done_not_achieved=mean.status is Status.COMPLETE and results.off_target > 0,
            parts=tuple(child.part for child in children),
            children=tuple(child.status for child in children),
        )

    def _action_child(self, action: Action) -> Child:
        """Return an action as its objective sees it."""
        assessed = self.actions[action.number]
        left_out = assessed.left_out
        if left_out is None and assessed.progress is None:
            left_out = LeftOut.UNKNOWN
        return Child(_part(action, action.title, assessed, left_out), assessed.status)

    def _group_child(self, element: Goal | Objective, group: GroupAssessment) -> Child:
        """Return an objective or goal as its parent sees it."""
        left_out = gone(element.lifecycle, element.lifecycle_on, self.on)
        if left_out is None:
            left_out = _left_out(group, element.weight)
        return Child(_part(element, element.text, group, left_out), group.status)

    def _metrics_of(self, owner_id: str) -> tuple[MetricAssessment, ...]:
        """Return the assessed metrics of one element."""
        owned = self.document.metrics_of(owner_id)
        return tuple(self.metrics[metric.number] for metric in owned if metric.number in self.metrics)


def _left_out(group: GroupAssessment, weight: int) -> LeftOut | None:
    """Return why an objective or goal is not in its parent's mean."""
    if weight == 0:
        return LeftOut.WEIGHTLESS
    if not group.is_planned:
        return LeftOut.NOT_PLANNED
    if group.counted == 0 and group.actions.continuing:
        return LeftOut.CONTINUING
    return LeftOut.UNKNOWN if group.progress is None else None


def _part(
    element: Action | Goal | Objective,
    title: str,
    assessed: ActionAssessment | GroupAssessment,
    left_out: LeftOut | None,
) -> ChildPart:
    """Return a child's part in the figures of its parent."""
    return ChildPart(
        number=element.number,
        title=title,
        weight=element.weight,
        progress=assessed.progress,
        floor=assessed.floor,
        expected=assessed.expected,
        expected_first=assessed.expected_first,
        left_out=left_out,
        left_out_on=element.lifecycle_on if left_out is not None else None,
        shares=assessed.shares,
    )


def _coverage(below: list[GroupAssessment], counts: ActionCounts, is_known: bool) -> dict[str, Any]:
    """Return how many objectives there are, are planned and are known."""
    if not below:
        planned = counts.total > counts.cancelled
        return {"objectives": 1, "objectives_planned": int(planned), "objectives_known": int(is_known)}
    names = ("objectives", "objectives_planned", "objectives_known")
    return {name: sum(getattr(group, name) for group in below) for name in names}


def _attainment(metrics: list[MetricAssessment]) -> int | None:
    """Return the mean attainment of some metrics, each clamped to 0..1 in the mean and only there; as printed."""
    shares = [metric.attainment_share for metric in metrics if metric.attainment_share is not None]
    return printed_or_none(weighted_mean([(min(max(share, 0 * share), 0 * share + 1), 1) for share in shares]))


def _organizations(document: Document, actions: Mapping[str, ActionAssessment]) -> Mapping[str, OrganizationAssessment]:
    """Return each organization's part, for those that have one."""
    responsible: defaultdict[str, list[ActionAssessment]] = defaultdict(list)
    contributing: defaultdict[str, int] = defaultdict(int)
    for action in document.plan.actions:
        assessed = actions.get(action.number)
        if assessed is None:
            continue
        responsible[action.organization_id].append(assessed)
        for id in action.contributing_ids:
            contributing[id] += 1
    return {
        organization.id: OrganizationAssessment(
            f"organizations/{organization.id}",
            count_actions(responsible[organization.id]),
            contributing[organization.id],
        )
        for organization in document.organizations
        if organization.id in responsible or organization.id in contributing
    }
