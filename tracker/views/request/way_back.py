"""The way back from a page that is not there: the nearest page above it that its reader may open."""

from dataclasses import dataclass

from flask import g, request, url_for

from tracker.domain.document.document import Document
from tracker.domain.document.goal import Goal
from tracker.domain.document.objective import Objective
from tracker.formatters import number_label
from tracker.views.request.access import may_read
from tracker.views.request.reading import Reading, read_as_it_stands


@dataclass(frozen=True, slots=True)
class WayBack:
    """Where one can go on: a page with its words, and where to search, with what was asked for."""

    address: str
    words: str
    search: str | None = None
    sought: str = ""
    reading: Reading | None = None


def find_way_back() -> WayBack:
    """Return the way back from this request, to the first page at least.

    It shows nothing but what the reader's own document holds.
    """
    reading = _find_reading()
    if reading is None:
        return WayBack(url_for("home.index"), "the first page")
    strategy = reading.document.strategy
    number = str((request.view_args or {}).get("number", ""))
    address, words = url_for("strategies.show", slug=strategy.slug), strategy.title
    above = _nearest(reading.document, number)
    if isinstance(above, Goal):
        address = url_for("goals.show", slug=strategy.slug, number=above.number)
    elif above is not None:
        address = url_for("objectives.show", slug=strategy.slug, number=above.number)
    if above is not None:
        word = strategy.goal_word if isinstance(above, Goal) else strategy.objective_word
        words = f"{word} {number_label(above.number, above.printed_number)}"
    return WayBack(address, words, url_for("search.index", slug=strategy.slug), number, reading)


def _find_reading() -> Reading | None:
    """Return the strategy an address is about as its reader may know it, or None."""
    parts = request.path.split("/")
    reading: Reading | None = g.get("reading")
    if reading is None and parts[1] == "strategies" and len(parts) > 2 and may_read(parts[2]):
        return read_as_it_stands(parts[2])
    return reading


def _nearest(document: Document, number: str) -> Goal | Objective | None:
    """Return the goal or objective whose number a number begins with: 2.1.3 for 2.1.3-A9, 2.1 for 2.1.9."""
    while number:
        found = document.numbered(number)
        if isinstance(found, Goal | Objective):
            return found
        number = number[: max(number.rfind("-"), number.rfind("."), 0)]
    return None
