"""Reporting on an action."""

from collections.abc import Collection, Mapping
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
from tracker.forms.status_update import StatusUpdateForm, fields_of, ticked, typed_fields
from tracker.operations.once import new_id
from tracker.operations.permission import require_reporter
from tracker.operations.reporting.drafts import drop_draft, save_draft
from tracker.operations.reporting.report import BLOCK
from tracker.operations.reporting.status_updates import report_status
from tracker.pages.status_update import StatusUpdatePage, build_status_update_page
from tracker.queries.drafts import Draft, find_draft
from tracker.views.request.element import ReadAction, read_action
from tracker.views.request.session import current_actor, now

bp = Blueprint("status_updates", __name__, url_prefix="/strategies/<slug>/actions/<number>/reports")

#: The name of the button that keeps a draft.
DRAFT = "draft"


@bp.route("/new", methods=["GET", "POST"])
def new(slug: str, number: str) -> ResponseReturnValue:
    """Report how an action is going; what is typed may be kept as a draft."""
    found, page = _read(slug, number)
    form, draft = _form(found, page), None
    if form.is_submitted() and DRAFT in request.form:
        return _keep_draft(found, page, form)
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
            return _sent(found, form)
    elif request.method == "GET":
        draft = _find_draft(found, page)
        earlier = _earlier(page, draft)
        if earlier is not None:
            form.take_up(earlier)
    answer = render_template(
        "status_updates/new.html", page=page, form=form, draft=draft, reading=found.reading, sentences=STATUS_SENTENCES
    )
    return answer, 422 if form.problems else 200


def _sent(found: ReadAction, form: StatusUpdateForm) -> ResponseReturnValue:
    """Forget the draft of a report that was sent, and go back to the action."""
    _drop_drafts(found, {form.period.data, request.form.get("drafted_for")})
    db.session.commit()
    plan = found.reading.document.plan
    if plan.requires_approval and found.action.organization_id not in plan.exempt_ids:
        flash(f"Report on {found.action.number} sent. It counts once it is approved.")
    else:
        flash(f"Report on {found.action.number} recorded.")
    return redirect(url_for("actions.show", slug=found.reading.document.strategy.slug, number=found.action.number))


def _keep_draft(found: ReadAction, page: StatusUpdatePage, form: StatusUpdateForm) -> ResponseReturnValue:
    """Keep what was typed, whatever it lacks, and open the page with it again."""
    account_id, labels = current_actor().account_id, _labels(page)
    period = form.period.data if form.period.data in labels else labels[0]
    try:
        save_draft(found.action.id, str(account_id), period, typed_fields(request.form), now())
        _drop_drafts(found, {request.form.get("drafted_for")} - {period})
    except Refused as refusal:
        db.session.rollback()
        form.show(refusal)
        answer = render_template(
            "status_updates/new.html", page=page, form=form, draft=None, reading=found.reading,
            sentences=STATUS_SENTENCES,
        )  # fmt: skip
        return answer, 422
    db.session.commit()
    flash("Draft kept. Nobody but you reads it; nothing is sent.")
    slug = found.reading.document.strategy.slug
    return redirect(url_for("status_updates.new", slug=slug, number=found.action.number, period=period))


def _drop_drafts(found: ReadAction, periods: Collection[str | None]) -> None:
    """Forget what somebody kept of a report on the action for some periods."""
    for period in periods:
        if period is not None:
            drop_draft(found.action.id, str(current_actor().account_id), period)


def _find_draft(found: ReadAction, page: StatusUpdatePage) -> Draft | None:
    """Return what somebody kept of a report on the action: for the period ?period= names, or the likeliest."""
    account_id = current_actor().account_id
    drafts = (find_draft(found.action.id, str(account_id), label) for label in _labels(page))
    return next((draft for draft in drafts if draft is not None), None)


def _earlier(page: StatusUpdatePage, draft: Draft | None) -> Mapping[str, str] | None:
    """Return what the form opens with, where it is not empty: a draft, or else the words of a report that came back."""
    if draft is not None:
        return draft.fields
    if page.returned is None:
        return None
    said = fields_of(page.returned)
    return {name: value for name, value in said.items() if name != "period" or value in _labels(page)}


def _labels(page: StatusUpdatePage) -> list[str]:
    """Return the periods a report may be for, the one that ?period= asks for first, or else the likeliest."""
    return sorted((period.label for period in page.periods), key=lambda label: label != request.args.get("period"))


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
    if not page.has_closed_period:
        del form.late_reason
    return form


def _milestones(page: StatusUpdatePage) -> list[Milestone]:
    """Return the milestones to tick: the open ones, and any that somebody else reported while this was typed."""
    return [*(milestone for milestone, _ in page.open_milestones), *ticked(page.done_milestones)]


def _begun(page: StatusUpdatePage) -> dict[str, Any]:
    """Return what the form holds when it is first shown: what blocked the action last stands there until it is over."""
    begun: dict[str, Any] = {"seen": page.seen, "period": _labels(page)[0]}
    lead = page.document.find_serving(page.action.lead_id, page.assessment.on)
    if lead is not None:
        begun["reported_by"] = lead.name
    if page.last is not None and page.last.blocked_by is not None:
        begun |= {name: getattr(page.last, name) for name in BLOCK}
    return begun
