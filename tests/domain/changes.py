"""Other states of a document, and what to compare in their assessments."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, settings

from tracker.domain.assessment.action import ActionAssessment
from tracker.domain.assessment.assessment import Assessment
from tracker.domain.assessment.component import LeftOut
from tracker.domain.assessment.group import GroupAssessment
from tracker.domain.document.action import Action
from tracker.domain.document.document import Document
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.strategy import Strategy

thorough = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
GONE = (LeftOut.CANCELLED, LeftOut.SUPERSEDED, LeftOut.ARCHIVED)


def groups(assessment: Assessment) -> Iterator[GroupAssessment]:
    """Yield every objective, goal and the strategy."""
    yield from assessment.objectives.values()
    yield from assessment.goals.values()
    yield assessment.strategy


def ancestors(document: Document, assessment: Assessment, action: Action) -> list[GroupAssessment]:
    """Return what an action counts in, from its objective up."""
    goal = document.goal_of(action.objective_id)
    objective = document.objective(action.objective_id)
    return [assessment.objectives[objective.number], assessment.goals[goal.number], assessment.strategy]


def reversed_document(document: Document) -> Document:
    """Return a document with all siblings in the opposite order."""
    plan = document.plan
    strategy: Strategy = replace(
        document.strategy,
        themes=tuple(
            replace(
                theme,
                goals=tuple(replace(goal, objectives=goal.objectives[::-1]) for goal in reversed(theme.goals)),
            )
            for theme in reversed(document.strategy.themes)
        ),
    )
    actions = tuple(replace(action, milestones=action.milestones[::-1]) for action in reversed(plan.actions))
    return Document(
        strategy,
        document.organizations[::-1],
        document.listings[::-1],
        replace(plan, actions=actions, metrics=plan.metrics[::-1]),
    )


def unordered(assessed: ActionAssessment | GroupAssessment) -> ActionAssessment | GroupAssessment:
    """Return an assessment whose parts stand in the order of their numbers."""
    parts = sorted(assessed.parts, key=lambda part: part.number)
    if isinstance(assessed, ActionAssessment):
        return replace(assessed, parts=tuple(parts))
    attainment_parts = sorted(assessed.attainment_parts, key=lambda part: part.number)
    children = tuple(sorted(assessed.children))
    return replace(assessed, parts=tuple(parts), attainment_parts=tuple(attainment_parts), children=children)


def without_counts_of_gone(group: GroupAssessment) -> GroupAssessment:
    """Return a parent without what only says how many things are gone, and without its listed parts."""
    counts = replace(group.actions, total=0, cancelled=0, added=0)
    parts = tuple(part for part in group.parts if part.left_out not in GONE)
    return replace(group, actions=counts, parts=parts, children=())


def with_objective(document: Document, id: str, *, cancelled: bool) -> Document:
    """Return a document with an objective cancelled, or else taken away with all below it."""
    themes = []
    for theme in document.strategy.themes:
        goals = []
        for goal in theme.goals:
            objectives = [
                replace(objective, lifecycle=Lifecycle.CANCELLED, lifecycle_on=None)
                if objective.id == id
                else objective
                for objective in goal.objectives
                if cancelled or objective.id != id
            ]
            goals.append(replace(goal, objectives=tuple(objectives)))
        themes.append(replace(theme, goals=tuple(goals)))
    plan = document.plan
    if not cancelled:
        below = {action.id for action in plan.actions if action.objective_id == id}
        plan = replace(
            plan,
            actions=tuple(action for action in plan.actions if action.id not in below),
            metrics=tuple(m for m in plan.metrics if m.objective_id != id and m.action_id not in below),
        )
    strategy = replace(document.strategy, themes=tuple(themes))
    return Document(strategy, document.organizations, document.listings, plan)


def as_known_by(document: Document, on: date) -> Document:
    """Return a document without the facts that are dated later than a day."""
    plan = document.plan
    actions = tuple(
        replace(
            action,
            **_lifecycle_by(action, on),
            milestones=tuple(
                replace(
                    milestone,
                    achieved_on=milestone.achieved_on
                    if milestone.achieved_on and milestone.achieved_on <= on
                    else None,
                    **_lifecycle_by(milestone, on),
                )
                for milestone in action.milestones
            ),
            status_updates=tuple(update for update in action.status_updates if update.reported_on <= on),
        )
        for action in plan.actions
        if (action.published_on is None or action.published_on <= on) and not plan.never_held(action)
    )
    kept = {action.id for action in actions}
    metrics = tuple(
        replace(
            metric,
            **_lifecycle_by(metric, on),
            readings=tuple(reading for reading in metric.readings if reading.as_of_on <= on),
            targets=tuple(replace(target, **_lifecycle_by(target, on)) for target in metric.targets),
        )
        for metric in plan.metrics
        if metric.action_id is None or metric.action_id in kept
    )
    themes = tuple(
        replace(
            theme,
            goals=tuple(
                replace(
                    goal,
                    **_lifecycle_by(goal, on),
                    objectives=tuple(replace(own, **_lifecycle_by(own, on)) for own in goal.objectives),
                )
                for goal in theme.goals
            ),
        )
        for theme in document.strategy.themes
    )
    strategy = replace(document.strategy, themes=themes)
    plan = replace(plan, actions=actions, metrics=metrics)
    return Document(strategy, document.organizations, document.listings, plan)


def _lifecycle_by(element: object, on: date) -> dict[str, object]:
    """Return the lifecycle of an element as it was on a day."""
    ended_on = element.lifecycle_on
    if ended_on is not None and ended_on > on:
        return {"lifecycle": Lifecycle.ACTIVE, "lifecycle_on": None}
    return {}
