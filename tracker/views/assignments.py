"""Assigning actions, changing them, moving their dates, ending them."""

from functools import partial

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from tracker.domain.document.action import Action
from tracker.domain.document.element import Kind
from tracker.domain.document.objective import Objective
from tracker.domain.errors import NotFound
from tracker.forms.assignment import ActionEditForm, AssignmentForm
from tracker.forms.ending import EndActionForm, RedateForm
from tracker.operations.planning.actions import assign_action, end_action
from tracker.operations.planning.amend import amend
from tracker.operations.planning.redating import redate_action
from tracker.views.request.editing import answer, carry_out, warn_of_days_outside
from tracker.views.request.reading import Reading, read

bp = Blueprint("assignments", __name__, url_prefix="/strategies/<slug>")

#: What the second button of the page says: save, and give me the page again.
ANOTHER = "another"


@bp.route("/objectives/<number>/actions/new", methods=["GET", "POST"])
def new(slug: str, number: str) -> ResponseReturnValue:
    """Assign an action under an objective: one page."""
    reading = read(slug)
    objective = _objective(reading, number)
    form = AssignmentForm()
    form.offer(reading.document, objective, reading.on)
    if not form.is_adding and form.validate_on_submit():
        assignment = form.assignment(objective.id)
        if carry_out(form, partial(assign_action, assignment, reason=form.reason.data)):
            is_warned = _say_assigned(read(slug), str(assignment.id))
            return _after_assigning(slug, objective.number, from_top=is_warned)
    return answer("assignments/new.html", form, reading=reading, objective=objective)


@bp.route("/actions/<number>/edit", methods=["GET", "POST"])
def edit(slug: str, number: str) -> ResponseReturnValue:
    """Change what is said of an action; published dates move on a page of their own."""
    reading, action = read_planned(slug, number)
    objective = reading.document.objective(action.objective_id)
    form = ActionEditForm.of(action)
    form.offer(reading.document, objective, reading.on, action=action)
    if not form.is_adding and form.validate_on_submit():
        where = {"strategy_id": reading.strategy_id, "reason": form.reason.data}
        version = form.version.data
        if carry_out(form, partial(amend, Kind.ACTION, action.id, form.values(), version=version, **where)):
            flash(f"Action {action.number} saved.")
            if action.published_on is None:
                _warn(*read_planned(slug, number))
            return _back_to(slug, action)
    return answer("assignments/edit.html", form, reading=reading, action=action, objective=objective)


@bp.route("/actions/<number>/redate", methods=["GET", "POST"])
def redate(slug: str, number: str) -> ResponseReturnValue:
    """Move the dates in force of an action and its open milestones; the first dates stay."""
    reading, action = read_planned(slug, number)
    if action.published_on is None:
        return redirect(url_for("assignments.edit", slug=slug, number=action.number))
    form = RedateForm.of(action)
    if form.validate_on_submit():
        dates = {"starts_on": form.starts_on.data, "due_on": form.due(), "milestones": form.milestones(action)}
        why = {"version": form.version.data, "reason": form.reason.data}
        if carry_out(form, partial(redate_action, action.id, **dates, **why)):
            flash(f"The new dates of action {action.number} are in force; its first dates stand beside them.")
            _warn(*read_planned(slug, number))
            return _back_to(slug, action)
        reading, action = read_planned(slug, number)
    return answer("assignments/redate.html", form, reading=reading, action=action)


@bp.route("/actions/<number>/end", methods=["GET", "POST"])
def end(slug: str, number: str) -> ResponseReturnValue:
    """Cancel, supersede or archive an action, with a reason."""
    reading, action = read_planned(slug, number)
    form = EndActionForm(version=action.version)
    form.offer(reading.document, action)
    if form.validate_on_submit():
        how = {"lifecycle": form.lifecycle.data, "superseded_by_id": form.superseded_by_id.data}
        why = {"version": form.version.data, "reason": form.reason.data}
        if carry_out(form, partial(end_action, action.id, **how, **why)):
            flash(f"Action {action.number} is {form.lifecycle.data.value}; it stays readable and counts no more.")
            return _back_to(slug, action)
    return answer("assignments/end.html", form, reading=reading, action=action)


def read_planned(slug: str, number: str) -> tuple[Reading, Action]:
    """Return the strategy and the action with a number.

    :raise NotFound: there is no such action.
    """
    reading = read(slug)
    action = reading.document.numbered(number)
    if not isinstance(action, Action):
        raise NotFound(f"There is no action {number}.")
    return reading, action


def _objective(reading: Reading, number: str) -> Objective:
    """Return the objective with a number.

    :raise NotFound: there is none.
    """
    objective = reading.document.numbered(number)
    if not isinstance(objective, Objective):
        raise NotFound(f"There is no {reading.document.strategy.objective_word.lower()} {number}.")
    return objective


def _say_assigned(reading: Reading, action_id: str) -> bool:
    """Say what was assigned, under which number, to whom; return whether there is more to say."""
    action = reading.document.action(action_id)
    office = reading.document.organization(action.organization_id).short_name
    flash(f"Action {action.number} assigned to {office}.")
    return _warn(reading, action)


def _warn(reading: Reading, action: Action) -> bool:
    """Say so where an action's dates lie outside the strategy's period, and return whether they do."""
    milestones = [milestone.due_on for milestone in action.milestones]
    return warn_of_days_outside(reading.document.strategy, [action.starts_on, action.due_on, *milestones])


def _after_assigning(slug: str, number: str, *, from_top: bool) -> ResponseReturnValue:
    """Return to the list of objectives, or to an empty page for one more action.

    The list opens at the objective, or `from_top` where a warning stands there.
    """
    if request.form.get("then") == ANOTHER:
        return redirect(url_for("assignments.new", slug=slug, number=number))
    return redirect(url_for("plans.gaps", slug=slug, _anchor=None if from_top else f"objective-{number}"))


def _back_to(slug: str, action: Action) -> ResponseReturnValue:
    """Return to an action's page."""
    return redirect(url_for("actions.show", slug=slug, number=action.number))
