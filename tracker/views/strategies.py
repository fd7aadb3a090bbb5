"""The page over all."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from tracker.pages.strategy import build_strategy_page
from tracker.views.reading import read

bp = Blueprint("strategies", __name__, url_prefix="/strategies")


@bp.get("/<slug>")
def show(slug: str) -> ResponseReturnValue:
    """Show how the strategy stands."""
    reading = read(slug)
    page = build_strategy_page(reading.document, reading.assessment)
    return render_template("strategies/show.html", page=page, reading=reading)
