"""The record for auditors: newest first, each revision with its bytes and its hash, and its verification."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from tracker.domain.document.element import Kind
from tracker.domain.errors import BrokenChain, NotFound
from tracker.forms.audit import VerifyForm
from tracker.pages.audit import build_revision_page, kind_words, record_line
from tracker.pages.field_words import Names
from tracker.queries.accounts import get_account_names
from tracker.queries.audit import RecordFilter, Scope, get_revision, list_operations, list_people, list_record
from tracker.queries.verification import verify_record
from tracker.views.request.place import asked_place
from tracker.views.request.reading import Reading, read

bp = Blueprint("audit", __name__, url_prefix="/strategies/<slug>/record")


@bp.get("")
def index(slug: str) -> ResponseReturnValue:
    """List what was recorded, newest first, all of it or as filtered."""
    reading = read(slug)
    scope, names = _scope(reading), _names(reading)
    wanted = _wanted(reading.document.strategy.time_zone)
    changes, older = list_record(scope, wanted, before=asked_place())
    return render_template(
        "audit/index.html",
        reading=reading,
        lines=[record_line(names, change) for change in changes],
        older=older,
        chosen=request.args.to_dict(),
        kinds=[(kind.value, kind_words(kind)) for kind in Kind],
        people=list_people(scope),
        operations=list_operations(scope),
    )


@bp.get("/<int:seq>")
def show(slug: str, seq: int) -> ResponseReturnValue:
    """Show one revision: what it changed, its bytes and what chains it."""
    reading = read(slug)
    page = build_revision_page(_names(reading), get_revision(_scope(reading), seq))
    return render_template("audit/show.html", reading=reading, page=page)


@bp.route("/verification", methods=["GET", "POST"])
def verify(slug: str) -> ResponseReturnValue:
    """Walk the whole chain, compare every element with its last revision, and say where the record breaks."""
    reading, form, verified, broken = read(slug), VerifyForm(), None, None
    if form.validate_on_submit():
        head = (form.expected.data or "").strip()
        try:
            verified = verify_record([head] if head else [])
        except BrokenChain as error:
            broken = str(error)
    page = render_template("audit/verify.html", reading=reading, form=form, verified=verified, broken=broken)
    return page, 422 if form.errors else 200


def _scope(reading: Reading) -> Scope:
    """Return what of the record its reader may read."""
    return Scope(reading.strategy_id, reading.actor.is_administrator)


def _names(reading: Reading) -> Names:
    """Return what the ids in the record are called."""
    return Names(reading.document, get_account_names())


def _wanted(time_zone: str) -> RecordFilter:
    """Return the filter in the address.

    :raise NotFound: it names a kind or a day that there is not.
    """
    kind = request.args.get("kind", "")
    if kind and kind not in {member.value for member in Kind}:
        raise NotFound(f"Nothing of the kind {kind!r} is kept.")
    until = _day("until")
    return RecordFilter(
        kind=Kind(kind) if kind else None,
        person=request.args.get("person", ""),
        operation=request.args.get("operation", ""),
        since=_midnight(_day("since"), time_zone),
        until=_midnight(until + timedelta(days=1) if until else None, time_zone),
    )


def _day(name: str) -> date | None:
    """Return a day in the address.

    :raise NotFound: what stands there is none.
    """
    text = request.args.get(name, "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise NotFound(f"There is no day {text!r}; write it as 2026-03-31.") from error


def _midnight(day: date | None, time_zone: str) -> datetime | None:
    """Return the moment a day begins where the strategy is run."""
    return None if day is None else datetime.combine(day, time(), ZoneInfo(time_zone))
