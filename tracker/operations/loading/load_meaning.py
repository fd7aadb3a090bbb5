"""What a file must not say: anything that contradicts itself, what is stored, or what has not happened yet."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from tracker.domain.document.assemble import NODES, assemble, own_fields
from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind
from tracker.operations.loading.contradictions.find import find_contradictions
from tracker.operations.loading.contradictions.finding import Contradiction
from tracker.operations.loading.load_checks import strategy_of
from tracker.operations.loading.places import as_placed
from tracker.operations.loading.rows import Row, Rows
from tracker.queries.documents import belongs_to
from tracker.queries.rows import read_rows

Stored = Mapping[Kind, Mapping[str, Row]]

#: A plan before anybody opened one: what judges a file that brings none.
_UNOPENED: Mapping[str, Any] = {
    "id": "plan", "version": 0, "number": 0, "published_on": None, "is_illustrative": False, "notice": None,
    "known_minimum_percent": 75, "on_track_points": 5, "at_risk_points": 15, "at_risk_days": 30,
    "requires_approval": False, "exempt_ids": (),
}  # fmt: skip


def find_new_contradictions(rows: Rows, at: datetime) -> list[Contradiction]:
    """Return what would contradict itself in the strategy once a file is loaded, and does not do so already.

    What was stored long ago is not held against a file that only repeats it.
    """
    strategy_id = strategy_of(rows)
    stored = {kind: {row[0]: row for row in read_rows(kind, belongs_to(kind, strategy_id))} for kind in NODES}
    placed = as_placed(rows)
    loaded = {kind: {**stored[kind], **{row[0]: row for row in placed.get(kind, ())}} for kind in NODES}
    if not loaded[Kind.STRATEGY]:
        return []  # said elsewhere: it is for a strategy that is not there
    found = _contradictions(_document(strategy_id, loaded), at)
    known = set(_contradictions(_document(strategy_id, stored), at)) if stored[Kind.STRATEGY] else set()
    return [each for each in found if each not in known]


def _contradictions(document: Document, at: datetime) -> list[Contradiction]:
    """Return what contradicts itself in a document; an illustrative plan has a clock of its own."""
    today: date | None = at.astimezone(ZoneInfo(document.strategy.time_zone)).date()
    return find_contradictions(document, today=None if document.plan.is_illustrative else today)


def _document(strategy_id: str, rows: Stored) -> Document:
    """Return the document that rows make."""
    values = {**_UNOPENED, "strategy_id": strategy_id}
    unopened = tuple(values[name] for name in own_fields(Kind.PLAN))
    plan = rows[Kind.PLAN] or {unopened[0]: unopened}
    return assemble({kind: each.values() for kind, each in {**rows, Kind.PLAN: plan}.items()})
