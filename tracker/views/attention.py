"""Everything that needs attention, and everything that falls due."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from tracker.pages.strategy import build_strategy_page
from tracker.views.request.reading import read
from tracker.views.request.selection import read_selection

bp = Blueprint("attention", __name__, url_prefix="/strategies/<slug>/attention")


@bp.get("")
def index(slug: str) -> ResponseReturnValue:
    """List what needs attention and what falls due, all of it or as filtered."""
    reading = read(slug)
    selection = read_selection(reading.document)
    page = build_strategy_page(reading.document, reading.assessment, selection)
    return render_template("attention/index.html", page=page, reading=reading)
