"""The demonstration, installed once for all tests of a process and copied for each."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from flask import Flask

from tests.conftest import settings
from tests.page_client import PageClient
from tracker import create_app
from tracker.domain.assessment.assess import assess
from tracker.domain.assessment.assessment import Assessment
from tracker.domain.document.document import Document
from tracker.extensions import db
from tracker.queries.documents import list_strategies, load_document

DATABASE = "tracker.sqlite"
SHOWN_ON = date(2025, 12, 15)


@contextmanager
def opened(folder: Path) -> Iterator[Flask]:
    """Give the application of an instance folder with an application context pushed."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("TRACKER_INSTANCE_PATH", str(folder))
        app = create_app(settings(f"sqlite:///{folder / DATABASE}"))
        app.test_client_class = PageClient
        with app.app_context():
            yield app
            db.session.remove()
            db.engine.dispose()


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the instance folder of a demonstration as `flask install --demo` leaves it; nobody writes to it."""
    folder = tmp_path_factory.mktemp("demonstration")
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("TRACKER_INSTANCE_PATH", str(folder))
        app = create_app(settings(f"sqlite:///{folder / DATABASE}"))
        result = app.test_cli_runner().invoke(args=["install", "--demo"])
        assert result.exit_code == 0, result.output
        with app.app_context():
            db.engine.dispose()
    return folder


@pytest.fixture
def folder(installed: Path, tmp_path: Path) -> Path:
    """Give a copy of the demonstration's instance folder that a test may write to."""
    return Path(shutil.copytree(installed, tmp_path / "instance"))


@pytest.fixture
def app(folder: Path) -> Iterator[Flask]:
    """Give the demonstration's application with an application context pushed."""
    with opened(folder) as app:
        yield app


@pytest.fixture(scope="session")
def document(installed: Path) -> Document:
    """Give the demonstration's document."""
    with opened(installed):
        (strategy,) = list_strategies()
        return load_document(strategy.id)


@pytest.fixture(scope="session")
def assessment(document: Document) -> Assessment:
    """Give the demonstration as assessed on the day its clock starts."""
    return assess(document, on=SHOWN_ON)
