"""What was reported, period by period."""

from collections.abc import Mapping, Sequence

from plotly import graph_objects as go

from tracker.charts.theme import LINE, PALE, QUIET, STATUS_COLOURS, STATUS_INK
from tracker.domain.status import STATUS_ORDER, Status


def status_history_figure(periods: Sequence[str], counts: Sequence[Mapping[Status, int]]) -> go.Figure:
    """Return a stacked bar per period of the statuses reported in it; `UNKNOWN` is those that did not report."""
    return go.Figure(
        [
            go.Bar(
                x=list(periods),
                y=[count.get(status, 0) for count in counts],
                name=_NAMES[status],
                marker={
                    "color": STATUS_COLOURS[status],
                    "line": {"color": QUIET, "width": 1},
                    "pattern": {"shape": "/" if status is Status.UNKNOWN else "", "fgcolor": LINE, "solidity": 0.35},
                },
                text=[count.get(status) or "" for count in counts],
                textposition="inside",
                textangle=0,
                textfont={"color": STATUS_INK[status]},
                hovertemplate="%{x}: %{y} " + _NAMES[status].lower() + "<extra></extra>",
            )
            for status in STATUS_ORDER
            if any(count.get(status) for count in counts)
        ],
        layout={
            "template": "none",
            "height": 300,
            "barmode": "stack",
            "xaxis": {"type": "category"},
            "yaxis": {"gridcolor": PALE},
        },
    )


_NAMES = {
    Status.COMPLETE: "Complete",
    Status.ON_TRACK: "On track",
    Status.AT_RISK: "At risk",
    Status.OFF_TRACK: "Off track",
    Status.UNKNOWN: "No report",
    Status.NOT_STARTED: "Not started",
}
