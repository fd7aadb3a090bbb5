"""When work happens: a line an action, grouped under what it is done for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from plotly import graph_objects as go

from tracker.charts.theme import BAND, INK, LINE, MISSED, PALE, QUIET, STATUS_COLOURS
from tracker.domain.status import Status
from tracker.formatters import shorten

_DAY_MS = 86_400_000
ROW_HEIGHT = 26


@dataclass(frozen=True, slots=True)
class TimelineMilestone:
    """A milestone on a timeline."""

    number: str
    title: str
    due_on: date
    achieved_on: date | None
    is_missed: bool


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """An action on a timeline; `ends_on` None is continuing work."""

    number: str
    title: str
    status: Status
    starts_on: date
    ends_on: date | None
    first_ends_on: date | None
    forecast_on: date | None
    progress: int | None
    milestones: tuple[TimelineMilestone, ...]


@dataclass(frozen=True, slots=True)
class TimelineGroup:
    """The actions of one objective."""

    number: str
    title: str
    rows: tuple[TimelineRow, ...]


def timeline_figure(groups: Sequence[TimelineGroup], *, on: date, starts_on: date, ends_on: date) -> go.Figure:
    """Return a Gantt of actions: bar from start to the date in force, filled to progress, milestones as diamonds.

    The first date is a hollow tick, the lead's forecast a dotted end, today a labelled line. Lines are placed by
    number; the words before them are tick texts, which a narrow screen leaves out.
    """
    rows = [row for group in groups for row in group.rows]
    labels = _labels(groups)
    latest = max([ends_on, *(row.forecast_on for row in rows if row.forecast_on)])
    return go.Figure(
        [
            _bars(rows, ends_on, done=False),
            _bars(rows, ends_on, done=True),
            _forecasts(rows, ends_on),
            _first_dates(rows),
            *_milestones(rows),
        ],
        layout={
            "template": "none",
            "height": 110 + ROW_HEIGHT * len(labels),
            "margin": {"b": 26},
            "barmode": "overlay",
            "bargap": 0.45,
            "xaxis": _time_axis(starts_on, latest),
            "yaxis": _line_axis(labels),
            "legend": {"orientation": "h", "yref": "container", "y": 1, "yanchor": "top", "xref": "container", "x": 0},
            "shapes": [_today_line(on), *_bands(groups, list(labels))],
            "annotations": [_today_label(on)],
        },
    )


def _time_axis(starts_on: date, latest: date) -> dict[str, object]:
    """Return the axis of days, with room behind the last one."""
    return {
        "type": "date",
        "range": [starts_on.isoformat(), (latest + timedelta(days=20)).isoformat()],
        "gridcolor": PALE,
        "side": "top",
        "dtick": "M6",
        "tickformat": "%b\n%Y",
    }


def _line_axis(labels: Mapping[str, str]) -> dict[str, object]:
    """Return the axis of lines, first one on top."""
    return {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": list(labels),
        "tickvals": list(labels),
        "ticktext": list(labels.values()),
        "ticks": "",
        "range": [len(labels) - 0.5, -0.5],
    }


def _labels(groups: Sequence[TimelineGroup]) -> dict[str, str]:
    """Return what stands before each line, by its number: a heading for each group where there are several."""
    labels = {}
    for group in groups:
        if len(groups) > 1:
            labels[group.number] = f"{group.number}  {shorten(group.title, 40)}"
        labels |= {row.number: f"{row.number}  {shorten(row.title, 42)}" for row in group.rows}
    return labels


def _end(row: TimelineRow, ends_on: date) -> date:
    """Return where a row's bar ends."""
    return row.ends_on or ends_on


def _bars(rows: Sequence[TimelineRow], ends_on: date, *, done: bool) -> go.Bar:
    """Return all bars in one trace: the whole span, or the part that is done."""
    spans = [max(1, (_end(row, ends_on) - row.starts_on).days) for row in rows]
    lengths = [span * (row.progress or 0) / 100 if done else span for row, span in zip(rows, spans, strict=True)]
    colours = [STATUS_COLOURS[row.status] if done else "#eef0f1" for row in rows]
    return go.Bar(
        orientation="h",
        y=[row.number for row in rows],
        base=[row.starts_on.isoformat() for row in rows],
        x=[round(length) * _DAY_MS for length in lengths],
        marker={"color": colours, "line": {"color": LINE if not done else QUIET, "width": 0 if done else 1}},
        name="Done" if done else "Start to date in force",
        showlegend=False,
        customdata=[_hover(row) for row in rows],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _hover(row: TimelineRow) -> str:
    """Return what a bar says when pointed at."""
    ends = row.ends_on.isoformat() if row.ends_on else "continuing"
    done = "progress unknown" if row.progress is None else f"{row.progress} % done"
    return f"{row.number} {row.title}<br>{row.starts_on.isoformat()} to {ends}, {done}"


def _first_dates(rows: Sequence[TimelineRow]) -> go.Scatter:
    """Return a hollow tick at each first date that is no longer in force."""
    moved = [row for row in rows if row.first_ends_on and row.first_ends_on != row.ends_on]
    return go.Scatter(
        mode="markers",
        y=[row.number for row in moved],
        x=[row.first_ends_on.isoformat() for row in moved if row.first_ends_on],
        marker={"symbol": "line-ns-open", "size": 16, "color": QUIET, "line": {"width": 2}},
        name="First date",
        hovertemplate="First published date %{x}<extra></extra>",
    )


def _forecasts(rows: Sequence[TimelineRow], ends_on: date) -> go.Scatter:
    """Return a dotted line from the date in force to the lead's forecast."""
    xs: list[str | None] = []
    ys: list[str | None] = []
    for row in rows:
        if row.forecast_on and row.forecast_on != row.ends_on:
            xs += [_end(row, ends_on).isoformat(), row.forecast_on.isoformat(), None]
            ys += [row.number, row.number, None]
    return go.Scatter(
        mode="lines+markers",
        x=xs,
        y=ys,
        line={"dash": "dot", "color": INK, "width": 2},
        marker={"symbol": "line-ns-open", "size": 8, "color": INK, "line": {"width": 2}},
        name="Lead's forecast",
        hovertemplate="Forecast %{x}<extra></extra>",
    )


def _milestones(rows: Sequence[TimelineRow]) -> list[go.Scatter]:
    """Return the milestones: filled when achieved, outlined while open, red when missed."""
    looks = (
        ("Milestone achieved", {"symbol": "diamond", "color": INK, "line": {"width": 1.2, "color": "#ffffff"}}),
        ("Milestone open", {"symbol": "diamond-open", "color": INK, "line": {"width": 1.5}}),
        ("Milestone missed", {"symbol": "diamond-open", "color": MISSED, "line": {"width": 2.5}}),
    )
    kinds: tuple[list[tuple[TimelineRow, TimelineMilestone]], ...] = ([], [], [])
    for row in rows:
        for milestone in row.milestones:
            kinds[0 if milestone.achieved_on else 2 if milestone.is_missed else 1].append((row, milestone))
    return [
        go.Scatter(
            mode="markers",
            y=[row.number for row, _ in marked],
            x=[(milestone.achieved_on or milestone.due_on).isoformat() for _, milestone in marked],
            marker={"size": 9, **look},
            name=name,
            customdata=[f"{milestone.number} {milestone.title}" for _, milestone in marked],
            hovertemplate="%{customdata}<br>%{x}<extra></extra>",
        )
        for marked, (name, look) in zip(kinds, looks, strict=True)
    ]


def _today_line(on: date) -> dict[str, object]:
    """Return the line of the day."""
    x = on.isoformat()
    return {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper", "line": {"color": INK, "width": 1.5}}


def _bands(groups: Sequence[TimelineGroup], lines: Sequence[str]) -> list[dict[str, object]]:
    """Return a pale band behind the heading of each group, where groups have one."""
    places = [lines.index(group.number) for group in groups if group.number in lines]
    across = {"type": "rect", "xref": "paper", "x0": 0, "x1": 1, "layer": "below"}
    return [{**across, "y0": at - 0.5, "y1": at + 0.5, "fillcolor": BAND, "line": {"width": 0}} for at in places]


def _today_label(on: date) -> dict[str, object]:
    """Return the words on the line of the day."""
    return {
        "x": on.isoformat(),
        "y": 0,
        "yref": "paper",
        "yanchor": "top",
        "text": f"{on.day} {on:%b %Y}",
        "showarrow": False,
        "font": {"color": INK},
    }
