"""The migrations make the tables the models describe, step by step up and down, on both databases."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import CheckConstraint, Enum, inspect, text

from tests.databases import MIGRATIONS, close_database, postgres_server, settings
from tests.factories import make_published_strategy
from tests.postgres import fresh_database
from tracker import create_app
from tracker.extensions import db
from tracker.models import ChainHead
from tracker.queries.verification import verify_record

VERSIONS = [revision.revision for revision in reversed(list(ScriptDirectory(MIGRATIONS).walk_revisions()))]


@contextmanager
def _empty(kind: str, folder: Path) -> Iterator[Flask]:
    """Give the app on a database without any table, its context pushed."""
    with ExitStack() as stack:
        url = f"sqlite:///{folder / 'empty.sqlite'}"
        if kind == "postgresql":
            url = stack.enter_context(fresh_database(postgres_server(), "test_empty"))
        app = create_app(settings(url))
        with app.app_context():
            yield app
            close_database(app)


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Flask]:
    with _empty(request.param, tmp_path) as app:
        yield app


def tables() -> set[str]:
    return set(inspect(db.engine).get_table_names()) - {"alembic_version"}


def guards() -> int:
    """Return how many triggers and trigger functions there are."""
    queries = {
        "sqlite": "SELECT count(*) FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT (SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal) + (SELECT count(*) FROM pg_proc "
        "WHERE pronamespace = 'public'::regnamespace)",
    }
    with db.engine.connect() as connection:
        return int(connection.execute(text(queries[connection.dialect.name])).scalar_one())


def test_the_migrations_make_what_the_models_describe(app: Flask) -> None:
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, db.metadata) == []


def test_the_database_checks_what_the_models_check(app: Flask) -> None:
    """The comparison above does not see CHECK constraints; a new member of an enumeration needs a migration too."""
    inspector = inspect(db.engine)
    for table in db.metadata.sorted_tables:
        found = {check["name"]: check["sqltext"] for check in inspector.get_check_constraints(table.name)}
        wanted = {constraint.name for constraint in table.constraints if isinstance(constraint, CheckConstraint)}
        assert set(found) == wanted, table.name
        for column in table.columns:
            if isinstance(column.type, Enum) and column.type.create_constraint:
                members = set(re.findall(r"'(\w+)'", found[f"ck_{table.name}_{column.type.name}"]))
                assert members >= set(column.type.enums), f"{table.name}.{column.name}"


def test_a_migrated_database_has_the_beginning_of_the_chain(app: Flask) -> None:
    head = db.session.query(ChainHead).one()
    assert (head.id, head.seq, head.hash, head.recorded_at) == (1, 0, "0" * 64, None)
    assert verify_record().seq == 0


def test_every_step_goes_up_and_down_and_up_again(empty: Flask) -> None:
    made: dict[str, tuple[set[str], int]] = {}
    for version in VERSIONS:
        upgrade(directory=MIGRATIONS, revision=version)
        made[version] = (tables(), guards())
    for version in reversed(VERSIONS):
        assert (tables(), guards()) == made[version]
        downgrade(directory=MIGRATIONS, revision="-1")
    assert (tables(), guards()) == (set(), 0)
    upgrade(directory=MIGRATIONS)
    assert tables() == set(db.metadata.tables)
    make_published_strategy()
    verify_record()


def test_a_record_that_was_written_can_be_taken_down(empty: Flask) -> None:
    upgrade(directory=MIGRATIONS)
    make_published_strategy()
    close_database(empty)
    downgrade(directory=MIGRATIONS, revision="base")
    assert tables() == set()
