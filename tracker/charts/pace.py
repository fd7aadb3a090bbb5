"""Work done against work due."""

from collections.abc import Sequence
from dataclasses import dataclass

from plotly import graph_objects as go

from tracker.charts.theme import INK, LINE, PALE, QUIET, STATUS_COLOURS, STATUS_INK
from tracker.domain.status import Status


@dataclass(frozen=True, slots=True)
class PaceRow:
    """One row: what it is, what is done, what is due by the dates in force and by the first ones (percent)."""

    name: str
    status: Status
    progress: int | None
    floor: int | None
    expected: int | None
    expected_first: int | None


def pace_figure(rows: Sequence[PaceRow]) -> go.Figure:
    """Return a bar per row for what is done, with a mark for what is due and a ring for what was first due."""
    return go.Figure(
        [_bars(rows), _marks(rows, "expected", "Due so far"), _marks(rows, "expected_first", "First due")],
        layout={
            "template": "none",
            "height": 80 + 30 * len(rows),
            "xaxis": {"range": [0, 104], "ticksuffix": " %", "tickvals": [0, 25, 50, 75, 100], "gridcolor": PALE},
            "yaxis": {"autorange": "reversed", "type": "category", "dtick": 1},
        },
    )


def _bars(rows: Sequence[PaceRow]) -> go.Bar:
    """Return what is done; where it is unknown, hatched up to what is done at least."""
    hatching = ["/" if row.progress is None else "" for row in rows]
    return go.Bar(
        orientation="h",
        y=[row.name for row in rows],
        x=[row.progress if row.progress is not None else row.floor or 0 for row in rows],
        marker={
            "color": [STATUS_COLOURS[row.status] for row in rows],
            "line": {"color": QUIET, "width": 1},
            "pattern": {"shape": hatching, "fgcolor": LINE, "solidity": 0.35},
        },
        text=["unknown" if row.progress is None else f"{row.progress} %" for row in rows],
        textposition="inside",
        insidetextanchor="start",
        constraintext="none",
        textfont={"color": [STATUS_INK[row.status] for row in rows]},
        name="Work done",
        showlegend=False,
        hovertemplate="%{y}: %{text} done<extra></extra>",
    )


def _marks(rows: Sequence[PaceRow], attribute: str, name: str) -> go.Scatter:
    """Return the marks of one sort of due share."""
    is_first = attribute == "expected_first"
    marker = {"symbol": "circle-open" if is_first else "line-ns-open", "size": 8 if is_first else 18}
    return go.Scatter(
        mode="markers",
        y=[row.name for row in rows],
        x=[getattr(row, attribute) for row in rows],
        marker={**marker, "color": QUIET if is_first else INK, "line": {"width": 2 if is_first else 3}},
        name=name,
        hovertemplate="%{y}: %{x} % " + name.lower() + "<extra></extra>",
    )
