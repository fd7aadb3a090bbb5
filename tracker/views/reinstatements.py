"""Bringing back what left the plan by mistake."""

from functools import partial

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from tracker.domain.document.element import Lifecycle
from tracker.domain.document.metric import Metric
from tracker.domain.errors import NotFound
from tracker.forms.ending import ReasonForm
from tracker.operations.planning.reinstating import reinstate_action, reinstate_metric
from tracker.views.assignments import read_planned
from tracker.views.request.editing import answer, carry_out
from tracker.views.request.reading import Reading, read

bp = Blueprint("reinstatements", __name__, url_prefix="/strategies/<slug>")


@bp.route("/actions/<number>/reinstate", methods=["GET", "POST"])
def action(slug: str, number: str) -> ResponseReturnValue:
    """Bring an ended action back, with a reason; one that is active needs nothing."""
    reading, ended = read_planned(slug, number)
    form = ReasonForm(version=ended.version)
    back = url_for("actions.show", slug=slug, number=ended.number)
    if ended.lifecycle is Lifecycle.ACTIVE:
        return redirect(back)
    if form.validate_on_submit():
        why = {"version": form.version.data, "reason": form.reason.data}
        if carry_out(form, partial(reinstate_action, ended.id, **why)):
            flash(f"Action {ended.number} is active again, with the dates it had.")
            return redirect(back)
    successor = reading.document.find_action(ended.superseded_by_id)
    return answer("reinstatements/action.html", form, reading=reading, action=ended, successor=successor)


@bp.route("/metrics/<number>/reinstate", methods=["GET", "POST"])
def metric(slug: str, number: str) -> ResponseReturnValue:
    """Bring an ended metric back, with a reason; one that is active needs nothing."""
    reading, ended = _read_metric(slug, number)
    form = ReasonForm(version=ended.version)
    back = url_for("metrics.show", slug=slug, number=ended.number)
    if ended.lifecycle is Lifecycle.ACTIVE:
        return redirect(back)
    if form.validate_on_submit():
        why = {"version": form.version.data, "reason": form.reason.data}
        if carry_out(form, partial(reinstate_metric, ended.id, **why)):
            flash(f"Metric {ended.number} is active again, with its targets and readings.")
            return redirect(back)
    return answer("reinstatements/metric.html", form, reading=reading, metric=ended)


def _read_metric(slug: str, number: str) -> tuple[Reading, Metric]:
    """Return the strategy and the metric with a number.

    :raise NotFound: there is no such metric.
    """
    reading = read(slug)
    found = reading.document.numbered(number)
    if not isinstance(found, Metric):
        raise NotFound(f"There is no metric {number}.")
    return reading, found
