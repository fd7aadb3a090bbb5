"""The page of one goal."""

from dataclasses import dataclass
from datetime import date

from tracker.domain.assessment.action import ActionAssessment
from tracker.domain.assessment.assessment import Assessment
from tracker.domain.assessment.group import GroupAssessment
from tracker.domain.assessment.selection import Selection, select_actions
from tracker.domain.comparison.since import Since
from tracker.domain.document.action import Action
from tracker.domain.document.document import Document
from tracker.domain.document.goal import Goal
from tracker.domain.document.objective import Objective
from tracker.domain.document.plan import LeaderRole
from tracker.pages.alignments import AlignmentLine, list_alignments
from tracker.pages.attention import AttentionLines
from tracker.pages.chart import Chart
from tracker.pages.decisions import DecisionLine, open_lines
from tracker.pages.metric_panel import MetricPanel, metric_panels
from tracker.pages.people import Office, goal_office
from tracker.pages.selection import SelectionBar, build_selection_bar
from tracker.pages.since import SinceLine, goal_line
from tracker.pages.status_history import history_chart
from tracker.pages.timeline import timeline_chart
from tracker.pages.words import Words, latest_words


@dataclass(frozen=True, slots=True)
class ObjectiveRow:
    """An objective on a goal's page, with what asks most attention below it."""

    objective: Objective
    assessed: GroupAssessment
    lowest: ActionAssessment | None
    last_reported_on: date | None


@dataclass(frozen=True, slots=True)
class GoalPage:
    """Everything the page of a goal shows."""

    document: Document
    assessment: Assessment
    goal: Goal
    assessed: GroupAssessment
    since: SinceLine | None
    leader: Office
    deputy: Office
    objectives: tuple[ObjectiveRow, ...]
    decisions: tuple[DecisionLine, ...]
    attention: AttentionLines
    latest: tuple[Words, ...]
    timeline: Chart | None
    metrics: tuple[MetricPanel, ...]
    history: Chart | None
    alignments: tuple[AlignmentLine, ...]
    bar: SelectionBar


def build_goal_page(
    document: Document, assessment: Assessment, goal: Goal, selection: Selection, *, since: Since | None = None
) -> GoalPage:
    """Return the page of a goal; a selection chooses which of its actions are listed and drawn."""
    actions = select_actions(document, assessment, selection)
    numbers = {action.number for action in actions}
    within = Selection(goal=goal.number)
    if selection == within:
        numbers |= {goal.number, *(objective.number for objective in goal.objectives)}
    attention = [item for item in assessment.attention if item.number in numbers]
    return GoalPage(
        document=document,
        assessment=assessment,
        goal=goal,
        assessed=assessment.goals[goal.number],
        since=goal_line(since, assessment.goals[goal.number]),
        leader=goal_office(document, goal, LeaderRole.LEADER, assessment.on),
        deputy=goal_office(document, goal, LeaderRole.DEPUTY, assessment.on),
        objectives=tuple(_objective_row(document, assessment, objective) for objective in goal.objectives),
        decisions=open_lines(document, assessment.on, goal),
        attention=AttentionLines(document, assessment, attention),
        latest=latest_words(document, actions, assessment.on, period=selection.period),
        timeline=timeline_chart(document, assessment, actions, f"timeline-{goal.number}"),
        metrics=metric_panels(document, assessment, _owners(goal, actions)),
        history=history_chart(document, assessment, actions, f"history-{goal.number}"),
        alignments=list_alignments(document, goal.id),
        bar=build_selection_bar(document, assessment, selection, within),
    )


def _owners(goal: Goal, actions: tuple[Action, ...]) -> list[str]:
    """Return the ids of a goal and all below it."""
    return [goal.id, *(objective.id for objective in goal.objectives), *(action.id for action in actions)]


def _objective_row(document: Document, assessment: Assessment, objective: Objective) -> ObjectiveRow:
    """Return one objective's row."""
    group = assessment.objectives[objective.number]
    reported = [
        assessed.reported_on
        for action in document.actions_of(objective.id)
        if (assessed := assessment.actions.get(action.number)) and assessed.reported_on
    ]
    lowest = assessment.actions.get(group.lowest) if group.lowest else None
    return ObjectiveRow(objective, group, lowest, max(reported, default=None))
