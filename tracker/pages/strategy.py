"""The page over all: will we get there, where not, who owns it, why."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.charts.kept import figure_json
from tracker.charts.pace import PaceRow, pace_figure
from tracker.domain.assessment.assessment import Assessment
from tracker.domain.assessment.attention import DueNext
from tracker.domain.assessment.group import GroupAssessment
from tracker.domain.assessment.selection import Selection, select_actions
from tracker.domain.comparison.since import Since
from tracker.domain.document.document import Document
from tracker.domain.document.goal import Goal
from tracker.domain.document.plan import LeaderRole
from tracker.formatters import STATUS_LABELS
from tracker.pages.attention import AttentionLines
from tracker.pages.chart import Chart, make_chart
from tracker.pages.decisions import DecisionLine, open_lines
from tracker.pages.people import Office, goal_office
from tracker.pages.selection import SelectionBar, build_selection_bar
from tracker.pages.since import SinceLine, strategy_line


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal on the page over all."""

    goal: Goal
    assessed: GroupAssessment
    leader: Office


@dataclass(frozen=True, slots=True)
class DueLine:
    """Something that falls due soon."""

    due: DueNext
    organization: str


@dataclass(frozen=True, slots=True)
class StrategyPage:
    """Everything the page over all shows."""

    document: Document
    assessment: Assessment
    since: SinceLine | None
    goals: tuple[GoalRow, ...]
    decisions: tuple[DecisionLine, ...]
    attention: AttentionLines
    due_next: tuple[DueLine, ...]
    pace: Chart | None
    bar: SelectionBar


def build_strategy_page(
    document: Document, assessment: Assessment, selection: Selection, *, since: Since | None = None
) -> StrategyPage:
    """Return the page over all; a selection chooses what is listed below the goals."""
    listed = {action.number for action in select_actions(document, assessment, selection)}
    if selection.is_empty:
        listed |= assessment.goals.keys() | assessment.objectives.keys()
    return StrategyPage(
        document=document,
        assessment=assessment,
        since=strategy_line(since),
        goals=tuple(_goal_row(document, assessment, goal) for goal in document.goals),
        decisions=open_lines(document, assessment.on),
        attention=AttentionLines(
            document, assessment, (item for item in assessment.attention if item.number in listed)
        ),
        due_next=tuple(
            DueLine(due, document.organization(due.organization_id).short_name)
            for due in assessment.due_next
            if due.action_number in listed
        ),
        bar=build_selection_bar(document, assessment, selection),
        pace=pace_chart(document, assessment) if document.plan.actions else None,
    )


def _goal_row(document: Document, assessment: Assessment, goal: Goal) -> GoalRow:
    """Return one goal's row."""
    leader = goal_office(document, goal, LeaderRole.LEADER, assessment.on)
    return GoalRow(goal, assessment.goals[goal.number], leader)


def pace_chart(document: Document, assessment: Assessment) -> Chart:
    """Return the chart of work done against work due, a row per goal."""
    word = document.strategy.goal_word
    rows = [_pace_row(word, assessment.goals[goal.number]) for goal in document.goals]
    heading = (word, "Status", "Work done %", "Due so far %", "Due by first dates %", "At least %")
    table: list[Sequence[str]] = [heading, *map(_pace_cells, rows)]
    json = figure_json(pace_figure, rows)
    return make_chart(document, assessment.on, id="pace", title="Work done and work due", json=json, table=table)


def _cell(value: int | None) -> str:
    """Return a number of a table."""
    return "unknown" if value is None else str(value)


def _pace_row(word: str, group: GroupAssessment) -> PaceRow:
    """Return a goal as a row of the chart."""
    shares = (group.progress, group.floor, group.expected, group.expected_first)
    return PaceRow(f"{word} {group.number}", group.status, *shares)


def _pace_cells(row: PaceRow) -> tuple[str, ...]:
    """Return a row of the chart as a row of its table."""
    shares = (row.progress, row.expected, row.expected_first, row.floor)
    return (row.name, STATUS_LABELS[row.status], *(_cell(share) for share in shares))
