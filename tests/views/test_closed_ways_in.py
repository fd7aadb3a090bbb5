"""A closed period on every way in that a page or a file offers: no report, no change of what was sealed, no late fact
without its reason.

What the operations refuse is in tests/operations/closing/test_sealing.py, what a document file is refused for in
tests/operations/loading/test_load_sealing.py.
"""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from tests.closed_periods import make_closed_period
from tests.factories import (
    NOW,
    SmallStrategy,
    make_action,
    make_lead,
    make_metric,
    make_milestone,
    make_reading,
    make_strategy,
    publish,
    save,
)
from tests.page_client import PageClient, text_of
from tests.page_form import form_values
from tests.views.posting import fields_of, form_of
from tests.workbooks import Book
from tracker.extensions import db
from tracker.models.contribution import Contribution
from tracker.models.metric import Reading
from tracker.models.milestone import Milestone
from tracker.models.status_update import StatusUpdate
from tracker.operations.reporting.uploads import confirm_upload
from tracker.queries.accounts import find_actor
from tracker.queries.uploads import find_owner
from tracker.queries.verification import verify_record

STRATEGY = "/strategies/harbor"
UPDATES = f"{STRATEGY}/my-updates"
REPORT = f"{STRATEGY}/actions/1.1.1-A1/reports/new"
UPLOADS = f"{STRATEGY}/uploads/new"
CLOSED, OPEN = "FY2025 Q2", "FY2025 Q3"
#: A day of the closed period, and why it is told only now.
IN_CLOSED, WHY = "2025-03-20", "The minutes came in April"
WORDS = "Half of the channel is surveyed."


@pytest.fixture
def strategy(client: PageClient) -> SmallStrategy:
    """Two actions of an office, one with a milestone, two metrics, one read once, a part in a third; its lead is in."""
    strategy = make_strategy()
    first, second, _ = strategy.organizations
    one = make_action(strategy, title="Survey the east channel")
    make_milestone(strategy, one, "Plan agreed", date(2025, 3, 31))
    make_action(strategy, title="Sound the bell buoy")
    make_action(strategy, title="Train pilots", organization_id=second, contributing_ids=(first,))
    read, _ = make_metric(strategy), make_metric(strategy, title="Buoys in place")
    publish(strategy)
    make_reading(strategy, read, as_of_on=date(2025, 2, 28))
    client.sign_in(make_lead(strategy.id, first))
    return strategy


def seal(strategy: SmallStrategy) -> None:
    make_closed_period(strategy, CLOSED, at=NOW)


def written() -> tuple[int, int, int]:
    """Return how many reports, readings and answers there are."""
    db.session.rollback()
    models: tuple[type[Any], ...] = (StatusUpdate, Reading, Contribution)
    first, second, third = (len(db.session.scalars(select(model)).all()) for model in models)
    return first, second, third


def booked(model: type[Milestone] | type[Reading]) -> list[str]:
    """Return the periods that late facts were booked to."""
    db.session.rollback()
    return [each for each in db.session.scalars(select(model.booked_to)) if each is not None]


def evidence(typed: dict[str, str]) -> dict[str, str]:
    """Return the fields of the first milestone, filled in with a day of the closed period."""
    own = next(name for name in typed if name.endswith("-evidence_title")).removesuffix("-evidence_title")
    told = {"is_achieved": "y", "achieved_on": IN_CLOSED, "evidence_title": "Minutes", "evidence_reference": "HMO-7"}
    return {f"{own}-{name}": value for name, value in told.items()}


def test_a_line_from_before_the_close_is_refused_and_keeps_its_words(
    client: PageClient, strategy: SmallStrategy
) -> None:
    typed = form_values(client.get(UPDATES))
    assert typed["report-1.1.1-A1-period"] == CLOSED
    seal(strategy)
    before = written()
    told = {"report-1.1.1-A1-status": "on_track", "report-1.1.1-A1-summary": WORDS}
    answer = client.post(f"{UPDATES}/1.1.1-A1", data=typed | told)
    assert answer.status_code == 422
    assert f"{CLOSED} is closed: nothing more is reported for it." in text_of(answer)
    assert WORDS in answer.text
    assert written() == before
    again = form_values(answer)
    assert (again["report-1.1.1-A1-period"], again["report-1.1.1-A1-summary"]) == (OPEN, WORDS)
    assert client.post(f"{UPDATES}/1.1.1-A1", data=again | told).status_code == 302, "it can be sent for the next"


def test_a_report_on_its_own_page_says_so_too_and_can_be_sent_for_the_next_period(
    client: PageClient, strategy: SmallStrategy
) -> None:
    typed = fields_of(form_of(client.get(REPORT), holding="summary")) | {"status": "on_track", "summary": WORDS}
    assert typed["period"] == CLOSED
    seal(strategy)
    answer = client.post(REPORT, data=typed)
    assert answer.status_code == 422
    assert f"{CLOSED} is closed: nothing more is reported for it." in text_of(answer)
    again = fields_of(form_of(answer, holding="summary"))
    assert (again["period"], again["summary"]) == (OPEN, WORDS)
    assert client.post(REPORT, data=again | {"status": "on_track"}).status_code == 302


def test_neither_a_confirmation_nor_an_answer_from_before_the_close_counts_for_it(
    client: PageClient, strategy: SmallStrategy
) -> None:
    office = strategy.organizations[0]
    typed = form_values(client.get(UPDATES))
    seal(strategy)
    before = written()
    part = {f"contribution-1.1.1-A3-{office}-is_as_planned": "no", f"contribution-1.1.1-A3-{office}-why": WORDS}
    answer = client.post(f"{UPDATES}/contributions/1.1.1-A3/{office}", data=typed | part)
    assert answer.status_code == 422
    assert f"{CLOSED} is closed" in text_of(answer)
    assert WORDS in answer.text
    assert form_values(answer)[f"contribution-1.1.1-A3-{office}-period"] == OPEN
    assert client.post(f"{UPDATES}/1.1.1-A2/confirm", data=typed).status_code == 422
    assert written() == before


@pytest.mark.parametrize("page", ["the report's own", "my updates"])
def test_a_milestone_of_a_closed_period_is_reported_with_a_reason_and_booked(
    client: PageClient, strategy: SmallStrategy, page: str
) -> None:
    seal(strategy)
    is_line = page == "my updates"
    shown, sent_to, mine = (UPDATES, f"{UPDATES}/1.1.1-A1", "report-1.1.1-A1-") if is_line else (REPORT, REPORT, "")
    typed = form_values(client.get(shown)) if is_line else fields_of(form_of(client.get(shown), holding="summary"))
    told = {**typed, **evidence(typed), f"{mine}status": "on_track", f"{mine}summary": WORDS}
    answer = client.post(sent_to, data=told)
    assert answer.status_code == 422
    assert f"lies in {CLOSED}, which is closed" in text_of(answer)
    assert WORDS in answer.text
    assert (written()[0], booked(Milestone)) == (0, [])
    assert client.post(sent_to, data=told | {f"{mine}late_reason": WHY}).status_code == 302
    assert booked(Milestone) == [OPEN]


def download(client: PageClient, **chosen: str) -> Book:
    return Book(client.get(f"{STRATEGY}/workbook.xlsx", query_string=chosen).data)


def upload(client: PageClient, data: bytes, name: str = "mine.xlsx") -> str:
    answer = client.post(UPLOADS, data={"file": (io.BytesIO(data), name)})
    assert answer.status_code == 302, text_of(answer)
    return str(answer.location)


def confirm(client: PageClient, address: str) -> TestResponse:
    page = client.get(address)
    return client.post(f"{address}/confirm", data=fields_of(form_of(page, holding="digest")))


def a_workbook(client: PageClient) -> tuple[bytes, str]:
    book = download(client)
    book.fill("Reports", 1, status="On track", summary=WORDS)
    book.fill("Contributions", 1, is_as_planned="yes")
    return book.data, "mine.xlsx"


def a_table(client: PageClient) -> tuple[bytes, str]:
    first, second, row, *_ = client.get(f"{STRATEGY}/reports.csv").get_data(as_text=True).splitlines()
    cells = row.split(",")
    cells[6], cells[8] = "On track", WORDS
    return "\r\n".join([first, second, ",".join(cells)]).encode(), "mine.csv"


@pytest.mark.parametrize("fill_in", [a_workbook, a_table])
def test_a_file_is_refused_for_a_period_that_was_closed_since(
    client: PageClient, strategy: SmallStrategy, fill_in: Callable[[PageClient], tuple[bytes, str]]
) -> None:
    file = fill_in(client)
    checked = upload(client, *file)
    pressed = fields_of(form_of(client.get(checked), holding="digest"))
    seal(strategy)
    before = written()
    client.post(f"{checked}/confirm", data=pressed)
    assert f"{CLOSED} is closed" in text_of(client.get(checked)), "confirmed on a page from before the close"
    assert f"{CLOSED} is closed" in text_of(client.get(upload(client, *file)))
    assert written() == before
    verify_record()


def test_a_reading_of_a_closed_period_comes_by_workbook_with_a_reason_and_is_booked(
    client: PageClient, strategy: SmallStrategy
) -> None:
    seal(strategy)
    book = download(client, period=OPEN)
    book.fill("Readings", 1, value="14", as_of_on=IN_CLOSED)
    refused = text_of(client.get(upload(client, book.data)))
    assert f"Sheet Readings, row 4, column J: {IN_CLOSED} lies in {CLOSED}, which is closed." in refused
    assert "Write all of it" not in refused
    book.fill("Readings", 1, late_reason=WHY)
    assert confirm(client, upload(client, book.data)).status_code == 302
    assert booked(Reading) == [OPEN]


def test_what_was_sealed_is_not_changed_by_workbook(client: PageClient, strategy: SmallStrategy) -> None:
    typed = fields_of(form_of(client.get(REPORT), holding="summary"))
    told = {**typed, **evidence(typed), "status": "on_track", "summary": WORDS, "period": CLOSED}
    book = download(client)
    assert client.post(REPORT, data=told).status_code == 302
    seal(strategy)
    later = download(client, period=OPEN)
    sealed = db.session.scalars(select(Reading.metric_id)).one()
    later.fill("Readings", 1, id=sealed, value="99", as_of_on="2025-02-28", late_reason=WHY)
    assert later.rows("Milestones") == [], "what is achieved is not asked for again"
    later.sheets["Milestones"] = book.sheets["Milestones"]
    later.fill("Milestones", 1, achieved_on="2025-04-02", evidence_title="x", evidence_reference="y", late_reason=WHY)
    later.fill("Reports", 1, status="On track", summary="It goes on.")
    address = upload(client, later.data)
    refused = text_of(client.get(address))
    assert "Sheet Milestones, row 4, column F: Milestone 1.1.1-A1-M1 was reported achieved already" in refused
    assert "Sheet Readings, row 4" in refused
    assert "Write all of it" not in refused
    assert written()[:2] == (1, 1)


def test_the_command_that_carries_an_upload_out_refuses_what_was_closed_since(
    client: PageClient, strategy: SmallStrategy, run: Callable[..., Any]
) -> None:
    address = upload(client, a_workbook(client)[0])
    id = address.rpartition("/")[2]
    _confirm_for_later(id, str(fields_of(form_of(client.get(address), holding="digest"))["digest"]))
    seal(strategy)
    before = written()
    result = run("upload", "apply", id)
    assert result.exit_code == 1
    assert f"{CLOSED} is closed" in result.output
    assert written() == before
    assert "Nothing was written." in text_of(client.get(address))


def _confirm_for_later(id: str, digest: str) -> None:
    """Confirm an upload as its owner, and leave it to the process that carries it out."""
    owner = find_owner(id)
    assert owner is not None
    actor = find_actor(owner[0])
    assert actor is not None
    save(confirm_upload, id, {"digest": digest, "dropped": []}, count=2, by=actor, at=NOW)
