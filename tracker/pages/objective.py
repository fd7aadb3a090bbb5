"""The page of one objective."""

from dataclasses import dataclass

from tracker.domain.assessment.action import ActionAssessment
from tracker.domain.assessment.assessment import Assessment
from tracker.domain.assessment.group import GroupAssessment
from tracker.domain.document.action import Action
from tracker.domain.document.document import Document
from tracker.domain.document.goal import Goal
from tracker.domain.document.objective import Objective
from tracker.domain.document.organization import Organization
from tracker.pages.alignments import AlignmentLine, list_alignments
from tracker.pages.attention import AttentionLine, attention_line
from tracker.pages.chart import Chart
from tracker.pages.metric_panel import MetricPanel, metric_panels
from tracker.pages.timeline import timeline_chart
from tracker.pages.words import Words, latest_words


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action in a list."""

    action: Action
    assessed: ActionAssessment
    organization: Organization


@dataclass(frozen=True, slots=True)
class ObjectivePage:
    """Everything the page of an objective shows."""

    document: Document
    assessment: Assessment
    goal: Goal
    objective: Objective
    assessed: GroupAssessment
    actions: tuple[ActionRow, ...]
    contributing: tuple[ActionRow, ...]
    named: tuple[tuple[Organization, str], ...]
    alignments: tuple[AlignmentLine, ...]
    attention: tuple[AttentionLine, ...]
    latest: tuple[Words, ...]
    timeline: Chart | None
    metrics: tuple[MetricPanel, ...]


def build_objective_page(document: Document, assessment: Assessment, objective: Objective) -> ObjectivePage:
    """Return the page of an objective."""
    actions = [action for action in document.actions_of(objective.id) if action.number in assessment.actions]
    numbers = {objective.number, *(action.number for action in actions)}
    owners = [objective.id, *(action.id for action in actions)]
    return ObjectivePage(
        document=document,
        assessment=assessment,
        goal=document.goal_of(objective.id),
        objective=objective,
        assessed=assessment.objectives[objective.number],
        actions=tuple(action_row(document, assessment, action) for action in actions),
        contributing=_contributing(document, assessment, objective),
        named=_named(document, objective),
        alignments=list_alignments(document, objective.id),
        attention=tuple(
            attention_line(document, assessment, item) for item in assessment.attention if item.number in numbers
        ),
        latest=latest_words(document, actions, assessment.on),
        timeline=timeline_chart(document, assessment, actions, f"timeline-{objective.number}"),
        metrics=metric_panels(document, assessment, owners),
    )


def action_row(document: Document, assessment: Assessment, action: Action) -> ActionRow:
    """Return an action as a line of a list."""
    return ActionRow(action, assessment.actions[action.number], document.organization(action.organization_id))


def _contributing(document: Document, assessment: Assessment, objective: Objective) -> tuple[ActionRow, ...]:
    """Return the actions counted elsewhere that contribute to an objective."""
    return tuple(
        action_row(document, assessment, action)
        for action in document.plan.actions
        if objective.id in action.contributes_to_ids and action.number in assessment.actions
    )


def _named(document: Document, objective: Objective) -> tuple[tuple[Organization, str], ...]:
    """Return the organizations an objective's text names, with their part in it."""
    found = ((document.find_organization(named.organization_id), named.part) for named in objective.organizations)
    return tuple((organization, part) for organization, part in found if organization is not None)
