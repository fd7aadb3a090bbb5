"""What every test may ask for: a clean database of either kind, the app, a client that reads pages strictly.

`app` pushes an application context, so a test may call operations and queries at once. Tests of operations, queries,
models and migrations run on a SQLite file and on PostgreSQL; all others on SQLite, unless they say
`@pytest.mark.parametrize("database", BOTH, indirect=True)`.
"""

import contextvars
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from click.testing import Result
from flask import Flask

from tests import factories, postgres
from tests.databases import BOTH, Databases, close_database, settings
from tests.page_client import PageClient
from tracker import create_app
from tracker.domain.roles import Actor, Role
from tracker.extensions import db

ROOT = Path(__file__).parents[1]
#: The folders of tests that run on both databases.
ROOMS_OF_BOTH = frozenset({"models", "queries", "operations", "migrations"})


def pytest_configure(config: pytest.Config) -> None:
    """Find or start PostgreSQL once; the workers inherit its address."""
    if not hasattr(config, "workerinput") and not config.option.collectonly:
        postgres.postgres_url()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what needs a database on both kinds in the rooms that say so."""
    if "database" not in metafunc.fixturenames:
        return
    asked = [str(mark.args[0]) for mark in metafunc.definition.iter_markers("parametrize")]
    if "database" not in asked:
        room = metafunc.definition.path.relative_to(ROOT / "tests").parts[0]
        metafunc.parametrize("database", BOTH if room in ROOMS_OF_BOTH else BOTH[:1], indirect=True)


@dataclass(slots=True)
class StoppedClock:
    """A clock that shows what a test sets it to."""

    moment: datetime = field(default=factories.NOW)
    is_shifted: bool = False

    def now(self) -> datetime:
        """Return the moment."""
        return self.moment.astimezone(UTC)

    def today(self, time_zone: str) -> date:
        """Return the day it is in a time zone."""
        return self.moment.astimezone(ZoneInfo(time_zone)).date()

    def advance(self, **by: float) -> None:
        """Let some time pass: advance(days=1)."""
        self.moment += timedelta(**by)


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    """Give this process's migrated databases."""
    with ExitStack() as stack:
        yield Databases(tmp_path_factory.mktemp("databases"), stack)


@pytest.fixture
def database(request: pytest.FixtureRequest, databases: Databases, tmp_path: Path) -> Iterator[str]:
    """Give the URL of a migrated database of the kind this test runs on, with nothing in it."""
    yield databases.lend(request.param, tmp_path)
    for file in tmp_path.glob("tracker.sqlite*"):
        file.unlink()


@pytest.fixture
def clock() -> StoppedClock:
    """Give the clock of the app: it stands at 15 April 2025, 14:00 UTC, until the test moves it."""
    return StoppedClock()


@pytest.fixture
def app(database: str, clock: StoppedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """Give the application with an application context pushed; its instance folder is the test's own."""
    monkeypatch.setenv("TRACKER_INSTANCE_PATH", str(tmp_path))
    app = create_app(settings(database))
    app.test_client_class = PageClient
    app.extensions["tracker_clock"] = clock
    with app.app_context():
        yield app
        close_database(app)


@pytest.fixture
def client(app: Flask) -> PageClient:
    """Give a client nobody is signed in with."""
    client = app.test_client()
    assert isinstance(client, PageClient)
    return client


@pytest.fixture
def sign_in_as(client: PageClient) -> Callable[..., Actor]:
    """Give a function that signs the client in: as an actor, or as a new account with a role.

    sign_in_as(strategy.planner); sign_in_as(Role.LEAD, strategy.id, organization_id=...); sign_in_as("administrator")
    """

    def sign_in(who: Actor | Role | str, strategy_id: str | None = None, **more: Any) -> Actor:
        if isinstance(who, Role):
            actor = factories.make_actor(who, str(strategy_id), **more)
        elif isinstance(who, str):
            assert who == "administrator", who
            actor = factories.make_administrator(**more)
        else:
            actor = who
        client.sign_in(actor)
        return actor

    return sign_in


@pytest.fixture
def run(app: Flask) -> Callable[..., Result]:
    """Give a function that runs a command as a process of its own would: run("audit", "verify").

    What it did not commit is lost with its context.
    """

    def invoke(*arguments: str, **more: Any) -> Result:
        db.session.rollback()
        runner = app.test_cli_runner()
        result: Result = contextvars.Context().run(runner.invoke, args=[str(each) for each in arguments], **more)
        db.session.rollback()
        return result

    return invoke
