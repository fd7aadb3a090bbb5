"""Setting an installation up, and bringing it up to date."""

import secrets
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click
from flask import current_app
from flask.cli import with_appcontext

from tracker.cli.backup import back_up
from tracker.cli.migrations import State, migrate, state_of
from tracker.config import keep_demonstration
from tracker.domain.clock import parse_start
from tracker.domain.errors import TrackerError
from tracker.domain.roles import SYSTEM
from tracker.exchange.document_file import read_document
from tracker.exchange.replay import replay
from tracker.exchange.script import Script, read_script
from tracker.extensions import db
from tracker.operations.access.accounts import add_account
from tracker.operations.loading.illustrative import require_one_sort
from tracker.operations.loading.load import check_references, load_elements
from tracker.operations.planning.plans import open_plan
from tracker.queries.documents import list_strategies

_PACKAGE = Path(__file__).parents[1]

#: Beside the package in a checkout, inside it where it is installed.
SEEDS = next(folder for folder in (_PACKAGE / "seed", _PACKAGE.parent / "seed") if folder.is_dir())
SEED, SCRIPT = SEEDS / "strategy_2022_2026.json", SEEDS / "illustrative_plan.py"


@click.command("install")
@click.option("--demo/--no-demo", default=False, help="With an illustrative plan, or the strategy alone.")
@with_appcontext
def command(demo: bool) -> None:
    """Create or update the database, and load the strategy where there is none."""
    Path(current_app.instance_path).mkdir(parents=True, exist_ok=True)
    _migrate()
    try:
        asked = _asked_start() if demo else None
        require_one_sort(is_illustrative=demo)
        _install(demo)
    except TrackerError as error:
        db.session.rollback()
        raise click.ClickException(str(error)) from error
    if demo:
        _set_clock(asked)


def _migrate() -> None:
    """Bring the tables up to date, after a backup where there is something to lose.

    :raise click.ClickException: a newer version of the product made them, or the backup cannot be written.
    """
    state = state_of(db.engine)
    if state is State.UNKNOWN:
        raise click.ClickException("This database was made by a newer version of this product; nothing was changed.")
    if state is State.OLDER:
        folder = Path(current_app.instance_path) / "backups"
        folder.mkdir(mode=0o700, exist_ok=True)
        file = folder / f"before-migration-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.backup"
        back_up(file)
        click.echo(f"      Backup: {file}")
    if state is not State.CURRENT:
        migrate()


def _install(demo: bool) -> None:
    """Load what belongs into an empty installation; a full one is left as it is."""
    if list_strategies():
        click.echo("      Data kept.")
    elif demo:
        _install_demonstration(read_script(SCRIPT))
    else:
        _install_strategy()


def _install_strategy() -> None:
    """Load the strategy with an empty plan, and let one administrator in."""
    at = datetime.now(UTC)
    _load_seed(at, is_illustrative=False)
    password = secrets.token_urlsafe(12)
    add_account(email="administrator@localhost", name="Administrator", by=SYSTEM, at=at, password=password,
                is_administrator=True)  # fmt: skip
    db.session.commit()
    click.echo(f"      Administrator: administrator@localhost, password {password} (shown once)")


def _install_demonstration(script: Script) -> None:
    """Load the strategy with the script's plan and all its history; broken off, it leaves nothing."""
    _load_seed(script.begins_at, is_illustrative=True, notice=script.notice)
    total = len(script.steps)
    for done in replay(script, chunk=total // 4 + 1):
        click.echo(f"      {script.notice}: {done:,} of {total:,} steps")
    db.session.commit()


def _load_seed(at: datetime, *, is_illustrative: bool, notice: str | None = None) -> None:
    """Load the strategy and open its plan."""
    file = read_document(SEED.read_bytes())
    check_references(file.rows, file.paths)
    load_elements(file.rows, by=SYSTEM, at=at, source=SEED.name)
    open_plan(file.strategy_id, by=SYSTEM, at=at, is_illustrative=is_illustrative, notice=notice)


def _asked_start() -> datetime | None:
    """Return where the environment wants the clock to start, or None.

    :raise Refused: that is no day or moment.
    """
    asked, zone = current_app.config["TRACKER_CLOCK"], current_app.config["TRACKER_TIME_ZONE"]
    return parse_start(asked, zone) if asked else None


def _set_clock(asked: datetime | None) -> None:
    """Remember that this is a demonstration, and start its clock unless it runs already and no start is asked for."""
    if asked is None and current_app.config["TRACKER_KEPT_CLOCK"] is not None:
        return
    start = asked or read_script(SCRIPT).shown_at
    keep_demonstration(current_app.instance_path, starts_at=start, anchor=datetime.now(UTC))
    zone = ZoneInfo(current_app.config["TRACKER_TIME_ZONE"])
    click.echo(f"      The clock starts at {start.astimezone(zone):%Y-%m-%d %H:%M} and runs.")
