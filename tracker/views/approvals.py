"""Approving reports and returning them."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from tracker.domain.document.action import Action
from tracker.domain.document.cut import Cut
from tracker.domain.document.status_update import StatusUpdate
from tracker.domain.errors import NotFound
from tracker.domain.roles import Role
from tracker.forms.approval import ApprovalForm
from tracker.operations.permission import may_plan
from tracker.operations.reporting.approvals import approve_report, return_report
from tracker.pages.approvals import ApprovalsPage, ReportPage, build_approvals_page, build_report_page, may_see
from tracker.queries.approvals import MOST_DECIDED, Decided, list_decided, list_waiting
from tracker.queries.assessments import get_assessed
from tracker.views.request.editing import answer, carry_out
from tracker.views.request.reading import Reading, read

bp = Blueprint("approvals", __name__, url_prefix="/strategies/<slug>/approvals")


@bp.get("")
def index(slug: str) -> ResponseReturnValue:
    """List the reports that wait for approval, the longest first, with whom they are, and what the reader decided."""
    reading = _read_whole(slug)
    page = _list(reading, list_decided(reading.document, reading.actor))
    return render_template("approvals/index.html", page=page, reading=reading, most_decided=MOST_DECIDED)


@bp.route("/<id>", methods=["GET", "POST"])
def show(slug: str, id: str) -> ResponseReturnValue:
    """Show a report beside the last one that counts, to approve it or to return it with a note."""
    reading, page = _read(slug, id)
    form = ApprovalForm(version=page.update.version)
    if form.validate_on_submit():
        act = approve_report if form.is_approved else return_report
        why = {"version": form.version.data, "note": form.note.data or ""}
        if carry_out(form, partial(act, page.update.id, **why)):
            done = "approved: it counts from now on" if form.is_approved else "returned; its lead reads your note"
            flash(f"Report on {page.action.number} {done}.")
            return redirect(url_for("approvals.index", slug=slug))
        reading, page = _read(slug, id)
    return answer("approvals/show.html", form, page=page, reading=reading)


def waits_for(slug: str) -> bool:
    """Return whether a report waits for whoever is asking."""
    return bool(_list(_read_whole(slug)).mine)


def _list(reading: Reading, decided: Iterable[Decided] = ()) -> ApprovalsPage:
    """Return what waits for whoever is reading, what of the rest they may see, and what they decided."""
    return build_approvals_page(
        reading.document,
        list_waiting(reading.document, reading.on),
        decided,
        account_id=reading.actor.account_id,
        organization_ids=_approves_for(reading),
    )


def _read(slug: str, id: str) -> tuple[Reading, ReportPage]:
    """Return a report with what is known of its action now.

    :raise NotFound: there is none, or it is not theirs to see.
    """
    reading = _read_whole(slug)
    action, update = _find(reading, id)
    if not may_see(reading.document, action.organization_id, _approves_for(reading)):
        raise _no_report()
    waiting = next((each for each in list_waiting(reading.document, reading.on) if each.update.id == id), None)
    account_id = reading.actor.account_id
    page = build_report_page(
        reading.document, reading.assessment, action, update, waiting=waiting, account_id=account_id
    )
    return reading, page


def _find(reading: Reading, id: str) -> tuple[Action, StatusUpdate]:
    """Return a report and the action it is on.

    :raise NotFound: there is none.
    """
    for action in reading.document.plan.actions:
        for update in action.status_updates:
            if update.id == id:
                return action, update
    raise _no_report()


def _no_report() -> NotFound:
    """Return what is said where a report is not there or not the reader's to see."""
    return NotFound("There is no such report, or it is not yours to approve.")


def _read_whole(slug: str) -> Reading:
    """Return the strategy whole: who approves for an organization reads the reports of those below it too.

    What of it is shown is theirs to see: `_approves_for` says whose reports are.
    """
    reading = read(slug)
    whole = get_assessed(reading.strategy_id, cut=Cut.WHOLE, on=reading.on)
    return replace(reading, document=whole.document, assessment=whole.assessment, cut=Cut.WHOLE)


def _approves_for(reading: Reading) -> tuple[str, ...] | None:
    """Return the organizations somebody approves for; None for planners, who see every report."""
    actor, strategy_id = reading.actor, reading.strategy_id
    return None if may_plan(actor, strategy_id) else actor.organizations(Role.APPROVER, strategy_id)
