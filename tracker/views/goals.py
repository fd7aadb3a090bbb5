"""The page of a goal."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from tracker.domain.document.goal import Goal
from tracker.domain.errors import NotFound
from tracker.pages.goal import build_goal_page
from tracker.views.request.conditional import unless_unchanged
from tracker.views.request.reading import read
from tracker.views.request.selection import read_selection
from tracker.views.request.since import since_of

bp = Blueprint("goals", __name__, url_prefix="/strategies/<slug>/goals")


@bp.get("/<number>")
@unless_unchanged
def show(slug: str, number: str) -> ResponseReturnValue:
    """Show how a goal stands."""
    reading = read(slug)
    goal = reading.document.numbered(number)
    if not isinstance(goal, Goal):
        raise NotFound(f"There is no {reading.document.strategy.goal_word.lower()} {number}.")
    selection = read_selection(reading.document, goal=goal.number)
    page = build_goal_page(reading.document, reading.assessment, goal, selection, since=since_of(reading))
    may_edit = reading.may_plan
    return render_template("goals/show.html", page=page, reading=reading, may_edit=may_edit)
