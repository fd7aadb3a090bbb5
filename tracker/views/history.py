"""The history of a thing."""

from dataclasses import replace

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from tracker.domain.document.element import Kind
from tracker.domain.errors import NotFound
from tracker.domain.periods import Periods
from tracker.operations.permission import may_plan, may_read_whole
from tracker.pages.history import HistoryReader, build_history_page
from tracker.pages.history_scope import HistoryScope, history_scope
from tracker.queries.history import find_responsible, list_changes
from tracker.queries.issued_briefings import list_issued
from tracker.views.request.page_url import page_url
from tracker.views.request.place import asked_place
from tracker.views.request.reading import Reading, read

bp = Blueprint("history", __name__, url_prefix="/strategies/<slug>/history")


@bp.get("/<kind>/<id>")
def show(slug: str, kind: str, id: str) -> ResponseReturnValue:
    """Show what was changed in a thing and in what hangs below it, newest first."""
    if kind not in {member.value for member in Kind}:
        raise NotFound(f"Nothing of the kind {kind!r} is kept.")
    shown = read(slug)
    reading = read(slug, for_organization=find_responsible(Kind(kind), id))
    scope = _with_seals(history_scope(reading.document, Kind(kind), id), reading.strategy_id)
    changes = list_changes(scope.elements, before=asked_place(), known=reading.known)
    actor = reading.actor
    reader = HistoryReader(
        document=shown.document,
        cut=reading.cut,
        sees_parts=may_read_whole(actor, reading.strategy_id),
        names_people=actor.account_id is not None,
    )
    page = build_history_page(reader, scope, changes)
    return render_template("history/show.html", page=page, reading=reading, here=_page_of(scope, reading))


def _with_seals(scope: HistoryScope, strategy_id: str) -> HistoryScope:
    """Return a scope, that of a reporting period with the briefings it sealed."""
    if scope.kind is not Kind.REPORTING_PERIOD:
        return scope
    seals = tuple(facts.id for facts in list_issued(strategy_id) if facts.reporting_period_id == scope.id)
    return replace(scope, elements={**scope.elements, Kind.ISSUED_BRIEFING: seals})


def _page_of(scope: HistoryScope, reading: Reading) -> str | None:
    """Return the address of a thing's own page, or None where it has none or that is not the reader's to see."""
    slug = reading.document.strategy.slug
    if scope.kind is not Kind.REPORTING_PERIOD:
        return page_url(slug, scope.kind, scope.number or scope.id)
    kept = Periods.of(reading.document).find_by_key(scope.number or "")
    if kept is None or kept.id != scope.id or not may_plan(reading.actor, reading.strategy_id):
        return None
    return url_for("periods.show", slug=slug, key=scope.number)
