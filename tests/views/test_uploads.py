"""Reporting by workbook: download, fill in, upload, read what it would change, say yes."""

import io
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from flask import Flask
from sqlalchemy import select

from tests.closed_periods import make_closed_period
from tests.conftest import StoppedClock
from tests.factories import (
    NOW,
    SmallStrategy,
    make_action,
    make_lead,
    make_metric,
    make_published_strategy,
    make_report,
    make_strategy,
    publish,
    save,
)
from tests.page_client import PageClient, text_of
from tests.page_form import errors_of
from tests.queries.test_query_counts import selects
from tests.views.uploading import AFTER, NEW, STRATEGY, WORDS, confirm, count, download, send
from tests.workbooks import Book
from tracker.domain.document.element import Visibility
from tracker.domain.errors import Refused
from tracker.domain.roles import Actor, Role
from tracker.domain.status import Status
from tracker.extensions import db
from tracker.models import Revision
from tracker.models.account import AccessEvent, AccessEventKind
from tracker.models.contribution import Contribution
from tracker.models.metric import Reading
from tracker.models.milestone import Milestone
from tracker.models.status_update import StatusUpdate
from tracker.models.upload import Upload
from tracker.operations.planning.milestones import NewMilestone
from tracker.operations.reporting.drafts import save_draft

SignIn = Callable[..., Actor]


@pytest.fixture
def strategy(client: PageClient) -> SmallStrategy:
    """A published plan with three actions, and their lead signed in."""
    strategy, _ = make_published_strategy(actions=3)
    client.sign_in(make_lead(strategy.id, strategy.organizations[0], name="Lee Lead"))
    return strategy


def test_a_filled_in_workbook_is_read_first_and_written_then(client: PageClient, strategy: SmallStrategy) -> None:
    book = download(client)
    book.fill("Reports", 1, **WORDS)
    book.fill("Milestones", 1, achieved_on=date(2025, 3, 30), evidence_title="Chart", evidence_reference="DOC-1")
    address = send(client, book.data)
    page = text_of(client.get(address))
    assert "1 row with 3 changes" in page
    assert "What happened before: nothing → after: The east channel is half surveyed." in page
    assert "30 Mar 2025: Chart, DOC-1" in page
    assert count(StatusUpdate) == 0
    assert confirm(client, address).status_code == 302
    assert "1 row written" in text_of(client.get(address))
    (update,) = db.session.scalars(select(StatusUpdate))
    assert (update.status, update.period, update.reported_by) == (Status.ON_TRACK, "FY2025 Q2", "Lee Lead")
    milestone = db.session.scalars(select(Milestone).where(Milestone.achieved_on.is_not(None))).one()
    assert milestone.evidence_title == "Chart"
    again = text_of(client.get(send(client, book.data)))
    assert "This file changes nothing" in again


def test_every_sheet_is_written_and_the_same_file_twice_changes_nothing(client: PageClient) -> None:
    strategy = make_strategy()
    first, second, _ = strategy.organizations
    make_action(strategy, milestones=(NewMilestone("Agreed", date(2025, 3, 31)),))
    make_action(strategy, title="Theirs", organization_id=second, contributing_ids=(first,))
    make_metric(strategy)
    publish(strategy)
    client.sign_in(make_lead(strategy.id, first))
    book = download(client)
    book.fill("Reports", 1, **WORDS)
    book.fill("Readings", 1, value="1,250.5")
    book.fill("Contributions", 1, is_as_planned="no", why="No boat.")
    address = send(client, book.data)
    assert confirm(client, address).status_code == 302
    assert (count(StatusUpdate), count(Reading), count(Contribution)) == (1, 1, 1)
    assert db.session.scalars(select(Reading.value)).one() == Decimal("1250.5")
    assert "This file changes nothing" in text_of(client.get(send(client, book.data)))
    fresh = client.get(f"{STRATEGY}/workbook.xlsx").data
    assert "This file changes nothing" in text_of(client.get(send(client, fresh)))


def test_reports_go_as_csv_too(client: PageClient, strategy: SmallStrategy) -> None:
    response = client.get(f"{STRATEGY}/reports.csv")
    assert response.headers["Content-Disposition"] == 'attachment; filename="harbor-FY2025-Q2-2025-04-15.csv"'
    assert "This file changes nothing" in text_of(client.get(send(client, response.data, "mine.csv")))
    lines = response.get_data(as_text=True).splitlines()
    cells = lines[2].split(",")
    cells[6], cells[8] = "On track", "'=Half done"
    address = send(client, "\r\n".join([*lines[:2], ",".join(cells)]).encode(), "mine.csv")
    assert confirm(client, address).status_code == 302
    assert db.session.scalars(select(StatusUpdate.summary)).one() == "=Half done"


def test_what_the_operations_would_refuse_is_said_in_the_dry_run(client: PageClient, strategy: SmallStrategy) -> None:
    book = download(client)
    book.fill("Reports", 1, status="At risk", summary="Late.", why="It broke.", recovery="A second one.")
    book.fill("Reports", 2, **WORDS, forecast_on="2020-01-01")
    book.fill("Milestones", 5, achieved_on="2025-12-01", evidence_title="x", evidence_reference="y")
    book.fill("Reports", 3, **WORDS)
    before = count(Revision)
    address = send(client, book.data)
    page = client.get(address)
    assert "Sheet Reports, row 4, column M: Give the date you now expect." in text_of(page)
    assert "Sheet Reports, row 5, column M: The date you now expect has passed already." in text_of(page)
    assert "Sheet Milestones, row 8, column F: The day it was achieved is in the future." in text_of(page)
    assert "Write all of it" not in text_of(page)
    assert (count(StatusUpdate), count(Revision)) == (0, before)
    # A confirmation forged for the page above is refused all the same.
    digest = next(each.get("value") for each in page.tree.iter("input") if each.get("name") == "digest")  # type: ignore[attr-defined]
    client.post(f"{address}/confirm", data={"digest": digest})
    assert count(StatusUpdate) == 0


def test_a_refusal_that_came_up_since_leaves_nothing_of_the_others(
    client: PageClient, strategy: SmallStrategy, clock: StoppedClock
) -> None:
    book = download(client)
    book.fill("Reports", 1, **WORDS)
    book.fill("Reports", 2, status="At risk", summary="Late.", why="x", recovery="y", forecast_on="2025-04-15")
    address = send(client, book.data)
    clock.advance(days=1)
    response = confirm(client, address)
    assert response.status_code == 302
    page = text_of(client.get(address))
    assert "Sheet Reports, row 5, column M: The date you now expect has passed already. Nothing was written." in page
    assert count(StatusUpdate) == 0
    client.post(f"{address}/drop")
    page = text_of(client.get(address))
    assert "It was dropped; nothing was written." in page
    assert "The date you now expect" not in page
    upload = db.session.scalars(select(Upload)).one()
    assert (upload.message, upload.refusals, upload.chosen) == (None, None, None)


def test_somebody_reported_since_and_one_has_to_choose(client: PageClient, strategy: SmallStrategy) -> None:
    book = download(client)
    book.fill("Reports", 1, **WORDS)
    book.fill("Reports", 2, **WORDS)
    address = send(client, book.data)
    page = client.get(address)
    make_report(str(book.cell("Reports", 1, "id")), by=strategy.planner, summary="Theirs.", period="FY2025 Q2")
    digest = next(each.get("value") for each in page.tree.iter("input") if each.get("name") == "digest")  # type: ignore[attr-defined]
    changed = client.post(f"{address}/confirm", data={"digest": digest})
    assert changed.status_code == 422
    assert "Something changed since you read this" in text_of(changed)
    assert "before: Theirs. → after: The east channel is half surveyed." in text_of(changed)
    undecided = confirm(client, address)
    assert undecided.status_code == 422
    assert errors_of(undecided) == {"stale-0-choice": "Choose whose report stands."}
    assert count(StatusUpdate) == 1
    assert confirm(client, address, **{"stale-0-choice": "theirs"}).status_code == 302
    assert sorted(db.session.scalars(select(StatusUpdate.summary))) == ["The east channel is half surveyed.", "Theirs."]


def test_one_may_insist_on_ones_own_report(client: PageClient, strategy: SmallStrategy) -> None:
    book = download(client)
    book.fill("Reports", 1, **WORDS)
    make_report(str(book.cell("Reports", 1, "id")), by=strategy.planner, summary="Theirs.", period="FY2025 Q2")
    address = send(client, book.data)
    assert "after this workbook was downloaded" in text_of(client.get(address))
    assert confirm(client, address, **{"stale-0-choice": "mine"}).status_code == 302
    summaries = list(db.session.scalars(select(StatusUpdate.summary).order_by(StatusUpdate.position)))
    assert summaries == ["Theirs.", "The east channel is half surveyed."]


def test_a_workbook_is_offered_for_no_period_that_is_closed(client: PageClient, strategy: SmallStrategy) -> None:
    offered = re.compile(r'<option[^>]*value="(FY[^"]+)"')
    assert offered.findall(client.get(NEW).text) == ["FY2025 Q2", "FY2025 Q3"]
    make_closed_period(strategy, "FY2025 Q2", at=NOW)
    assert "FY2025 Q2" not in offered.findall(client.get(NEW).text)


def test_a_closed_period_takes_no_workbook(client: PageClient, strategy: SmallStrategy) -> None:
    book = download(client)
    book.fill("Reports", 1, **WORDS)
    book.fill("Milestones", 1, achieved_on="2025-02-01", evidence_title="x", evidence_reference="y")
    make_closed_period(strategy, "FY2025 Q2", at=NOW)
    page = text_of(client.get(send(client, book.data)))
    assert "FY2025 Q2 is closed: nothing more is reported for it." in page
    later = download(client, period="FY2025 Q3")
    later.fill("Reports", 1, **WORDS)
    later.fill("Milestones", 1, achieved_on="2025-02-01", evidence_title="x", evidence_reference="y")
    page = text_of(client.get(send(client, later.data)))
    assert "Sheet Milestones, row 4, column I: 2025-02-01 lies in FY2025 Q2, which is closed." in page
    later.fill("Milestones", 1, late_reason="The chart was lost in the post.")
    assert confirm(client, send(client, later.data)).status_code == 302
    assert db.session.scalars(select(Milestone.booked_to).where(Milestone.booked_to.is_not(None))).all() == [
        "FY2025 Q3"
    ]


def test_a_draft_is_sent_only_when_one_says_so(client: PageClient, strategy: SmallStrategy) -> None:
    lead = make_lead(strategy.id, strategy.organizations[0])
    client.sign_in(lead)
    action = download(client).cell("Reports", 1, "id")
    fields = {"status": "on_track", "summary": "Begun in a draft."}
    save(save_draft, action, str(lead.account_id), "FY2025 Q2", fields, NOW)
    book = download(client)
    assert book.cell("Reports", 1, "summary") == "Begun in a draft."
    page = text_of(client.get(send(client, book.data)))
    assert "This is your draft as it was; it stays one." in page
    book.fill("Reports", 1, send_draft="yes")
    assert confirm(client, send(client, book.data)).status_code == 302
    assert db.session.scalars(select(StatusUpdate.summary)).one() == "Begun in a draft."
    assert download(client).cell("Reports", 1, "send_draft") == ""


def test_a_planner_enters_for_every_office_and_says_who_reported(
    client: PageClient, strategy: SmallStrategy, sign_in_as: SignIn
) -> None:
    make_action(strategy, title="Theirs", organization_id=strategy.organizations[1], at=AFTER)
    sign_in_as(strategy.planner)
    book = download(client)
    assert len(book.rows("Reports")) == 4
    book.fill("Reports", 4, **WORDS, reported_by="Lou Lead", percent="40")
    assert confirm(client, send(client, book.data)).status_code == 302
    (update,) = db.session.scalars(select(StatusUpdate))
    assert (update.reported_by, update.entered_by, update.percent) == ("Lou Lead", strategy.planner.name, 40)
    assert client.get(f"{STRATEGY}/workbook.xlsx?organization=nobody").status_code == 404
    own = download(client, organization=strategy.organizations[1])
    assert len(own.rows("Reports")) == 1


def test_a_lead_gets_their_own_part_and_nothing_else(client: PageClient, strategy: SmallStrategy) -> None:
    second = strategy.organizations[1]
    make_action(strategy, title="Secret soundings", organization_id=second, at=AFTER, visibility=Visibility.INTERNAL,
                contributing_ids=(strategy.organizations[0],))  # fmt: skip
    response = client.get(f"{STRATEGY}/workbook.xlsx")
    book = Book(response.data)
    assert len(book.rows("Reports")) == 3
    assert book.rows("Contributions") == []
    assert client.get(f"{STRATEGY}/workbook.xlsx?organization={second}").status_code == 403
    assert client.get(f"{STRATEGY}/workbook.xlsx?period=FY2030+Q1").status_code == 422
    assert client.get(f"{STRATEGY}/workbook.xlsx?period=soon").status_code == 422


def test_taking_a_workbook_is_remembered_and_looking_at_its_headers_is_not(
    client: PageClient, strategy: SmallStrategy
) -> None:
    client.head(f"{STRATEGY}/workbook.xlsx")
    client.get(f"{STRATEGY}/workbook.xlsx")
    kinds = select(AccessEvent.detail).filter_by(kind=AccessEventKind.EXPORT)
    assert list(db.session.scalars(kinds)) == ["harbor-FY2025-Q2-2025-04-15.xlsx"]


def test_nobody_else_sees_an_upload(client: PageClient, strategy: SmallStrategy, sign_in_as: SignIn) -> None:
    address = send(client, download(client).data)
    sign_in_as(Role.LEAD, strategy.id, organization_id=strategy.organizations[0])
    assert client.get(address).status_code == 404
    for act in ("confirm", "drop", "stop"):
        assert client.post(f"{address}/{act}").status_code == 404
    sign_in_as(Role.VIEWER, strategy.id)
    assert client.get(address).status_code == 403


def test_a_dropped_upload_writes_nothing(client: PageClient, strategy: SmallStrategy) -> None:
    book = download(client)
    book.fill("Reports", 1, **WORDS)
    address = send(client, book.data)
    assert client.post(f"{address}/drop").status_code == 302
    assert "It was dropped" in text_of(client.get(address))
    assert client.post(f"{address}/confirm", data={"digest": "x"}).status_code == 302
    assert count(StatusUpdate) == 0


def test_no_file_an_empty_one_and_one_too_large_are_refused(
    app: Flask, client: PageClient, strategy: SmallStrategy
) -> None:
    app.config["TRACKER_UPLOAD_MIB"] = 1
    assert errors_of(client.post(NEW)) == {"file": "Choose a file."}
    assert errors_of(client.post(NEW, data={"file": (io.BytesIO(b""), "a.xlsx")})) == {"file": "This file is empty."}
    large = client.post(NEW, data={"file": (io.BytesIO(b"x" * (2**20 + 1)), "a.xlsx")})
    assert errors_of(large) == {"file": "This file is larger than 1 MiB, which is the most that is taken."}
    huge = client.post(NEW, data={"file": (io.BytesIO(b"x" * 50 * 2**20), "a.xlsx")})
    assert huge.status_code == 413
    for response in (large, huge):
        response.request.environ["wsgi.input"].close()
    assert count(Upload) == 0


def test_a_dry_run_takes_as_many_selects_however_many_rows_there_are(client: PageClient) -> None:
    strategy = make_strategy()
    for number in range(12):
        make_action(strategy, title=f"Part {number}", milestones=(NewMilestone("Agreed", date(2025, 3, 31)),))
        make_metric(strategy)
    publish(strategy)
    client.sign_in(make_lead(strategy.id, strategy.organizations[0]))
    taken = []
    for rows in (1, 12):
        book = download(client)
        for row in range(1, rows + 1):
            book.fill("Reports", row, **WORDS)
            book.fill("Readings", row, value=row)
        address = send(client, book.data)
        client.get(address)
        with selects() as sent:
            client.get(address)
        taken.append(len(sent))
    assert taken[0] == taken[1] <= 8


def test_a_confirmation_that_fails_can_be_given_again(
    client: PageClient, strategy: SmallStrategy, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = download(client)
    book.fill("Reports", 1, **WORDS)
    address = send(client, book.data)

    def fail(*_: object, **__: object) -> None:
        raise Refused("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr("tracker.views.uploads.confirm_upload", fail)
        assert confirm(client, address).status_code == 422
    assert confirm(client, address).status_code == 302
    assert count(StatusUpdate) == 1
