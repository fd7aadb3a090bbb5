"""Who has not reported."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from tracker.domain.roles import Role
from tracker.operations.permission import may_plan, may_read_whole
from tracker.pages.reporting import build_reporting_page
from tracker.views.request.conditional import unless_unchanged
from tracker.views.request.reading import Reading, read

bp = Blueprint("reporting", __name__, url_prefix="/strategies/<slug>/reporting")


@bp.get("")
@unless_unchanged
def index(slug: str) -> ResponseReturnValue:
    """Show by organization what was reported for a period; an approver sees their own line."""
    reading, organization_ids = _read(slug)
    page = build_reporting_page(
        reading.document,
        reading.assessment,
        key=request.args.get("period"),
        organization_ids=organization_ids,
    )
    may_enter = may_plan(reading.actor, reading.strategy_id)
    return render_template("reporting/index.html", page=page, reading=reading, may_enter=may_enter)


def _read(slug: str) -> tuple[Reading, frozenset[str] | None]:
    """Return the strategy, and the organizations whose reporting the reader sees; None is all of them."""
    reading = read(slug)
    if may_read_whole(reading.actor, reading.strategy_id):
        return reading, None
    own = reading.actor.organizations(Role.APPROVER, reading.strategy_id)
    whole = read(slug, for_organization=own[0])
    return whole, frozenset().union(*(whole.document.family_of(id) for id in own))
