"""`flask strategy`: documents in and out."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

import click
from flask.cli import AppGroup

from tracker.domain.errors import InvalidDocument, TrackerError
from tracker.domain.roles import SYSTEM
from tracker.exchange.document_file import DocumentFile, read_document, write_document
from tracker.extensions import db
from tracker.formatters import format_count
from tracker.operations.loading.check import check_file
from tracker.operations.loading.load import Difference, find_differences, load_elements
from tracker.operations.planning.plans import open_plan
from tracker.queries.documents import get_strategy_id, load_document
from tracker.schemas.document import PARTS
from tracker.views.request.session import clock

#: How many errors of a file are printed; nobody reads on.
_MOST = 200

group = AppGroup("strategy", help="Check, load and export strategy documents.")


def _read(path: Path) -> DocumentFile:
    """Return a file's elements, or print every error with its path and stop."""
    try:
        file = read_document(path.read_bytes())
        check_file(file.rows, file.paths, at=clock().now())
    except InvalidDocument as error:
        _stop(path, error.errors)
    return file


def _stop(path: Path, errors: Iterable[tuple[str, str]]) -> NoReturn:
    """Print the errors of a file with their paths in it, the first ones where there are very many, and stop."""
    said = [f"{path}: {place or '(file)'}: {message}" for place, message in errors]
    for line in said[:_MOST]:
        click.echo(line.encode(errors="backslashreplace").decode(), err=True)
    if len(said) > _MOST:
        click.echo(f"{path}: and {format_count(len(said) - _MOST, 'more error')}.", err=True)
    sys.exit(1)


@group.command("check")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check(file: Path) -> None:
    """Print every error of a document FILE with its path."""
    parts = _read(file)
    click.echo(f"{file}: {sum(len(rows) for rows in parts.rows.values())} elements, no error.")


@group.command("load")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--amendment", metavar="SOURCE", help="The source of a change to the published text.")
@click.option("--dry-run", is_flag=True, help="Show the difference and write nothing.")
def load(file: Path, amendment: str | None, dry_run: bool) -> None:
    """Show what a document FILE would add or change, then do it."""
    parts = _read(file)
    for difference in find_differences(parts.rows):
        click.echo(_say(difference))
    if dry_run:
        return
    at = clock().now()
    try:
        written = load_elements(parts.rows, by=SYSTEM, at=at, source=file.name, amendment=amendment)
        open_plan(parts.strategy_id, by=SYSTEM, at=at)
    except TrackerError as error:
        db.session.rollback()
        raise click.ClickException(str(error)) from error
    db.session.commit()
    click.echo(f"{len(written)} elements written." if written else "No change.")


@group.command("export")
@click.argument("slug")
@click.option("--parts", default=",".join(PARTS), show_default=True, help="The parts to write, with commas.")
def export(slug: str, parts: str) -> None:
    """Write a strategy's document to standard output."""
    chosen = tuple(part for part in PARTS if part in parts.split(","))
    try:
        document = load_document(get_strategy_id(slug))
    except TrackerError as error:
        raise click.ClickException(str(error)) from error
    sys.stdout.buffer.write(write_document(document, chosen))


def _say(difference: Difference) -> str:
    """Return a difference as a line or lines."""
    name = f"{difference.kind.value} {difference.id}"
    if difference.before is None:
        return f"+ {name}"
    changes = [f"    {field}: {difference.before[field]!r} -> {value!r}" for field, value in difference.after.items()]
    return "\n".join([f"~ {name}", *changes])
