"""A lead's landing page: one line an action, each saved by itself."""

from collections.abc import Callable
from functools import partial

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.domain.document.action import Action
from tracker.domain.errors import Forbidden, NotFound, Refused, StaleEdit
from tracker.domain.roles import Role
from tracker.extensions import db
from tracker.formatters import format_count
from tracker.forms.my_updates import ReportLineForm
from tracker.operations.permission import require_reporter
from tracker.operations.reporting.confirmations import confirm_unchanged
from tracker.operations.reporting.contributions import answer_contribution
from tracker.operations.reporting.drafts import drop_draft, save_draft
from tracker.operations.reporting.readings import record_reading
from tracker.operations.reporting.status_updates import report_status
from tracker.pages.my_updates import after
from tracker.queries.approvals import list_waiting
from tracker.views.request.element import read_action, read_metric
from tracker.views.request.session import current_actor, now
from tracker.views.update_lines import (
    Board,
    LineForm,
    contribution_line_of,
    read_board,
    reading_line_of,
    report_line,
)

bp = Blueprint("my_updates", __name__, url_prefix="/strategies/<slug>/my-updates")

#: Finds a line anew, with what was typed into it.
Find = Callable[[], tuple[Board, LineForm]]


@bp.get("")
def index(slug: str) -> ResponseReturnValue:
    """Show what the reader's offices owe; a planner, who has none, chooses whom to enter for."""
    board = read_board(slug)
    return _answer(board) if board.page.offices else redirect(url_for("reporting.index", slug=slug))


@bp.post("")
def keep(slug: str) -> ResponseReturnValue:
    """Keep what was typed into the reports, and send none of it."""
    board = read_board(slug)
    kept = _keep_drafts(board, but="")
    flash(f"What you typed in {format_count(kept, 'report')} is kept for you. Nothing was sent.")
    return _answer(board) if board.has_loose_words("") else redirect(_here(slug))


@bp.post("/<number>")
def report(slug: str, number: str) -> ResponseReturnValue:
    """Send the line of an action."""
    action = _own_action(slug, number)
    board, form = report_line(slug, action)
    if not form.validate_on_submit():
        return _answer(board)
    sent = partial(report_status, action.id, form.report(), seen=form.seen.data)
    return _send(slug, sent, partial(report_line, slug, action), f"Report on {action.number} recorded.")


@bp.post("/<number>/confirm")
def confirm(slug: str, number: str) -> ResponseReturnValue:
    """Confirm that nothing has changed on an action since its last report."""
    action = _own_action(slug, number)
    _, form = report_line(slug, action)
    if not form.is_submitted():
        return _answer(report_line(slug, action)[0])
    words = f"{action.number} confirmed unchanged."
    return _send(slug, _confirmation(form, action), partial(report_line, slug, action), words)


@bp.post("/confirm")
def confirm_selected(slug: str) -> ResponseReturnValue:
    """Confirm every line that is ticked; what cannot be is named with the reason."""
    board = read_board(slug)
    chosen = [(line, form) for line, form in board.reports if line.number in request.form.getlist("selected")]
    done = [line.number for line, form in chosen if _confirm_one(form, line.due.action, line.due.period.label)]
    if not chosen:
        flash("Tick the lines in which nothing has changed.", "warning")
    last = f"report-{done[-1]}" if done else ""
    return _go_on(slug, board, last, f"{', '.join(done)} confirmed unchanged." if done else "")


@bp.post("/contributions")
def all_as_planned(slug: str) -> ResponseReturnValue:
    """Say of every contribution that is not answered with no that it goes as planned: of all of them, or of none.

    :raise Forbidden: a planner enters for somebody, and says line by line who told them.
    """
    board = read_board(slug)
    if board.page.is_for_somebody:
        raise Forbidden("Enter these one by one, each with who told you.")
    chosen = [(line, form) for line, form in board.contributions if not form.says_no]
    try:
        for line, form in chosen:
            answer_contribution(
                line.due.action.id, organization_id=line.organization.id, period=line.due.period.label,
                is_as_planned=True, why=None, by=current_actor(), at=now(), id=form.id.data,
            )  # fmt: skip
    except Refused as refusal:
        db.session.rollback()
        flash(str(refusal), "warning")
        return _answer(board)
    db.session.commit()
    last = chosen[-1][1].key if chosen else ""
    return _go_on(slug, board, last, f"{format_count(len(chosen), 'answer')} recorded: as planned." if chosen else "")


@bp.post("/contributions/<number>/<organization_id>")
def contribution(slug: str, number: str, organization_id: str) -> ResponseReturnValue:
    """Say whether an organization contributes to an action as planned."""
    found = read_action(slug, number)
    require_reporter(current_actor(), found.reading.strategy_id, organization_id)
    if organization_id not in found.action.contributing_ids:
        raise NotFound(f"This organization does not contribute to {found.action.number}.")
    find = partial(contribution_line_of, slug, found.action, organization_id)
    board, form = find()
    if not form.validate_on_submit():
        return _answer(board)
    sent = partial(
        answer_contribution, found.action.id, organization_id=organization_id, period=form.period.data,
        is_as_planned=form.is_as_planned.data == "yes", why=form.why.data, id=form.id.data,
        reported_by=form.reported_by.data,
    )  # fmt: skip
    return _send(slug, sent, find, f"Answer on {found.action.number} recorded.")


@bp.post("/readings/<number>")
def reading(slug: str, number: str) -> ResponseReturnValue:
    """Send a reading that goes with no report."""
    found = read_metric(slug, number)
    require_reporter(current_actor(), found.reading.strategy_id, found.metric.organization_id)
    find = partial(reading_line_of, slug, found.metric)
    board, form = find()
    if not form.validate_on_submit():
        return _answer(board)
    sent = partial(record_reading, form.reading(), reason=form.late_reason.data)
    return _send(slug, sent, find, f"Reading of {found.metric.number} recorded.")


def _own_action(slug: str, number: str) -> Action:
    """Return an action the reader may report on.

    :raise NotFound: it is not there, or not theirs to see.
    :raise Forbidden: they may not report on it.
    """
    found = read_action(slug, number)
    require_reporter(current_actor(), found.reading.strategy_id, found.action.organization_id)
    return found.action


def _send(slug: str, act: Callable[..., object], find: Find, words: str) -> ResponseReturnValue:
    """Carry a line out and go on to the next; where it is refused, give the page back with all that was typed."""
    board, form = find()
    try:
        act(by=current_actor(), at=now())
        _drop_draft(board, form)
    except Forbidden:
        raise
    except Refused as refusal:
        db.session.rollback()
        board, form = find()
        form.show(refusal)
        if isinstance(refusal, StaleEdit):
            form.renew(seen=next((line.page.seen for line, each in board.reports if each is form), 0))
        return _answer(board)
    db.session.commit()
    return _go_on(slug, board, form.key, words)


def _confirm_one(form: ReportLineForm, action: Action, period: str) -> bool:
    """Confirm one line and return whether that was done; where it was not, say why."""
    try:
        _confirmation(form, action)(by=current_actor(), at=now())
        drop_draft(action.id, str(current_actor().account_id), period)
    except Refused as refusal:
        db.session.rollback()
        flash(str(refusal), "warning")
        return False
    db.session.commit()
    return True


def _confirmation(form: ReportLineForm, action: Action) -> Callable[..., object]:
    """Return what confirms a line unchanged."""
    told_by = form.reported_by.data if form.is_for_somebody else None
    return partial(
        confirm_unchanged, action.id, period=form.period.data, seen=form.seen.data, id=form.id.data, reported_by=told_by
    )


def _drop_draft(board: Board, form: LineForm) -> None:
    """Forget what was kept of a report that is sent now."""
    for line, each in board.reports:
        if each is form and board.draft_of(line) is not None:
            drop_draft(line.due.action.id, str(current_actor().account_id), form.period.data)


def _keep_drafts(board: Board, *, but: str) -> int:
    """Keep what was typed into the other lines, and return how many that is."""
    touched = board.touched(but)
    for line, form in touched:
        account_id = str(current_actor().account_id)
        save_draft(line.due.action.id, account_id, line.due.period.label, form.typed(), now())
    db.session.commit()
    return len(touched)


def _go_on(slug: str, before: Board, sent: str, words: str) -> ResponseReturnValue:
    """Lead to the next line that is left; what was typed into the others is kept for the reader."""
    _keep_drafts(before, but=sent)
    board = read_board(slug)
    left = board.page.dues.left
    said = f"{left} left." if left else "Nothing is left."
    flash(f"{words} {said}".strip())
    if before.has_loose_words(sent):
        return _answer(board)
    key = after(before.page.keys, sent, board.page.keys)
    return redirect(_here(slug, anchor=key))


def _here(slug: str, anchor: str | None = None) -> str:
    """Return the address of the page at one of its lines."""
    return url_for("my_updates.index", slug=slug, organization=request.args.get("organization"), _anchor=anchor)


def _answer(board: Board) -> ResponseReturnValue:
    """Return the page, given back where something is wrong."""
    actor, reading = current_actor(), board.reading
    waiting = list_waiting(reading.document, reading.on) if actor.has(Role.APPROVER, reading.strategy_id) else ()
    is_wrong = any(form.problems for form in board.forms)
    page = render_template(
        "my_updates/index.html",
        page=board.page,
        board=board,
        reading=reading,
        to_approve=sum(each.waits_for(actor.account_id) for each in waiting),
        office=request.args.get("organization"),
    )
    return page, 422 if is_wrong else 200
