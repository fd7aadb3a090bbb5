"""What is shown when something cannot be done."""

import logging
import secrets
from typing import Any

from flask import Flask, Response, current_app, jsonify, make_response, redirect, render_template, request, url_for
from flask_login import current_user
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from tracker.domain.errors import Forbidden, NotFound, Refused
from tracker.extensions import db
from tracker.models.account import AccessEventKind
from tracker.operations.access.accounts import record_access
from tracker.queries.accounts import list_administrator_names, list_planner_names
from tracker.queries.documents import find_strategy_id
from tracker.views.request.access import wants_data
from tracker.views.request.as_of_picker import same_page
from tracker.views.request.kept_form import is_from_elsewhere, keep_form, read_kept_form
from tracker.views.request.not_yet import not_yet_words
from tracker.views.request.routes import ROUTES, Access
from tracker.views.request.session import current_actor, now
from tracker.views.request.sign_in_page import ask_to_sign_in, give_back, sign_in_anew
from tracker.views.request.way_back import find_way_back

log = logging.getLogger(__name__)

#: What the house says where Werkzeug would speak of servers and URLs.
_WORDS = {
    400: ("This could not be read", "The request is incomplete or garbled. Load the page again, then try again."),
    401: ("Please sign in", "This address is for people and programs that have signed in."),
    405: ("Not possible here", "This address does not take what was sent to it."),
    413: ("Too large", "What was sent is larger than this installation takes."),
    429: ("Too many tries", "Please wait a little and try again."),
}


def not_found(error: Exception) -> Response:
    """Answer 404 with a way back."""
    message = str(error) if isinstance(error, NotFound) else "There is no such page, or it is not yours to see."
    not_yet = not_yet_words()
    if wants_data():
        return _data(404, not_yet or message)
    present = same_page() if not_yet else None
    return _page("404", 404, message=not_yet or message, present=present, back=find_way_back())


def forbidden(error: Forbidden) -> Response:
    """Answer 403, say whom to ask by name, and remember the refusal."""
    db.session.rollback()
    actor = current_actor()
    where = f"{request.method} {request.path}"
    record_access(AccessEventKind.REFUSED, where, account_id=actor.account_id, at=now(), address=request.remote_addr)
    db.session.commit()
    if wants_data():
        return _data(403, str(error), ask=error.ask)
    return _page("403", 403, message=str(error), ask=error.ask, names=_names(error.ask), back=find_way_back())


def refused(error: Refused) -> Response:
    """Answer 422 where an operation refused and no form was there to show it."""
    db.session.rollback()
    return _data(422, str(error)) if wants_data() else _page("422", 422, message=str(error), back=find_way_back())


def csrf_failed(error: CSRFError) -> Response:
    """Answer a form that came without its session's mark: what was typed is kept, unless another site sent it."""
    if wants_data() or is_from_elsewhere():
        return http_error(error)
    if request.endpoint == "sessions.sign_in":
        return sign_in_anew()
    if request.endpoint in ("sessions.sign_out", "sessions.enter"):
        return make_response(redirect(url_for("home.index")))
    is_open = request.endpoint is not None and ROUTES[request.endpoint] is Access.EVERYBODY
    kept = read_kept_form(keep_form()) if is_open or current_user.is_authenticated else None
    return ask_to_sign_in() if kept is None else give_back(kept, 400)


def http_error(error: HTTPException) -> Response:
    """Answer any other HTTP error in the house's own page."""
    status = error.code or 500
    if error.response is not None or status < 400:
        return make_response(error.get_response())
    if status == 404:
        return not_found(error)
    if status >= 500:
        return unexpected(error)
    title, message = _WORDS.get(status, (error.name, error.description or error.name))
    if wants_data():
        response = _data(status, message)
    else:
        response = _page("http", status, title=title, message=message, back=find_way_back())
    if status == 401:
        response.headers["WWW-Authenticate"] = 'Bearer realm="tracker"'
    return _with_headers_of(error, response)


def unexpected(error: Exception) -> Response:
    """Answer 500 with an incident number that is in the log."""
    if current_app.testing and current_app.config.get("PROPAGATE_EXCEPTIONS"):
        raise error
    incident = secrets.token_hex(4)
    log.error("Incident %s: %s %s", incident, request.method, request.path, exc_info=error)
    message = "Something went wrong on our side."
    try:
        db.session.rollback()
        if wants_data():
            return _data(500, message, incident=incident)
        return _page("500", 500, message=message, incident=incident)
    except Exception:  # the page itself needs the database: without it the number must still reach the reader
        log.exception("Incident %s: its page could not be shown either", incident)
        return Response(f"{message} Incident {incident}; it is in the log.\n", 500, mimetype="text/plain")


def _page(name: str, status: int, **values: Any) -> Response:
    """Return an error page."""
    return make_response(render_template(f"errors/{name}.html", **values), status)


def _data(status: int, message: str, **more: str) -> Response:
    """Return an error for a program."""
    return make_response(jsonify(error=message, **more), status)


def _with_headers_of(error: HTTPException, response: Response) -> Response:
    """Return an answer with what the error tells a program: what is allowed, when to come again."""
    for name, value in error.get_headers():
        if name in ("Allow", "Retry-After"):
            response.headers[name] = value
    return response


def _names(ask: str) -> tuple[str, ...]:
    """Return the names of those one may ask, as far as they are known."""
    if "administrator" in ask:
        return tuple(list_administrator_names())
    slug = (request.view_args or {}).get("slug")
    strategy_id = find_strategy_id(slug) if slug else None
    return tuple(list_planner_names(strategy_id)) if strategy_id and "planner" in ask else ()


def init_app(app: Flask) -> None:
    """Register the error pages."""
    app.register_error_handler(NotFound, not_found)
    app.register_error_handler(Forbidden, forbidden)
    app.register_error_handler(Refused, refused)
    app.register_error_handler(CSRFError, csrf_failed)
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(Exception, unexpected)
