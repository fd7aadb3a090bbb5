"""Setting an installation up, and bringing it up to date."""

import secrets
from datetime import UTC, datetime
from pathlib import Path

import click
from flask.cli import with_appcontext
from flask_migrate import upgrade

from tracker.domain.roles import SYSTEM
from tracker.exchange.document_file import read_document
from tracker.extensions import db
from tracker.operations.accounts import add_account
from tracker.operations.load import check_references, load_elements
from tracker.operations.plans import open_plan
from tracker.queries.documents import list_strategies

_ROOT = Path(__file__).parents[2]
SEED = _ROOT / "seed" / "strategy_2022_2026.json"


@click.command("install")
@click.option("--demo/--no-demo", default=False, help="With an illustrative plan, or the strategy alone.")
@with_appcontext
def command(demo: bool) -> None:
    """Create or update the database, and load the strategy where there is none."""
    upgrade(directory=str(_ROOT / "migrations"))
    if list_strategies():
        click.echo("      Data kept.")
        return
    at = datetime.now(UTC)
    file = read_document(SEED.read_bytes())
    check_references(file.rows, file.paths)
    load_elements(file.rows, by=SYSTEM, at=at, source=SEED.name)
    open_plan(file.strategy_id, by=SYSTEM, at=at)
    password = secrets.token_urlsafe(12)
    add_account(email="administrator@localhost", name="Administrator", by=SYSTEM, at=at, password=password,
                is_administrator=True)  # fmt: skip
    db.session.commit()
    click.echo(f"      Administrator: administrator@localhost, password {password} (shown once)")
