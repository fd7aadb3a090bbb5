"""Withholding words that should never have been written: one administrator asks, another confirms or refuses."""

from functools import partial

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.domain.document.element import Kind
from tracker.domain.errors import NotFound, Refused
from tracker.extensions import db
from tracker.forms.element import picks
from tracker.forms.ending import ReasonForm
from tracker.forms.redaction import ConfirmRedactionForm, RedactionForm
from tracker.operations.withholding.redactable import REASON, REDACTABLE
from tracker.operations.withholding.redaction_endings import refuse_redaction, withdraw_redaction
from tracker.operations.withholding.redactions import confirm_redaction, request_redaction
from tracker.pages.audit import kind_words
from tracker.pages.field_words import field_label
from tracker.queries.redactions import find_words, get_redaction, list_redactions
from tracker.views.request.editing import answer, carry_out
from tracker.views.request.session import current_actor, now

bp = Blueprint("redactions", __name__, url_prefix="/administration/redactions")


@bp.get("")
def index() -> ResponseReturnValue:
    """List what was asked for and what is withheld."""
    return render_template("redactions/index.html", redactions=list_redactions(), kind_words=kind_words)


@bp.route("/new", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """Ask that words of an element, named in the address, be withheld."""
    kind, id = _element()
    fields = sorted(REDACTABLE.get(kind, ()), key=field_label)
    words = [(name, find_words(kind, id, name)) for name in fields]
    form = RedactionForm()
    form.field.choices = picks(
        [(name, field_label(name)) for name in fields] + [(REASON, "The reasons recorded with its changes")]
    )
    if form.validate_on_submit():
        try:
            request_redaction(kind, id, form.field.data, by=current_actor(), at=now(), reason=form.reason.data)
        except Refused as refusal:
            db.session.rollback()
            form.show(refusal)
        else:
            db.session.commit()
            flash("Asked. Another administrator has to confirm it.")
            return redirect(url_for("redactions.index"))
    page = render_template(
        "redactions/new.html",
        form=form,
        kind=kind,
        kind_words=kind_words(kind),
        id=id,
        words=[(field_label(name), text) for name, text in words if text],
    )
    return page, 422 if form.problems else 200


@bp.route("/<redaction_id>/confirm", methods=["GET", "POST"])
def confirm(redaction_id: str) -> ResponseReturnValue:
    """Withhold what another administrator asked to withhold."""
    asked = get_redaction(redaction_id)
    form = ConfirmRedactionForm(obj=asked)
    if form.validate_on_submit():
        try:
            confirm_redaction(redaction_id, by=current_actor(), at=now(), version=form.version.data)
        except Refused as refusal:
            db.session.rollback()
            form.show(refusal)
        else:
            db.session.commit()
            flash("Withheld, in every revision and issued briefing too. Backups and files made before hold them still.")
            return redirect(url_for("redactions.index"))
    page = render_template(
        "redactions/confirm.html",
        form=form,
        asked=asked,
        kind_words=kind_words(asked.kind),
        field=field_label(asked.field),
        words=find_words(asked.kind, asked.element_id, asked.field),
    )
    return page, 422 if form.problems else 200


@bp.route("/<redaction_id>/close", methods=["GET", "POST"])
def close(redaction_id: str) -> ResponseReturnValue:
    """Withdraw one's own request, or refuse another's, with a reason; the words stay."""
    asked = get_redaction(redaction_id)
    is_mine = asked.requested_by_id == current_actor().account_id
    form = ReasonForm(version=asked.version)
    if form.validate_on_submit():
        act = withdraw_redaction if is_mine else refuse_redaction
        if carry_out(form, partial(act, redaction_id, version=form.version.data, reason=form.reason.data)):
            flash("The request is withdrawn; the words stay." if is_mine else "The request is refused; the words stay.")
            return redirect(url_for("redactions.index"))
        asked = get_redaction(redaction_id)
    label, words = field_label(asked.field), kind_words(asked.kind)
    return answer("redactions/close.html", form, asked=asked, kind_words=words, field_label=label)


def _element() -> tuple[Kind, str]:
    """Return the element the address names.

    :raise NotFound: it names none.
    """
    kind, id = request.args.get("kind", ""), request.args.get("id", "")
    if kind not in {member.value for member in Kind} or not id:
        raise NotFound("Open the revision that holds the words in the record, and ask from there.")
    return Kind(kind), id
