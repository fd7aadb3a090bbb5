"""The history of a thing."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from tracker.domain.document.element import Kind
from tracker.domain.errors import NotFound
from tracker.operations.permission import may_read_whole
from tracker.pages.history import HistoryReader, build_history_page
from tracker.pages.history_scope import history_scope
from tracker.queries.history import find_responsible, list_changes
from tracker.views.place import asked_place
from tracker.views.reading import read

bp = Blueprint("history", __name__, url_prefix="/strategies/<slug>/history")


@bp.get("/<kind>/<id>")
def show(slug: str, kind: str, id: str) -> ResponseReturnValue:
    """Show what was changed in a thing and in what hangs below it, newest first."""
    if kind not in {member.value for member in Kind}:
        raise NotFound(f"Nothing of the kind {kind!r} is kept.")
    shown = read(slug)
    reading = read(slug, for_organization=find_responsible(Kind(kind), id))
    scope = history_scope(reading.document, Kind(kind), id)
    changes = list_changes(scope.elements, before=asked_place(), known=reading.known)
    actor = reading.actor
    reader = HistoryReader(
        document=shown.document,
        cut=reading.cut,
        sees_parts=may_read_whole(actor, reading.strategy_id),
        names_people=actor.account_id is not None,
    )
    return render_template("history/show.html", page=build_history_page(reader, scope, changes), reading=reading)
