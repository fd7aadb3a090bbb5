"""What a selection lists of a document and its assessment; every element that is listed keeps its figures."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from tracker.domain.assessment.assessment import Assessment
from tracker.domain.assessment.selection import Selection, select_actions
from tracker.domain.document.document import Document
from tracker.domain.document.metric import Metric
from tracker.domain.document.plan import Plan
from tracker.domain.document.strategy import Strategy
from tracker.domain.errors import NotFound

Figure = TypeVar("Figure")


def listed_document(document: Document, assessment: Assessment, selection: Selection) -> Document:
    """Return a document of the elements a selection lists; the directory of organizations stays whole.

    A goal keeps itself, what is below it and what belongs to it. Everything else chooses actions with their metrics;
    an organization also chooses the metrics of goals and objectives that it answers for.

    :raise NotFound: there is no such goal or organization.
    """
    if selection.is_empty:
        return document
    if selection.organization_id is not None:
        document.organization(selection.organization_id)
    strategy = _strategy(document, selection.goal)
    goals = [goal for theme in strategy.themes for goal in theme.goals]
    places = {goal.id for goal in goals} | {objective.id for goal in goals for objective in goal.objectives}
    plan = _plan(document, assessment, selection, places)
    return Document(strategy, document.organizations, document.listings, plan)


def listed_assessment(assessment: Assessment, listed: Document, selection: Selection) -> Assessment:
    """Return the figures of the elements in a listed document, as they are in the whole one."""
    if selection.is_empty:
        return assessment
    actions = _kept(assessment.actions, {action.number for action in listed.plan.actions})
    objectives = _kept(assessment.objectives, {objective.number for objective in listed.objectives})
    organizations = set(assessment.organizations)
    if selection.organization_id is not None:
        organizations &= listed.family_of(selection.organization_id)
    goals = _kept(assessment.goals, {goal.number for goal in listed.goals})
    shown = {*actions, *objectives, *goals}
    return replace(
        assessment,
        goals=goals,
        objectives=objectives,
        actions=actions,
        metrics=_kept(assessment.metrics, {metric.number for metric in listed.plan.metrics}),
        organizations=_kept(assessment.organizations, organizations),
        attention=tuple(item for item in assessment.attention if item.number in shown),
        due_next=tuple(item for item in assessment.due_next if item.action_number in actions),
    )


def _strategy(document: Document, number: str | None) -> Strategy:
    """Return the published text, or what of it belongs to one goal."""
    if number is None:
        return document.strategy
    goal = next((goal for goal in document.goals if goal.number == number), None)
    if goal is None:
        raise NotFound(f"There is no {document.strategy.goal_word.lower()} {number!r}.")
    themes = tuple(replace(theme, goals=(goal,)) for theme in document.strategy.themes if goal in theme.goals)
    return replace(document.strategy, themes=themes)


def _plan(document: Document, assessment: Assessment, selection: Selection, places: set[str]) -> Plan:
    """Return the plan with what is listed; `places` are the goals and objectives listed."""
    plan = document.plan
    actions = select_actions(document, assessment, selection)
    kept = {action.id for action in actions}
    family = document.family_of(selection.organization_id) if selection.organization_id else None

    def is_listed(metric: Metric) -> bool:
        if metric.action_id is not None:
            return metric.action_id in kept
        return {metric.goal_id, metric.objective_id} & places != set() and (
            family is None or metric.organization_id in family
        )

    return replace(
        plan,
        goal_leaders=tuple(leader for leader in plan.goal_leaders if leader.goal_id in places),
        actions=actions,
        metrics=tuple(metric for metric in plan.metrics if is_listed(metric)),
        alignments=tuple(a for a in plan.alignments if a.goal_id in places or a.objective_id in places),
        proposals=tuple(proposal for proposal in plan.proposals if proposal.action_id in kept),
    )


def _kept(figures: Mapping[str, Figure], names: set[str]) -> dict[str, Figure]:
    """Return the figures of those that are named, in their order."""
    return {name: figure for name, figure in figures.items() if name in names}
