"""The page of a metric."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from tracker.pages.metric import build_metric_page
from tracker.views.request.conditional import unless_unchanged
from tracker.views.request.element import read_metric

bp = Blueprint("metrics", __name__, url_prefix="/strategies/<slug>/metrics")


@bp.get("/<number>")
@unless_unchanged
def show(slug: str, number: str) -> ResponseReturnValue:
    """Show what a metric stands at; a number it once had leads to the one it has."""
    found = read_metric(slug, number)
    if found.metric.number != number:
        return redirect(url_for("metrics.show", slug=slug, number=found.metric.number))
    reading = found.reading
    page = build_metric_page(reading.document, reading.assessment, found.metric, found.reader, whole=found.whole)
    return render_template("metrics/show.html", page=page, reading=reading)
