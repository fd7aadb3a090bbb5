"""The directory: who is in it, and what each organization's part is."""

from functools import partial

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.domain.document.element import Kind
from tracker.forms.organization import NewOrganizationForm, OrganizationEditForm
from tracker.operations.planning.amend import amend
from tracker.operations.planning.organizations import add_organization
from tracker.pages.organizations import build_directory_page, build_organization_page
from tracker.views.request.conditional import unless_unchanged
from tracker.views.request.editing import answer, carry_out
from tracker.views.request.reading import read
from tracker.views.request.since import since_of

bp = Blueprint("organizations", __name__, url_prefix="/strategies/<slug>/organizations")

#: The most letters of a search that are read.
_LONGEST = 100


@bp.get("")
@unless_unchanged
def index(slug: str) -> ResponseReturnValue:
    """List the directory, narrowed by kind and words."""
    reading = read(slug)
    kind, words = request.args.get("kind"), request.args.get("q", "").strip()[:_LONGEST]
    page = build_directory_page(reading.document, reading.assessment, kind=kind, words=words)
    may_edit = reading.may_plan
    return render_template("organizations/index.html", page=page, reading=reading, may_edit=may_edit)


@bp.get("/<id>")
@unless_unchanged
def show(slug: str, id: str) -> ResponseReturnValue:
    """Show an organization's part; its own leads read it whole."""
    reading, own = read(slug), read(slug, for_organization=id)
    organization = own.document.organization(id)
    page = build_organization_page(
        reading.document, reading.assessment, organization, own=(own.document, own.assessment), since=since_of(own)
    )
    may_edit = reading.may_plan
    return render_template("organizations/show.html", page=page, reading=reading, may_edit=may_edit)


@bp.route("/new", methods=["GET", "POST"])
def new(slug: str) -> ResponseReturnValue:
    """Add an organization to the directory."""
    reading = read(slug)
    form = NewOrganizationForm(name=request.args.get("name"), parent_id=request.args.get("parent"))
    form.offer(reading.document)
    if form.validate_on_submit():
        organization = form.organization()
        if carry_out(form, partial(add_organization, reading.strategy_id, organization)):
            flash(f"{organization.name} added to the directory.")
            return redirect(url_for("organizations.show", slug=slug, id=organization.id))
    return answer("organizations/new.html", form, reading=reading)


@bp.route("/<id>/edit", methods=["GET", "POST"])
def edit(slug: str, id: str) -> ResponseReturnValue:
    """Change what is said of an organization."""
    reading = read(slug)
    organization = reading.document.organization(id)
    form = OrganizationEditForm.of(organization)
    form.offer(reading.document)
    if form.validate_on_submit():
        where = {"version": form.version.data, "strategy_id": reading.strategy_id}
        if carry_out(form, partial(amend, Kind.ORGANIZATION, id, form.values(), **where)):
            flash(f"{form.name.data} saved.")
            return redirect(url_for("organizations.show", slug=slug, id=id))
    return answer("organizations/edit.html", form, reading=reading, organization=organization)
