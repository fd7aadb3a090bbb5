"""The page of an objective."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from tracker.domain.document.objective import Objective
from tracker.domain.errors import NotFound
from tracker.pages.objective import build_objective_page
from tracker.views.request.conditional import unless_unchanged
from tracker.views.request.reading import read

bp = Blueprint("objectives", __name__, url_prefix="/strategies/<slug>/objectives")


@bp.get("/<number>")
@unless_unchanged
def show(slug: str, number: str) -> ResponseReturnValue:
    """Show how an objective stands."""
    reading = read(slug)
    objective = reading.document.numbered(number)
    if not isinstance(objective, Objective):
        raise NotFound(f"There is no {reading.document.strategy.objective_word.lower()} {number}.")
    page = build_objective_page(reading.document, reading.assessment, objective)
    may_edit = reading.may_plan
    return render_template("objectives/show.html", page=page, reading=reading, may_edit=may_edit)
