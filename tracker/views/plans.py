"""The plan as a whole: what it lacks, what it is weighed and judged by, and publishing its first version."""

from functools import partial

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.domain.document.element import Kind
from tracker.forms.plan import PublishForm, SettingsForm
from tracker.operations.planning.amend import amend
from tracker.operations.planning.plans import publish_plan
from tracker.operations.planning.weights import weigh
from tracker.pages.plans import build_gaps_page
from tracker.views.request.conditional import unless_unchanged
from tracker.views.request.editing import answer, carry_out
from tracker.views.request.reading import read

bp = Blueprint("plans", __name__, url_prefix="/strategies/<slug>/plan")


@bp.get("")
@unless_unchanged
def gaps(slug: str) -> ResponseReturnValue:
    """Show what the plan lacks, objective by objective."""
    reading = read(slug)
    page = build_gaps_page(reading.document, reading.assessment, missing=request.args.get("missing"))
    return render_template("plans/gaps.html", page=page, reading=reading)


@bp.route("/publish", methods=["GET", "POST"])
def publish(slug: str) -> ResponseReturnValue:
    """Publish version 1."""
    reading = read(slug)
    plan = reading.document.plan
    if plan.number:
        flash(f"Version {plan.number} of this plan is published already.", "info")
        return redirect(url_for("plans.gaps", slug=slug))
    form = PublishForm(version=plan.version)
    if form.validate_on_submit():
        why = {"version": form.version.data, "reason": form.reason.data}
        if carry_out(form, partial(publish_plan, reading.strategy_id, **why)):
            flash("Version 1 of the plan is published. From now on a change needs a reason, and dates move openly.")
            return redirect(url_for("strategies.show", slug=slug))
    page = build_gaps_page(reading.document, reading.assessment)
    return answer("plans/publish.html", form, reading=reading, page=page)


@bp.route("/settings", methods=["GET", "POST"])
def settings(slug: str) -> ResponseReturnValue:
    """Weigh goals and objectives, set the thresholds, and say whether reports need approval."""
    reading = read(slug)
    form = SettingsForm.of(reading.document)
    if form.validate_on_submit():
        why = {"strategy_id": reading.strategy_id, "reason": form.reason.data}
        weights = form.weights(reading.document)
        thresholds = partial(
            amend, Kind.PLAN, reading.document.plan.id, form.thresholds(), version=form.version.data, **why
        )
        if carry_out(form, partial(weigh, weights=weights, **why), thresholds):
            flash("Saved.")
            return redirect(url_for("plans.settings", slug=slug))
    return answer("plans/settings.html", form, reading=reading)
