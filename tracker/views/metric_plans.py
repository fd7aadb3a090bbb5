"""Planning metrics: adding them with baseline and targets, changing them, ending them."""

from functools import partial

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from tracker.domain.document.action import Action
from tracker.domain.document.element import Kind
from tracker.domain.document.goal import Goal
from tracker.domain.document.metric import Metric
from tracker.domain.document.objective import Objective
from tracker.domain.errors import NotFound
from tracker.forms.ending import ReasonForm
from tracker.forms.metric_plan import EndMetricForm, MetricEditForm, NewMetricForm, TargetForm
from tracker.operations.planning.amend import amend
from tracker.operations.planning.metric_endings import cancel_target, end_metric
from tracker.operations.planning.metrics import add_metric, add_target
from tracker.views.request.addresses import url_of
from tracker.views.request.editing import answer, carry_out, warn_of_days_outside
from tracker.views.request.reading import Reading, read

bp = Blueprint("metric_plans", __name__, url_prefix="/strategies/<slug>")

Owner = Goal | Objective | Action


@bp.route("/goals/<number>/metrics/new", methods=["GET", "POST"], endpoint="new_for_goal")
@bp.route("/objectives/<number>/metrics/new", methods=["GET", "POST"], endpoint="new_for_objective")
@bp.route("/actions/<number>/metrics/new", methods=["GET", "POST"], endpoint="new_for_action")
def new(slug: str, number: str) -> ResponseReturnValue:
    """Add a metric with its baseline and targets."""
    reading = read(slug)
    owner = _owner(reading, number)
    form = NewMetricForm(organization_id=owner.organization_id if isinstance(owner, Action) else None)
    form.offer(reading.document)
    if not form.is_adding and form.validate_on_submit():
        metric = form.metric(**{_OWNER_IDS[type(owner)]: owner.id})
        if carry_out(form, partial(add_metric, metric, reason=form.reason.data)):
            number = read(slug).document.metric(str(metric.id)).number
            flash(f"Metric {number} added.")
            warn_of_days_outside(reading.document.strategy, [target.due_on for target in metric.targets])
            return _back_to(slug, number)
    words = owner.title if isinstance(owner, Action) else owner.text
    back = url_of(slug, owner)
    return answer("metric_plans/new.html", form, reading=reading, owner=owner, words=words, back=back)


@bp.route("/metrics/<number>/edit", methods=["GET", "POST"])
def edit(slug: str, number: str) -> ResponseReturnValue:
    """Change what is said of a metric."""
    reading, metric = _read(slug, number)
    form = MetricEditForm.of(metric)
    form.offer(reading.document)
    if form.validate_on_submit():
        where = {"strategy_id": reading.strategy_id, "reason": form.reason.data}
        version = form.version.data
        if carry_out(form, partial(amend, Kind.METRIC, metric.id, form.values(), version=version, **where)):
            flash(f"Metric {metric.number} saved.")
            return _back_to(slug, metric.number)
    return answer("metric_plans/edit.html", form, reading=reading, metric=metric)


@bp.route("/metrics/<number>/targets", methods=["GET", "POST"])
def targets(slug: str, number: str) -> ResponseReturnValue:
    """Add a target to a metric, below those it has."""
    reading, metric = _read(slug, number)
    form = TargetForm()
    if form.validate_on_submit():
        target = form.target()
        if carry_out(form, partial(add_target, metric.id, target, reason=form.reason.data)):
            flash("Target added.")
            warn_of_days_outside(reading.document.strategy, [target.due_on])
            return redirect(url_for("metric_plans.targets", slug=slug, number=metric.number))
    return answer("metric_plans/targets.html", form, reading=reading, metric=metric)


@bp.route("/metrics/<number>/targets/<id>/cancel", methods=["GET", "POST"])
def cancel(slug: str, number: str, id: str) -> ResponseReturnValue:
    """Cancel a target, with a reason."""
    reading, metric = _read(slug, number)
    target = next((each for each in metric.targets if each.id == id), None)
    if target is None:
        raise NotFound(f"Metric {metric.number} has no such target.")
    form = ReasonForm(version=target.version)
    if form.validate_on_submit():
        why = {"version": form.version.data, "reason": form.reason.data}
        if carry_out(form, partial(cancel_target, target.id, **why)):
            flash("Target cancelled; it stays readable and nothing is judged by it any more.")
            return redirect(url_for("metric_plans.targets", slug=slug, number=metric.number))
    return answer("metric_plans/cancel.html", form, reading=reading, metric=metric, target=target)


@bp.route("/metrics/<number>/end", methods=["GET", "POST"])
def end(slug: str, number: str) -> ResponseReturnValue:
    """Cancel or archive a metric, with a reason."""
    reading, metric = _read(slug, number)
    owner = _owner(reading, _owner_number(reading, metric))
    form = EndMetricForm(version=metric.version)
    if form.validate_on_submit():
        lifecycle = form.lifecycle.data
        why = {"version": form.version.data, "reason": form.reason.data}
        if carry_out(form, partial(end_metric, metric.id, lifecycle=lifecycle, **why)):
            flash(f"Metric {metric.number} is {lifecycle.value}; it stays readable and counts no more.")
            return redirect(url_of(slug, owner))
    return answer("metric_plans/end.html", form, reading=reading, metric=metric)


_OWNER_IDS = {Goal: "goal_id", Objective: "objective_id", Action: "action_id"}


def _owner(reading: Reading, number: str) -> Owner:
    """Return the goal, objective or action with a number.

    :raise NotFound: there is none.
    """
    owner = reading.document.numbered(number)
    if not isinstance(owner, Owner):
        raise NotFound(f"Nothing here has the number {number}.")
    return owner


def _owner_number(reading: Reading, metric: Metric) -> str:
    """Return the number of the element a metric belongs to."""
    document = reading.document
    if metric.goal_id is not None:
        return document.goal(metric.goal_id).number
    return (
        document.objective(metric.objective_id).number
        if metric.objective_id is not None
        else document.action(str(metric.action_id)).number
    )


def _read(slug: str, number: str) -> tuple[Reading, Metric]:
    """Return the strategy and the metric with a number.

    :raise NotFound: there is no such metric.
    """
    reading = read(slug)
    metric = reading.document.numbered(number)
    if not isinstance(metric, Metric):
        raise NotFound(f"There is no metric {number}.")
    return reading, metric


def _back_to(slug: str, number: str) -> ResponseReturnValue:
    """Return to a metric's page."""
    return redirect(url_for("metrics.show", slug=slug, number=number))
