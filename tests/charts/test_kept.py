"""What was drawn once is not drawn again, and what differs in anything is drawn anew."""

import json
from datetime import date
from decimal import Decimal
from threading import Thread

from plotly import graph_objects as go

from tracker.charts.kept import Kept, figure_json
from tracker.charts.metric import Point, metric_figure
from tracker.charts.status_history import status_history_figure
from tracker.domain.status import Status


class Drawn:
    """Counts how often something is drawn."""

    def __init__(self) -> None:
        self.times = 0

    def figure(self, names: list[str], *, height: int) -> go.Figure:
        self.times += 1
        return go.Figure([go.Bar(y=names, x=[1])], layout={"template": "none", "height": height})


def test_the_same_values_are_drawn_once() -> None:
    drawn = Drawn()
    once = figure_json(drawn.figure, ["a"], height=100)
    assert figure_json(drawn.figure, ["a"], height=100) is once
    assert figure_json(drawn.figure, ("a",), height=100) is once
    assert drawn.times == 1
    assert json.loads(once)["layout"]["height"] == 100


def test_any_other_value_is_drawn_anew() -> None:
    drawn = Drawn()
    texts = {
        figure_json(drawn.figure, ["a"], height=100),
        figure_json(drawn.figure, ["b"], height=100),
        figure_json(drawn.figure, ["a"], height=101),
    }
    assert len(texts) == drawn.times == 3


def test_a_figure_is_the_one_that_would_be_drawn() -> None:
    points = [Point(date(2024, 9, 30), Decimal("40.5"))]
    for is_small in (True, False, True):
        drawn = metric_figure(points, [], unit="</script>", is_small=is_small).to_json()
        assert figure_json(metric_figure, points, [], unit="</script>", is_small=is_small) == drawn
        assert "</script>" not in drawn
    counts = [{Status.ON_TRACK: 3}]
    assert figure_json(status_history_figure, ["Q1"], counts) == status_history_figure(["Q1"], counts).to_json()
    counts[0][Status.ON_TRACK] = 4
    assert figure_json(status_history_figure, ["Q1"], counts) == status_history_figure(["Q1"], counts).to_json()


def test_what_was_not_asked_for_of_late_makes_room() -> None:
    kept, made = Kept(most=10), []

    def make(name: str) -> str:
        made.append(name)
        return name * 4

    for name in ("a", "b", "a", "c", "a", "b"):
        assert kept.text(make, name) == name * 4
    assert made == ["a", "b", "c", "b"]


def test_a_text_that_is_too_long_to_keep_is_made_each_time() -> None:
    kept = Kept(most=10)
    assert [kept.text(str.upper, "far too long a text") for _ in range(2)] == ["FAR TOO LONG A TEXT"] * 2


def test_threads_find_what_each_other_made() -> None:
    kept, seen = Kept(), []
    threads = [
        Thread(target=lambda: seen.extend(kept.text(str.upper, f"text {number % 7}") for number in range(200)))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 800
    assert set(seen) == {f"TEXT {number}" for number in range(7)}
