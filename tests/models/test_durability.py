"""What was committed stays, whatever happens to the machine."""

import pytest
from flask import Flask

from tests.databases import waiting_for_the_disk
from tracker.extensions import db

FULL = 2


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_commit_is_on_the_disk_before_anybody_is_told(app: Flask) -> None:
    with waiting_for_the_disk(), db.engine.connect() as one, db.engine.connect() as another:
        for connection in (one, another):
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
            assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == FULL
