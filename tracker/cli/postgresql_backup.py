"""Saving a PostgreSQL database: pg_dump's custom format, restored beside the old one and put in its place."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from sqlalchemy import URL, create_engine
from sqlalchemy.exc import DBAPIError

#: Who owns what is the affair of the server that it is restored on.
_PLAIN = ("--no-owner", "--no-privileges")


class PostgresqlBackup:
    """How a PostgreSQL database is written to a file and replaced by one."""

    @staticmethod
    def dump(url: URL, path: Path) -> None:
        """Write the database to a file, as it was at one moment, whatever else reads or writes it meanwhile."""
        _run("pg_dump", url, "--format=custom", *_PLAIN, f"--file={path}")

    @staticmethod
    @contextmanager
    def staged(file: Path, url: URL) -> Iterator[URL]:
        """Give a database made from a backup, on the server of the one it is to replace; remove it if it does not.

        :raise click.ClickException: it is no such backup, or no database may be created.
        """
        stage = url.set(database=_named(url, "restoring"))
        try:
            _execute(url, f"DROP DATABASE IF EXISTS {_quoted(stage)}")
            _execute(url, f"CREATE DATABASE {_quoted(stage)} TEMPLATE template0")
            _run("pg_restore", stage, "--exit-on-error", *_PLAIN, str(file))
            yield stage
        finally:
            _execute(url, f"DROP DATABASE IF EXISTS {_quoted(stage)}")

    @staticmethod
    def replace(stage: URL, url: URL) -> str:
        """Put a staged database in the place of another in one transaction, and return the name the other now has.

        :raise click.ClickException: somebody is connected to it.
        """
        kept = url.set(database=_named(url, f"replaced_{datetime.now(UTC):%Y%m%dt%H%M%Sz}"))
        _execute(
            url,
            f"ALTER DATABASE {_quoted(url)} RENAME TO {_quoted(kept)}",
            f"ALTER DATABASE {_quoted(stage)} RENAME TO {_quoted(url)}",
        )
        return f"database {kept.database}"


def _named(url: URL, ending: str) -> str:
    """Return a name of at most 63 letters made from a database's."""
    return f"{str(url.database)[:36]}_{ending}"


def _quoted(url: URL) -> str:
    """Return a database's name as SQL."""
    return '"' + str(url.database).replace('"', '""') + '"'


def _execute(url: URL, *statements: str) -> None:
    """Run statements about databases from the maintenance database: one alone, several in one transaction.

    :raise click.ClickException: the server refuses, in its own words.
    """
    level: dict[str, Any] = {"isolation_level": "AUTOCOMMIT"} if len(statements) == 1 else {}
    engine = create_engine(url.set(database="postgres"), **level)
    try:
        with engine.begin() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)
    except DBAPIError as error:
        raise click.ClickException(f"The server refuses, and nothing was changed: {error.orig}") from error
    finally:
        engine.dispose()


def _run(program: str, url: URL, *options: str) -> None:
    """Run one of PostgreSQL's programs on a database; its password is not among the arguments, which others can see.

    :raise click.ClickException: the program is not there, or fails.
    """
    if shutil.which(program) is None:
        raise click.ClickException(
            f"{program} is not installed; it belongs to PostgreSQL's client programs (Debian: postgresql-client)."
        )
    from psycopg.conninfo import make_conninfo  # not loaded where nobody uses PostgreSQL

    _, found = url.get_dialect()().create_connect_args(url)
    password = found.pop("password", None)
    environment = os.environ | ({"PGPASSWORD": password} if password else {})
    command = [program, f"--dbname={make_conninfo(**found)}", *options]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - no shell
    if done.returncode:
        raise click.ClickException(f"{program} failed, and nothing was changed: {done.stderr.strip()}")
