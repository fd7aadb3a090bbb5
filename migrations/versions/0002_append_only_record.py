"""the record is append-only, and begins

Revision ID: 0002
Revises: 0001
Create Date: 2026-11-20

The database itself refuses to change or remove a revision. A redaction that is itself recorded may replace the words
and drop the salt, and nothing else.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_FIXED = (
    "seq", "operation_seq", "operation", "element_kind", "element_id", "strategy_id", "version", "content_version",
    "content_sha256", "reason_sha256", "actor_id", "actor_name", "behalf_of", "recorded_at", "known_at",
    "previous_hash", "hash",
)  # fmt: skip
_REDACTS = """
  NEW.salt IS NULL AND NEW.redacted_seq > coalesce(OLD.redacted_seq, OLD.seq)
  AND EXISTS (SELECT 1 FROM revision WHERE seq = NEW.redacted_seq AND element_kind = 'redaction')
"""
# SQLite's INSERT OR REPLACE removes a row without asking the other triggers.
_REPLACES = """
  EXISTS (SELECT 1 FROM revision WHERE seq = NEW.seq) OR EXISTS (
    SELECT 1 FROM revision
    WHERE element_kind = NEW.element_kind AND element_id = NEW.element_id AND version = NEW.version
  )
"""


def upgrade() -> None:
    op.execute("INSERT INTO chain_head (id, seq, hash, recorded_at) VALUES (1, 0, '" + "0" * 64 + "', NULL)")
    if op.get_bind().dialect.name == "postgresql":
        _upgrade_postgresql()
    else:
        _upgrade_sqlite()


def _upgrade_sqlite() -> None:
    same = " AND ".join(f"NEW.{name} IS OLD.{name}" for name in _FIXED)
    op.execute(
        "CREATE TRIGGER revision_no_delete BEFORE DELETE ON revision "
        "BEGIN SELECT RAISE(ABORT, 'revisions are never deleted'); END"
    )
    op.execute(
        f"CREATE TRIGGER revision_no_update BEFORE UPDATE ON revision WHEN NOT coalesce({_REDACTS} AND {same}, false) "
        "BEGIN SELECT RAISE(ABORT, 'revisions are never changed, but for a redaction'); END"
    )
    op.execute(
        f"CREATE TRIGGER revision_no_replace BEFORE INSERT ON revision WHEN {_REPLACES} "
        "BEGIN SELECT RAISE(ABORT, 'revisions are never replaced'); END"
    )


def _upgrade_postgresql() -> None:
    same = " AND ".join(f"NEW.{name} IS NOT DISTINCT FROM OLD.{name}" for name in _FIXED)
    op.execute(
        f"""
        CREATE FUNCTION revision_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF TG_OP = 'UPDATE' AND {_REDACTS} AND {same} THEN
            RETURN NEW;
          END IF;
          RAISE EXCEPTION 'revisions are never changed or deleted, but for a redaction';
        END $$
        """
    )
    op.execute(
        "CREATE TRIGGER revision_append_only BEFORE UPDATE OR DELETE ON revision "
        "FOR EACH ROW EXECUTE FUNCTION revision_is_append_only()"
    )
    op.execute(
        "CREATE TRIGGER revision_no_truncate BEFORE TRUNCATE ON revision "
        "FOR EACH STATEMENT EXECUTE FUNCTION revision_is_append_only()"
    )


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TRIGGER revision_no_truncate ON revision")
        op.execute("DROP TRIGGER revision_append_only ON revision")
        op.execute("DROP FUNCTION revision_is_append_only()")
    else:
        op.execute("DROP TRIGGER revision_no_replace")
        op.execute("DROP TRIGGER revision_no_update")
        op.execute("DROP TRIGGER revision_no_delete")
    op.execute(sa.text("DELETE FROM chain_head"))
