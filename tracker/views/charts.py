"""A chart's numbers as a file."""

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue

from tracker.exchange.csv_file import write_csv
from tracker.pages.charts import get_chart
from tracker.views.request.as_of_picker import known_caption
from tracker.views.request.exports import remember_export
from tracker.views.request.reading import read

bp = Blueprint("charts", __name__, url_prefix="/strategies/<slug>/charts")


@bp.get("/<id>.csv")
def show(slug: str, id: str) -> ResponseReturnValue:
    """Answer a chart's table as CSV."""
    reading = read(slug)
    chart = get_chart(reading.document, reading.assessment, id)
    remember_export(request.path)
    disposition = f'attachment; filename="{chart.filename}.csv"'
    headers = {"Content-Disposition": disposition}
    return Response(write_csv(chart.caption + known_caption(), chart.table), mimetype="text/csv", headers=headers)
