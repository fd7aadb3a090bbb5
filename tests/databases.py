"""Migrated databases for the tests, of both kinds: made once in each process, clean for every test."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import DBAPIError

from tests import postgres
from tracker import create_app
from tracker.domain.chain import GENESIS
from tracker.extensions import db

MIGRATIONS = str(Path(__file__).parents[1] / "migrations")
BOTH = ("sqlite", "postgresql")

#: What a test may have changed of the database's structure.
_STRUCTURE = text(
    """
    SELECT md5(string_agg(part, ',' ORDER BY part)) FROM (
      SELECT relname || '.' || attname AS part FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
      WHERE relnamespace = 'public'::regnamespace
      UNION ALL SELECT tgname || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
      UNION ALL SELECT conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    ) AS parts
    """
)


@dataclass(slots=True)
class Databases:
    """The databases of this process: a migrated template of each kind, and the one PostgreSQL that tests write to."""

    folder: Path
    stack: ExitStack
    _templates: dict[str, str] = field(default_factory=dict)
    _used: ExitStack | None = None
    _url: str = ""
    _structure: str = ""

    def lend(self, kind: str, folder: Path) -> str:
        """Return the URL of a migrated database with nothing in it.

        A SQLite file is copied. A PostgreSQL database, which takes far longer to make, is emptied of what the last
        test left, and made anew where the test changed its structure or left it locked.
        """
        if kind == "sqlite":
            shutil.copyfile(str(make_url(self._template(kind)).database), folder / "tracker.sqlite")
            return f"sqlite:///{folder / 'tracker.sqlite'}"
        if self._used is None or not _empty(self._url, self._structure):
            self._make()
        return self._url

    def _template(self, kind: str) -> str:
        """Return the URL of the migrated database that others are copied from."""
        if kind not in self._templates:
            url = f"sqlite:///{self.folder / 'template.sqlite'}"
            if kind != "sqlite":
                url = self.stack.enter_context(postgres.fresh_database(postgres_server(), "test_template"))
            app = create_app(settings(url))
            with app.app_context():
                upgrade(directory=MIGRATIONS)
                close_database(app)
            self._templates[kind] = url
        return self._templates[kind]

    def _make(self) -> None:
        """Make the PostgreSQL database that tests write to."""
        if self._used is not None:
            self._used.close()
        self._used = self.stack.enter_context(ExitStack())
        template = str(make_url(self._template("postgresql")).database)
        url = self._used.enter_context(postgres.fresh_database(postgres_server(), template=template))
        # What a test wrote need not outlive the machine.
        self._url = make_url(url).update_query_dict({"options": "-csynchronous_commit=off"}).render_as_string(False)
        engine = create_engine(self._url)
        with engine.connect() as connection:
            self._structure = connection.execute(_STRUCTURE).scalar_one()
        engine.dispose()


@event.listens_for(Engine, "connect")
def wait_for_no_disk(connection: Any, _record: Any) -> None:
    """Let SQLite answer before the disk has it: what a test wrote need not outlive the machine."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA synchronous=OFF")


@contextmanager
def waiting_for_the_disk() -> Iterator[None]:
    """Let the product set SQLite up as it is served."""
    event.remove(Engine, "connect", wait_for_no_disk)
    db.engine.dispose()
    yield
    event.listen(Engine, "connect", wait_for_no_disk)


def postgres_server() -> str:
    """Return where databases may be created, or skip the test, saying what is missing (with CI set it fails)."""
    url = postgres.postgres_url()
    if url is None:
        pytest.skip(postgres.MISSING)  # on a machine without a server; with CI set the line above failed
    return url


def settings(database_url: str, **more: Any) -> dict[str, Any]:
    """Return the settings of an app under test."""
    return {
        "SQLALCHEMY_DATABASE_URI": database_url,
        "TESTING": True,
        "PROPAGATE_EXCEPTIONS": True,
        "SECRET_KEY": "a key for tests",
        "WTF_CSRF_ENABLED": False,
        **more,
    }


def close_database(app: Flask) -> None:
    """Close every connection of an app whose context is pushed."""
    db.session.remove()
    for engine in db.engines.values():
        engine.dispose()


def _empty(url: str, structure: str) -> bool:
    """Empty a PostgreSQL database of everything a test wrote; return whether it is as good as new."""
    engine = create_engine(url)
    try:
        with engine.begin() as connection:
            connection.execute(text("SET LOCAL lock_timeout = '2s'"))
            if connection.execute(_STRUCTURE).scalar_one() != structure:
                return False
            _delete_all(connection)
    except DBAPIError:
        return False
    finally:
        engine.dispose()
    return True


def _delete_all(connection: Connection) -> None:
    """Delete every row, and let the chain begin again."""
    guarded = ("revision", "issued_briefing")
    statements = [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in guarded]
    statements += [f'DELETE FROM "{table.name}"' for table in reversed(db.metadata.sorted_tables)]
    statements += [f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in guarded]
    statements += [
        f"INSERT INTO chain_head (id, seq, hash) VALUES (1, 0, '{GENESIS}')",
        "SELECT setval(oid, 1, false) FROM pg_class WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace",
    ]
    for statement in statements:
        connection.execute(text(statement))
