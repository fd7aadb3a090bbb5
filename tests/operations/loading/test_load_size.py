"""A file may name more elements than a database takes values in one statement."""

import sqlite3

import pytest
from flask import Flask

from tests.factories import make_strategy
from tracker.domain.document.element import Kind
from tracker.domain.errors import InvalidDocument
from tracker.extensions import db
from tracker.models.content import field_names
from tracker.operations.loading.load import Rows, check_references, find_differences

#: As many as SQLite takes where nobody built it otherwise, as Debian does; PostgreSQL takes 65,535.
SQLITE_TAKES = 32_766
MANY = 66_000


@pytest.fixture
def listings(app: Flask) -> Rows:
    """The directory entries of very many organizations that are not there."""
    strategy = make_strategy()
    driver = db.session.connection().connection.driver_connection
    if isinstance(driver, sqlite3.Connection):
        driver.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, SQLITE_TAKES)
    rows = []
    for n in range(MANY):
        values = {"id": f"listing.{n}", "version": 1, "strategy_id": strategy.id, "organization_id": f"office.{n}"}
        rows.append(tuple(values.get(name, n) for name in field_names(Kind.LISTING)))
    return {Kind.LISTING: rows}


def test_very_many_elements_are_compared_with_what_is_there(listings: Rows) -> None:
    differences = find_differences(listings)
    assert len(differences) == MANY
    assert {difference.before for difference in differences} == {None}


def test_very_many_references_are_looked_up(listings: Rows) -> None:
    with pytest.raises(InvalidDocument) as caught:
        check_references(listings, {})
    assert len(caught.value.errors) == MANY
