"""Signing in and out."""

from urllib.parse import urlsplit

from flask import Blueprint, abort, current_app, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_user, logout_user

from tracker.domain.errors import Refused
from tracker.extensions import db
from tracker.forms.session import SignInForm
from tracker.models.account import AccessEventKind
from tracker.operations.accounts import record_access
from tracker.operations.accounts import sign_in as check_sign_in
from tracker.queries.accounts import find_actor
from tracker.queries.demonstration import list_personas
from tracker.views.session import SignedIn, current_actor, is_loopback, now

bp = Blueprint("sessions", __name__)


@bp.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> ResponseReturnValue:
    """Sign in with an address and a password."""
    form = SignInForm()
    if form.validate_on_submit():
        try:
            account_id = check_sign_in(form.email.data, form.password.data, at=now(), address=request.remote_addr)
            _start(account_id)
        except Refused as refusal:
            db.session.commit()
            form.password.errors = [str(refusal)]
        else:
            db.session.commit()
            return redirect(_safe_next())
    return render_template("sessions/sign_in.html", form=form), 422 if form.errors else 200


@bp.route("/sign-out", methods=["POST"])
def sign_out() -> ResponseReturnValue:
    """Sign out."""
    if current_user.is_authenticated:
        actor = current_actor()
        record_access(
            AccessEventKind.SIGN_OUT,
            actor.name,
            account_id=actor.account_id,
            at=now(),
            address=request.remote_addr,
        )
        db.session.commit()
    logout_user()
    session.clear()
    return redirect(url_for("home.index"))


@bp.route("/enter/<account_id>", methods=["POST"])
def enter(account_id: str) -> ResponseReturnValue:
    """Enter the demonstration as one of its people."""
    if account_id not in {persona.account_id for persona in list_personas()}:
        abort(404)
    _start(account_id)
    return redirect(url_for("home.index"))


def _start(account_id: str) -> None:
    """Begin a session for an account; the demonstration's people come from this machine alone.

    :raise Refused: the account is the demonstration's and the request comes from elsewhere.
    """
    actor = find_actor(account_id)
    if actor is None:
        raise Refused("This account is closed.")
    personas = {persona.account_id for persona in list_personas()}
    if account_id in personas and not (current_app.config["TRACKER_DEMONSTRATION"] and is_loopback()):
        raise Refused("The demonstration's accounts work on its own machine alone.")
    session.clear()
    login_user(SignedIn(actor))


def _safe_next() -> str:
    """Return the page somebody was on their way to, where it is one of ours."""
    target = request.args.get("next", "")
    parts = urlsplit(target)
    is_ours = target.startswith("/") and not target.startswith(("//", "/\\")) and not parts.netloc
    return target if is_ours else url_for("home.index")
