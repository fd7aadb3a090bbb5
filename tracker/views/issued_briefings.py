"""Frozen briefings: the list, one as it was, its file, issuing one, and asking whether a file is one."""

from functools import partial

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.columns import format_moment
from tracker.domain.document.cut import Cut
from tracker.domain.errors import NotFound, Refused
from tracker.exchange.file_name import file_name
from tracker.exchange.issued_check import check_issued
from tracker.exchange.issued_file import read_issued, write_issued
from tracker.forms.issued_briefing import FileForm, IssueForm
from tracker.operations.closing.issued_briefings import issue_briefing
from tracker.operations.permission import may_brief, may_read_whole
from tracker.pages.issued_briefings import build_issued_page
from tracker.queries.documents import get_strategy_facts
from tracker.queries.issued_briefings import IssuedFacts, get_issued, list_issued, read_issued_file
from tracker.views.request.access import may_read_strategy
from tracker.views.request.as_of import read_day
from tracker.views.request.conditional import unless_unchanged
from tracker.views.request.editing import answer, carry_out
from tracker.views.request.exports import remember_export
from tracker.views.request.reading import read_as_it_stands
from tracker.views.request.session import current_actor, is_token_request

bp = Blueprint("issued_briefings", __name__, url_prefix="/strategies/<slug>/briefings")


@bp.get("")
@unless_unchanged
def index(slug: str) -> ResponseReturnValue:
    """List the briefings that were frozen, the last first."""
    reading = read_as_it_stands(slug)
    return render_template(
        "issued_briefings/index.html",
        reading=reading,
        briefings=[facts for facts in list_issued(reading.strategy_id) if may_read_issued(facts)],
        may_issue=may_brief(reading.actor, reading.strategy_id) and reading.document.plan.number > 0,
        reads_whole=may_read_whole(reading.actor, reading.strategy_id),
    )


@bp.route("/new", methods=["GET", "POST"])
def new(slug: str) -> ResponseReturnValue:
    """Issue a briefing."""
    reading = read_as_it_stands(slug)
    form = IssueForm(on=reading.on)
    if form.validate_on_submit():
        facts = get_strategy_facts(slug)
        wanted = {"audience": form.audience.data, "note": form.note.data, "cut": form.cut, "id": form.id.data}
        issue = partial(issue_briefing, reading.strategy_id, on=form.on.data, write=write_issued, **wanted)
        if carry_out(form, lambda **_: read_day(form.on.data.isoformat(), facts, reading.on), issue):
            issued = next(each for each in list_issued(reading.strategy_id) if each.id == form.id.data)
            flash(f"Briefing {issued.number} is issued. What it says stays as it is.")
            return redirect(url_for("issued_briefings.show", slug=slug, number=issued.number))
        reading = read_as_it_stands(slug)
    return answer("issued_briefings/new.html", form, reading=reading)


@bp.get("/<number>")
@unless_unchanged
def show(slug: str, number: str) -> ResponseReturnValue:
    """Show a briefing as it was frozen, from its bytes alone."""
    reading = read_as_it_stands(slug)
    facts = _get(reading.strategy_id, number)
    return render_template(
        "issued_briefings/show.html",
        reading=reading,
        facts=facts,
        reads_whole=may_read_whole(reading.actor, reading.strategy_id),
        as_it_stood={"on": facts.as_of_on.isoformat(), "known": format_moment(facts.known_at)},
        page=build_issued_page(read_issued(read_issued_file(facts.id))),
    )


@bp.get("/<number>.json")
def file(slug: str, number: str) -> ResponseReturnValue:
    """Answer the file of a briefing, byte for byte as it is kept."""
    facts = _get(get_strategy_facts(slug).id, number)
    etag = facts.withheld_sha256 or facts.file_sha256
    if request.if_none_match.contains(etag):
        response = Response(status=304)
    else:
        words = (slug, "briefing", facts.number)
        name = file_name(*words, cut=facts.cut, is_illustrative=facts.is_illustrative)
        response = Response(read_issued_file(facts.id), mimetype="application/json")
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        remember_export(f"{name} (issued, {facts.cut.value}{', by token' if is_token_request() else ''})")
    response.set_etag(etag)
    response.vary.update(("Cookie", "Authorization"))
    return response


@bp.route("/verify", methods=["GET", "POST"])
def verify(slug: str) -> ResponseReturnValue:
    """Say whether a file is the briefing it says it is."""
    reading, form, checked = read_as_it_stands(slug), FileForm(), None
    if form.validate_on_submit():
        try:
            checked = check_issued(form.file.data.read(), may_read=may_read_issued)
        except Refused as refusal:
            form.show(refusal)
    return answer("issued_briefings/verify.html", form, reading=reading, checked=checked)


def may_read_issued(facts: IssuedFacts) -> bool:
    """Return whether whoever is asking may read a frozen briefing: all who read whole, others what is public."""
    if facts.cut is Cut.PUBLIC:
        return may_read_strategy(facts.strategy_id)
    return may_read_whole(current_actor(), facts.strategy_id)


def _get(strategy_id: str, number: str) -> IssuedFacts:
    """Return a briefing that whoever is asking may read.

    :raise NotFound: there is none, in the words for one that they may not know of.
    """
    facts = get_issued(strategy_id, number)
    if not may_read_issued(facts):
        raise NotFound(f"There is no briefing {number!r}.")
    return facts
