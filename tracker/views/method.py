"""The rules in force, in words."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

bp = Blueprint("method", __name__)


@bp.get("/method")
def show() -> ResponseReturnValue:
    """Print words, rules and thresholds."""
    return render_template("method/show.html")
