"""What is shown when something cannot be done."""

import logging
import secrets

from flask import Flask, Response, current_app, jsonify, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from tracker.domain.errors import Forbidden, NotFound, Refused
from tracker.extensions import db
from tracker.models.account import AccessEventKind
from tracker.operations.accounts import record_access
from tracker.views.session import current_actor, now

log = logging.getLogger(__name__)


def _answer(template: str, status: int, message: str, **more: str) -> Response:
    """Return an error page, or the same as JSON where JSON was asked for."""
    if request.path.endswith(".json"):
        return make_response(jsonify(error=message, **more), status)
    return make_response(render_template(template, message=message, **more), status)


def not_found(error: Exception) -> Response:
    """Answer 404 with a way back."""
    message = str(error) if isinstance(error, NotFound) else "There is no such page, or it is not yours to see."
    return _answer("errors/404.html", 404, message)


def forbidden(error: Forbidden) -> Response:
    """Answer 403, say whom to ask, and remember the refusal."""
    db.session.rollback()
    actor = current_actor()
    where = f"{request.method} {request.path}"
    record_access(AccessEventKind.REFUSED, where, account_id=actor.account_id, at=now(), address=request.remote_addr)
    db.session.commit()
    return _answer("errors/403.html", 403, str(error), ask=error.ask)


def refused(error: Refused) -> Response:
    """Answer 422 where an operation refused and no form was there to show it."""
    db.session.rollback()
    return _answer("errors/422.html", 422, str(error))


def http_error(error: HTTPException) -> Response:
    """Answer any other HTTP error in the house's own page."""
    status = error.code or 500
    if status == 404:
        return not_found(error)
    if error.response is not None or status < 400:
        return make_response(error.get_response())
    response = _answer("errors/http.html", status, error.description or error.name, title=error.name)
    if status == 405 and error.get_headers():
        response.headers["Allow"] = dict(error.get_headers()).get("Allow", "")
    return response


def unexpected(error: Exception) -> Response:
    """Answer 500 with an incident number that is in the log."""
    if current_app.testing and current_app.config.get("PROPAGATE_EXCEPTIONS"):
        raise error
    incident = secrets.token_hex(4)
    log.error("Incident %s: %s %s", incident, request.method, request.path, exc_info=error)
    db.session.rollback()
    return _answer("errors/500.html", 500, "Something went wrong on our side.", incident=incident)


def init_app(app: Flask) -> None:
    """Register the error pages."""
    app.register_error_handler(NotFound, not_found)
    app.register_error_handler(Forbidden, forbidden)
    app.register_error_handler(Refused, refused)
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(Exception, unexpected)
