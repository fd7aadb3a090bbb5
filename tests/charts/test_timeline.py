from datetime import date

from tracker.charts.timeline import TimelineGroup, TimelineMilestone, TimelineRow, timeline_figure
from tracker.domain.status import Status

DAY = 86_400_000
ON = date(2025, 6, 30)


def row(number: str = "1.1.1-A1", **more: object) -> TimelineRow:
    values: dict[str, object] = {
        "number": number, "title": "Survey the east channel", "status": Status.AT_RISK,
        "starts_on": date(2025, 1, 1), "ends_on": date(2025, 12, 31), "first_ends_on": date(2025, 9, 30),
        "forecast_on": date(2026, 2, 1), "progress": 50,
        "milestones": (
            TimelineMilestone("M1", "Draft", date(2025, 3, 1), date(2025, 3, 5), False),
            TimelineMilestone("M2", "Agreed", date(2025, 6, 1), None, True),
            TimelineMilestone("M3", "Published", date(2025, 12, 1), None, False),
        ),
    }  # fmt: skip
    return TimelineRow(**(values | more))  # type: ignore[arg-type]


def figure(*rows: TimelineRow):
    group = TimelineGroup("1.1.1", "Survey the approaches", rows)
    return timeline_figure([group], on=ON, starts_on=date(2024, 1, 1), ends_on=date(2027, 12, 31))


def traces(*rows: TimelineRow) -> dict[str, object]:
    return {trace.name: trace for trace in figure(*rows).data}


def test_a_bar_runs_from_start_to_the_date_in_force_and_is_filled_to_progress() -> None:
    drawn = traces(row())
    assert drawn["Start to date in force"].x == (364 * DAY,)
    assert drawn["Done"].x == (182 * DAY,)
    assert drawn["Done"].base == ("2025-01-01",)


def test_the_first_date_is_marked_only_where_it_moved() -> None:
    assert traces(row())["First date"].x == ("2025-09-30",)
    assert traces(row(first_ends_on=date(2025, 12, 31)))["First date"].x == ()


def test_a_forecast_is_a_dotted_end() -> None:
    forecast = traces(row())["Lead's forecast"]
    assert forecast.x[:2] == ("2025-12-31", "2026-02-01")
    assert forecast.line.dash == "dot"


def test_milestones_are_achieved_open_or_missed() -> None:
    drawn = traces(row())
    assert drawn["Milestone achieved"].x == ("2025-03-05",)
    assert drawn["Milestone missed"].x == ("2025-06-01",)
    assert drawn["Milestone open"].x == ("2025-12-01",)


def test_today_is_a_labelled_line() -> None:
    layout = figure(row()).layout
    assert layout.shapes[0].x0 == "2025-06-30"
    assert layout.annotations[0].text == "30 Jun 2025"


def test_a_late_forecast_is_not_cut_off() -> None:
    assert figure(row(forecast_on=date(2029, 5, 1))).layout.xaxis.range[1] > "2029-05-01"


def test_all_bars_are_two_traces_however_many_actions() -> None:
    rows = [row(f"1.1.1-A{n}") for n in range(40)]
    assert len(figure(*rows).data) == len(figure(rows[0]).data)
    assert figure(*rows).layout.yaxis.tickvals == tuple(r.number for r in rows)


def test_words_hold_no_markup_that_the_content_policy_would_block() -> None:
    assert "<b>" not in figure(row()).to_json()


def test_each_of_several_objectives_has_a_line_of_its_own_on_a_pale_band() -> None:
    groups = [TimelineGroup(number, "Survey", (row(f"{number}-A1"),)) for number in ("1.1.1", "1.1.2")]
    layout = timeline_figure(groups, on=ON, starts_on=date(2024, 1, 1), ends_on=date(2027, 12, 31)).layout
    assert layout.yaxis.tickvals == ("1.1.1", "1.1.1-A1", "1.1.2", "1.1.2-A1")
    assert [(band.y0, band.y1) for band in layout.shapes[1:]] == [(-0.5, 0.5), (1.5, 2.5)]
