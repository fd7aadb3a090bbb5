"""How a figure was made."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from tracker.pages.explanation import build_explanation_page
from tracker.queries.addresses import find_action_at, find_metric_at
from tracker.views.request.reading import read

bp = Blueprint("explanations", __name__, url_prefix="/strategies/<slug>/figures")


@bp.get("/<path:address>")
def show(slug: str, address: str) -> ResponseReturnValue:
    """Show how the figure at an address was made, from the same document its page was made from."""
    reading = read(slug, for_organization=_responsible(slug, address))
    page = build_explanation_page(reading.document, reading.assessment, address)
    return render_template("explanations/show.html", page=page, reading=reading)


def _responsible(slug: str, address: str) -> str | None:
    """Return the organization responsible for the action or metric an address is about, or None.

    Its leads see the page of an action or metric whole, and so the figures on it.
    """
    collection, _, rest = address.partition("/")
    find = {"actions": find_action_at, "metrics": find_metric_at}.get(collection)
    found = find(slug, rest.partition("/")[0]) if find else None
    return found.organization_id if found else None
