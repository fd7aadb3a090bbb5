"""Reporting periods: setting them up, reviewing, closing and reopening them."""

from functools import partial
from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from tracker.domain.document.reporting_period import ReportingPeriod
from tracker.domain.errors import Forbidden, NotFound, Refused
from tracker.domain.periods import Periods, period_key
from tracker.exchange.issued_file import write_issued
from tracker.extensions import db
from tracker.forms.element import ElementForm
from tracker.forms.ending import ReasonForm
from tracker.forms.reporting_period import CloseForm, NewPeriodForm, PeriodEditForm, ReviewForm
from tracker.operations.closing.periods import (
    add_period,
    amend_period,
    cancel_period,
    close_period,
    reopen_period,
    set_up_periods,
    start_review,
)
from tracker.pages.periods import GAP_SENTENCES, PeriodPage, build_line, build_period_page, build_periods_page
from tracker.queries.assessments import get_assessed
from tracker.queries.issued_briefings import list_issued
from tracker.views.request.editing import answer, carry_out
from tracker.views.request.reading import Reading, read
from tracker.views.request.session import current_actor, now

bp = Blueprint("periods", __name__, url_prefix="/strategies/<slug>/periods")


@bp.get("")
def index(slug: str) -> ResponseReturnValue:
    """List the reporting periods, the last first."""
    reading = read(slug)
    page = build_periods_page(reading.document, reading.assessment, list_issued(reading.strategy_id))
    return render_template("periods/index.html", page=page, reading=reading)


@bp.post("/set-up")
def set_up(slug: str) -> ResponseReturnValue:
    """Keep the fiscal quarters of a plan that was published before periods were kept."""
    reading, form = read(slug), ElementForm()
    if form.validate_on_submit() and carry_out(form, partial(set_up_periods, reading.strategy_id)):
        flash("The fiscal quarters are set up as reporting periods.")
    _flash_problems(form)
    return redirect(url_for("periods.index", slug=slug))


@bp.route("/new", methods=["GET", "POST"])
def new(slug: str) -> ResponseReturnValue:
    """Keep a period of one's own."""
    reading, form = read(slug), NewPeriodForm()
    if form.validate_on_submit():
        named = {"reason": form.reason.data, "id": form.id.data}
        if carry_out(form, partial(add_period, reading.strategy_id, form.days(), **named)):
            flash(f"{form.label.data} is set up.")
            return redirect(url_for("periods.index", slug=slug))
    return answer("periods/new.html", form, reading=reading)


@bp.route("/<key>", methods=["GET", "POST"])
def show(slug: str, key: str) -> ResponseReturnValue:
    """Show a period with what it lacks, and close it with a reason for every gap."""
    reading, page = _read_page(slug, key)
    form = CloseForm.of(page.line.period, page.gaps)
    if form.validate_on_submit():
        try:
            _close(page.line.period, form)
        except Forbidden:
            raise
        except Refused as refusal:
            db.session.rollback()
            reading, page = _read_page(slug, key)
            form = CloseForm.of(page.line.period, page.gaps)
            form.validate()
            form.show(refusal)
            form.restart(version=page.line.period.version)
        else:
            db.session.commit()
            flash(f"{page.line.period.label} is closed, and its briefing is sealed.")
            return redirect(url_for("periods.show", slug=slug, key=key))
    return answer("periods/show.html", form, reading=reading, page=page, sentences=GAP_SENTENCES)


@bp.post("/<key>/review")
def review(slug: str, key: str) -> ResponseReturnValue:
    """Begin to check the reports of a period that has ended."""
    _, period = _read_period(slug, key)
    form = ReviewForm(version=period.version)
    if form.validate_on_submit() and carry_out(form, partial(start_review, period.id, version=form.version.data)):
        flash(f"{period.label} is in review: only a report that was returned is sent again.")
    _flash_problems(form)
    return redirect(url_for("periods.show", slug=slug, key=key))


@bp.route("/<key>/reopen", methods=["GET", "POST"])
def reopen(slug: str, key: str) -> ResponseReturnValue:
    """Open a closed period again, with a reason."""
    reading, period = _read_period(slug, key)
    form = ReasonForm(version=period.version)
    if form.validate_on_submit() and carry_out(form, partial(reopen_period, period.id, **_why(form))):
        flash(f"{period.label} is in review again. Its seal stays; closing it anew makes another revision.")
        return redirect(url_for("periods.show", slug=slug, key=key))
    return answer("periods/reopen.html", form, reading=reading, period=period, key=key)


@bp.route("/<key>/edit", methods=["GET", "POST"])
def edit(slug: str, key: str) -> ResponseReturnValue:
    """Change the label, the days or the due date of a period."""
    reading, period = _read_period(slug, key)
    form = PeriodEditForm.of(period)
    if form.validate_on_submit():
        days = form.days()
        if carry_out(form, partial(amend_period, period.id, days, **_why(form))):
            flash(f"{days.label} saved.")
            return redirect(url_for("periods.show", slug=slug, key=period_key(days.label)))
    return answer("periods/edit.html", form, reading=reading, period=period, key=key)


@bp.route("/<key>/cancel", methods=["GET", "POST"])
def cancel(slug: str, key: str) -> ResponseReturnValue:
    """Cancel a period, with a reason."""
    reading, period = _read_period(slug, key)
    form = ReasonForm(version=period.version)
    if form.validate_on_submit() and carry_out(form, partial(cancel_period, period.id, **_why(form))):
        flash(f"{period.label} is cancelled.")
        return redirect(url_for("periods.index", slug=slug))
    return answer("periods/cancel.html", form, reading=reading, period=period, key=key)


def _close(period: ReportingPeriod, form: CloseForm) -> str:
    """Close a period with the reasons that were given, and return the id of its seal."""
    return close_period(
        period.id,
        waivers=form.waivers(),
        write=write_issued,
        by=current_actor(),
        at=now(),
        version=form.version.data,
        reason=form.reason.data,
    )


def _why(form: PeriodEditForm | ReasonForm) -> dict[str, Any]:
    """Return the version a form was filled from, and the reason given."""
    return {"version": form.version.data, "reason": form.reason.data}


def _flash_problems(form: ElementForm) -> None:
    """Say at the top of the next page what a button's act was refused for."""
    for problem in form.problems:
        flash(problem.message, "warning")


def _read_period(slug: str, key: str) -> tuple[Reading, ReportingPeriod]:
    """Return the strategy, and the kept period that a key names.

    :raise NotFound: there is none.
    """
    reading = read(slug)
    period = Periods.of(reading.document).find_by_key(key)
    if period is None:
        raise NotFound(f"There is no reporting period {key!r}.")
    return reading, period


def _read_page(slug: str, key: str) -> tuple[Reading, PeriodPage]:
    """Return the strategy and the page of a period, with what it lacks once it has ended and until it is closed.

    :raise NotFound: there is no such period.
    """
    reading, period = _read_period(slug, key)
    line = build_line(reading.document, reading.assessment, period, list_issued(reading.strategy_id))
    at_its_end = None
    if not period.state.is_closed and reading.on >= period.ends_on:
        at_its_end = get_assessed(reading.strategy_id, cut=reading.cut, on=line.last_on).assessment
    return reading, build_period_page(reading.document, line, at_its_end)
