"""How one metric has gone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plotly import graph_objects as go

from tracker.charts.theme import ACCENT, INK, PALE, QUIET

#: The year stands beneath the month once, so that the names stand level on a phone too.
_HALF_YEARS = {"dtick": "M6", "tickformat": "%b\n%Y", "tickangle": 0}


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a day."""

    on: date
    value: Decimal


def metric_figure(readings: Sequence[Point], targets: Sequence[Point], *, unit: str, is_small: bool) -> go.Figure:
    """Return a metric's readings as a line from its baseline on, and its targets as steps."""
    return go.Figure(
        [
            go.Scatter(
                mode="lines+markers",
                x=[point.on.isoformat() for point in targets],
                y=[float(point.value) for point in targets],
                line={"shape": "vh", "color": QUIET, "dash": "dot", "width": 1.5},
                marker={"symbol": "line-ew-open", "size": 14, "color": INK, "line": {"width": 2}},
                name="Target",
                hovertemplate="Target for %{x}: %{y} " + unit + "<extra></extra>",
            ),
            go.Scatter(
                mode="lines+markers",
                x=[point.on.isoformat() for point in readings],
                y=[float(point.value) for point in readings],
                line={"color": ACCENT, "width": 2.5},
                marker={"size": 6, "color": ACCENT},
                name="Actual",
                hovertemplate="%{x}: %{y} " + unit + "<extra></extra>",
            ),
        ],
        layout={
            "template": "none",
            "height": 150 if is_small else 340,
            "showlegend": not is_small,
            "xaxis": {"type": "date", "gridcolor": PALE, **({"nticks": 4} if is_small else _HALF_YEARS)},
            "yaxis": {"gridcolor": PALE, "nticks": 4 if is_small else 8, "rangemode": "normal"},
        },
    )
