"""The page of one goal."""

from dataclasses import dataclass
from datetime import date

from tracker.charts.metric import Point, metric_figure
from tracker.charts.status_history import status_history_figure
from tracker.charts.timeline import TimelineMilestone, TimelineRow, timeline_figure
from tracker.domain.assessment.action import ActionAssessment
from tracker.domain.assessment.assess import Assessment
from tracker.domain.assessment.component import LeftOut
from tracker.domain.assessment.group import GroupAssessment
from tracker.domain.assessment.history import status_by_period
from tracker.domain.assessment.result import MetricAssessment, readings_in_force, targets_in_force
from tracker.domain.document.action import Action
from tracker.domain.document.document import Document
from tracker.domain.document.goal import Goal
from tracker.domain.document.metric import Metric
from tracker.domain.document.objective import Objective
from tracker.domain.document.plan import LeaderRole
from tracker.domain.document.status_update import StatusUpdate
from tracker.domain.status import STATUS_ORDER
from tracker.formatters import STATUS_LABELS, format_date
from tracker.pages.attention import AttentionLine, attention_line
from tracker.pages.chart import Chart, make_chart
from tracker.pages.people import Office, goal_office

#: How many of the latest reports are shown.
LATEST = 8

_GONE = (LeftOut.CANCELLED, LeftOut.SUPERSEDED, LeftOut.ARCHIVED)


@dataclass(frozen=True, slots=True)
class ObjectiveRow:
    """An objective on a goal's page, with what asks most attention below it."""

    objective: Objective
    assessed: GroupAssessment
    lowest: ActionAssessment | None
    last_reported_on: date | None


@dataclass(frozen=True, slots=True)
class Words:
    """A lead's words, and whose they are."""

    action: Action
    update: StatusUpdate
    organization: str


@dataclass(frozen=True, slots=True)
class MetricPanel:
    """A metric as a small multiple."""

    metric: Metric
    assessed: MetricAssessment
    chart: Chart | None


@dataclass(frozen=True, slots=True)
class GoalPage:
    """Everything the page of a goal shows."""

    document: Document
    assessment: Assessment
    goal: Goal
    assessed: GroupAssessment
    leader: Office
    deputy: Office
    objectives: tuple[ObjectiveRow, ...]
    attention: tuple[AttentionLine, ...]
    latest: tuple[Words, ...]
    timeline: Chart | None
    metrics: tuple[MetricPanel, ...]
    history: Chart | None


def build_goal_page(document: Document, assessment: Assessment, goal: Goal) -> GoalPage:
    """Return the page of a goal."""
    actions = [
        action
        for objective in goal.objectives
        for action in document.actions_of(objective.id)
        if action.number in assessment.actions
    ]
    numbers = {action.number for action in actions} | {objective.number for objective in goal.objectives}
    attention = [item for item in assessment.attention if item.number in numbers]
    return GoalPage(
        document=document,
        assessment=assessment,
        goal=goal,
        assessed=assessment.goals[goal.number],
        leader=goal_office(document, goal, LeaderRole.LEADER, assessment.on),
        deputy=goal_office(document, goal, LeaderRole.DEPUTY, assessment.on),
        objectives=tuple(_objective_row(document, assessment, objective) for objective in goal.objectives),
        attention=tuple(attention_line(document, assessment, item) for item in attention),
        latest=latest_words(document, actions, assessment.on),
        timeline=timeline_chart(document, assessment, actions, f"timeline-{goal.number}"),
        metrics=metric_panels(document, assessment, _owners(goal, actions)),
        history=history_chart(document, assessment, actions, f"history-{goal.number}"),
    )


def _owners(goal: Goal, actions: list[Action]) -> list[str]:
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


def latest_words(document: Document, actions: list[Action], on: date) -> tuple[Words, ...]:
    """Return the leads' latest words, newest first: the last report of each action."""
    last = [
        (updates[-1], action)
        for action in actions
        if (updates := [update for update in action.status_updates if update.reported_on <= on])
    ]
    last.sort(key=lambda pair: (pair[0].reported_on, pair[1].number), reverse=True)
    return tuple(
        Words(action, update, document.organization(action.organization_id).short_name)
        for update, action in last[:LATEST]
    )


def timeline_chart(document: Document, assessment: Assessment, actions: list[Action], id: str) -> Chart | None:
    """Return the timeline of some actions, or None where none has dates."""
    rows = [
        _timeline_row(action, assessment.actions[action.number], action.starts_on)
        for action in actions
        if action.starts_on is not None and assessment.actions[action.number].left_out not in _GONE
    ]
    if not rows:
        return None
    strategy = document.strategy
    starts_on = min([strategy.starts_on, *(row.starts_on for row in rows)])
    figure = timeline_figure(rows, on=assessment.on, starts_on=starts_on, ends_on=strategy.ends_on)
    table = [("Action", "Title", "Status", "Start", "Due", "First date", "Forecast", "Work done %", "Milestones")]
    table += [_timeline_cells(row) for row in rows]
    return make_chart(document, assessment.on, id, "Timeline of actions", figure, table)


def _timeline_row(action: Action, assessed: ActionAssessment, starts_on: date) -> TimelineRow:
    """Return an action as a line of a timeline."""
    return TimelineRow(
        number=action.number,
        title=action.title,
        status=assessed.status,
        starts_on=starts_on,
        ends_on=action.due_on,
        first_ends_on=action.first_due_on,
        forecast_on=assessed.forecast_on,
        progress=assessed.progress,
        milestones=tuple(
            TimelineMilestone(part.number, part.title, part.due_on, part.achieved_on, part.days_late > 0)
            for part in assessed.parts
            if part.left_out not in _GONE
        ),
    )


def _timeline_cells(row: TimelineRow) -> tuple[str, ...]:
    """Return a line of a timeline as a row of its table."""
    done = sum(milestone.achieved_on is not None for milestone in row.milestones)
    return (
        row.number,
        row.title,
        STATUS_LABELS[row.status],
        format_date(row.starts_on),
        format_date(row.ends_on) if row.ends_on else "continuing",
        format_date(row.first_ends_on) if row.first_ends_on else "",
        format_date(row.forecast_on) if row.forecast_on else "",
        "unknown" if row.progress is None else str(row.progress),
        f"{done} of {len(row.milestones)}" if row.milestones else "none",
    )


def metric_panels(document: Document, assessment: Assessment, owners: list[str]) -> tuple[MetricPanel, ...]:
    """Return the metrics of some elements as small multiples."""
    return tuple(
        metric_panel(document, assessment, metric, is_small=True)
        for owner in owners
        for metric in document.metrics_of(owner)
        if metric.number in assessment.metrics
    )


def metric_panel(document: Document, assessment: Assessment, metric: Metric, *, is_small: bool) -> MetricPanel:
    """Return a metric with its chart, or without one where it was never read."""
    assessed = assessment.metrics[metric.number]
    readings = [
        Point(reading.as_of_on, reading.value)
        for reading in readings_in_force(metric, assessment.on)
        if reading.value is not None
    ]
    if not readings:
        return MetricPanel(metric, assessed, None)
    targets = [Point(target.due_on, target.value) for target in targets_in_force(metric, assessment.on)]
    baseline = None
    if metric.baseline_value is not None and metric.baseline_on is not None:
        baseline = Point(metric.baseline_on, metric.baseline_value)
    figure = metric_figure(readings, targets, baseline, unit=metric.unit, is_small=is_small)
    table = [("Day", "Actual", "Target")]
    days = sorted({point.on for point in (*readings, *targets, *([baseline] if baseline else []))})
    actual = {point.on: point.value for point in ([baseline] if baseline else []) + readings}
    aims = {point.on: point.value for point in targets}
    table += [(format_date(day), str(actual.get(day, "")), str(aims.get(day, ""))) for day in days]
    return MetricPanel(
        metric,
        assessed,
        make_chart(document, assessment.on, f"metric-{metric.number}", metric.title, figure, table),
    )


def history_chart(document: Document, assessment: Assessment, actions: list[Action], id: str) -> Chart | None:
    """Return the chart of statuses reported period by period, or None before anything was published."""
    if document.plan.published_on is None or not actions:
        return None
    periods = status_by_period(
        actions,
        first=document.plan.published_on,
        on=assessment.on,
        starts_month=document.strategy.fiscal_year_starts_month,
    )
    figure = status_history_figure([period.period for period in periods], [period.counts for period in periods])
    table = [("Period", *("No report" if status.value == "unknown" else STATUS_LABELS[status]
              for status in STATUS_ORDER))]  # fmt: skip
    table += [(period.period, *(str(period.counts.get(status, 0)) for status in STATUS_ORDER)) for period in periods]
    return make_chart(document, assessment.on, id, "Status as reported, by period", figure, table)
