"""Reading a metric."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.domain.document.element import Kind
from tracker.domain.errors import Refused
from tracker.extensions import db
from tracker.formatters import format_date, format_value
from tracker.forms.element import picks
from tracker.forms.reading import NewReadingForm
from tracker.operations.once import new_id
from tracker.operations.permission import require_reporter
from tracker.operations.reporting.readings import record_reading
from tracker.pages.metric import MetricPage, build_metric_page
from tracker.views.request.element import ReadMetric, read_metric
from tracker.views.request.session import current_actor, now

bp = Blueprint("readings", __name__, url_prefix="/strategies/<slug>/metrics/<number>/readings")


@bp.route("/new", methods=["GET", "POST"])
def new(slug: str, number: str) -> ResponseReturnValue:
    """Record what a metric stands at, or correct what was recorded."""
    found, page = _read(slug, number)
    form = _form(page)
    if form.validate_on_submit():
        try:
            record_reading(
                form.reading(), by=current_actor(), at=now(), reason=form.reason.data or form.late_reason.data
            )
        except Refused as refusal:
            db.session.rollback()
            found, page = _read(slug, number)
            form = _form(page)
            form.show(refusal)
            form.restart(id=new_id(Kind.READING))
        else:
            db.session.commit()
            flash(f"Reading of {found.metric.number} recorded.")
            return redirect(url_for("metrics.show", slug=slug, number=found.metric.number))
    answer = render_template("readings/new.html", page=page, form=form, reading=found.reading)
    return answer, 422 if form.problems else 200


def _read(slug: str, number: str) -> tuple[ReadMetric, MetricPage]:
    """Return the metric with what is known of it now.

    :raise NotFound: it is not there, or not this reader's to see.
    :raise Forbidden: they may not report for its organization.
    """
    found = read_metric(slug, number)
    require_reporter(current_actor(), found.reading.strategy_id, found.metric.organization_id)
    reading = found.reading
    page = build_metric_page(reading.document, reading.assessment, found.metric, found.reader, whole=found.whole)
    return found, page


def _form(page: MetricPage) -> NewReadingForm:
    """Return the form as it is first shown, or with what was typed; ?corrects= names the reading to correct."""
    standing = [line.reading for line in page.readings if line.corrected_by is None]
    wanted = next((reading for reading in standing if reading.id == request.args.get("corrects")), None)
    as_of_on = wanted.as_of_on if wanted else page.due.as_of_on
    form = NewReadingForm(page.metric, as_of_on, supersedes_id=wanted.id if wanted else None)
    words = [
        (reading.id, f"{format_date(reading.as_of_on)}: "
         f"{'no new data' if reading.value is None else format_value(reading.value, page.metric.unit)}")
        for reading in standing
    ]  # fmt: skip
    form.supersedes_id.choices = picks(words, none="nothing: this is a new reading")
    return form
