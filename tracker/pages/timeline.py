"""The timeline of some actions."""

from collections.abc import Mapping, Sequence
from datetime import date

from tracker.charts.kept import figure_json
from tracker.charts.timeline import TimelineGroup, TimelineMilestone, TimelineRow, timeline_figure
from tracker.domain.assessment.action import ActionAssessment
from tracker.domain.assessment.assessment import Assessment
from tracker.domain.assessment.component import LeftOut
from tracker.domain.document.action import Action
from tracker.domain.document.document import Document, group_by
from tracker.formatters import STATUS_LABELS, format_date
from tracker.pages.chart import Chart, make_chart

_GONE = (LeftOut.CANCELLED, LeftOut.SUPERSEDED, LeftOut.ARCHIVED)


def timeline_chart(document: Document, assessment: Assessment, actions: Sequence[Action], id: str) -> Chart | None:
    """Return the timeline of some actions, or None where none that is in the plan has dates."""
    rows = {
        action.id: _timeline_row(action, assessed, action.starts_on)
        for action in actions
        if action.starts_on is not None
        and (assessed := assessment.actions.get(action.number)) is not None
        and assessed.left_out not in _GONE
    }
    if not rows:
        return None
    strategy = document.strategy
    starts_on = min([strategy.starts_on, *(row.starts_on for row in rows.values())])
    groups = _timeline_groups(document, actions, rows)
    json = figure_json(timeline_figure, groups, on=assessment.on, starts_on=starts_on, ends_on=strategy.ends_on)
    table: list[Sequence[str]] = [
        ("Action", "Title", "Status", "Start", "Due", "First date", "Forecast", "Work done %", "Milestones")
    ]
    table += [_timeline_cells(row) for row in rows.values()]
    return make_chart(document, assessment.on, id=id, title="Timeline of actions", json=json, table=table)


def _timeline_groups(
    document: Document, actions: Sequence[Action], rows: Mapping[str, TimelineRow]
) -> list[TimelineGroup]:
    """Return the lines of a timeline under the objectives they are for, in the order of the text."""
    grouped = group_by((action for action in actions if action.id in rows), lambda action: action.objective_id)
    return [
        TimelineGroup(objective.number, objective.text, tuple(rows[action.id] for action in grouped[objective.id]))
        for objective in document.objectives
        if objective.id in grouped
    ]


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
