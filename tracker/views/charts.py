"""A chart's numbers as a file."""

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue

from tracker.exchange.csv_file import write_csv
from tracker.extensions import db
from tracker.models.account import AccessEventKind
from tracker.operations.access.accounts import record_access
from tracker.pages.charts import get_chart
from tracker.views.as_of_picker import known_caption
from tracker.views.reading import read
from tracker.views.session import now

bp = Blueprint("charts", __name__, url_prefix="/strategies/<slug>/charts")


@bp.get("/<id>.csv")
def show(slug: str, id: str) -> ResponseReturnValue:
    """Answer a chart's table as CSV."""
    reading = read(slug)
    chart = get_chart(reading.document, reading.assessment, id)
    record_access(
        AccessEventKind.EXPORT,
        request.path,
        account_id=reading.actor.account_id,
        at=now(),
        address=request.remote_addr,
    )
    db.session.commit()
    disposition = f'attachment; filename="{chart.filename}.csv"'
    headers = {"Content-Disposition": disposition}
    return Response(write_csv(chart.caption + known_caption(), chart.table), mimetype="text/csv", headers=headers)
