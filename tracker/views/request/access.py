"""Letting in who may call a route (tracker/views/request/routes.py), and nobody else."""

from flask import Flask, abort, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from tracker.domain.errors import Forbidden, NotFound
from tracker.domain.roles import Actor, Role
from tracker.operations.permission import may_brief, may_plan, may_read_whole
from tracker.operations.planning.decisions import may_answer_decision
from tracker.queries.documents import find_strategy_id, get_strategy_facts
from tracker.views.request.kept_form import is_from_elsewhere
from tracker.views.request.routes import ROUTES, Access
from tracker.views.request.session import current_actor, is_token_request, takes_demonstration
from tracker.views.request.sign_in_page import ask_to_sign_in

#: Whom to ask for what one may not do; the page names them.
ADMINISTRATOR = "an administrator"
PLANNER = "a planner of this strategy"

_ASK = {Access.AUDITOR: ADMINISTRATOR}


def check_access() -> ResponseReturnValue | None:
    """Refuse a request its route is not for, before the view is called."""
    if request.endpoint is None:
        return None
    access = ROUTES[request.endpoint]
    if access is Access.EVERYBODY:
        return None
    if access is Access.DEMONSTRATION:
        return None if takes_demonstration() else abort(404)
    if not current_user.is_authenticated:
        return _check_anonymous(access)
    if is_token_request() and access is not Access.READER:
        raise Forbidden("A token opens what there is to read of a strategy, nothing else.", ask=ADMINISTRATOR)
    _check_role(access)
    return None


def _check_anonymous(access: Access) -> ResponseReturnValue | None:
    """Let an anonymous reader read where the public dashboard is on; ask everybody else to sign in.

    A token that opens nothing is refused there too: its script would take the public part for the whole.
    """
    brings_token = request.authorization is not None and request.authorization.type == "bearer"
    if access is Access.READER and _is_public() and not brings_token:
        return None
    if wants_data():
        abort(401)
    if request.method == "POST" and not is_from_elsewhere():
        return ask_to_sign_in()
    return redirect(url_for("sessions.sign_in", next=request.full_path.rstrip("?")))


def _check_role(access: Access) -> None:
    """Refuse a signed-in person without the role a route asks for; a strategy they have no part in is not there."""
    actor = current_actor()
    slug = (request.view_args or {}).get("slug")
    if slug is not None:
        _check_part(access, actor, slug)
    if access is Access.ADMINISTRATOR and not actor.is_administrator:
        raise Forbidden(f"This page is for {access.value}.", ask=ADMINISTRATOR)


def _check_part(access: Access, actor: Actor, slug: str) -> None:
    """Refuse somebody without the part in a strategy a route asks for.

    :raise NotFound: they have none at all, in the words for a strategy that is not there.
    :raise Forbidden: they have another.
    """
    strategy_id = get_strategy_facts(slug).id
    if not (_has_part(actor, strategy_id) or (access is Access.READER and _is_public())):
        raise NotFound(f"There is no strategy at {slug!r}.")
    allowed = {
        Access.REPORTER: may_plan(actor, strategy_id) or actor.has(Role.LEAD, strategy_id),
        Access.APPROVER: may_plan(actor, strategy_id) or actor.has(Role.APPROVER, strategy_id),
        Access.OVERSEER: may_read_whole(actor, strategy_id) or actor.has(Role.APPROVER, strategy_id),
        Access.PLANNER: may_plan(actor, strategy_id),
        Access.BRIEFER: may_brief(actor, strategy_id),
        Access.DECIDER: may_answer_decision(actor, strategy_id),
        Access.AUDITOR: actor.is_administrator or actor.has(Role.AUDITOR, strategy_id),
    }.get(access, True)
    if not allowed:
        raise Forbidden(f"This page is for {access.value}.", ask=_ASK.get(access, PLANNER))


def may_read(slug: str) -> bool:
    """Return whether there is a strategy at an address that whoever is asking may read."""
    strategy_id = find_strategy_id(slug)
    return strategy_id is not None and may_read_strategy(strategy_id)


def may_read_strategy(strategy_id: str) -> bool:
    """Return whether whoever is asking may read anything of a strategy."""
    return _is_public() or _has_part(current_actor(), strategy_id)


def _has_part(actor: Actor, strategy_id: str) -> bool:
    """Return whether somebody has any part in a strategy."""
    return actor.is_administrator or actor.holds_any(strategy_id)


def _is_public() -> bool:
    """Return whether everybody may read the public part of every strategy."""
    return bool(current_app.config["TRACKER_PUBLIC_DASHBOARD"])


def wants_data() -> bool:
    """Return whether a program is asking, which can do nothing with a page: a data file or JSON is wanted."""
    if request.path.endswith((".json", ".csv")):
        return True
    accepted = request.accept_mimetypes
    return accepted["application/json"] > accepted["text/html"]


def init_app(app: Flask) -> None:
    """Check every request."""
    app.before_request(check_access)
