"""`flask backup` and `flask restore`: the whole database in one file, and back; what is replaced is kept."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy import URL

from tracker.cli import postgresql_backup, sqlite_backup
from tracker.cli.migrations import State, migrate, state_of
from tracker.domain.errors import BrokenChain
from tracker.extensions import db
from tracker.queries.verification import Verified, verify_record

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("backup")
@click.argument("file", type=_FILE)
@with_appcontext
def backup(file: Path) -> None:
    """Write the whole database to a new FILE; the server may go on running."""
    back_up(file)
    click.echo(f"Wrote {file} ({file.stat().st_size / 1024 / 1024:.1f} MiB).")


@click.command("restore")
@click.argument("file", type=_FILE)
@with_appcontext
def restore(file: Path) -> None:
    """Replace the database by a backup FILE, once that is verified; stop the server first.

    What is replaced is kept beside the new one. Until the very end nothing is changed.
    """
    if not file.is_file():
        raise click.ClickException(f"There is no file {file}.")
    url = db.engine.url
    method = _method(url)
    with method.staged(file, url) as stage:
        verified = _verify(stage)
        _let_go()
        kept = method.replace(stage, url)
    click.echo(f"Restored {verified.seq:,} revisions of {verified.element_count:,} elements from {file}.")
    click.echo(f"Head: {verified.seq} {verified.hash}")
    if kept:
        click.echo(f"What was there before is kept as {kept}.")


def back_up(path: Path) -> None:
    """Write the whole database to a new file that only its owner can read; it is there whole or not at all.

    :raise click.ClickException: the file is there already, or what is needed to write it is not.
    """
    if path.exists():
        raise click.ClickException(f"{path} is there already; a backup never overwrites a file.")
    part = path.with_name(f"{path.name}.part")
    try:
        os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
        url = db.engine.url
        _method(url).dump(url, part)
        with part.open("rb") as written:
            os.fsync(written.fileno())
        part.replace(path)
    except OSError as error:
        raise click.ClickException(f"The backup cannot be written: {error}") from error
    finally:
        part.unlink(missing_ok=True)


def _method(url: URL) -> type[sqlite_backup.SqliteBackup] | type[postgresql_backup.PostgresqlBackup]:
    """Return how a database is saved."""
    if url.get_backend_name() == "sqlite":
        return sqlite_backup.SqliteBackup
    return postgresql_backup.PostgresqlBackup


def _verify(stage: URL) -> Verified:
    """Return what a staged backup holds, brought up to date and verified.

    :raise click.ClickException: it is no backup of this product, was made by a newer version, or its record is broken.
    """
    with _application_on(stage):
        state = state_of(db.engine)
        if state is State.EMPTY:
            raise click.ClickException("This is no backup of this product. Nothing was changed.")
        if state is State.UNKNOWN:
            raise click.ClickException("This backup was made by a newer version. Nothing was changed.")
        if state is State.OLDER:
            migrate()
        try:
            return verify_record()
        except BrokenChain as error:
            raise click.ClickException(f"The record in this backup is broken; nothing was changed. {error}") from error


@contextmanager
def _application_on(url: URL) -> Iterator[None]:
    """Give the application's context with another database."""
    from tracker import create_app  # the factory imports this module

    options = {"SQLALCHEMY_DATABASE_URI": url.render_as_string(hide_password=False)}
    with create_app(options | {"SECRET_KEY": current_app.config["SECRET_KEY"]}).app_context():
        try:
            yield
        finally:
            _let_go()


def _let_go() -> None:
    """Close every connection to the database."""
    db.session.remove()
    db.engine.dispose()
