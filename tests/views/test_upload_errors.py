"""A workbook that is wrong: everything wrong with it is said at once, with its place, and nothing of it is written."""

import re
from datetime import date

import pytest
from sqlalchemy import select

from tests.closed_periods import make_closed_period
from tests.databases import BOTH
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
from tests.operations.withholding.test_withheld_files import SPILL, redact
from tests.page_client import PageClient, text_of
from tests.views.uploading import AFTER, NEW, WORDS, confirm, count, download, send
from tests.workbooks import Book
from tracker.domain.document.element import Kind
from tracker.extensions import db
from tracker.models import Revision
from tracker.models.status_update import StatusUpdate
from tracker.models.upload import Upload
from tracker.operations.planning.milestones import NewMilestone
from tracker.operations.reporting.contributions import answer_contribution
from tracker.operations.reporting.drafts import save_draft
from tracker.operations.withholding.withheld_uploads import GONE

CSV = "/strategies/harbor/reports.csv"
EVIDENCE = {"evidence_title": "Chart", "evidence_reference": "DOC-1"}


@pytest.fixture
def strategy(client: PageClient) -> SmallStrategy:
    """A published plan with three actions, and their lead signed in."""
    strategy, _ = make_published_strategy(actions=3)
    client.sign_in(make_lead(strategy.id, strategy.organizations[0], name="Lee Lead"))
    return strategy


def errors(client: PageClient, book: Book) -> list[str]:
    """Return what is said of a workbook: each place, and how its sentence begins."""
    page = client.get(send(client, book.data)).text
    return re.findall(r"<li><strong>Sheet ([^<]*)</strong>: ([\w ]{0,18})", page)


def test_everything_wrong_with_a_row_is_said_at_once(client: PageClient, strategy: SmallStrategy) -> None:
    book = download(client)
    book.fill("Reports", 1, status="At risk", summary="Late.", percent=40, forecast_on="2020-01-01",
              blocked_since_on="2026-01-01")  # fmt: skip
    book.fill("Reports", 2, status="Not started", summary="x", blocked_by="The board", cleared_by="A vote")
    book.fill("Milestones", 3, achieved_on="2025-12-01", **EVIDENCE)
    book.fill("Milestones", 4, achieved_on="2025-12-02", **EVIDENCE)
    book.fill("Reports", 3, **WORDS)
    before = count(Revision)
    assert errors(client, book) == [
        ("Reports, row 4, column H", "Progress comes fro"),
        ("Reports, row 4, column K", "Say why it is at r"),
        ("Reports, row 4, column L", "Say what would rec"),
        ("Reports, row 4, column M", "The date you now e"),
        ("Reports, row 4, column N", "Say who or what bl"),
        ("Reports, row 5, column G", "A milestone is ach"),
        ("Reports, row 5, column O", "Give the day since"),
        ("Milestones, row 6, column F", "The day it was ach"),
        ("Milestones, row 7, column F", "The day it was ach"),
    ]
    assert (count(StatusUpdate), count(Revision)) == (0, before)


def test_what_cannot_be_read_hides_nothing_else(client: PageClient, strategy: SmallStrategy) -> None:
    book = download(client)
    book.fill("Reports", 1, status="fine", percent="half", forecast_on="2020-01-01", blocked_by="The board")
    book.fill("Milestones", 1, achieved_on="2025-12-01", evidence_title="Chart")
    book.fill("Milestones", 3, achieved_on="2025-12-01", evidence_reference="DOC-1")
    assert errors(client, book) == [
        ("Reports, row 4, column G", "Choose one from th"),
        ("Reports, row 4, column H", "Give a whole numbe"),
        ("Reports, row 4, column I", "Say in a sentence "),
        ("Reports, row 4, column M", "The date you now e"),
        ("Reports, row 4, column O", "Give the day since"),
        ("Reports, row 4, column P", "Say what would cle"),
        ("Milestones, row 4, column F", "The day it was ach"),
        ("Milestones, row 4, column H", "Give its address o"),
        ("Milestones, row 6, column F", "A milestone goes w"),
        ("Milestones, row 6, column F", "The day it was ach"),
        ("Milestones, row 6, column G", "Name what shows it"),
    ]
    assert count(StatusUpdate) == 0


def test_every_fact_that_comes_late_is_named_until_one_says_why(client: PageClient, strategy: SmallStrategy) -> None:
    make_closed_period(strategy, "FY2025 Q2", at=NOW)
    book = download(client, period="FY2025 Q3")
    book.fill("Reports", 1, **WORDS)
    for row in (1, 2):
        book.fill("Milestones", row, achieved_on="2025-02-01", **EVIDENCE)
    assert errors(client, book) == [
        ("Milestones, row 4, column I", "2025"),
        ("Milestones, row 5, column I", "2025"),
    ]
    book.fill("Milestones", 2, late_reason="The chart was lost in the post.")
    page = text_of(client.get(send(client, book.data)))
    assert "1 Feb 2025: Chart, DOC-1 Why only now before: nothing → after: The chart was lost in the post." in page
    assert confirm(client, send(client, book.data)).status_code == 302


def test_a_reading_and_an_answer_say_all_that_is_wrong_with_them(client: PageClient) -> None:
    strategy = make_strategy()
    first, second, _ = strategy.organizations
    make_action(strategy, title="Theirs", organization_id=second, contributing_ids=(first,))
    make_metric(strategy)
    publish(strategy)
    client.sign_in(make_lead(strategy.id, first))
    book = download(client)
    book.fill("Readings", 1, as_of_on="2030-01-01", value=3, note="No boat.")
    book.fill("Contributions", 1, is_as_planned="no")
    make_closed_period(strategy, "FY2025 Q2", at=NOW)
    assert errors(client, book) == [
        ("Readings, row 4, column G", "The day of the rea"),
        ("Readings, row 4, column I", "Give a value or a "),
        ("Contributions, row 4", "FY2025 Q2 is close"),
        ("Contributions, row 4, column G", "Say why it is not "),
    ]


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"%PDF-1.7", "../../etc/plan.pdf", "This is a PDF, not a workbook."),
        (b"\x89PNG\r\n\x1a\n", "chart.xlsx", "This is a picture, not a workbook."),
        (b"  \n", "reports.csv", "This file is empty."),
        (b"a,b\n1,2\n", "reports.csv", "The line with the heads of the columns is missing"),
    ],
)
def test_a_file_that_is_no_workbook_says_what_it_is_and_names_no_period(
    client: PageClient, strategy: SmallStrategy, data: bytes, name: str, words: str
) -> None:
    address = send(client, data, name)
    page = text_of(client.get(address))
    assert "This file cannot be used" in page
    assert words in page
    assert "Choose another file" in page
    assert "FY2025" not in page
    assert "FY2025" not in text_of(client.get(NEW)).partition("Uploaded before")[2]
    assert db.session.scalars(select(Upload.period)).all() == [None]


def spill(strategy: SmallStrategy) -> str:
    """Report words that should never have been written, on an action of its own, and return its id."""
    charted = (NewMilestone("Charted", date(2025, 9, 30)),)
    action = make_action(strategy, title="Spilled", milestones=charted, at=AFTER)
    make_report(action, by=strategy.planner, id="report.spill", summary=SPILL, period="FY2025 Q2")
    return action


@pytest.mark.parametrize("database", BOTH, indirect=True)
def test_an_upload_goes_with_the_words_it_holds_and_its_page_says_so(
    client: PageClient, strategy: SmallStrategy
) -> None:
    spill(strategy)
    book = download(client)
    book.fill("Reports", 1, **WORDS)
    address = send(client, book.data)
    digest = re.findall(r'name="digest"[^>]*value="([^"]+)"', client.get(address).text)[0]
    redact(Kind.STATUS_UPDATE, "report.spill", "summary")
    assert GONE in text_of(client.get(address))
    assert client.post(f"{address}/confirm", data={"digest": digest}).status_code == 302
    assert GONE in text_of(client.get(address))
    assert count(StatusUpdate) == 1
    for row in db.session.execute(select(Upload.__table__)):
        assert not [value for value in row if "Secretname" in str(value)]


ASKED = "Words were withheld here after this file was downloaded, and nobody can tell whether these are they."


def row_of(book: Book, action: str) -> int:
    """Return which row of the reports is about an action."""
    return next(row for row in range(1, 5) if book.cell("Reports", row, "id") == action)


def places(client: PageClient, data: bytes, sentence: str, name: str = "mine.xlsx") -> list[str]:
    """Return where a file is refused with a sentence; it cannot be confirmed then."""
    page = client.get(send(client, data, name))
    found = re.findall(r"<li><strong>(?:Sheet )?([^<]*)</strong>: ([^<]*)", page.text)
    assert ("Write it" in page.text) is not bool(found)
    return [place for place, said in found if said.startswith(sentence)]


def withhold_spill() -> None:
    redact(Kind.STATUS_UPDATE, "report.spill", "summary")


@pytest.mark.parametrize("is_reported_since", [False, True])
def test_a_file_from_before_does_not_bring_withheld_words_back(
    client: PageClient, strategy: SmallStrategy, is_reported_since: bool
) -> None:
    action = spill(strategy)
    book, csv = download(client), client.get(CSV).data
    row = row_of(book, action)
    withhold_spill()
    if is_reported_since:
        make_report(action, by=strategy.planner, summary="Newer.", period="FY2025 Q2")
    for data, name in ((book.data, "mine.xlsx"), (csv, "mine.csv")):
        assert places(client, data, ASKED, name) == [
            f"Reports, row {row + 3 if name == 'mine.xlsx' else row + 2}, column I"
        ]
    book.fill("Reports", row, summary="", next_steps="Sign it.")
    assert places(client, book.data, ASKED) == [f"Reports, row {row + 3}, column J"]
    book.fill("Reports", row, next_steps="")
    book.fill("Reports", 1, **WORDS)
    assert confirm(client, send(client, book.data)).status_code == 302
    assert count(StatusUpdate) == 2 + is_reported_since


def test_a_file_downloaded_afterwards_takes_new_words(client: PageClient, strategy: SmallStrategy) -> None:
    action = spill(strategy)
    withhold_spill()
    book, csv = download(client), client.get(CSV).get_data(as_text=True)
    book.fill("Reports", row_of(book, action), next_steps="Sign it.")
    assert confirm(client, send(client, book.data)).status_code == 302
    last = select(StatusUpdate.summary, StatusUpdate.next_steps).order_by(StatusUpdate.position.desc()).limit(1)
    assert tuple(db.session.execute(last).one()) == ("[withheld]", "Sign it.")
    filled = csv.replace("[withheld],,", "Signed.,,").replace(
        "Signed.,,", "[withheld],,", csv.count("[withheld],,") - 1
    )
    page = text_of(client.get(send(client, filled.encode(), "mine.csv")))
    assert "before: [withheld] → after: Signed." in page
    assert ASKED not in page


def test_what_was_withheld_elsewhere_stops_nobody(client: PageClient, strategy: SmallStrategy) -> None:
    action = spill(strategy)
    withhold_spill()
    book = download(client)
    other = str(book.cell("Reports", 1, "id"))
    make_report(other, by=strategy.planner, id="report.other", summary="Jo Doe", period="FY2025 Q2")
    redact(Kind.STATUS_UPDATE, "report.other", "summary")
    book.fill("Reports", row_of(book, action), summary="Signed.")
    assert confirm(client, send(client, book.data)).status_code == 302
    assert "Signed." in db.session.scalars(select(StatusUpdate.summary)).all()
    book.fill("Reports", 1, **WORDS)
    assert places(client, book.data, ASKED) == ["Reports, row 4, column I"]


def test_the_sign_for_withheld_words_is_never_written_as_words(client: PageClient, strategy: SmallStrategy) -> None:
    book = download(client)
    book.fill("Reports", 1, status="On track", summary="[withheld]")
    book.fill("Milestones", 3, achieved_on="2025-04-01", evidence_title="[withheld]", evidence_reference="x")
    book.fill("Reports", 2, **WORDS)
    sentence = "[withheld] only marks where words were taken out."
    assert places(client, book.data, sentence) == ["Reports, row 4, column I", "Milestones, row 6, column G"]


def test_withheld_words_of_a_draft_and_an_answer_do_not_come_back(client: PageClient) -> None:
    strategy = make_strategy()
    first, second, _ = strategy.organizations
    own = make_action(strategy)
    theirs = make_action(strategy, title="Theirs", organization_id=second, contributing_ids=(first,))
    publish(strategy)
    lead = make_lead(strategy.id, first)
    client.sign_in(lead)
    save(save_draft, own, str(lead.account_id), "FY2025 Q2", {"status": "on_track", "summary": SPILL}, NOW)
    answer = {"organization_id": first, "period": "FY2025 Q2", "is_as_planned": False, "why": SPILL}
    save(answer_contribution, theirs, **answer, by=lead, at=NOW, id="contribution.spill")
    book = download(client)
    book.fill("Reports", 1, send_draft="yes")
    redact(Kind.CONTRIBUTION, "contribution.spill", "why")
    assert places(client, book.data, ASKED) == ["Reports, row 4, column I", "Contributions, row 4, column G"]


def test_a_file_for_a_period_that_does_not_exist_says_nothing_but_that(
    client: PageClient, strategy: SmallStrategy
) -> None:
    lines = client.get(CSV).get_data(as_text=True).replace("FY2025 Q2\r", "FY2030 Q1\r").splitlines()
    cells = lines[2].split(",")
    cells[6] = "fine"
    page = text_of(client.get(send(client, "\r\n".join([*lines[:2], ",".join(cells)]).encode(), "mine.csv")))
    assert "FY2030 Q1 has not begun." in page
    assert "Choose one from the list" not in page
