"""Reporting on an action."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.domain.document.element import Kind
from tracker.domain.document.milestone import Milestone
from tracker.domain.errors import Refused, StaleEdit
from tracker.domain.roles import Role
from tracker.extensions import db
from tracker.formatters import STATUS_SENTENCES, format_period
from tracker.forms.reading import ReadingForm
from tracker.forms.status_update import StatusUpdateForm
from tracker.operations.permission import require_reporter
from tracker.operations.plans import new_id
from tracker.operations.status_updates import report_status
from tracker.pages.status_update import StatusUpdatePage, build_status_update_page
from tracker.views.element import ReadAction, read_action
from tracker.views.session import current_actor, now

bp = Blueprint("status_updates", __name__, url_prefix="/strategies/<slug>/actions/<number>/reports")


@bp.route("/new", methods=["GET", "POST"])
def new(slug: str, number: str) -> ResponseReturnValue:
    """Report how an action is going."""
    found, page = _read(slug, number)
    form = _form(found, page)
    if form.validate_on_submit():
        try:
            report_status(found.action.id, form.report(), by=current_actor(), at=now(), seen=form.seen.data)
        except StaleEdit as stale:
            db.session.rollback()
            found, page = _read(slug, number)
            form = _form(found, page)
            form.show(stale)
            form.restart(seen=page.seen, id=new_id(Kind.STATUS_UPDATE))
        except Refused as refusal:
            db.session.rollback()
            form.show(refusal)
        else:
            db.session.commit()
            flash(f"Report on {found.action.number} recorded.")
            return redirect(url_for("actions.show", slug=slug, number=found.action.number))
    answer = render_template(
        "status_updates/new.html", page=page, form=form, reading=found.reading, sentences=STATUS_SENTENCES
    )
    return answer, 422 if form.problems else 200


def _read(slug: str, number: str) -> tuple[ReadAction, StatusUpdatePage]:
    """Return the action with what is known of it now.

    :raise NotFound: it is not there, or not this reader's to see.
    :raise Forbidden: they may not report on it.
    """
    found = read_action(slug, number)
    require_reporter(current_actor(), found.reading.strategy_id, found.action.organization_id)
    page = build_status_update_page(found.reading.document, found.reading.assessment, found.action)
    return found, page


def _form(found: ReadAction, page: StatusUpdatePage) -> StatusUpdateForm:
    """Return the form as it is first shown, or with what was typed."""
    on = page.assessment.on
    own = current_actor().organizations(Role.LEAD, found.reading.strategy_id)
    form = StatusUpdateForm(
        milestones=_milestones(page),
        readings=[ReadingForm(line.metric, line.due.as_of_on) for line in page.metrics],
        periods=[(period.label, format_period(period)) for period in page.periods],
        today=on,
        is_for_somebody=page.action.organization_id not in own,
        **_begun(page),
    )
    if page.is_counted_by_milestones or page.action.is_continuing:
        del form.percent
    return form


def _milestones(page: StatusUpdatePage) -> list[Milestone]:
    """Return the milestones to tick: the open ones, and any that somebody else reported while this was typed."""
    ticked = [
        milestone for milestone in page.done_milestones if f"milestones-{milestone.id}-is_achieved" in request.form
    ]
    return [milestone for milestone, _ in page.open_milestones] + ticked


def _begun(page: StatusUpdatePage) -> dict[str, Any]:
    """Return what the form holds when it is first shown: what blocked the action last stands there until it is over."""
    begun: dict[str, Any] = {"seen": page.seen}
    lead = page.document.find_contact(page.action.lead_id)
    if lead is not None and lead.serves(page.assessment.on):
        begun["reported_by"] = lead.name
    if page.last is not None and page.last.blocked_by is not None:
        begun |= {name: getattr(page.last, name) for name in ("blocked_by", "blocked_since_on", "cleared_by")}
    return begun
