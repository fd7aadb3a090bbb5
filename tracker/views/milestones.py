"""Adding milestones, changing them, correcting what was reported of them, cancelling them."""

from functools import partial

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from tracker.domain.document.action import Action
from tracker.domain.document.element import Kind
from tracker.domain.document.milestone import Milestone
from tracker.domain.errors import NotFound
from tracker.forms.ending import ReasonForm
from tracker.forms.milestone import AchievementForm, MilestoneEditForm, NewMilestoneForm
from tracker.operations.planning.amend import amend
from tracker.operations.planning.milestones import add_milestone, cancel_milestone, correct_achievement
from tracker.views.assignments import read_planned
from tracker.views.request.editing import answer, carry_out, warn_of_days_outside
from tracker.views.request.reading import Reading, read

bp = Blueprint("milestones", __name__, url_prefix="/strategies/<slug>")


@bp.route("/actions/<number>/milestones/new", methods=["GET", "POST"])
def new(slug: str, number: str) -> ResponseReturnValue:
    """Add a milestone to an action."""
    reading, action = read_planned(slug, number)
    form = NewMilestoneForm()
    if form.validate_on_submit():
        milestone = form.milestone()
        if carry_out(form, partial(add_milestone, action.id, milestone, reason=form.reason.data)):
            flash(f"Milestone added to action {action.number}.")
            warn_of_days_outside(reading.document.strategy, [milestone.due_on])
            return _back_to(slug, action)
    return answer("milestones/new.html", form, reading=reading, action=action)


@bp.route("/milestones/<number>/edit", methods=["GET", "POST"])
def edit(slug: str, number: str) -> ResponseReturnValue:
    """Change what is said of a milestone; a published date moves with its action's."""
    reading, action, milestone = _read(slug, number)
    form = MilestoneEditForm.of(milestone, is_published=action.published_on is not None)
    if form.validate_on_submit():
        changes, where = form.changes(), {"strategy_id": reading.strategy_id, "reason": form.reason.data}
        version = form.version.data
        if carry_out(form, partial(amend, Kind.MILESTONE, milestone.id, changes, version=version, **where)):
            flash(f"Milestone {milestone.number} saved.")
            warn_of_days_outside(reading.document.strategy, [changes.get("due_on")])
            return _back_to(slug, action)
    return answer("milestones/edit.html", form, reading=reading, action=action, milestone=milestone)


@bp.route("/milestones/<number>/correct", methods=["GET", "POST"])
def correct(slug: str, number: str) -> ResponseReturnValue:
    """Correct what was reported of a milestone, or take it back."""
    reading, action, milestone = _read(slug, number)
    form = AchievementForm(obj=milestone)
    if form.validate_on_submit():
        facts = form.facts()
        why = {"version": form.version.data, "reason": form.reason.data}
        if carry_out(form, partial(correct_achievement, milestone.id, **facts, **why)):
            flash(f"What was reported of milestone {milestone.number} is corrected.")
            return _back_to(slug, action)
    return answer("milestones/correct.html", form, reading=reading, action=action, milestone=milestone)


@bp.route("/milestones/<number>/cancel", methods=["GET", "POST"])
def cancel(slug: str, number: str) -> ResponseReturnValue:
    """Cancel a milestone, with a reason."""
    reading, action, milestone = _read(slug, number)
    form = ReasonForm(version=milestone.version)
    if form.validate_on_submit():
        why = {"version": form.version.data, "reason": form.reason.data}
        if carry_out(form, partial(cancel_milestone, milestone.id, **why)):
            flash(f"Milestone {milestone.number} is cancelled; it stays readable and counts no more.")
            return _back_to(slug, action)
    return answer("milestones/cancel.html", form, reading=reading, action=action, milestone=milestone)


def _read(slug: str, number: str) -> tuple[Reading, Action, Milestone]:
    """Return the strategy, and the milestone with a number and its action.

    :raise NotFound: there is no such milestone.
    """
    reading = read(slug)
    for action in reading.document.plan.actions:
        for milestone in action.milestones:
            if milestone.number == number:
                return reading, action, milestone
    raise NotFound(f"There is no milestone {number}.")


def _back_to(slug: str, action: Action) -> ResponseReturnValue:
    """Return to the page of a milestone's action."""
    return redirect(url_for("actions.show", slug=slug, number=action.number))
