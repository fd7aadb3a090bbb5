"""Signing in and out."""

from flask import Blueprint, Response, flash, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_user, logout_user

from tracker.domain.errors import NotFound, Refused
from tracker.extensions import db
from tracker.forms.session import NewPasswordForm, SignInForm
from tracker.models.account import AccessEventKind
from tracker.operations.access.accounts import record_access
from tracker.operations.access.passwords import reset_password
from tracker.operations.access.sign_in import TooManyTries
from tracker.operations.access.sign_in import sign_in as check_sign_in
from tracker.operations.access.tokens import token_digest
from tracker.queries.accounts import find_actor, find_reset_account
from tracker.queries.demonstration import list_personas
from tracker.views.request.kept_form import read_kept_form
from tracker.views.request.session import SignedIn, current_actor, now, takes_demonstration
from tracker.views.request.sign_in_page import give_back, sign_in_page, wanted_page

bp = Blueprint("sessions", __name__)


@bp.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> ResponseReturnValue:
    """Sign in with an address and a password; a form that was kept is given back afterwards."""
    form, kept = SignInForm(), request.form.get("kept")
    if request.method == "GET" and current_user.is_authenticated:
        return redirect(_safe_next())
    if not form.validate_on_submit():
        return sign_in_page(form, kept, 422 if form.errors else 200)
    try:
        account_id = check_sign_in(
            form.email.data,
            form.password.data,
            at=now(),
            address=request.remote_addr,
            takes_demonstration=takes_demonstration(),
        )
    except Refused as refusal:
        db.session.commit()
        form.show(refusal)
        return _refused_page(form, kept, refusal)
    db.session.commit()
    begin(account_id)
    return _lead_on(kept)


@bp.route("/sign-out", methods=["POST"])
def sign_out() -> ResponseReturnValue:
    """Sign out."""
    if current_user.is_authenticated:
        _remember(AccessEventKind.SIGN_OUT, current_actor().account_id, current_actor().name)
    logout_user()
    session.clear()
    return redirect(url_for("home.index"))


@bp.route("/enter/<account_id>", methods=["POST"])
def enter(account_id: str) -> ResponseReturnValue:
    """Enter the demonstration as one of its people."""
    persona = next((persona for persona in list_personas() if persona.account_id == account_id), None)
    if persona is None:
        raise NotFound("There is nobody of this name in the demonstration.")
    _remember(AccessEventKind.SIGN_IN, account_id, f"{persona.name}, entering the demonstration")
    begin(account_id)
    return _lead_on(request.form.get("kept"))


@bp.route("/reset/<secret>", methods=["GET", "POST"])
def reset(secret: str) -> ResponseReturnValue:
    """Set a new password by a link an administrator gave; it works once."""
    account = find_reset_account(token_digest(secret), now())
    if account is None:
        raise NotFound("This link was used, replaced by a newer one or has expired. Ask an administrator for another.")
    form = NewPasswordForm()
    if form.validate_on_submit():
        try:
            reset_password(account.id, secret=secret, new=form.new_password.data, at=now())
        except Refused as refusal:
            db.session.rollback()
            form.show(refusal)
        else:
            db.session.commit()
            flash("Your password is set. Sign in with it.")
            return redirect(url_for("sessions.sign_in"))
    page = render_template("sessions/reset.html", form=form, account=account)
    return page, 422 if form.errors else 200, {"Cache-Control": "no-store"}


def begin(account_id: str) -> None:
    """Begin a session for an account; what the browser's last session held is forgotten."""
    actor = find_actor(account_id)
    assert actor is not None, "the account was open a moment ago"
    session.clear()
    g.pop("csrf_token", None)  # it was of the session that is no more
    login_user(SignedIn(actor))


def _lead_on(kept: str | None) -> ResponseReturnValue:
    """Return where somebody who has just come in goes on: with the form that was kept, or where they wanted to go."""
    kept_form = read_kept_form(kept)
    return redirect(_safe_next()) if kept_form is None else give_back(kept_form)


def _refused_page(form: SignInForm, kept: str | None, refusal: Refused) -> Response:
    """Return the sign-in page after a failure."""
    if not isinstance(refusal, TooManyTries):
        return sign_in_page(form, kept, 422)
    response = sign_in_page(form, kept, 429)
    response.headers["Retry-After"] = str(refusal.seconds)
    return response


def _remember(kind: AccessEventKind, account_id: str | None, detail: str) -> None:
    """Remember a sign-in or sign-out that no operation writes."""
    record_access(kind, detail, account_id=account_id, at=now(), address=request.remote_addr)
    db.session.commit()


def _safe_next() -> str:
    """Return where somebody goes who has signed in."""
    return wanted_page() or url_for("home.index")
