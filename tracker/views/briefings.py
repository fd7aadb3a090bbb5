"""The JSON briefing."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from tracker.views.reading import read

bp = Blueprint("briefings", __name__, url_prefix="/strategies/<slug>")


@bp.get("/briefing.json")
def show(slug: str) -> ResponseReturnValue:
    """Answer the briefing."""
    reading = read(slug)
    return {"title": reading.document.strategy.title}
