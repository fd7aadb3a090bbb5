import itertools
import re

import pytest
from flask import Flask

from tests.page_client import PageClient
from tracker.domain.status import STATUS_ORDER, Status
from tracker.formatters import STATUS_LABELS, STATUS_SHAPES


def macro(app: Flask, name: str, *arguments: object) -> str:
    with app.test_request_context():
        return str(getattr(app.jinja_env.get_template(f"components/{name}.html").module, name)(*arguments)).strip()


@pytest.mark.parametrize("status", list(Status))
def test_a_status_is_a_word_a_shape_and_a_colour(app: Flask, status: Status) -> None:
    html = macro(app, "status_tag", status)
    assert STATUS_LABELS[status] in html
    assert STATUS_SHAPES[status] in html
    assert f"mark--{status.value}" in html


def test_shapes_and_words_are_all_different() -> None:
    assert len(set(STATUS_SHAPES.values())) == len(set(STATUS_LABELS.values())) == len(Status) == len(STATUS_ORDER)


class Owner:
    address = "goals/1.1"
    progress: int | None = 62
    floor = 43
    expected: int | None = 58
    status = Status.ON_TRACK


def test_a_percentage_carries_its_address_and_its_number(app: Flask) -> None:
    html = macro(app, "percentage", Owner(), "progress", "/how")
    assert '<data value="62" data-figure="goals/1.1/progress">62 %</data>' in html
    assert 'href="/how"' in html


def test_an_unknown_percentage_is_a_word_and_no_number(app: Flask) -> None:
    owner = Owner()
    owner.progress = None
    html = macro(app, "percentage", owner, "progress")
    assert ">unknown</data>" in html
    assert "0 %" not in html


def test_a_bar_shows_what_is_done_and_where_it_should_be(app: Flask) -> None:
    html = macro(app, "progress_bar", Owner(), "Work done")
    assert 'width="124"' in html  # 62 percent of 200
    assert re.search(r'class="progress__due" x="115', html)  # 58 percent of 200, less half the line


def test_an_unknown_bar_is_hatched_up_to_its_floor(app: Flask) -> None:
    owner = Owner()
    owner.progress = None
    html = macro(app, "progress_bar", owner, "Work done")
    assert 'class="fill-unknown" fill="url(#hatch)"' in html
    assert 'width="86"' in html


def test_colours_of_text_on_marks_can_be_read(client: PageClient) -> None:
    from tracker.charts.theme import STATUS_COLOURS, STATUS_INK

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for status, ground in STATUS_COLOURS.items():
        lighter, darker = sorted((luminance(ground), luminance(STATUS_INK[status])), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5, status
    greys = sorted(luminance(STATUS_COLOURS[status]) for status in (
        Status.COMPLETE, Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK
    ))  # fmt: skip
    steps = [(b + 0.05) / (a + 0.05) for a, b in itertools.pairwise(greys)]
    assert min(steps) >= 1.4, "two statuses look alike in grey"
