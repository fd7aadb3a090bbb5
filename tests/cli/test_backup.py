"""The whole database goes into one file and back; what is replaced is kept; what fails changes nothing."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import create_engine, make_url, select, text, update
from sqlalchemy.exc import DatabaseError

from tests.conftest import ROOT
from tests.databases import BOTH, settings
from tests.factories import NOW, make_published_strategy, make_report, save
from tests.tampering import REVISIONS, tamper
from tracker import create_app
from tracker.cli.backup import back_up
from tracker.domain.roles import Actor
from tracker.domain.status import Status
from tracker.exchange.document_file import write_document
from tracker.exchange.issued_file import write_issued
from tracker.extensions import db
from tracker.models.account import Grant
from tracker.operations.closing.issued_briefings import issue_briefing
from tracker.queries.accounts import find_actor
from tracker.queries.documents import get_head, load_document
from tracker.queries.issued_briefings import list_issued, read_issued_file

Run = Callable[..., Result]
pytestmark = pytest.mark.parametrize("database", BOTH, indirect=True)


@pytest.fixture
def written(app: Flask) -> tuple[str, str]:
    strategy, (action,) = make_published_strategy()
    make_report(action, by=strategy.planner)
    return strategy.id, action


@pytest.fixture(autouse=True)
def drop_kept(database: str) -> Iterator[None]:
    """Drop the databases that restores left on the server."""
    yield
    url = make_url(database)
    if url.get_backend_name() == "sqlite":
        return
    engine = create_engine(url.set(database="postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        names = connection.execute(
            text("SELECT datname FROM pg_database WHERE datname LIKE :name"),
            {"name": f"{str(url.database)[:36]}\\_re%"},
        )
        for name in names.scalars().all():
            connection.exec_driver_sql(f'DROP DATABASE "{name}" WITH (FORCE)')
    engine.dispose()


def release() -> None:
    """Close the test's own connections, as a server that is stopped does."""
    db.session.remove()
    db.engine.dispose()


def test_a_backup_restored_is_the_same_document_with_the_same_record(
    app: Flask, run: Run, written: tuple[str, str], tmp_path: Path
) -> None:
    strategy, action = written
    file, head, document = tmp_path / "a.backup", get_head(), write_document(load_document(strategy))
    assert run("backup", file).exit_code == 0
    assert file.stat().st_mode & 0o077 == 0
    make_report(action, by=_planner(), status=Status.OFF_TRACK)
    assert get_head() != head

    release()
    restored = run("restore", file)
    assert restored.exit_code == 0, restored.output
    assert f"Head: {head.seq} {head.hash}" in restored.output
    assert get_head() == head
    assert write_document(load_document(strategy)) == document
    make_report(action, by=_planner())
    assert run("audit", "verify", "--expect", head.hash).exit_code == 0


def test_an_issued_briefing_comes_back_byte_for_byte_and_stays_kept(
    app: Flask, run: Run, written: tuple[str, str], tmp_path: Path
) -> None:
    planner, file = _planner(), tmp_path / "a.backup"
    save(issue_briefing, written[0], audience="The board", on=NOW.date(), write=write_issued, by=planner,
         at=NOW + timedelta(days=1))  # fmt: skip
    (facts,) = list_issued(written[0])
    data = read_issued_file(facts.id)
    assert run("backup", file).exit_code == 0
    release()
    restored = run("restore", file)
    assert restored.exit_code == 0, restored.output
    assert (list_issued(written[0]), read_issued_file(facts.id)) == ([facts], data)
    assert "1 issued briefing is byte for byte as recorded." in run("audit", "verify").output
    with pytest.raises(DatabaseError, match="issued briefings are never"), db.engine.begin() as connection:
        connection.execute(text("DELETE FROM issued_briefing"))


def test_what_a_restore_replaced_is_kept(app: Flask, run: Run, written: tuple[str, str], tmp_path: Path) -> None:
    file = tmp_path / "a.backup"
    back_up(file)
    make_report(written[1], by=_planner(), summary="Said after the backup.")
    later = get_head()
    release()
    restored = run("restore", file)
    assert restored.exit_code == 0, restored.output
    kept = restored.output.rsplit("kept as ", 1)[1].strip().removesuffix(".").removeprefix("database ")
    url = make_url(app.config["SQLALCHEMY_DATABASE_URI"]).set(database=kept)
    with create_app(settings(url.render_as_string(False))).app_context():
        assert get_head() == later
        release()


def test_a_backup_never_overwrites_a_file(run: Run, written: tuple[str, str], tmp_path: Path) -> None:
    file = tmp_path / "a.backup"
    file.write_text("Something else")
    failed = run("backup", file)
    assert failed.exit_code == 1
    assert "never overwrites" in failed.output
    assert file.read_text() == "Something else"
    assert [path.name for path in tmp_path.glob("*.part")] == []


@pytest.mark.parametrize("content", [b"", b"not a backup", b"SQLite format 3\x00 and then nothing"])
def test_a_file_that_is_no_backup_changes_nothing(
    run: Run, written: tuple[str, str], tmp_path: Path, content: bytes
) -> None:
    head, file = get_head(), tmp_path / "no.backup"
    file.write_bytes(content)
    release()
    failed = run("restore", file)
    assert failed.exit_code == 1
    assert "nothing was changed" in failed.output.lower()
    assert get_head() == head
    assert "There is no file" in run("restore", tmp_path / "missing").output


def test_a_damaged_backup_changes_nothing(run: Run, written: tuple[str, str], tmp_path: Path) -> None:
    head, file = get_head(), tmp_path / "damaged.backup"
    back_up(file)
    data = bytearray(file.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 4096] = bytes(4096)
    file.write_bytes(data)
    release()
    failed = run("restore", file)
    assert failed.exit_code == 1, failed.output
    assert get_head() == head


def test_a_backup_with_a_broken_record_changes_nothing(run: Run, written: tuple[str, str], tmp_path: Path) -> None:
    file = tmp_path / "broken.backup"
    tamper(update(REVISIONS).where(REVISIONS.c.seq == 9).values(actor_name="Nobody"))
    back_up(file)
    tamper(update(REVISIONS).where(REVISIONS.c.seq == 9).values(actor_name="Installation"))
    assert run("audit", "verify").exit_code == 0
    release()
    failed = run("restore", file)
    assert failed.exit_code == 1
    assert "The record in this backup is broken; nothing was changed. Revision 9 " in failed.output
    assert run("audit", "verify").exit_code == 0


def test_a_backup_of_a_newer_version_changes_nothing(run: Run, written: tuple[str, str], tmp_path: Path) -> None:
    head, file = get_head(), tmp_path / "newer.backup"
    version = db.session.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    tamper(text("UPDATE alembic_version SET version_num = '9999'"))
    back_up(file)
    release()
    failed = run("restore", file)
    assert failed.exit_code == 1
    assert "newer version" in failed.output
    assert get_head() == head
    tamper(text(f"UPDATE alembic_version SET version_num = '{version}'"))


def test_a_missing_program_is_named(
    run: Run, written: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    outcome = run("backup", tmp_path / "a.backup")
    if db.engine.dialect.name == "sqlite":
        assert outcome.exit_code == 0
    else:
        assert "pg_dump is not installed" in outcome.output


#: Restores until it is killed in the middle; a server that refuses for the moment, having no connection left to give,
#: is asked again. It comes to its end only where the restore never came so far, and says why.
KILLED = """
import os, signal, sys, time
from tracker import create_app
from tracker.cli import postgresql_backup, sqlite_backup
from tests.databases import settings

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

def copy_half(source, target, copy=sqlite_backup._copy):
    if target.name != "tracker.sqlite":
        return copy(source, target)
    import sqlite3
    reading, writing = sqlite3.connect(source), sqlite3.connect(target)
    reading.backup(writing, pages=20, progress=die)

sqlite_backup._copy = copy_half
postgresql_backup.PostgresqlBackup.replace = die
app = create_app(settings(sys.argv[1]))
for _ in range(10):
    outcome = app.test_cli_runner().invoke(args=["restore", sys.argv[2]])
    print(outcome.output, repr(outcome.exception))
    time.sleep(1)
"""


def test_a_restore_that_is_killed_leaves_what_was_there(
    app: Flask, run: Run, written: tuple[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "a.backup"
    back_up(file)
    make_report(written[1], by=_planner())
    head, url = get_head(), app.config["SQLALCHEMY_DATABASE_URI"]
    release()
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, url, str(file)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL, killed.stdout + killed.stderr
    assert get_head() == head
    verified = run("audit", "verify", "--expect", head.hash)
    assert verified.exit_code == 0, verified.output
    release()
    assert run("restore", file).exit_code == 0
    assert get_head().seq < head.seq


def _planner() -> Actor:
    """Return the planner of the strategy."""
    actor = find_actor(db.session.scalars(select(Grant.account_id)).one())
    assert actor is not None
    return actor
