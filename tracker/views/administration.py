"""Administration: accounts, what they may do, and what is remembered of their coming and going."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.domain.errors import NotFound, Refused, StaleEdit
from tracker.extensions import db
from tracker.forms.account import AccountForm, EndGrantForm, GrantForm, NewAccountForm
from tracker.forms.element import picks
from tracker.models.account import AccessEventKind
from tracker.operations.access import accounts as operations
from tracker.operations.access.passwords import RESET_HOURS, issue_reset_link
from tracker.queries.accounts import (
    AccountLine,
    GrantLine,
    get_account,
    list_access_events,
    list_accounts,
    list_grants,
    list_listed_organizations,
    list_tokens,
)
from tracker.queries.documents import list_strategies
from tracker.views.request.place import asked_place
from tracker.views.request.session import current_actor, now

bp = Blueprint("administration", __name__, url_prefix="/administration")

#: How many events stand on a page.
_EVENTS = 50


@bp.get("")
def index() -> ResponseReturnValue:
    """List every account."""
    return render_template("administration/index.html", accounts=list_accounts())


@bp.route("/accounts/new", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """Add an account; a reset link opens it."""
    form = NewAccountForm()
    if form.validate_on_submit():
        try:
            account_id = operations.add_account(
                email=form.email.data,
                name=form.name.data,
                is_administrator=form.is_administrator.data,
                by=current_actor(),
                at=now(),
            )
        except Refused as refusal:
            db.session.rollback()
            form.show(refusal)
        else:
            db.session.commit()
            flash("Account added. Give it a role, and its person a link to set a password.")
            return redirect(url_for("administration.edit", account_id=account_id))
    return render_template("administration/new.html", form=form), 422 if form.problems else 200


@bp.route("/accounts/<account_id>", methods=["GET", "POST"])
def edit(account_id: str) -> ResponseReturnValue:
    """Change, close or reopen an account; its roles and tokens stand below."""
    account = get_account(account_id)
    form = AccountForm(obj=account)
    if form.validate_on_submit():
        try:
            operations.change_account(
                account_id,
                name=form.name.data,
                is_administrator=form.is_administrator.data,
                is_active=form.is_active.data,
                by=current_actor(),
                at=now(),
                version=form.version.data,
                reason=form.reason.data,
            )
        except Refused as refusal:
            db.session.rollback()
            form.show(refusal)
            if isinstance(refusal, StaleEdit):
                form.restart(version=get_account(account_id).version)
        else:
            db.session.commit()
            flash("Saved.")
            return redirect(url_for("administration.edit", account_id=account_id))
    return _account_page(account, form), 422 if form.problems else 200


@bp.post("/accounts/<account_id>/reset-link")
def reset_link(account_id: str) -> ResponseReturnValue:
    """Make a link that sets a new password, and show it this once."""
    account = get_account(account_id)
    secret = issue_reset_link(account_id, by=current_actor(), at=now())
    db.session.commit()
    address = url_for("sessions.reset", secret=secret, _external=True)
    page = render_template("administration/reset_link.html", account=account, address=address, hours=RESET_HOURS)
    return page, 200, {"Cache-Control": "no-store"}


@bp.route("/accounts/<account_id>/roles/new", methods=["GET", "POST"])
def grant(account_id: str) -> ResponseReturnValue:
    """Give an account a role."""
    account = get_account(account_id)
    form = GrantForm()
    form.strategy_id.choices = picks((row.id, row.title) for row in list_strategies())
    form.organization_id.choices = picks(list_listed_organizations(), none="None: a role in the whole strategy")
    if form.validate_on_submit():
        try:
            operations.grant_role(
                account_id,
                strategy_id=form.strategy_id.data,
                role=form.role.data,
                organization_id=form.organization_id.data,
                by=current_actor(),
                at=now(),
                reason=form.reason.data,
            )
        except Refused as refusal:
            db.session.rollback()
            form.show(refusal)
        else:
            db.session.commit()
            flash(f"{account.name} holds the role now.")
            return redirect(url_for("administration.edit", account_id=account_id))
    return render_template("administration/grant.html", account=account, form=form), 422 if form.problems else 200


@bp.route("/accounts/<account_id>/roles/<grant_id>/end", methods=["GET", "POST"])
def end_grant(account_id: str, grant_id: str) -> ResponseReturnValue:
    """Take a role back."""
    account = get_account(account_id)
    held = _grant_of(account_id, grant_id)
    form = EndGrantForm(obj=held)
    if form.validate_on_submit():
        try:
            operations.end_grant(
                grant_id, by=current_actor(), at=now(), version=form.version.data, reason=form.reason.data
            )
        except Refused as refusal:
            db.session.rollback()
            form.show(refusal)
        else:
            db.session.commit()
            flash(f"{account.name} holds the role no more.")
            return redirect(url_for("administration.edit", account_id=account_id))
    page = render_template("administration/end_grant.html", account=account, grant=held, form=form)
    return page, 422 if form.problems else 200


@bp.get("/events")
def events() -> ResponseReturnValue:
    """List sign-ins, refusals and exports, newest first."""
    kind = request.args.get("kind", "")
    if kind and kind not in {member.value for member in AccessEventKind}:
        raise NotFound(f"Nothing of the kind {kind!r} is remembered.")
    before = asked_place()
    lines = list_access_events(kind=AccessEventKind(kind) if kind else None, before=before, limit=_EVENTS)
    older = lines[-1].id if len(lines) == _EVENTS else None
    return render_template(
        "administration/events.html", events=lines, kind=kind, kinds=list(AccessEventKind), older=older
    )


def _account_page(account: AccountLine, form: AccountForm) -> str:
    """Return the page of an account."""
    return render_template(
        "administration/edit.html",
        account=account,
        form=form,
        grants=list_grants(account.id),
        tokens=list_tokens(account.id),
        on=now().date(),
    )


def _grant_of(account_id: str, grant_id: str) -> GrantLine:
    """Return a role an account holds or held.

    :raise NotFound: it holds no such role.
    """
    for held in list_grants(account_id):
        if held.id == grant_id:
            return held
    raise NotFound("This account holds no such role.")
