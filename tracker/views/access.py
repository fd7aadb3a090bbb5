"""Who may call which route: every route is listed here, and a house test tries each as every role."""

from enum import StrEnum

from flask import Flask, abort, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from tracker.domain.errors import Forbidden, NotFound
from tracker.domain.roles import Actor, Role
from tracker.operations.permission import may_plan
from tracker.queries.documents import find_strategy_id, get_strategy_facts
from tracker.views.kept_form import is_from_elsewhere
from tracker.views.session import current_actor, is_token_request, takes_demonstration
from tracker.views.sessions import ask_to_sign_in


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


#: Whom to ask for what one may not do; the page names them.
ADMINISTRATOR = "an administrator"
PLANNER = "a planner of this strategy"

_ASK = {Access.AUDITOR: ADMINISTRATOR}

ROUTES: dict[str, Access] = {
    "accounts.end_token": Access.SIGNED_IN,
    "accounts.password": Access.SIGNED_IN,
    "accounts.show": Access.SIGNED_IN,
    "accounts.tokens": Access.SIGNED_IN,
    "administration.edit": Access.ADMINISTRATOR,
    "administration.end_grant": Access.ADMINISTRATOR,
    "administration.events": Access.ADMINISTRATOR,
    "administration.grant": Access.ADMINISTRATOR,
    "administration.index": Access.ADMINISTRATOR,
    "administration.new": Access.ADMINISTRATOR,
    "administration.reset_link": Access.ADMINISTRATOR,
    "audit.index": Access.AUDITOR,
    "audit.show": Access.AUDITOR,
    "audit.verify": Access.AUDITOR,
    "explanations.show": Access.READER,
    "history.show": Access.READER,
    "redactions.close": Access.ADMINISTRATOR,
    "redactions.confirm": Access.ADMINISTRATOR,
    "redactions.index": Access.ADMINISTRATOR,
    "redactions.new": Access.ADMINISTRATOR,
    "search.index": Access.READER,
    "sessions.reset": Access.EVERYBODY,
    "health.show": Access.EVERYBODY,
    "home.index": Access.EVERYBODY,
    "method.in_force": Access.READER,
    "method.show": Access.EVERYBODY,
    "sessions.sign_in": Access.EVERYBODY,
    "sessions.sign_out": Access.EVERYBODY,
    "sessions.enter": Access.DEMONSTRATION,
    "strategies.show": Access.READER,
    "goals.show": Access.READER,
    "objectives.show": Access.READER,
    "attention.index": Access.READER,
    "charts.show": Access.READER,
    "actions.show": Access.READER,
    "metrics.show": Access.READER,
    "status_updates.new": Access.REPORTER,
    "readings.new": Access.REPORTER,
    "proposals.new": Access.REPORTER,
    "proposals.index": Access.PLANNER,
    "proposals.edit": Access.PLANNER,
    "briefings.show": Access.READER,
    "briefings.document": Access.READER,
    "plans.gaps": Access.PLANNER,
    "plans.publish": Access.PLANNER,
    "plans.settings": Access.PLANNER,
    "assignments.new": Access.PLANNER,
    "assignments.edit": Access.PLANNER,
    "assignments.redate": Access.PLANNER,
    "assignments.end": Access.PLANNER,
    "milestones.new": Access.PLANNER,
    "milestones.edit": Access.PLANNER,
    "milestones.correct": Access.PLANNER,
    "milestones.cancel": Access.PLANNER,
    "metric_plans.new_for_goal": Access.PLANNER,
    "metric_plans.new_for_objective": Access.PLANNER,
    "metric_plans.new_for_action": Access.PLANNER,
    "metric_plans.edit": Access.PLANNER,
    "metric_plans.targets": Access.PLANNER,
    "metric_plans.cancel": Access.PLANNER,
    "metric_plans.end": Access.PLANNER,
    "reinstatements.action": Access.PLANNER,
    "reinstatements.metric": Access.PLANNER,
    "goal_leaders.edit": Access.PLANNER,
    "goal_leaders.end": Access.PLANNER,
    "alignments.new_for_goal": Access.PLANNER,
    "alignments.new_for_objective": Access.PLANNER,
    "alignments.end": Access.PLANNER,
    "organizations.new": Access.PLANNER,
    "organizations.edit": Access.PLANNER,
    "contacts.new": Access.PLANNER,
    "contacts.edit": Access.PLANNER,
    "contacts.confirm": Access.PLANNER,
    "contacts.end": Access.PLANNER,
    "organizations.index": Access.READER,
    "organizations.show": Access.READER,
}


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
        Access.PLANNER: may_plan(actor, strategy_id),
        Access.AUDITOR: actor.is_administrator or actor.has(Role.AUDITOR, strategy_id),
    }.get(access, True)
    if not allowed:
        raise Forbidden(f"This page is for {access.value}.", ask=_ASK.get(access, PLANNER))


def may_read(slug: str) -> bool:
    """Return whether there is a strategy at an address that whoever is asking may read."""
    strategy_id = find_strategy_id(slug)
    return strategy_id is not None and (_is_public() or _has_part(current_actor(), strategy_id))


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
