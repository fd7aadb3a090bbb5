"""Linking goals and objectives to the entries of frameworks."""

from functools import partial

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from tracker.domain.document.goal import Goal
from tracker.domain.document.objective import Objective
from tracker.domain.errors import NotFound
from tracker.forms.alignment import AlignmentForm
from tracker.forms.ending import ReasonForm
from tracker.operations.planning.goals import align, end_alignment
from tracker.pages.alignments import AlignmentLine, list_alignments
from tracker.views.request.addresses import url_of
from tracker.views.request.editing import answer, carry_out
from tracker.views.request.reading import Reading, read

bp = Blueprint("alignments", __name__, url_prefix="/strategies/<slug>")


@bp.route("/goals/<number>/alignments", methods=["GET", "POST"], endpoint="new_for_goal")
@bp.route("/objectives/<number>/alignments", methods=["GET", "POST"], endpoint="new_for_objective")
def new(slug: str, number: str) -> ResponseReturnValue:
    """Link a goal or objective to an entry, below the links it has."""
    reading = read(slug)
    element = _element(reading, number)
    form = AlignmentForm()
    form.offer(reading.document)
    if form.validate_on_submit():
        owner = "goal_id" if isinstance(element, Goal) else "objective_id"
        said = {owner: element.id, "note": form.note.data, "reason": form.reason.data}
        if carry_out(form, partial(align, form.entry_id.data, **said)):
            flash(f"{element.number} linked.")
            return redirect(_page(slug, element))
    lines = list_alignments(reading.document, element.id)
    return answer(
        "alignments/new.html", form, reading=reading, element=element, lines=lines, address=url_of(slug, element)
    )


@bp.route("/alignments/<id>/end", methods=["GET", "POST"])
def end(slug: str, id: str) -> ResponseReturnValue:
    """End a link, with a reason."""
    reading = read(slug)
    element, line = _line(reading, id)
    form = ReasonForm(version=line.alignment.version)
    if form.validate_on_submit():
        why = {"version": form.version.data, "reason": form.reason.data}
        if carry_out(form, partial(end_alignment, line.alignment.id, **why)):
            flash("The link has ended; it stays in the record.")
            return redirect(_page(slug, element))
    return answer("alignments/end.html", form, reading=reading, element=element, line=line, back=_page(slug, element))


def _element(reading: Reading, number: str) -> Goal | Objective:
    """Return the goal or objective with a number.

    :raise NotFound: there is none.
    """
    element = reading.document.numbered(number)
    if not isinstance(element, Goal | Objective):
        raise NotFound(f"Nothing here has the number {number}.")
    return element


def _line(reading: Reading, id: str) -> tuple[Goal | Objective, AlignmentLine]:
    """Return a link that stands, and the goal or objective it is of.

    :raise NotFound: there is no such link.
    """
    document = reading.document
    elements: list[Goal | Objective] = [*document.goals, *document.objectives]
    for element in elements:
        for line in list_alignments(document, element.id):
            if line.alignment.id == id:
                return element, line
    raise NotFound("There is no such link.")


def _page(slug: str, element: Goal | Objective) -> str:
    """Return the address of the page of an element's links."""
    endpoint = "alignments.new_for_goal" if isinstance(element, Goal) else "alignments.new_for_objective"
    return url_for(endpoint, slug=slug, number=element.number)
