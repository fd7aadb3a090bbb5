"""What was reported, period by period."""

from collections.abc import Mapping, Sequence

from plotly import graph_objects as go

from tracker.charts.theme import LINE, PALE, QUIET, STATUS_COLOURS, STATUS_INK
from tracker.domain.status import STATUS_ORDER, Status

#: A segment lower than this part of the tallest bar has no room for its number.
_SMALLEST_NAMED = 8


def status_history_figure(periods: Sequence[str], counts: Sequence[Mapping[Status, int]]) -> go.Figure:
    """Return a stacked bar per period of the statuses reported in it; `UNKNOWN` is those that did not report.

    A segment too low for its number has none; the table beneath the chart has them all.
    """
    least = max((sum(count.values()) for count in counts), default=0) / _SMALLEST_NAMED
    return go.Figure(
        [
            _bars(status, periods, [count.get(status, 0) for count in counts], least)
            for status in STATUS_ORDER
            if any(count.get(status) for count in counts)
        ],
        layout={
            "template": "none",
            "height": 300,
            "barmode": "stack",
            "xaxis": {"type": "category", "tickvals": list(periods), "ticktext": _ticks(periods), "tickangle": 0},
            "yaxis": {"gridcolor": PALE},
            "legend": {"traceorder": "normal"},
        },
    )


def _bars(status: Status, periods: Sequence[str], counts: Sequence[int], least: float) -> go.Bar:
    """Return the segments of one status, with their numbers from `least` on."""
    return go.Bar(
        x=list(periods),
        y=list(counts),
        name=_NAMES[status],
        marker={
            "color": STATUS_COLOURS[status],
            "line": {"color": QUIET, "width": 1},
            "pattern": {"shape": "/" if status is Status.UNKNOWN else "", "fgcolor": LINE, "solidity": 0.35},
        },
        text=[count if count >= least else "" for count in counts],
        textposition="inside",
        textangle=0,
        constraintext="none",
        insidetextanchor="middle",
        textfont={"color": STATUS_INK[status], "size": 12},
        hovertemplate="%{x}: %{y} " + _NAMES[status].lower() + "<extra></extra>",
    )


def _ticks(periods: Sequence[str]) -> list[str]:
    """Return what stands beneath each bar: its quarter, and its year beneath the first of the year."""
    parts = [period.rpartition(" ") for period in periods]
    years = [year for year, _, _ in parts]
    return [
        quarter if year in years[:index] else f"{quarter}<br>{year}" for index, (year, _, quarter) in enumerate(parts)
    ]


_NAMES = {
    Status.COMPLETE: "Complete",
    Status.ON_TRACK: "On track",
    Status.AT_RISK: "At risk",
    Status.OFF_TRACK: "Off track",
    Status.UNKNOWN: "No report",
    Status.NOT_STARTED: "Not started",
}
