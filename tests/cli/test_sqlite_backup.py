"""What only an SQLite file can suffer."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from flask_migrate import upgrade

from tests.databases import MIGRATIONS, close_database, settings
from tests.factories import make_published_strategy
from tracker import create_app
from tracker.cli.backup import back_up
from tracker.extensions import db
from tracker.queries.documents import get_head

Run = Callable[..., Result]


def release() -> None:
    """Close the test's own connections, as a server that is stopped does."""
    db.session.remove()
    db.engine.dispose()


def test_a_database_that_can_no_longer_be_read_is_replaced_and_kept(app: Flask, run: Run, tmp_path: Path) -> None:
    make_published_strategy()
    head, file, live = get_head(), tmp_path / "a.backup", tmp_path / "tracker.sqlite"
    back_up(file)
    release()
    live.write_bytes(b"rubbish" * 1000)
    restored = run("restore", file)
    assert restored.exit_code == 0, restored.output
    assert get_head() == head
    assert [path.read_bytes()[:7] for path in tmp_path.glob("tracker.sqlite.replaced-*")] == [b"rubbish"]


def test_a_backup_is_restored_where_there_was_no_database(app: Flask, run: Run, tmp_path: Path) -> None:
    make_published_strategy()
    head, file = get_head(), tmp_path / "a.backup"
    back_up(file)
    release()
    (tmp_path / "tracker.sqlite").unlink()
    restored = run("restore", file)
    assert restored.exit_code == 0, restored.output
    assert "kept as" not in restored.output
    assert get_head() == head


def test_a_locked_database_is_left_alone(app: Flask, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.cli.sqlite_backup._PATIENCE", 0.1)
    make_published_strategy()
    head, file = get_head(), tmp_path / "a.backup"
    back_up(file)
    with db.engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        failed = run("restore", file)
    assert failed.exit_code == 1
    assert "Nothing was changed" in failed.output
    assert get_head() == head


def test_a_backup_of_an_older_version_is_brought_up_to_date(app: Flask, run: Run, tmp_path: Path) -> None:
    make_published_strategy()
    older = create_app(settings(f"sqlite:///{tmp_path / 'older.sqlite'}"))
    with older.app_context():
        upgrade(directory=MIGRATIONS, revision="0001")
        back_up(tmp_path / "older.backup")
        close_database(older)
    release()
    restored = run("restore", tmp_path / "older.backup")
    assert restored.exit_code == 0, restored.output
    assert "Restored 0 revisions of 0 elements" in restored.output
    make_published_strategy()
