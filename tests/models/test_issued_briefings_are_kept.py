"""The database itself refuses to change, delete or replace an issued briefing, whoever asks."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import insert, select, text
from sqlalchemy.exc import DatabaseError

from tests.factories import NOW, make_published_strategy, save
from tracker.exchange.issued_file import write_issued
from tracker.extensions import db
from tracker.models.issued_briefing import IssuedBriefing
from tracker.operations.closing.issued_briefings import issue_briefing
from tracker.queries.verification import verify_record

STATEMENTS = {
    "data": "UPDATE issued_briefing SET data = 'x'",
    "data with its digest": "UPDATE issued_briefing SET data = 'x', file_sha256 = 'x'",
    "a digest of withheld words": "UPDATE issued_briefing SET withheld_sha256 = 'x'",
    "withholding without a redaction": "UPDATE issued_briefing SET data = 'x', withheld_sha256 = 'x'",
    "the number": "UPDATE issued_briefing SET number = '2025-09'",
    "the head": "UPDATE issued_briefing SET head_seq = 1",
    "delete": "DELETE FROM issued_briefing",
}


@pytest.fixture(autouse=True)
def briefing(app: Flask) -> None:
    strategy, _ = make_published_strategy()
    save(issue_briefing, strategy.id, audience="The board", on=date(2025, 4, 15), write=write_issued,
         by=strategy.planner, at=NOW)  # fmt: skip


@pytest.mark.parametrize("statement", STATEMENTS.values(), ids=STATEMENTS)
def test_the_database_itself_refuses_to_change_or_delete_an_issued_briefing(statement: str) -> None:
    with pytest.raises(DatabaseError, match="issued briefings are never"), db.engine.begin() as connection:
        connection.execute(text(statement))
    assert verify_record().file_count == 1


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_postgresql_refuses_to_truncate_them() -> None:
    with pytest.raises(DatabaseError, match="issued briefings are never"), db.engine.begin() as connection:
        connection.execute(text("TRUNCATE issued_briefing CASCADE"))


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("conflict", [{}, {"id": "issued-briefing.other"}])
def test_sqlite_refuses_to_replace_one(conflict: dict[str, str]) -> None:
    table = IssuedBriefing.__table__
    row = dict(db.session.execute(select(table)).mappings().one()) | conflict
    with pytest.raises(DatabaseError, match="never replaced"), db.engine.begin() as connection:
        connection.execute(insert(IssuedBriefing).prefix_with("OR REPLACE").values(row))
    verify_record()
