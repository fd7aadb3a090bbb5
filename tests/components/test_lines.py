import html
import re
from datetime import date
from types import SimpleNamespace

import pytest
from flask import Flask

from tracker.domain.status import Status


def words(app: Flask, name: str, line: object) -> str:
    """Return what a reader reads of one line of a list, its marks and links taken away."""
    with app.test_request_context():
        module = app.jinja_env.get_template(f"components/{name}.html").module
        drawn = str(getattr(module, name)([line], "harbour"))
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", drawn)).split())


WORD = SimpleNamespace(
    action=SimpleNamespace(number="1.1.1-A2"),
    organization="Pilots",
    awaiting_since_on=None,
    update=SimpleNamespace(
        reported_on=date(2025, 12, 9),
        reported_by="A. Reader",
        status=Status.ON_TRACK,
        summary="Half is surveyed.",
        is_confirmation=False,
    ),
)
ATTENTION = SimpleNamespace(
    status=Status.OFF_TRACK, is_blocked=False, kind="action", number="1.1.1-A2", title="Survey the channel",
    sentence="Milestone “Draft” 40 days late.", owner="Pilots",
)  # fmt: skip
DUE = SimpleNamespace(
    due=SimpleNamespace(due_on=date(2026, 1, 9), number="1.1.1-A2-M1", action_number="1.1.1-A2", title="Draft"),
    organization="Pilots",
)


@pytest.mark.parametrize(
    ("name", "line", "read"),
    [
        ("word_lines", WORD, "1.1.1-A2 9 Dec 2025 · Pilots, A. Reader reported on track Half is surveyed."),
        ("attention_lines", ATTENTION, "1.1.1-A2 Survey the channel Milestone “Draft” 40 days late. Pilots"),
        ("due_lines", DUE, "9 Jan 1.1.1-A2-M1 Draft Pilots"),
    ],
)
def test_the_words_of_a_line_stand_apart(app: Flask, name: str, line: object, read: str) -> None:
    assert words(app, name, line).removeprefix("■ Off track ") == read
