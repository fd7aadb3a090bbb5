"""The first page."""

from flask import Blueprint, current_app, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from tracker.domain.roles import Actor, Role
from tracker.operations.permission import may_read_whole
from tracker.pages.plans import build_gaps_page
from tracker.queries.demonstration import list_personas
from tracker.queries.strategies import StrategyLine, list_strategy_lines
from tracker.views.approvals import waits_for
from tracker.views.request.reading import read
from tracker.views.request.session import current_actor, takes_demonstration

bp = Blueprint("home", __name__)

#: What the button of each role says.
_WAYS_IN = {
    Role.VIEWER: "leadership",
    Role.LEAD: "responsible office",
    Role.PLANNER: "planner",
    Role.BRIEFER: "briefer",
    Role.AUDITOR: "auditor",
    Role.APPROVER: "approver",
    Role.COMMENTER: "commenter",
}


@bp.get("/")
def index() -> ResponseReturnValue:
    """Show what this is and the ways in; who has signed in goes to their job."""
    strategies = _strategies()
    if current_user.is_authenticated and len(strategies) == 1:
        return redirect(_job(strategies[0], current_actor()))
    offers_personas = takes_demonstration() and not current_user.is_authenticated
    return render_template(
        "home/index.html",
        strategies=strategies,
        personas=list_personas() if offers_personas else [],
        ways_in=_WAYS_IN,
        is_public=current_app.config["TRACKER_PUBLIC_DASHBOARD"],
    )


def _job(strategy: StrategyLine, actor: Actor) -> str:
    """Return the page somebody comes for: what is missing, what waits for them, what they owe, or the whole."""
    if actor.has(Role.PLANNER, strategy.id) and _is_unfinished(strategy.slug):
        return url_for("plans.gaps", slug=strategy.slug)
    if actor.has(Role.APPROVER, strategy.id) and waits_for(strategy.slug):
        return url_for("approvals.index", slug=strategy.slug)
    if actor.has(Role.LEAD, strategy.id) and not may_read_whole(actor, strategy.id):
        return url_for("my_updates.index", slug=strategy.slug)
    return url_for("strategies.show", slug=strategy.slug)


def _is_unfinished(slug: str) -> bool:
    """Return whether a plan is a draft, or lacks something."""
    reading = read(slug)
    return not reading.document.plan.number or build_gaps_page(reading.document, reading.assessment).has_gaps


def _strategies() -> list[StrategyLine]:
    """Return the strategies somebody may know of; who has not signed in knows of what is public or shown."""
    strategies, actor = list_strategy_lines(), current_actor()
    if current_user.is_authenticated and not actor.is_administrator:
        return [strategy for strategy in strategies if actor.holds_any(strategy.id)]
    is_open = current_app.config["TRACKER_PUBLIC_DASHBOARD"] or takes_demonstration()
    return strategies if current_user.is_authenticated or is_open else []
