"""What leads ask for, and what planners answer."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from tracker.domain.document.action import Action
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.plan import Proposal, ProposalState, ProposedChange
from tracker.domain.errors import NotFound, Refused
from tracker.extensions import db
from tracker.forms.proposal import DecisionForm, ProposalForm
from tracker.operations.permission import require_reporter
from tracker.operations.planning.proposals import decide_proposal, propose_change
from tracker.pages.proposal import build_proposal_list, proposal_line
from tracker.views.request.element import read_action
from tracker.views.request.reading import Reading, read
from tracker.views.request.session import current_actor, now

bp = Blueprint("proposals", __name__, url_prefix="/strategies/<slug>")


@bp.get("/proposals")
def index(slug: str) -> ResponseReturnValue:
    """List what leads ask for and nobody has answered, and what was answered last."""
    reading = read(slug)
    page = build_proposal_list(reading.document, reading.assessment)
    return render_template("proposals/index.html", page=page, reading=reading)


@bp.route("/actions/<number>/proposals/new", methods=["GET", "POST"])
def new(slug: str, number: str) -> ResponseReturnValue:
    """Ask the planner for a new date or a cancellation."""
    found = read_action(slug, number)
    action = found.action
    require_reporter(current_actor(), found.reading.strategy_id, action.organization_id)
    form = ProposalForm()
    if action.is_continuing:
        form.change.choices = [choice for choice in form.change.choices if choice.value == ProposedChange.CANCEL]
    if form.validate_on_submit():
        try:
            propose_change(
                action.id,
                change=form.change.data,
                due_on=form.due_on.data,
                by=current_actor(),
                at=now(),
                reason=form.reason.data,
                id=form.id.data,
            )
        except Refused as refusal:
            db.session.rollback()
            form.show(refusal)
        else:
            db.session.commit()
            flash("The planner has been asked; nothing changes until they answer.")
            return redirect(url_for("actions.show", slug=slug, number=action.number))
    answer = render_template("proposals/new.html", action=action, form=form, reading=found.reading)
    return answer, 422 if form.problems else 200


@bp.route("/proposals/<id>", methods=["GET", "POST"])
def edit(slug: str, id: str) -> ResponseReturnValue:
    """Accept or decline what a lead asks for."""
    reading = read(slug)
    proposal, action = _proposal(reading, id)
    form = _decision(proposal, action)
    if form.validate_on_submit():
        try:
            decide_proposal(
                proposal.id,
                is_accepted=form.is_accepted,
                by=current_actor(),
                at=now(),
                version=form.version.data,
                reason=form.reason.data,
                milestones=form.dates(),
            )
        except Refused as refusal:
            db.session.rollback()
            reading = read(slug)
            proposal, action = _proposal(reading, id)
            form = _decision(proposal, action)
            form.show(refusal)
            form.restart(version=proposal.version)
        else:
            db.session.commit()
            flash(f"Proposal on {action.number} {'accepted and carried out' if form.is_accepted else 'declined'}.")
            return redirect(url_for("proposals.index", slug=slug))
    line = proposal_line(reading.document, reading.assessment, proposal)
    answer = render_template("proposals/edit.html", line=line, form=form, reading=reading)
    return answer, 422 if form.problems else 200


def _proposal(reading: Reading, id: str) -> tuple[Proposal, Action]:
    """Return a proposal and the action it is about.

    :raise NotFound: there is none.
    """
    proposal = next((each for each in reading.document.plan.proposals if each.id == id), None)
    if proposal is None:
        raise NotFound("There is no such proposal.")
    return proposal, reading.document.action(proposal.action_id)


def _decision(proposal: Proposal, action: Action) -> DecisionForm:
    """Return the form of an answer; with a new date come the open milestones' dates."""
    movable = [
        milestone
        for milestone in action.milestones
        if milestone.achieved_on is None and milestone.lifecycle is Lifecycle.ACTIVE
    ]
    is_redating = proposal.change is ProposedChange.REDATE and proposal.state is ProposalState.OPEN
    return DecisionForm(movable if is_redating else [], version=proposal.version)
