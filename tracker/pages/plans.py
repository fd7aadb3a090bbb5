"""What a plan still lacks: objectives without an action, and what each action needs to be a plan."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.domain.assessment.assessment import Assessment
from tracker.domain.document.action import Action
from tracker.domain.document.document import Document
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.goal import Goal
from tracker.domain.document.objective import Objective
from tracker.domain.document.plan import LeaderRole
from tracker.pages.people import Office, goal_office


class Need(StrEnum):
    """What an action needs to be a plan, in the order of its five dots."""

    OFFICE = "office"
    PERSON = "person"
    DATES = "dates"
    MILESTONES = "milestones"
    METRIC = "metric"


@dataclass(frozen=True, slots=True)
class Dot:
    """One of an action's five dots: filled or not."""

    need: Need
    is_there: bool


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action on the page of gaps."""

    action: Action
    organization: str
    lead: str | None
    dots: tuple[Dot, ...]

    @property
    def missing(self) -> frozenset[str]:
        """Return what the action lacks."""
        return frozenset(dot.need.value for dot in self.dots if not dot.is_there)


@dataclass(frozen=True, slots=True)
class ObjectiveLine:
    """An objective with the actions that carry it out, and the parts its text gives to organizations."""

    objective: Objective
    named: tuple[str, ...]
    actions: tuple[ActionLine, ...]


@dataclass(frozen=True, slots=True)
class GoalGaps:
    """A goal with its leaders and objectives."""

    goal: Goal
    leader: Office
    deputy: Office
    objectives: tuple[ObjectiveLine, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing, how often, and the name that filters by it."""

    name: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class GapsPage:
    """Everything the page of gaps shows; `missing` narrows its lines to those that lack it."""

    document: Document
    assessment: Assessment
    goals: tuple[GoalGaps, ...]
    gaps: tuple[Gap, ...]
    missing: str | None

    @property
    def has_gaps(self) -> bool:
        """Return whether anything is missing."""
        return any(gap.count for gap in self.gaps)


#: The names of gaps that are not one of an action's dots.
NO_ACTION, NO_LEADER = "action", "leader"

_WORDS = {
    Need.OFFICE: "without an office",
    Need.PERSON: "without a person",
    Need.DATES: "without dates",
    Need.MILESTONES: "without milestones",
    Need.METRIC: "without a metric",
}


def build_gaps_page(document: Document, assessment: Assessment, *, missing: str | None = None) -> GapsPage:
    """Return the page of gaps; a name of no gap narrows nothing."""
    goals = tuple(_goal_gaps(document, goal, assessment.on) for goal in document.goals)
    gaps = _count(document, goals)
    known = missing if missing in {gap.name for gap in gaps} else None
    narrowed = tuple(narrow(goal, known) for goal in goals) if known else goals
    return GapsPage(document, assessment, tuple(goal for goal in narrowed if goal is not None), gaps, known)


def narrow(goal: GoalGaps, missing: str) -> GoalGaps | None:
    """Return a goal with those of its lines that lack something, or None where none does."""
    if missing == NO_LEADER:
        lines: tuple[ObjectiveLine, ...] = ()
        return GoalGaps(goal.goal, goal.leader, goal.deputy, lines) if goal.leader.contact is None else None
    if missing == NO_ACTION:
        lines = tuple(line for line in goal.objectives if not line.actions)
    else:
        kept = ((line, tuple(each for each in line.actions if missing in each.missing)) for line in goal.objectives)
        lines = tuple(ObjectiveLine(line.objective, line.named, actions) for line, actions in kept if actions)
    return GoalGaps(goal.goal, goal.leader, goal.deputy, lines) if lines else None


def action_line(document: Document, action: Action, on: date) -> ActionLine:
    """Return an action with its five dots."""
    organization = document.find_organization(action.organization_id)
    lead = document.find_contact(action.lead_id)
    dots = tuple(Dot(need, is_there(document, action, on)) for need, is_there in _IS_THERE.items())
    return ActionLine(
        action,
        organization.short_name if organization else "",
        lead.name if lead is not None else None,
        dots,
    )


def _goal_gaps(document: Document, goal: Goal, on: date) -> GoalGaps:
    """Return a goal with all its lines."""
    return GoalGaps(
        goal,
        goal_office(document, goal, LeaderRole.LEADER, on),
        goal_office(document, goal, LeaderRole.DEPUTY, on),
        tuple(_objective_line(document, objective, on) for objective in goal.objectives),
    )


def _objective_line(document: Document, objective: Objective, on: date) -> ObjectiveLine:
    """Return an objective with those of its actions that are part of the plan."""
    actions = document.actions_of(objective.id)
    return ObjectiveLine(
        objective,
        tuple(
            organization.short_name
            for part in objective.organizations
            if (organization := document.find_organization(part.organization_id)) is not None
        ),
        tuple(action_line(document, each, on) for each in actions if each.lifecycle is Lifecycle.ACTIVE),
    )


def _count(document: Document, goals: tuple[GoalGaps, ...]) -> tuple[Gap, ...]:
    """Return how often each thing is missing."""
    lines = [line for goal in goals for line in goal.objectives]
    actions = [action for line in lines for action in line.actions]
    objective, goal_word = document.strategy.objective_word.lower(), document.strategy.goal_word.lower()
    return (
        _gap(NO_ACTION, objective, "without an action", sum(not line.actions for line in lines)),
        *(
            _gap(need.value, "action", words, sum(need.value in action.missing for action in actions))
            for need, words in _WORDS.items()
        ),
        _gap(NO_LEADER, goal_word, "without a leader", sum(goal.leader.contact is None for goal in goals)),
    )


def _gap(name: str, noun: str, words: str, count: int) -> Gap:
    """Return a gap with its words: "1 goal without a leader"."""
    return Gap(name, f"{noun if count == 1 else noun + 's'} {words}", count)


def _has_office(document: Document, action: Action, on: date) -> bool:
    return document.find_organization(action.organization_id) is not None


def _has_person(document: Document, action: Action, on: date) -> bool:
    lead = document.find_contact(action.lead_id)
    return lead is not None and (lead.ends_on is None or on < lead.ends_on)


def _has_dates(document: Document, action: Action, on: date) -> bool:
    return action.starts_on is not None and (action.is_continuing or action.due_on is not None)


def _has_milestones(document: Document, action: Action, on: date) -> bool:
    """Return whether there are milestones; continuing work may be judged by its own metric instead."""
    has_any = any(milestone.lifecycle is Lifecycle.ACTIVE for milestone in action.milestones)
    return has_any or (action.is_continuing and _has_own_metric(document, action.id))


def _has_metric(document: Document, action: Action, on: date) -> bool:
    """Return whether the action, or the objective it carries out, has a metric."""
    return _has_own_metric(document, action.id) or _has_own_metric(document, action.objective_id)


def _has_own_metric(document: Document, owner_id: str) -> bool:
    return any(metric.lifecycle is Lifecycle.ACTIVE for metric in document.metrics_of(owner_id))


_IS_THERE: Mapping[Need, Callable[[Document, Action, date], bool]] = {
    Need.OFFICE: _has_office,
    Need.PERSON: _has_person,
    Need.DATES: _has_dates,
    Need.MILESTONES: _has_milestones,
    Need.METRIC: _has_metric,
}
