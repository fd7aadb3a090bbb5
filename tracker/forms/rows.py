"""Lists within a form: some lines to fill, one more where it is asked for, and whatever stays empty is left out.

    class MilestoneRow(Row):
        title = text_field(Milestone.title, "Milestone")

    class AssignmentForm(FormWithRows):
        LISTS = {"milestones": Lines(MilestoneRow, least=3)}

`form.rows("milestones")` are the lines on the page, `form.filled("milestones")` those that say something.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from flask import request
from werkzeug.datastructures import MultiDict
from wtforms import Form

from tracker.forms.element import ElementForm

#: The name of the button that asks for one more line; its value is the list's name.
ADD = "add"

#: What stands for a line's number in the line a script copies.
PLACE = "__row__"


class Row(Form):
    """One line of a list. Its fields are optional, so that an empty line is no mistake."""

    @property
    def is_empty(self) -> bool:
        """Return whether nothing was said in this line."""
        return not any(field.data or field.process_errors for field in self)


@dataclass(frozen=True, slots=True)
class Lines:
    """A list of lines: of which form, and how many stand there at least, empty or not."""

    row: type[Row]
    least: int = 3


class FormWithRows(ElementForm):
    """A form of an element with lists of lines.

    `is_adding` says that another line was asked for: nothing is saved, and nothing is judged yet.
    """

    LISTS: ClassVar[Mapping[str, Lines]] = {}

    def __init__(self, *args: Any, lines: Mapping[str, Sequence[Mapping[str, Any]]] | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        given = lines or {}
        self.is_adding = self.sent is not None and self.sent.get(ADD) in self.LISTS
        self._rows = {name: _read(name, each, self.sent, given.get(name, ())) for name, each in self.LISTS.items()}
        self._blanks = {name: each.row(prefix=f"{name}-{PLACE}-") for name, each in self.LISTS.items()}

    @property
    def sent(self) -> MultiDict[str, str] | None:
        """Return what was sent, or None where the form is shown for the first time."""
        return request.form if request.method == "POST" else None

    @property
    def parts(self) -> tuple[Row, ...]:
        """Return every line of every list."""
        return tuple(row for name in self.LISTS for row in self._rows[name])

    def rows(self, name: str) -> tuple[Row, ...]:
        """Return the lines of a list."""
        return self._rows[name]

    def filled(self, name: str) -> tuple[Row, ...]:
        """Return the lines of a list that say something."""
        return tuple(row for row in self._rows[name] if not row.is_empty)

    def blank(self, name: str) -> Row:
        """Return the empty line a script copies; it is never sent itself."""
        return self._blanks[name]


def _read(
    name: str, lines: Lines, sent: MultiDict[str, str] | None, given: Sequence[Mapping[str, Any]]
) -> tuple[Row, ...]:
    """Return the lines of a list as they were sent, or as they are given, and then empty ones.

    What was sent moves up over the lines left empty, so that the line a refusal names is the line it stands in.
    """
    if sent is None:
        shown = [lines.row(prefix=f"{name}-{index}-", data=values) for index, values in enumerate(given)]
        count = max(lines.least, len(given) + 1 if given else 0)
        return (*shown, *(lines.row(prefix=f"{name}-{index}-") for index in range(len(given), count)))
    typed = _typed(name, sent)
    count = max(lines.least, len(typed) + (sent.get(ADD) == name))
    said = [line for line in typed if any(value.strip() for _, value in line)]
    padded = (said + [[]] * count)[:count]
    return tuple(
        lines.row(MultiDict((f"{name}-{index}-{field}", value) for field, value in line), prefix=f"{name}-{index}-")
        for index, line in enumerate(padded)
    )


def _typed(name: str, sent: MultiDict[str, str]) -> list[list[tuple[str, str]]]:
    """Return the values of each line that was on the page, by the names of its fields."""
    pattern = re.compile(rf"{re.escape(name)}-(\d{{1,3}})-(.+)")
    lines: dict[int, list[tuple[str, str]]] = {}
    for key, value in sent.items(multi=True):
        match = pattern.fullmatch(key)
        if match is not None:
            lines.setdefault(int(match[1]), []).append((match[2], value))
    return [values for _, values in sorted(lines.items())]
