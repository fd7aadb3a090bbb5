"""The rules in force, in words."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from tracker.domain.assessment.status import Thresholds
from tracker.pages.method import build_method_page
from tracker.views.request.reading import read

bp = Blueprint("method", __name__)


@bp.get("/method")
def show() -> ResponseReturnValue:
    """Print words, rules and the thresholds of a plan that set none of its own."""
    return render_template("method/show.html", page=build_method_page(Thresholds()), reading=None)


@bp.get("/strategies/<slug>/method")
def in_force(slug: str) -> ResponseReturnValue:
    """Print words, rules and the thresholds in force in a strategy's plan."""
    reading = read(slug)
    return render_template("method/show.html", page=build_method_page(reading.assessment.thresholds), reading=reading)
