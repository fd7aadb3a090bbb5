"""Searching a strategy."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from tracker.domain.document.element import Kind
from tracker.domain.errors import NotFound
from tracker.pages.search import build_search_page
from tracker.queries.issued_briefings import list_issued
from tracker.queries.numbers import find_element_by_number
from tracker.views.issued_briefings import may_read_issued
from tracker.views.request.reading import read

bp = Blueprint("search", __name__, url_prefix="/strategies/<slug>/search")


@bp.get("")
def index(slug: str) -> ResponseReturnValue:
    """List what a number or some words are found in."""
    reading = read(slug)
    sought, kind = request.args.get("q", ""), request.args.get("kind", "")
    if kind and kind not in {member.value for member in Kind}:
        raise NotFound(f"Nothing of the kind {kind!r} is searched.")
    named = find_element_by_number(reading.strategy_id, sought.strip().upper()[:40])
    page = build_search_page(
        reading.document,
        reading.on,
        sought,
        former=named.id if named else None,
        kind=Kind(kind) if kind else None,
        issued=[facts for facts in list_issued(reading.strategy_id) if may_read_issued(facts)],
    )
    return render_template("search/index.html", page=page, reading=reading)
