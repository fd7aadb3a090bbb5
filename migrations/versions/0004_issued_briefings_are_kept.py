"""issued briefings are kept

Revision ID: 0004
Revises: 0003
Create Date: 2026-11-20

The database itself refuses to change or remove a briefing that was issued. A redaction that two people agreed on may
replace the words in it, and says so; what the file was, its digest and its number stay.
"""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_FIXED = (
    "id", "strategy_id", "number", "occasion", "reporting_period_id", "period_revision", "issued_at", "as_of_on",
    "known_at", "cut", "schema_version", "rules_version", "head_seq", "head_hash", "content_sha256", "file_sha256",
    "byte_count", "is_illustrative",
)  # fmt: skip
_KEPT = ("data", "withheld_by", "withheld_sha256")
_REDACTS = """
  NEW.withheld_sha256 IS NOT NULL
  AND EXISTS (SELECT 1 FROM redaction WHERE id = NEW.withheld_by AND withheld_sha256 IS NOT NULL)
"""
# SQLite's INSERT OR REPLACE removes a row without asking the other triggers.
_REPLACES = """
  EXISTS (SELECT 1 FROM issued_briefing WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM issued_briefing WHERE strategy_id = NEW.strategy_id AND number = NEW.number)
"""
_REFUSAL = "issued briefings are never changed or deleted, but for a redaction"


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        _upgrade_postgresql()
    else:
        _upgrade_sqlite()


def _upgrade_sqlite() -> None:
    op.execute(
        "CREATE TRIGGER issued_briefing_no_delete BEFORE DELETE ON issued_briefing "
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
    )
    op.execute(
        "CREATE TRIGGER issued_briefing_no_update BEFORE UPDATE ON issued_briefing "
        f"WHEN NOT coalesce({_allows('IS')}, false) BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
    )
    op.execute(
        f"CREATE TRIGGER issued_briefing_no_replace BEFORE INSERT ON issued_briefing WHEN {_REPLACES} "
        "BEGIN SELECT RAISE(ABORT, 'issued briefings are never replaced'); END"
    )


def _upgrade_postgresql() -> None:
    op.execute(
        f"""
        CREATE FUNCTION issued_briefing_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF TG_OP = 'UPDATE' AND {_allows("IS NOT DISTINCT FROM")} THEN
            RETURN NEW;
          END IF;
          RAISE EXCEPTION '{_REFUSAL}';
        END $$
        """
    )
    op.execute(
        "CREATE TRIGGER issued_briefing_kept BEFORE UPDATE OR DELETE ON issued_briefing "
        "FOR EACH ROW EXECUTE FUNCTION issued_briefing_is_kept()"
    )
    op.execute(
        "CREATE TRIGGER issued_briefing_no_truncate BEFORE TRUNCATE ON issued_briefing "
        "FOR EACH STATEMENT EXECUTE FUNCTION issued_briefing_is_kept()"
    )


def _allows(same: str) -> str:
    """Return the condition under which a row may change; `same` compares two values of which either may be null."""
    fixed = " AND ".join(f"NEW.{name} {same} OLD.{name}" for name in _FIXED)
    kept = " AND ".join(f"NEW.{name} {same} OLD.{name}" for name in _KEPT)
    return f"({fixed} AND (({kept}) OR ({_REDACTS})))"


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TRIGGER issued_briefing_no_truncate ON issued_briefing")
        op.execute("DROP TRIGGER issued_briefing_kept ON issued_briefing")
        op.execute("DROP FUNCTION issued_briefing_is_kept()")
    else:
        op.execute("DROP TRIGGER issued_briefing_no_replace")
        op.execute("DROP TRIGGER issued_briefing_no_update")
        op.execute("DROP TRIGGER issued_briefing_no_delete")
