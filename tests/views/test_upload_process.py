"""A large upload is carried out by a process of its own: it can be watched, stopped and killed."""

import io
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import func, select

from tests.databases import BOTH
from tests.factories import SmallStrategy, make_action, make_lead, make_strategy, publish
from tests.page_client import PageClient, text_of
from tests.workbooks import Book
from tracker.domain.roles import Actor
from tracker.exchange.upload.progress import Progress, UploadRun
from tracker.extensions import db
from tracker.models.status_update import StatusUpdate
from tracker.models.upload import Upload, UploadState
from tracker.queries.verification import verify_record
from tracker.views import upload_process

NEW = "/strategies/harbor/uploads/new"
ROWS = 30

pytestmark = pytest.mark.parametrize("database", BOTH, indirect=True)


@pytest.fixture
def strategy(client: PageClient) -> SmallStrategy:
    strategy = make_strategy()
    for number in range(ROWS):
        make_action(strategy, title=f"Part {number}", objective_id=strategy.objectives[number % 4])
    publish(strategy)
    lead: Actor = make_lead(strategy.id, strategy.organizations[0])
    client.sign_in(lead)
    return strategy


@pytest.fixture(autouse=True)
def ended() -> Iterator[None]:
    """Leave no process behind."""
    yield
    for process in upload_process._started:
        with suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGKILL)
        process.wait()
    upload_process._started.clear()


def uploaded(client: PageClient) -> str:
    book = Book(client.get("/strategies/harbor/workbook.xlsx").data)
    for row in range(1, ROWS + 1):
        book.fill("Reports", row, status="On track", summary=f"Row {row}.", percent=row)
    response = client.post(NEW, data={"file": (io.BytesIO(book.data), "mine.xlsx")})
    assert response.status_code == 302, text_of(response)
    return str(response.location)


def confirm(client: PageClient, address: str) -> None:
    page = client.get(address)
    digest = next(each.get("value") for each in page.tree.iter("input") if each.get("name") == "digest")  # type: ignore[attr-defined]
    assert client.post(f"{address}/confirm", data={"digest": digest}).status_code == 302


def run_of(app: Flask, address: str) -> UploadRun:
    return UploadRun(app.instance_path, address.rpartition("/")[2])


def wait_for(what: Callable[[], bool], seconds: float = 30) -> None:
    began = time.monotonic()
    while not what():
        assert time.monotonic() - began < seconds, "it takes too long"
        time.sleep(0.002)


def reports() -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(StatusUpdate)) or 0


def begun(run: UploadRun) -> bool:
    progress = run.read()
    return progress is not None and progress.done > 0


def test_it_is_carried_out_while_the_page_says_how_far_it_is(
    app: Flask, client: PageClient, strategy: SmallStrategy
) -> None:
    address = uploaded(client)
    confirm(client, address)
    page = client.get(address)
    assert f"of {ROWS} rows" in text_of(page)
    assert b'http-equiv="refresh"' in page.data
    run = run_of(app, address)
    wait_for(lambda: not run.is_running())
    assert f"{ROWS} rows written" in text_of(client.get(address))
    assert reports() == ROWS
    assert run.read() is None
    verify_record()


def test_a_killed_process_leaves_nothing_and_the_upload_can_be_confirmed_again(
    app: Flask, client: PageClient, strategy: SmallStrategy
) -> None:
    address = uploaded(client)
    confirm(client, address)
    run = run_of(app, address)
    wait_for(lambda: begun(run))
    (process,) = upload_process._started
    process.kill()
    process.wait()
    assert reports() == 0
    page = text_of(client.get(address))
    assert "It was broken off before the end. Nothing was written." in page
    assert "Write all of it" in page
    confirm(client, address)
    wait_for(lambda: not run.is_running())
    assert f"{ROWS} rows written" in text_of(client.get(address))
    assert reports() == ROWS
    verify_record()


def test_it_can_be_stopped_before_anything_is_written(app: Flask, client: PageClient, strategy: SmallStrategy) -> None:
    address = uploaded(client)
    confirm(client, address)
    run = run_of(app, address)
    wait_for(lambda: begun(run))
    assert client.post(f"{address}/stop").status_code == 302
    wait_for(lambda: not run.is_running())
    assert "You stopped it. Nothing was written." in text_of(client.get(address))
    assert reports() == 0


def test_while_it_runs_it_is_not_confirmed_again(app: Flask, client: PageClient, strategy: SmallStrategy) -> None:
    address = uploaded(client)
    lock = run_of(app, address).take()
    assert lock is not None
    page = client.get(address)
    digest = next(each.get("value") for each in page.tree.iter("input") if each.get("name") == "digest")  # type: ignore[attr-defined]
    assert client.post(f"{address}/confirm", data={"digest": digest}).status_code == 422
    os.close(lock)
    assert reports() == 0


def test_on_the_command_line_an_upload_is_carried_out_once_it_was_confirmed(
    app: Flask, client: PageClient, strategy: SmallStrategy, run: Callable[..., Result]
) -> None:
    address = uploaded(client)
    id = address.rpartition("/")[2]
    result = run("upload", "apply", id)
    assert (result.exit_code, "not confirmed" in result.output) == (1, True)
    assert run("upload", "apply", "upload.none").exit_code == 1
    confirm(client, address)
    wait_for(lambda: not run_of(app, address).is_running())
    db.session.rollback()
    assert db.session.scalars(select(Upload.state)).one() is UploadState.APPLIED
    assert run("upload", "apply", id).exit_code == 1
    assert reports() == ROWS


def test_progress_is_read_whole_or_not_at_all(app: Flask, tmp_path: Path) -> None:
    run = UploadRun(str(tmp_path), "upload.x")
    assert run.read() is None
    run.start(5)
    assert run.read() == Progress(0, 5)
    (tmp_path / "uploads" / "upload.x.json").write_text("[1")
    assert run.read() is None
    run.ask_to_stop()
    assert run.is_asked_to_stop
    run.clear()
    assert not run.is_asked_to_stop
