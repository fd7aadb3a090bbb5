"""The one source of every figure."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from tracker.domain.assessment.action import ActionAssessment, ActionAssessor
from tracker.domain.assessment.assessment import Assessment, OrganizationAssessment
from tracker.domain.assessment.attention import find_attention, find_due_next
from tracker.domain.assessment.component import ChildPart, Departure, LeftOut, is_gone
from tracker.domain.assessment.counts import add_counts, count_actions
from tracker.domain.assessment.earlier import Earlier, Unchanged
from tracker.domain.assessment.group import Below, GroupAssessment, assess_group
from tracker.domain.assessment.presence import counts, exists
from tracker.domain.assessment.result import MetricAssessment, assess_metric
from tracker.domain.assessment.schedule import departure
from tracker.domain.assessment.status import Thresholds
from tracker.domain.document.action import Action
from tracker.domain.document.document import Document
from tracker.domain.document.goal import Goal
from tracker.domain.document.objective import Objective

#: The version of the rules printed in docs/method.md; a change of any rule changes it.
RULES_VERSION = 1


def assess(document: Document, *, on: date, earlier: Earlier | None = None) -> Assessment:
    """Return every figure of a document on a day; facts dated later do not count.

    What did not change since an earlier state of the document is taken over: the figures are the same, only sooner.
    """
    work = _Work(document, on, Unchanged(document, on, earlier))
    return Assessment(
        on=on,
        rules_version=RULES_VERSION,
        thresholds=work.thresholds,
        strategy=work.strategy(),
        goals=work.goals,
        objectives=work.objectives,
        actions=work.actions,
        metrics=work.metrics,
        organizations=_organizations(document, work.actions, work.unchanged),
        attention=find_attention(document, work.actions, work.objectives, work.goals),
        due_next=find_due_next(document, work.actions, on),
    )


class _Work:
    """An assessment in the making: what is assessed below is at hand for what is above."""

    def __init__(self, document: Document, on: date, unchanged: Unchanged) -> None:
        self.document, self.on, self.unchanged = document, on, unchanged
        self.thresholds = Thresholds.of(document.plan)
        self.departures = _departures(document, on)
        self.metrics = {
            metric.number: unchanged.metric(metric) or assess_metric(metric, on)
            for metric in document.plan.metrics
            if counts(metric, document, on)
        }
        self.actions = self._assessed_actions()
        self.results: dict[str, list[MetricAssessment]] = {}
        self.objectives = {objective.number: self._objective(objective) for objective in document.objectives}
        self.goals = {goal.number: self._goal(goal) for goal in document.goals}

    def strategy(self) -> GroupAssessment:
        """Return how the strategy stands, by its goals."""
        goals = self.document.goals
        groups = [self.goals[goal.number] for goal in goals]
        below = Below(
            children=[self._group_part(goal, group) for goal, group in zip(goals, groups, strict=True)],
            actions=add_counts(group.actions for group in groups),
            metrics=[metric for goal in goals for metric in self.results[goal.id]],
            groups=groups,
        )
        return assess_group("strategy", "", below, left_out=None, thresholds=self.thresholds)

    def _assessed_actions(self) -> dict[str, ActionAssessment]:
        """Return how each action stands that had entered the plan; what its objective left, it left too."""
        assessor, assessed = ActionAssessor(self.document, self.on), {}
        for action in self.document.plan.actions:
            if not exists(action, self.document.plan, self.on):
                continue
            metrics = self._metrics_of(action.id)
            gone = departure(action, self.on) or self.departures[action.objective_id]
            as_before = self.unchanged.action(action, metrics)
            assessed[action.number] = as_before or assessor.assess(action, gone, metrics)
        return assessed

    def _objective(self, objective: Objective) -> GroupAssessment:
        """Return how an objective stands, by its actions."""
        actions = [action for action in self.document.actions_of(objective.id) if action.number in self.actions]
        assessed = [self.actions[action.number] for action in actions]
        gone = self.departures[objective.id]
        metrics = [] if gone else list(self._metrics_of(objective.id))
        for action, own in zip(actions, assessed, strict=True):
            if not is_gone(own):
                metrics += self._metrics_of(action.id)
        self.results[objective.id] = metrics
        as_before = self.unchanged.objective(objective.number, assessed, metrics)
        if as_before is not None:
            return as_before
        children = [_action_part(action, own) for action, own in zip(actions, assessed, strict=True)]
        below = Below(children=children, actions=count_actions(assessed), metrics=metrics, groups=None)
        left_out = gone.left_out if gone else None
        address = f"objectives/{objective.number}"
        return assess_group(address, objective.number, below, left_out=left_out, thresholds=self.thresholds)

    def _goal(self, goal: Goal) -> GroupAssessment:
        """Return how a goal stands, by its objectives."""
        groups = [self.objectives[objective.number] for objective in goal.objectives]
        gone = self.departures[goal.id]
        metrics = [] if gone else list(self._metrics_of(goal.id))
        for objective in goal.objectives:
            metrics += self.results[objective.id]
        self.results[goal.id] = metrics
        below = Below(
            children=[self._group_part(own, group) for own, group in zip(goal.objectives, groups, strict=True)],
            actions=add_counts(group.actions for group in groups),
            metrics=metrics,
            groups=groups,
        )
        left_out = gone.left_out if gone else None
        return assess_group(f"goals/{goal.number}", goal.number, below, left_out=left_out, thresholds=self.thresholds)

    def _group_part(self, element: Goal | Objective, group: GroupAssessment) -> ChildPart:
        """Return an objective's or goal's part in its parent."""
        gone = self.departures[element.id]
        left_out = gone.left_out if gone else _left_out(group, element.weight)
        return _part(element, element.text, group, left_out, gone.on if gone else None)

    def _metrics_of(self, owner_id: str) -> tuple[MetricAssessment, ...]:
        """Return the assessed metrics of one element."""
        owned = self.document.metrics_of(owner_id)
        return tuple(self.metrics[metric.number] for metric in owned if metric.number in self.metrics)


def _departures(document: Document, on: date) -> Mapping[str, Departure | None]:
    """Return what of each goal and objective has left the plan: an objective goes with its goal."""
    departures: dict[str, Departure | None] = {}
    for goal in document.goals:
        departures[goal.id] = gone = departure(goal, on)
        for objective in goal.objectives:
            departures[objective.id] = departure(objective, on) or gone
    return departures


def _left_out(group: GroupAssessment, weight: int) -> LeftOut | None:
    """Return why an objective or goal that is in the plan is not in its parent's mean."""
    if weight == 0:
        return LeftOut.WEIGHTLESS
    if not group.is_planned:
        return LeftOut.NOT_PLANNED
    if group.counted == 0 and group.actions.continuing:
        return LeftOut.CONTINUING
    return LeftOut.UNKNOWN if group.progress is None else None


def _action_part(action: Action, assessed: ActionAssessment) -> ChildPart:
    """Return an action's part in its objective."""
    left_out = assessed.left_out
    if left_out is None and assessed.progress is None:
        left_out = LeftOut.UNKNOWN
    return _part(action, action.title, assessed, left_out, assessed.left_out_on)


def _part(
    element: Action | Goal | Objective,
    title: str,
    assessed: ActionAssessment | GroupAssessment,
    left_out: LeftOut | None,
    left_out_on: date | None,
) -> ChildPart:
    """Return a child's part in the figures of its parent."""
    return ChildPart(
        number=element.number,
        title=title,
        status=assessed.status,
        weight=element.weight,
        progress=assessed.progress,
        floor=assessed.floor,
        expected=assessed.expected,
        expected_first=assessed.expected_first,
        left_out=left_out,
        left_out_on=left_out_on,
        shares=assessed.shares,
    )


def _organizations(
    document: Document, actions: Mapping[str, ActionAssessment], unchanged: Unchanged
) -> Mapping[str, OrganizationAssessment]:
    """Return each organization's part, for those that have one."""
    responsible: defaultdict[str, list[ActionAssessment]] = defaultdict(list)
    contributing: defaultdict[str, int] = defaultdict(int)
    for action in document.plan.actions:
        assessed = actions.get(action.number)
        if assessed is None:
            continue
        responsible[action.organization_id].append(assessed)
        if not is_gone(assessed):
            for id in action.contributing_ids:
                contributing[id] += 1
    return {
        organization.id: OrganizationAssessment(
            f"organizations/{organization.id}",
            unchanged.counts(organization.id, responsible[organization.id])
            or count_actions(responsible[organization.id]),
            contributing[organization.id],
        )
        for organization in document.organizations
        if organization.id in responsible or organization.id in contributing
    }
