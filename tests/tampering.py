"""What somebody with the database administrator's password could do to the record."""

from sqlalchemy import Executable, Table, select, text, update

from tracker.columns import format_moment
from tracker.domain.chain import GENESIS, RevisionFacts, salted_digest
from tracker.extensions import db
from tracker.models import ChainHead, Revision

_GUARDED = ("revision", "issued_briefing")
GUARDS = {
    "sqlite": {
        "down": [
            f"DROP TRIGGER IF EXISTS {table}_no_{act}" for table in _GUARDED for act in ("delete", "update", "replace")
        ],
        "up": [],
    },
    "postgresql": {
        "down": [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in _GUARDED],
        "up": [f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in _GUARDED],
    },
}
REVISIONS: Table = Revision.__table__  # type: ignore[assignment]


def tamper(*statements: Executable) -> None:
    """Change the database past the product, with its own guard taken away."""
    db.session.rollback()
    with db.engine.begin() as connection:
        guard = GUARDS[connection.dialect.name]
        for command in guard["down"]:
            connection.execute(text(command))
        for statement in statements:
            connection.execute(statement)
        for command in guard["up"]:
            connection.execute(text(command))


def rewrite_from(seq: int, **changes: object) -> None:
    """Change a revision and forge all that follows, hashes and head included."""
    rows = [dict(row._mapping) for row in db.session.execute(select(REVISIONS).order_by(REVISIONS.c.seq))]
    previous, statements = GENESIS, []
    for row in rows:
        if row["seq"] >= seq:
            before = row["seq"]
            row |= changes if before == seq else {}
            row["previous_hash"] = previous
            row["content_sha256"] = salted_digest(row["salt"], row["content"])
            row["reason_sha256"] = salted_digest(row["salt"], (row["reason"] or "").encode())
            row["hash"] = facts_of(row).hash()
            statements.append(update(REVISIONS).where(REVISIONS.c.seq == before).values(row))
        previous = row["hash"]
    tamper(*statements, update(ChainHead).values(hash=previous))


def facts_of(row: dict[str, object]) -> RevisionFacts:
    """Return the hashed part of a stored revision."""
    values = {name: row[name] for name in RevisionFacts.__slots__}
    moments = {name: format_moment(row[name]) for name in ("recorded_at", "known_at")}  # type: ignore[arg-type]
    return RevisionFacts(**(values | moments | {"element_kind": row["element_kind"].value}))  # type: ignore[arg-type, attr-defined]
