"""Decisions asked of leadership: the list, each with its answer and result, and the forms for them."""

from functools import partial

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.domain.errors import Forbidden
from tracker.forms.decision import DecisionAnswerForm, DecisionRequestForm, DecisionResultForm
from tracker.forms.element import picks
from tracker.forms.ending import ReasonForm
from tracker.operations.planning.decisions import (
    answer_decision,
    close_decision,
    may_answer_decision,
    may_ask_decision,
    may_close_decision,
    request_decision,
    withdraw_decision,
)
from tracker.pages.decisions import DecisionLine, build_decision_list, find_line, subject_pairs
from tracker.views.request.conditional import unless_unchanged
from tracker.views.request.editing import answer as give_answer
from tracker.views.request.editing import carry_out
from tracker.views.request.reading import Reading, read

bp = Blueprint("decisions", __name__, url_prefix="/strategies/<slug>/decisions")


@bp.get("")
@unless_unchanged
def index(slug: str) -> ResponseReturnValue:
    """List what is asked of leadership, what was decided and what came of it."""
    reading = read(slug)
    page = build_decision_list(reading.document, reading.on)
    may_ask = not reading.is_past and may_ask_decision(reading.actor, reading.strategy_id)
    return render_template("decisions/index.html", page=page, reading=reading, may_ask=may_ask)


@bp.route("/new", methods=["GET", "POST"])
def new(slug: str) -> ResponseReturnValue:
    """Ask leadership for a decision; the address may name what it is about."""
    reading = read(slug)
    form = DecisionRequestForm(about=request.args.get("about"))
    form.about.choices = picks(subject_pairs(reading.document), none="The whole strategy")
    if form.validate_on_submit():
        asked = form.request(reading.document)
        if carry_out(form, partial(request_decision, reading.strategy_id, asked)):
            number = next(each.number for each in read(slug).document.plan.decisions if each.id == asked.id)
            flash(f"Decision {number} is asked of leadership. It heads every briefing until it is closed.")
            return _to(slug, number)
    return give_answer("decisions/new.html", form, reading=reading)


@bp.get("/<number>")
@unless_unchanged
def show(slug: str, number: str) -> ResponseReturnValue:
    """Show a decision: what is asked, what was decided, what came of it."""
    reading, line = _read(slug, number)
    actor, strategy_id = reading.actor, reading.strategy_id
    return render_template(
        "decisions/show.html",
        line=line,
        reading=reading,
        may_ask=not reading.is_past and may_ask_decision(actor, strategy_id),
        may_answer=not reading.is_past and may_answer_decision(actor, strategy_id),
        may_close=not reading.is_past and may_close_decision(actor, strategy_id, line.decision.id),
    )


@bp.route("/<number>/answer", methods=["GET", "POST"])
def answer(slug: str, number: str) -> ResponseReturnValue:
    """Record what leadership decided, or correct it."""
    reading, line = _read(slug, number)
    form = DecisionAnswerForm.of(line.decision, reading.on)
    if form.validate_on_submit():
        facts = {"version": form.version.data, "reason": form.why}
        if carry_out(form, partial(answer_decision, line.decision.id, form.values(), **facts)):
            flash(f"The answer to decision {number} is recorded.")
            return _to(slug, number)
    return give_answer("decisions/answer.html", form, reading=reading, line=line)


@bp.route("/<number>/close", methods=["GET", "POST"])
def close(slug: str, number: str) -> ResponseReturnValue:
    """Close a decision with what came of it."""
    reading, line = _read(slug, number)
    if not may_close_decision(reading.actor, reading.strategy_id, line.decision.id):
        raise Forbidden("Only planners, briefers and whoever recorded the answer close a decision.")
    form = DecisionResultForm(version=line.decision.version)
    if form.validate_on_submit():
        facts = {"result": form.result.data, "version": form.version.data}
        if carry_out(form, partial(close_decision, line.decision.id, **facts)):
            flash(f"Decision {number} is closed.")
            return _to(slug, number)
    return give_answer("decisions/close.html", form, reading=reading, line=line)


@bp.route("/<number>/withdraw", methods=["GET", "POST"])
def withdraw(slug: str, number: str) -> ResponseReturnValue:
    """Withdraw a request that nobody has answered."""
    reading, line = _read(slug, number)
    form = ReasonForm(version=line.decision.version)
    if form.validate_on_submit():
        why = {"version": form.version.data, "reason": form.reason.data}
        if carry_out(form, partial(withdraw_decision, line.decision.id, **why)):
            flash(f"Decision {number} is withdrawn; it stays readable.")
            return _to(slug, number)
    return give_answer("decisions/withdraw.html", form, reading=reading, line=line)


def _read(slug: str, number: str) -> tuple[Reading, DecisionLine]:
    """Return the strategy, and the decision with a number.

    :raise NotFound: there is none, or it is not theirs to see.
    """
    reading = read(slug)
    return reading, find_line(reading.document, number, reading.on)


def _to(slug: str, number: str) -> ResponseReturnValue:
    """Go to the page of a decision."""
    return redirect(url_for("decisions.show", slug=slug, number=number))
