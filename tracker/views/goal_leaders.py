"""Naming who leads a goal."""

from functools import partial

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from tracker.domain.document.goal import Goal
from tracker.domain.document.plan import GoalLeader
from tracker.domain.errors import NotFound
from tracker.forms.goal_leader import AppointForm, EndLeaderForm
from tracker.operations.planning.goals import appoint_goal_leader, end_goal_leader
from tracker.pages.goal_leaders import list_tenures
from tracker.views.request.editing import answer, carry_out
from tracker.views.request.reading import Reading, read

bp = Blueprint("goal_leaders", __name__, url_prefix="/strategies/<slug>/goals/<number>/leaders")


@bp.route("", methods=["GET", "POST"])
def edit(slug: str, number: str) -> ResponseReturnValue:
    """Name a leader or deputy; show who led before."""
    reading, goal = _read(slug, number)
    form = AppointForm(starts_on=reading.on)
    form.offer(reading.document, reading.on)
    if form.validate_on_submit():
        who = {"role": form.role.data, "starts_on": form.starts_on.data, "reason": form.reason.data}
        if carry_out(form, partial(appoint_goal_leader, goal.id, form.contact_id.data, **who)):
            name = reading.document.contact(form.contact_id.data).name
            flash(f"{name} named {form.role.data.value} of {goal.number}.")
            return redirect(url_for("goal_leaders.edit", slug=slug, number=goal.number))
    tenures = list_tenures(reading.document, goal, reading.on)
    return answer("goal_leaders/edit.html", form, reading=reading, goal=goal, tenures=tenures)


@bp.route("/<id>/end", methods=["GET", "POST"])
def end(slug: str, number: str, id: str) -> ResponseReturnValue:
    """Record that somebody no longer leads a goal."""
    reading, goal = _read(slug, number)
    leader = _leader(reading, goal, id)
    form = EndLeaderForm(ends_on=reading.on, version=leader.version)
    if form.validate_on_submit():
        why = {"version": form.version.data, "reason": form.reason.data}
        if carry_out(form, partial(end_goal_leader, leader.id, ends_on=form.ends_on.data, **why)):
            flash("Recorded. Until somebody else is named the place stands vacant.")
            return redirect(url_for("goal_leaders.edit", slug=slug, number=goal.number))
    contact = reading.document.find_contact(leader.contact_id)
    return answer("goal_leaders/end.html", form, reading=reading, goal=goal, leader=leader, contact=contact)


def _read(slug: str, number: str) -> tuple[Reading, Goal]:
    """Return the strategy and the goal with a number.

    :raise NotFound: there is no such goal.
    """
    reading = read(slug)
    goal = reading.document.numbered(number)
    if not isinstance(goal, Goal):
        raise NotFound(f"There is no {reading.document.strategy.goal_word.lower()} {number}.")
    return reading, goal


def _leader(reading: Reading, goal: Goal, id: str) -> GoalLeader:
    """Return an appointment of a goal.

    :raise NotFound: there is no such appointment.
    """
    leader = next((each for each in reading.document.leaders_of(goal.id) if each.id == id), None)
    if leader is None:
        raise NotFound("There is no such appointment.")
    return leader
