"""Files as LibreOffice saves them are uploaded like any other.

The samples were saved by LibreOffice 7.4.7.2. Through its UNO interface the workbook and the CSV file that the pages
give for the plan below were opened, filled in cell by cell, and saved: the workbook as XLSX and as ODS, the CSV file as
CSV. Some of it is entered the way people do: a day as 10/1/2025 and one as text after an apostrophe, 85% in a cell of
numbers, 40% in the CSV file, =late and 12 in cells of text, TRUE for yes.
"""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.factories import make_action, make_lead, make_metric, make_report, make_strategy, publish
from tests.page_client import PageClient, text_of
from tests.views.uploading import confirm, send
from tracker.domain.status import Status
from tracker.extensions import db
from tracker.models.contribution import Contribution
from tracker.models.metric import Reading
from tracker.models.milestone import Milestone
from tracker.models.status_update import StatusUpdate
from tracker.operations.planning.milestones import NewMilestone

SAMPLES = Path(__file__).parents[1] / "samples" / "workbooks"


@pytest.fixture(autouse=True)
def plan(client: PageClient) -> None:
    """A plan with the ids the samples name, and its lead signed in."""
    strategy = make_strategy()
    first, second, _ = strategy.organizations
    charted = NewMilestone("Charted", date(2025, 3, 31), id="milestone.east")
    make_action(strategy, id="action.east", title="Survey the east channel", milestones=(charted,))
    make_action(strategy, id="action.west", title="Survey the west channel")
    make_action(strategy, id="action.dredge", title="Dredge", organization_id=second, contributing_ids=(first,))
    make_metric(strategy, id="metric.depth", unit="percent")
    publish(strategy)
    make_report("action.west", by=strategy.planner, id="report.west", percent=20, period="FY2025 Q2",
                next_steps="Wait for the boat.")  # fmt: skip
    client.sign_in(make_lead(strategy.id, first))


def test_a_workbook_is_read_written_and_changes_nothing_the_second_time(client: PageClient) -> None:
    data = (SAMPLES / "libreoffice.xlsx").read_bytes()
    address = send(client, data)
    page = text_of(client.get(address))
    assert "4 rows with 10 changes" in page
    assert "What happens next before: Wait for the boat. → after: nothing" in page
    assert "Reading of 1.1-K1 as of 31 Mar 2025 before: nothing → after: 85 percent" in page
    assert confirm(client, address).status_code == 302
    assert "4 rows written" in text_of(client.get(address))
    query = select(StatusUpdate).order_by(StatusUpdate.action_id, StatusUpdate.position)
    east, _, west = db.session.scalars(query)
    assert (east.status, east.forecast_on, east.why) == (Status.AT_RISK, date(2025, 10, 1), "=late")
    assert (east.recovery, east.summary[:25]) == ("-5 boats", "Half done, and it rained.")
    assert (west.percent, west.next_steps) == (40, None)
    milestone = db.session.get_one(Milestone, "milestone.east")
    assert (milestone.achieved_on, milestone.evidence_reference) == (date(2025, 4, 1), "12")
    assert db.session.scalars(select(Reading.value)).one() == Decimal(85)
    assert db.session.scalars(select(Contribution.is_as_planned)).one() is True
    assert "This file changes nothing" in text_of(client.get(send(client, data)))


def test_a_csv_file_is_read_written_and_changes_nothing_the_second_time(client: PageClient) -> None:
    data = (SAMPLES / "libreoffice.csv").read_bytes()
    address = send(client, data, "libreoffice.csv")
    assert "2 rows with 7 changes" in text_of(client.get(address))
    assert confirm(client, address).status_code == 302
    query = select(StatusUpdate).order_by(StatusUpdate.action_id, StatusUpdate.position)
    east, _, west = db.session.scalars(query)
    assert (east.forecast_on, east.summary) == (date(2025, 10, 1), 'Half done; "nearly", says Zoë')
    assert (west.percent, west.next_steps) == (40, None)
    assert "This file changes nothing" in text_of(client.get(send(client, data, "libreoffice.csv")))


def test_an_opendocument_file_says_what_to_save_it_as(client: PageClient) -> None:
    page = text_of(client.get(send(client, (SAMPLES / "libreoffice.ods").read_bytes(), "libreoffice.ods")))
    assert "This is an OpenDocument file: save it as “Excel 2007-365 (.xlsx)”, then upload it again." in page
    assert "FY2025" not in page


def test_one_sheet_saved_as_csv_says_to_save_the_whole(client: PageClient) -> None:
    heads, *rows = (SAMPLES / "libreoffice.csv").read_text().splitlines()[1:]
    sheet = "\n".join(line.removesuffix(",Period").removesuffix(",FY2025 Q2") for line in (heads, *rows))
    page = text_of(client.get(send(client, sheet.encode(), "Reports.csv")))
    assert "save the whole of it as “Excel workbook (.xlsx)” and upload that." in page
