from datetime import date
from decimal import Decimal

from tracker.charts.metric import Point, metric_figure
from tracker.charts.pace import PaceRow, pace_figure
from tracker.charts.status_history import status_history_figure
from tracker.domain.status import Status


def test_unknown_progress_is_hatched_to_its_floor_and_said_in_words() -> None:
    figure = pace_figure([PaceRow("Goal 1", Status.UNKNOWN, None, 43, 58, 60)])
    bars = figure.data[0]
    assert bars.x == (43,)
    assert bars.text == ("unknown",)
    assert bars.marker.pattern.shape == ("/",)


def test_what_is_due_stands_beside_what_is_done() -> None:
    figure = pace_figure([PaceRow("Goal 1", Status.ON_TRACK, 62, 62, 58, 70)])
    assert [trace.x for trace in figure.data] == [(62,), (58,), (70,)]
    assert [trace.name for trace in figure.data][1:] == ["Due so far", "First due"]


def test_a_metric_shows_actual_against_target() -> None:
    readings = [Point(date(2024, 9, 30), Decimal("40.5")), Point(date(2025, 9, 30), Decimal("52"))]
    targets = [Point(date(2025, 9, 30), Decimal("55"))]
    target, actual = metric_figure(readings, targets, unit="percent", is_small=True).data
    assert actual.y == (40.5, 52.0)
    assert target.x == ("2025-09-30",)


def test_a_period_without_a_report_is_shown_as_such() -> None:
    figure = status_history_figure(["FY2025 Q1"], [{Status.ON_TRACK: 3, Status.UNKNOWN: 2}])
    assert {trace.name: trace.y for trace in figure.data} == {"On track": (3,), "No report": (2,)}
    assert {trace.name: trace.marker.pattern.shape for trace in figure.data}["No report"] == "/"


def test_a_status_nobody_reported_makes_no_trace() -> None:
    figure = status_history_figure(["FY2025 Q1"], [{Status.COMPLETE: 1}])
    assert [trace.name for trace in figure.data] == ["Complete"]


def test_a_year_of_reports_is_named_once() -> None:
    periods = ["FY2025 Q3", "FY2025 Q4", "FY2026 Q1", "Spring"]
    axis = status_history_figure(periods, [{Status.COMPLETE: 1}] * 4).layout.xaxis
    assert axis.tickvals == tuple(periods)
    assert axis.ticktext == ("Q3<br>FY2025", "Q4", "Q1<br>FY2026", "Spring<br>")


def test_a_number_stands_only_in_a_segment_with_room_for_it() -> None:
    figure = status_history_figure(["FY2025 Q1"], [{Status.ON_TRACK: 15, Status.AT_RISK: 1}])
    assert {trace.name: trace.text for trace in figure.data} == {"On track": ("15",), "At risk": ("",)}
