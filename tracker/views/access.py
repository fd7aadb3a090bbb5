"""Who may call which route: every route is listed here, and a house test tries each as every role."""

from enum import StrEnum

from flask import Flask, abort, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from tracker.domain.errors import Forbidden
from tracker.domain.roles import Role
from tracker.operations.permission import may_plan
from tracker.queries.documents import get_strategy_id
from tracker.views.session import current_actor, is_loopback


class Access(StrEnum):
    """Who may call a route."""

    EVERYBODY = "everybody"
    READER = "whoever may read the strategy"
    SIGNED_IN = "whoever is signed in"
    REPORTER = "leads and planners of the strategy"
    PLANNER = "planners of the strategy"
    AUDITOR = "auditors of the strategy and administrators"
    ADMINISTRATOR = "administrators"
    DEMONSTRATION = "whoever sits at the machine of a demonstration"


ROUTES: dict[str, Access] = {
    "health.show": Access.EVERYBODY,
    "home.index": Access.EVERYBODY,
    "method.show": Access.EVERYBODY,
    "sessions.sign_in": Access.EVERYBODY,
    "sessions.sign_out": Access.EVERYBODY,
    "sessions.enter": Access.DEMONSTRATION,
    "strategies.show": Access.READER,
    "goals.show": Access.READER,
    "briefings.show": Access.READER,
}


def check_access() -> ResponseReturnValue | None:
    """Refuse a request its route is not for, before the view is called."""
    if request.endpoint is None:
        return None
    access = ROUTES[request.endpoint]
    if access is Access.EVERYBODY:
        return None
    if access is Access.DEMONSTRATION:
        return None if current_app.config["TRACKER_DEMONSTRATION"] and is_loopback() else abort(404)
    if not current_user.is_authenticated:
        return _check_anonymous(access)
    _check_role(access)
    return None


def _check_anonymous(access: Access) -> ResponseReturnValue | None:
    """Let an anonymous reader read where the public dashboard is on; ask everybody else to sign in."""
    if access is Access.READER and current_app.config["TRACKER_PUBLIC_DASHBOARD"]:
        return None
    if request.path.endswith((".json", ".csv")):
        abort(401)
    return redirect(url_for("sessions.sign_in", next=request.full_path.rstrip("?")))


def _check_role(access: Access) -> None:
    """Refuse a signed-in person without the role a route asks for; a strategy they have no part in is not there."""
    actor = current_actor()
    slug = (request.view_args or {}).get("slug")
    if slug is not None:
        strategy_id = get_strategy_id(slug)
        if not (actor.is_administrator or actor.holds_any(strategy_id) or _is_public(access)):
            abort(404)
        allowed = {
            Access.REPORTER: may_plan(actor, strategy_id) or actor.has(Role.LEAD, strategy_id),
            Access.PLANNER: may_plan(actor, strategy_id),
            Access.AUDITOR: actor.is_administrator or actor.has(Role.AUDITOR, strategy_id),
        }.get(access, True)
        if not allowed:
            raise Forbidden(f"This page is for {access.value}.")
    if access is Access.ADMINISTRATOR and not actor.is_administrator:
        raise Forbidden(f"This page is for {access.value}.", ask="an administrator")


def _is_public(access: Access) -> bool:
    """Return whether a route is open to everybody where the public dashboard is on."""
    return access is Access.READER and current_app.config["TRACKER_PUBLIC_DASHBOARD"]


def init_app(app: Flask) -> None:
    """Check every request."""
    app.before_request(check_access)
