"""Reminders: what was sent to whom, and what would be sent today."""

from flask import Blueprint, current_app, render_template
from flask.typing import ResponseReturnValue

from tracker.pages.reminders import build_reminders_page
from tracker.queries.reminders import list_digests, list_reminders
from tracker.views.request.reading import read
from tracker.views.request.session import now

bp = Blueprint("reminders", __name__, url_prefix="/strategies/<slug>/reminders")


@bp.get("")
def index(slug: str) -> ResponseReturnValue:
    """List what was sent to whom, and what would be sent today."""
    reading = read(slug)
    page = build_reminders_page(list_digests([slug], now()), list_reminders(reading.strategy_id))
    leaves = bool(current_app.config["TRACKER_SMTP_HOST"]) and not reading.document.plan.is_illustrative
    return render_template("reminders/index.html", page=page, reading=reading, leaves=leaves)
