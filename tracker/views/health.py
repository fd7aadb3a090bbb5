"""Whether the installation answers."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from tracker.queries.documents import get_head

bp = Blueprint("health", __name__)


@bp.get("/health")
def show() -> ResponseReturnValue:
    """Say that the server and its database answer."""
    get_head()
    return "ok\n", 200, {"Content-Type": "text/plain; charset=utf-8"}
