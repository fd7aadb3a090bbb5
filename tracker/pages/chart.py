"""A chart on a page: the figure, the same numbers as a table, and what its picture says of itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.document.document import Document
from tracker.formatters import format_date


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart. `json` is its figure, safe inside a script element; `table` has a row of headings first.

    `caption` is printed under a downloaded picture.
    """

    id: str
    title: str
    json: str
    table: Sequence[Sequence[str]]
    caption: str
    filename: str


def make_chart(
    document: Document, on: date, *, id: str, title: str, json: str, table: Sequence[Sequence[str]]
) -> Chart:
    """Return a chart that carries title, day, marking and notice wherever its picture goes."""
    parts = [document.strategy.marking, title, document.strategy.title, f"as of {format_date(on)}"]
    if document.plan.notice:
        parts.append(document.plan.notice)
    prefix = "illustrative-" if document.plan.is_illustrative else ""
    filename = f"{prefix}{document.strategy.slug}-{id}-{on.isoformat()}"
    return Chart(id, title, json, table, " · ".join(parts), filename)
