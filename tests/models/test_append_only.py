"""The database itself refuses to change, delete or replace a revision, whoever asks."""

import pytest
from flask import Flask
from sqlalchemy import insert, select, text
from sqlalchemy.exc import DatabaseError

from tests.factories import make_published_strategy
from tests.tampering import REVISIONS
from tracker.extensions import db
from tracker.queries.verification import verify_record


@pytest.fixture(autouse=True)
def record(app: Flask) -> None:
    make_published_strategy()


STATEMENTS = {
    "update": "UPDATE revision SET actor_name = 'Nobody'",
    "update of the words alone": "UPDATE revision SET reason = 'Another'",
    "withholding without a redaction": "UPDATE revision SET content = '', salt = NULL, redacted_seq = 10000",
    "withholding by what is no redaction": "UPDATE revision SET salt = NULL, redacted_seq = 9 WHERE seq = 1",
    "taking a mark back": "UPDATE revision SET redacted_seq = NULL",
    "delete": "DELETE FROM revision",
    "delete of one": "DELETE FROM revision WHERE seq = 3",
}


@pytest.mark.parametrize("statement", STATEMENTS.values(), ids=STATEMENTS)
def test_the_database_itself_refuses_to_change_or_delete_a_revision(statement: str) -> None:
    with pytest.raises(DatabaseError, match="revisions are never"), db.engine.begin() as connection:
        connection.execute(text(statement))
    verify_record()


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_postgresql_refuses_to_truncate_the_record() -> None:
    with pytest.raises(DatabaseError, match="revisions are never"), db.engine.begin() as connection:
        connection.execute(text("TRUNCATE revision CASCADE"))


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("conflict", [{}, {"seq": 10_000}])
def test_sqlite_refuses_to_replace_a_revision(conflict: dict[str, int]) -> None:
    row = dict(db.session.execute(select(REVISIONS).where(REVISIONS.c.seq == 3)).mappings().one()) | conflict
    with pytest.raises(DatabaseError, match="never replaced"), db.engine.begin() as connection:
        connection.execute(insert(REVISIONS).prefix_with("OR REPLACE").values(row))
    verify_record()
