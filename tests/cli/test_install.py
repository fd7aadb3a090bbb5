"""`flask install`: what an empty folder becomes, and what is left alone."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from flask_migrate import downgrade
from sqlalchemy import select

from tests.conftest import settings
from tracker import create_app
from tracker.cli.migrations import MIGRATIONS
from tracker.extensions import db
from tracker.models.account import Account
from tracker.models.action import Action
from tracker.operations.access.sign_in import sign_in
from tracker.queries.documents import list_strategies


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty instance folder that is the environment's."""
    monkeypatch.setenv("TRACKER_INSTANCE_PATH", str(tmp_path / "instance"))
    return tmp_path / "instance"


def install(folder: Path, *arguments: str, exit_code: int = 0) -> str:
    """Run the command as a process of its own would, and return what it says."""
    app = create_app(settings(f"sqlite:///{folder / 'tracker.sqlite'}"))
    result = app.test_cli_runner().invoke(args=["install", *arguments])
    with app.app_context():
        db.engine.dispose()
    assert result.exit_code == exit_code, result.output
    return result.output


def test_without_the_demonstration_one_administrator_is_told_a_password_once(folder: Path) -> None:
    said = install(folder, "--no-demo")
    password = re.search(r"administrator@localhost, password (\S+) \(shown once\)", said)
    assert password is not None
    app = create_app(settings(f"sqlite:///{folder / 'tracker.sqlite'}"))
    with app.app_context():
        assert len(list_strategies()) == 1
        assert db.session.scalars(select(Action.id)).all() == []
        (account,) = db.session.scalars(select(Account)).all()
        now = app.extensions["tracker_clock"].now()
        assert sign_in("administrator@localhost", password[1], at=now, address=None) == account.id
        assert (account.is_administrator, account.is_demonstration) == (True, False)
        assert not app.config["TRACKER_DEMONSTRATION"]
        db.session.rollback()
        db.engine.dispose()
    assert install(folder, "--no-demo") == "      Data kept.\n"


def test_the_demonstration_is_refused_where_a_real_plan_is(folder: Path) -> None:
    install(folder, "--no-demo")
    said = install(folder, "--demo", exit_code=1)
    assert "holds a real plan; nothing illustrative is put beside it" in said
    assert not (folder / "demonstration.json").exists()


def test_what_is_older_is_saved_before_it_is_migrated(folder: Path) -> None:
    install(folder, "--no-demo")
    app = create_app(settings(f"sqlite:///{folder / 'tracker.sqlite'}"))
    with app.app_context():
        downgrade(directory=str(MIGRATIONS), revision="-1")
        db.engine.dispose()
    said = install(folder, "--no-demo")
    (backup,) = (folder / "backups").iterdir()
    assert f"      Backup: {backup}\n" in said
    with closing(sqlite3.connect(backup)) as saved, closing(sqlite3.connect(folder / "tracker.sqlite")) as present:
        versions = [each.execute("SELECT version_num FROM alembic_version").fetchone() for each in (saved, present)]
    assert versions[0] < versions[1]
    assert "Backup" not in install(folder, "--no-demo")


def test_a_newer_database_is_left_alone(folder: Path) -> None:
    install(folder, "--no-demo")
    with closing(sqlite3.connect(folder / "tracker.sqlite")) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    assert "made by a newer version of this product" in install(folder, "--no-demo", exit_code=1)


def test_a_clock_that_is_no_day_is_refused_before_anything_is_loaded(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_CLOCK", "next week")
    said = install(folder, "--demo", exit_code=1)
    assert "'next week' is not a day or moment" in said
    app = create_app(settings(f"sqlite:///{folder / 'tracker.sqlite'}"))
    with app.app_context():
        assert list_strategies() == []
        db.engine.dispose()
