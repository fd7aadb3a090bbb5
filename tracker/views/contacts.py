"""Points of contact: adding, changing, confirming and ending them."""

from functools import partial

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from tracker.domain.document.contact import Contact
from tracker.domain.document.element import Kind
from tracker.domain.document.organization import Organization
from tracker.forms.organization import ConfirmForm, ContactEditForm, EndContactForm, NewContactForm
from tracker.operations.planning.amend import amend
from tracker.operations.planning.organizations import add_contact, confirm_contact, end_contact
from tracker.views.request.editing import answer, carry_out
from tracker.views.request.reading import Reading, read

bp = Blueprint("contacts", __name__, url_prefix="/strategies/<slug>")


@bp.route("/organizations/<id>/contacts/new", methods=["GET", "POST"])
def new(slug: str, id: str) -> ResponseReturnValue:
    """Add a point of contact to an organization."""
    reading = read(slug)
    organization = reading.document.organization(id)
    form = NewContactForm(starts_on=reading.on)
    if form.validate_on_submit():
        contact = form.contact(organization.id)
        if carry_out(form, partial(add_contact, reading.strategy_id, contact)):
            flash(f"{contact.name} added.")
            return _back_to(slug, organization)
    return answer("contacts/new.html", form, reading=reading, organization=organization)


@bp.route("/contacts/<id>/edit", methods=["GET", "POST"])
def edit(slug: str, id: str) -> ResponseReturnValue:
    """Change what is said of a point of contact."""
    reading, organization, contact = _read(slug, id)
    form = ContactEditForm.of(contact)
    if form.validate_on_submit():
        where = {"version": form.version.data, "strategy_id": reading.strategy_id}
        if carry_out(form, partial(amend, Kind.CONTACT, contact.id, form.values(), **where)):
            flash(f"{form.name.data} saved.")
            return _back_to(slug, organization)
    return answer("contacts/edit.html", form, reading=reading, organization=organization, contact=contact)


@bp.route("/contacts/<id>/confirm", methods=["GET", "POST"])
def confirm(slug: str, id: str) -> ResponseReturnValue:
    """Record that a published point of contact still holds."""
    reading, organization, contact = _read(slug, id)
    form = ConfirmForm(version=contact.version)
    if form.validate_on_submit():
        version = form.version.data
        if carry_out(form, partial(confirm_contact, reading.strategy_id, contact.id, version=version)):
            flash(f"{contact.name} confirmed.")
            return _back_to(slug, organization)
    return answer("contacts/confirm.html", form, reading=reading, organization=organization, contact=contact)


@bp.route("/contacts/<id>/end", methods=["GET", "POST"])
def end(slug: str, id: str) -> ResponseReturnValue:
    """Record that a point of contact serves no more."""
    reading, organization, contact = _read(slug, id)
    form = EndContactForm(ends_on=reading.on, version=contact.version)
    if form.validate_on_submit():
        said = {"ends_on": form.ends_on.data, "version": form.version.data, "reason": form.reason.data}
        if carry_out(form, partial(end_contact, reading.strategy_id, contact.id, **said)):
            flash(f"{contact.name} serves no more; what they lead stands vacant from then.")
            return _back_to(slug, organization)
    return answer("contacts/end.html", form, reading=reading, organization=organization, contact=contact)


def _read(slug: str, id: str) -> tuple[Reading, Organization, Contact]:
    """Return the strategy, and a point of contact with its organization.

    :raise NotFound: there is no such contact.
    """
    reading = read(slug)
    contact = reading.document.contact(id)
    return reading, reading.document.organization(contact.organization_id), contact


def _back_to(slug: str, organization: Organization) -> ResponseReturnValue:
    """Return to the page of an organization."""
    return redirect(url_for("organizations.show", slug=slug, id=organization.id, _anchor="contacts"))
