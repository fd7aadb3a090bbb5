"""Saving an SQLite database: its own online copy, which is one transaction at either end."""

import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click
from sqlalchemy import URL

#: How many pages are copied before the disk is let go for a moment; all in one step, so that no writer can interfere.
_PAGES = -1

#: How many seconds another's lock is waited for.
_PATIENCE = 30.0


class SqliteBackup:
    """How an SQLite database is written to a file and replaced by one."""

    @staticmethod
    def dump(url: URL, path: Path) -> None:
        """Write the database to a file, whatever else reads or writes it meanwhile."""
        _copy(_file(url), path)

    @staticmethod
    @contextmanager
    def staged(file: Path, url: URL) -> Iterator[URL]:
        """Give a copy of a backup, next to the database it is to replace, and remove it afterwards.

        :raise click.ClickException: it is no whole SQLite database.
        """
        stage = _file(url).with_name(f"{_file(url).name}.restoring")
        try:
            shutil.copyfile(file, stage)
            stage.chmod(0o600)
            _check(stage)
            yield url.set(database=str(stage))
        finally:
            for leftover in (stage, *(stage.with_name(stage.name + end) for end in ("-wal", "-shm", "-journal"))):
                leftover.unlink(missing_ok=True)

    @staticmethod
    def replace(stage: URL, url: URL) -> str:
        """Replace the database by a staged one in one transaction, and return where it is kept as it was.

        Whoever has it open sees it change at once; a process killed meanwhile leaves it as it was.

        :raise click.ClickException: somebody holds it, or the disk is full.
        """
        live = _file(url)
        kept = live.with_name(f"{live.name}.replaced-{datetime.now(UTC):%Y%m%dT%H%M%S.%fZ}")
        try:
            if live.exists():
                kept.touch(0o600)
                _copy(live, kept)
            live.touch(0o600)
            _copy(_file(stage), live)
        except sqlite3.OperationalError as error:
            raise click.ClickException(f"The database cannot be replaced: {error}. Nothing was changed.") from error
        except sqlite3.DatabaseError:
            _set_aside(live, kept)
            _file(stage).replace(live)
        return str(kept) if kept.exists() else ""


def _file(url: URL) -> Path:
    """Return the file of a database."""
    return Path(str(url.database))


def _copy(source: Path, target: Path) -> None:
    """Copy a database over another, which need not hold anything yet."""
    with closing(sqlite3.connect(source)) as reading, closing(sqlite3.connect(target)) as writing:
        deadline = time.monotonic() + _PATIENCE

        def wait(status: int, _remaining: int, _total: int) -> None:
            if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > deadline:
                raise sqlite3.OperationalError("somebody else is writing to it; stop the server first")

        reading.backup(writing, pages=_PAGES, progress=wait)
        writing.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _set_aside(live: Path, kept: Path) -> None:
    """Keep a database that can no longer be read; its log would spoil the new one."""
    for end in ("-wal", "-shm", ""):
        part = live.with_name(live.name + end)
        if part.exists():
            part.replace(kept.with_name(kept.name + end))


def _check(file: Path) -> None:
    """Check that a file is a whole database.

    :raise click.ClickException: it is not.
    """
    with closing(sqlite3.connect(file)) as connection:
        try:
            found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            orphan = connection.execute("PRAGMA foreign_key_check").fetchone()
        except sqlite3.DatabaseError as error:
            found, orphan = str(error), None
    if found != "ok":
        raise click.ClickException(f"This is no whole SQLite database ({found}). Nothing was changed.")
    if orphan is not None:
        raise click.ClickException(f"A {orphan[0]} in this backup refers to what is not there. Nothing was changed.")
