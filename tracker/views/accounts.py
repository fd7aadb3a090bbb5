"""One's own account: who one is here, the password, and tokens for scripts."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.domain.errors import Refused
from tracker.extensions import db
from tracker.forms.account import TokenForm
from tracker.forms.session import ChangePasswordForm
from tracker.operations.access.passwords import change_password
from tracker.operations.access.tokens import end_token as stop_token
from tracker.operations.access.tokens import issue_token
from tracker.queries.accounts import get_account, list_grants, list_tokens
from tracker.views.request.session import current_actor, now
from tracker.views.sessions import begin

bp = Blueprint("accounts", __name__, url_prefix="/account")


@bp.get("")
def show() -> ResponseReturnValue:
    """Show who one is here and what one may do."""
    id = _own_id()
    return render_template("accounts/show.html", account=get_account(id), grants=list_grants(id))


@bp.route("/password", methods=["GET", "POST"])
def password() -> ResponseReturnValue:
    """Change one's password; every other session of the account ends."""
    form = ChangePasswordForm()
    if form.validate_on_submit():
        try:
            change_password(
                _own_id(), old=form.old_password.data, new=form.new_password.data, by=current_actor(), at=now()
            )
        except Refused as refusal:
            db.session.rollback()
            form.show(refusal)
        else:
            db.session.commit()
            begin(_own_id())
            flash("Your password is changed. Wherever else you were signed in, you are signed out.")
            return redirect(url_for("accounts.show"))
    page = render_template("accounts/password.html", form=form)
    return page, 422 if form.errors else 200, {"Cache-Control": "no-store"}


@bp.route("/tokens", methods=["GET", "POST"])
def tokens() -> ResponseReturnValue:
    """List one's tokens, and make a new one; its secret is shown this once."""
    form, secret = TokenForm(), None
    if form.validate_on_submit():
        try:
            secret = issue_token(
                _own_id(), name=form.name.data, expires_on=form.expires_on.data, by=current_actor(), at=now()
            )
        except Refused as refusal:
            db.session.rollback()
            form.show(refusal)
        else:
            db.session.commit()
            form = TokenForm(formdata=None)
    page = render_template(
        "accounts/tokens.html", form=form, secret=secret, tokens=list_tokens(_own_id()), on=now().date(),
        root=request.host_url.rstrip("/"),
    )  # fmt: skip
    return page, 422 if form.errors else 200, {"Cache-Control": "no-store"}


@bp.post("/tokens/<token_id>/end")
def end_token(token_id: str) -> ResponseReturnValue:
    """End a token of one's own, or anybody's as an administrator."""
    stop_token(token_id, by=current_actor(), at=now())
    db.session.commit()
    flash("The token works no more.")
    owner_id = request.args.get("account")
    if owner_id and current_actor().is_administrator:
        return redirect(url_for("administration.edit", account_id=owner_id))
    return redirect(url_for("accounts.tokens"))


def _own_id() -> str:
    """Return the id of one's own account."""
    id = current_actor().account_id
    assert id is not None, "the route is for whoever is signed in"
    return id
