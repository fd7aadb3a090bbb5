"""The first page."""

from flask import Blueprint, current_app, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from tracker.domain.roles import Role
from tracker.operations.permission import may_plan
from tracker.queries.demonstration import list_personas
from tracker.queries.documents import list_strategies
from tracker.views.session import current_actor

bp = Blueprint("home", __name__)


@bp.get("/")
def index() -> ResponseReturnValue:
    """Show what this is and the ways in; who has signed in goes to their job."""
    strategies = list_strategies()
    personas = list_personas() if current_app.config["TRACKER_DEMONSTRATION"] else []
    if current_user.is_authenticated:
        actor = current_actor()
        mine = [row for row in strategies if actor.is_administrator or actor.holds_any(row.id)]
        if len(mine) == 1:
            return redirect(_job(mine[0].slug, mine[0].id))
        strategies = mine
    return render_template("home/index.html", strategies=strategies, personas=personas)


def _job(slug: str, strategy_id: str) -> str:
    """Return the page somebody comes for."""
    actor = current_actor()
    if actor.has(Role.LEAD, strategy_id):
        return url_for("strategies.show", slug=slug)
    if may_plan(actor, strategy_id):
        return url_for("strategies.show", slug=slug)
    return url_for("strategies.show", slug=slug)
