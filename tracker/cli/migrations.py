"""Which state the tables are in, and bringing them up to date."""

from enum import Enum, auto
from pathlib import Path

from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask_migrate import upgrade
from sqlalchemy import Engine

_PACKAGE = Path(__file__).parents[1]

#: Beside the package in a checkout, inside it where it is installed.
MIGRATIONS = next(folder for folder in (_PACKAGE / "migrations", _PACKAGE.parent / "migrations") if folder.is_dir())


class State(Enum):
    """How a database's tables stand to what this version of the product needs."""

    EMPTY = auto()
    OLDER = auto()
    CURRENT = auto()
    UNKNOWN = auto()


def state_of(engine: Engine) -> State:
    """Return the state of a database's tables; unknown are those of a newer version, or of another product."""
    script = ScriptDirectory(str(MIGRATIONS))
    with engine.connect() as connection:
        present = MigrationContext.configure(connection).get_current_revision()
    if present is None:
        return State.EMPTY
    if present == script.get_current_head():
        return State.CURRENT
    known = {revision.revision for revision in script.walk_revisions()}
    return State.OLDER if present in known else State.UNKNOWN


def migrate() -> None:
    """Bring the application's database up to date."""
    upgrade(directory=str(MIGRATIONS))
