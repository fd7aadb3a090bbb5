"""The page over all."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from tracker.pages.strategy import build_strategy_page
from tracker.views.request.conditional import unless_unchanged
from tracker.views.request.reading import read
from tracker.views.request.selection import read_selection
from tracker.views.request.since import since_of

bp = Blueprint("strategies", __name__, url_prefix="/strategies")


@bp.get("/<slug>")
@unless_unchanged
def show(slug: str) -> ResponseReturnValue:
    """Show how the strategy stands."""
    reading = read(slug)
    selection = read_selection(reading.document)
    page = build_strategy_page(reading.document, reading.assessment, selection, since=since_of(reading))
    return render_template("strategies/show.html", page=page, reading=reading)
