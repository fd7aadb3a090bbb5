"""The page of a goal."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from tracker.domain.document.goal import Goal
from tracker.domain.errors import NotFound
from tracker.pages.goal import build_goal_page
from tracker.views.reading import read

bp = Blueprint("goals", __name__, url_prefix="/strategies/<slug>/goals")


@bp.get("/<number>")
def show(slug: str, number: str) -> ResponseReturnValue:
    """Show how a goal stands."""
    reading = read(slug)
    goal = reading.document.numbered(number)
    if not isinstance(goal, Goal):
        raise NotFound(f"There is no {reading.document.strategy.goal_word.lower()} {number}.")
    page = build_goal_page(reading.document, reading.assessment, goal)
    return render_template("goals/show.html", page=page, reading=reading)
