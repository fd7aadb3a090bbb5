"""The page of an action."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from tracker.pages.action import build_action_page, build_dropped_action_page
from tracker.views.request.conditional import unless_unchanged
from tracker.views.request.element import read_recorded_action

bp = Blueprint("actions", __name__, url_prefix="/strategies/<slug>/actions")


@bp.get("/<number>")
@unless_unchanged
def show(slug: str, number: str) -> ResponseReturnValue:
    """Show how an action stands; a number it once had leads to the one it has."""
    found = read_recorded_action(slug, number)
    if found.action.number != number:
        return redirect(url_for("actions.show", slug=slug, number=found.action.number))
    reading = found.reading
    if not found.is_held:
        dropped = build_dropped_action_page(reading.document, found.action, found.reader)
        return render_template("actions/dropped.html", page=dropped, reading=reading)
    page = build_action_page(reading.document, reading.assessment, found.action, found.reader)
    return render_template("actions/show.html", page=page, reading=reading)
