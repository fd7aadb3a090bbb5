"""reporting through time

Revision ID: 0003
Revises: 0002
Create Date: 2026-11-20

The tables of reporting periods, contributions, decisions, issued briefings and drafts. The record's own tables no
longer list the kinds of element there are: a release that adds one would have to rebuild the record. Going down leaves
them so, since revisions of the new kinds stay.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _forget_kinds()
    op.create_table(
        "reporting_period",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("strategy_id", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=40), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("reports_due_on", sa.Date(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "open",
                "collecting",
                "in_review",
                "closed",
                "revised",
                name="periodstate",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column(
            "lifecycle",
            sa.Enum(
                "active",
                "cancelled",
                "superseded",
                "archived",
                name="lifecycle",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("lifecycle_reason", sa.String(length=10000), nullable=True),
        sa.Column("lifecycle_on", sa.Date(), nullable=True),
        sa.Column("is_illustrative", sa.Boolean(), nullable=False),
        sa.CheckConstraint("revision >= 0", name=op.f("ck_reporting_period_revision")),
        sa.CheckConstraint("starts_on < ends_on", name=op.f("ck_reporting_period_dates")),
        sa.ForeignKeyConstraint(
            ["strategy_id"], ["strategy.id"], name=op.f("fk_reporting_period_strategy_id_strategy")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reporting_period")),
    )
    op.create_index(
        "ix_reporting_period_strategy_id_starts_on", "reporting_period", ["strategy_id", "starts_on"], unique=False
    )

    op.create_table(
        "issued_briefing",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("strategy_id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column(
            "occasion",
            sa.Enum("close", "issue", name="occasion", native_enum=False, create_constraint=True, length=24),
            nullable=False,
        ),
        sa.Column("reporting_period_id", sa.String(length=64), nullable=True),
        sa.Column("period_revision", sa.Integer(), nullable=True),
        sa.Column("audience", sa.String(length=200), nullable=True),
        sa.Column("note", sa.String(length=10000), nullable=True),
        sa.Column("issued_by", sa.String(length=200), nullable=False),
        sa.Column("issued_at", sa.String(length=27), nullable=False),
        sa.Column("as_of_on", sa.Date(), nullable=False),
        sa.Column("known_at", sa.String(length=27), nullable=False),
        sa.Column(
            "cut",
            sa.Enum("whole", "public", "text", name="cut", native_enum=False, create_constraint=True, length=24),
            nullable=False,
        ),
        sa.Column("schema_version", sa.Integer(), nullable=False),
        sa.Column("rules_version", sa.Integer(), nullable=False),
        sa.Column("head_seq", sa.BigInteger(), nullable=False),
        sa.Column("head_hash", sa.String(length=64), nullable=False),
        sa.Column("content_sha256", sa.String(length=64), nullable=False),
        sa.Column("file_sha256", sa.String(length=64), nullable=False),
        sa.Column("byte_count", sa.Integer(), nullable=False),
        sa.Column("is_illustrative", sa.Boolean(), nullable=False),
        sa.Column("withheld_by", sa.String(length=64), nullable=True),
        sa.Column("withheld_sha256", sa.String(length=64), nullable=True),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint(
            "(occasion = 'close') = (reporting_period_id IS NOT NULL)", name=op.f("ck_issued_briefing_period")
        ),
        sa.ForeignKeyConstraint(
            ["reporting_period_id"],
            ["reporting_period.id"],
            name=op.f("fk_issued_briefing_reporting_period_id_reporting_period"),
        ),
        sa.ForeignKeyConstraint(["strategy_id"], ["strategy.id"], name=op.f("fk_issued_briefing_strategy_id_strategy")),
        sa.ForeignKeyConstraint(
            ["withheld_by"], ["redaction.id"], name=op.f("fk_issued_briefing_withheld_by_redaction")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issued_briefing")),
        sa.UniqueConstraint("strategy_id", "number", name=op.f("uq_issued_briefing_strategy_id_number")),
    )
    op.create_index(
        op.f("ix_issued_briefing_reporting_period_id"), "issued_briefing", ["reporting_period_id"], unique=False
    )

    op.create_table(
        "plan_exemption",
        sa.Column("plan_id", sa.String(length=64), nullable=False),
        sa.Column("organization_id", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("fk_plan_exemption_organization_id_organization")
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_plan_exemption_plan_id_plan")),
        sa.PrimaryKeyConstraint("plan_id", "organization_id", name=op.f("pk_plan_exemption")),
    )
    op.create_table(
        "reporting_period_waiver",
        sa.Column("reporting_period_id", sa.String(length=64), nullable=False),
        sa.Column(
            "gap",
            sa.Enum(
                "missing",
                "awaiting",
                "returned",
                "disagreeing",
                "unknown",
                "vacant",
                name="gapkind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.String(length=10000), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reporting_period_id"],
            ["reporting_period.id"],
            name=op.f("fk_reporting_period_waiver_reporting_period_id_reporting_period"),
        ),
        sa.PrimaryKeyConstraint("reporting_period_id", "gap", "number", name=op.f("pk_reporting_period_waiver")),
    )
    op.create_table(
        "contribution",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.String(length=64), nullable=False),
        sa.Column("period", sa.String(length=40), nullable=False),
        sa.Column("is_as_planned", sa.Boolean(), nullable=False),
        sa.Column("why", sa.String(length=10000), nullable=True),
        sa.Column("reported_on", sa.Date(), nullable=False),
        sa.Column("reported_by", sa.String(length=200), nullable=False),
        sa.Column("entered_by", sa.String(length=200), nullable=True),
        sa.Column("is_illustrative", sa.Boolean(), nullable=False),
        sa.CheckConstraint("is_as_planned OR why IS NOT NULL", name=op.f("ck_contribution_why")),
        sa.ForeignKeyConstraint(["action_id"], ["action.id"], name=op.f("fk_contribution_action_id_action")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("fk_contribution_organization_id_organization")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contribution")),
    )
    op.create_index("ix_contribution_action_id_position", "contribution", ["action_id", "position"], unique=False)
    op.create_index(op.f("ix_contribution_organization_id"), "contribution", ["organization_id"], unique=False)

    op.create_table(
        "decision",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("strategy_id", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("goal_id", sa.String(length=64), nullable=True),
        sa.Column("objective_id", sa.String(length=64), nullable=True),
        sa.Column("action_id", sa.String(length=64), nullable=True),
        sa.Column("question", sa.String(length=500), nullable=False),
        sa.Column("options", sa.String(length=10000), nullable=False),
        sa.Column("recommendation", sa.String(length=10000), nullable=False),
        sa.Column("needed_by_on", sa.Date(), nullable=False),
        sa.Column("asked_by", sa.String(length=200), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "requested",
                "answered",
                "closed",
                "withdrawn",
                name="decisionstate",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("answer", sa.String(length=10000), nullable=True),
        sa.Column("decided_by", sa.String(length=200), nullable=True),
        sa.Column("meeting", sa.String(length=200), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("recorded_by", sa.String(length=200), nullable=True),
        sa.Column("owner", sa.String(length=200), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("result", sa.String(length=10000), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column(
            "visibility",
            sa.Enum("public", "internal", name="visibility", native_enum=False, create_constraint=True, length=24),
            nullable=False,
        ),
        sa.Column("is_illustrative", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "(goal_id IS NULL OR (objective_id IS NULL AND action_id IS NULL)) "
            "AND (objective_id IS NULL OR action_id IS NULL)",
            name=op.f("ck_decision_about_one"),
        ),
        sa.ForeignKeyConstraint(["action_id"], ["action.id"], name=op.f("fk_decision_action_id_action")),
        sa.ForeignKeyConstraint(["goal_id"], ["goal.id"], name=op.f("fk_decision_goal_id_goal")),
        sa.ForeignKeyConstraint(["objective_id"], ["objective.id"], name=op.f("fk_decision_objective_id_objective")),
        sa.ForeignKeyConstraint(["strategy_id"], ["strategy.id"], name=op.f("fk_decision_strategy_id_strategy")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sa.UniqueConstraint("strategy_id", "number", name=op.f("uq_decision_strategy_id_number")),
    )
    op.create_table(
        "report_draft",
        sa.Column("action_id", sa.String(length=64), nullable=False),
        sa.Column("account_id", sa.String(length=64), nullable=False),
        sa.Column("period", sa.String(length=40), nullable=False),
        sa.Column("fields", sa.String(length=200000), nullable=False),
        sa.Column("saved_at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_report_draft_account_id_account")),
        sa.ForeignKeyConstraint(["action_id"], ["action.id"], name=op.f("fk_report_draft_action_id_action")),
        sa.PrimaryKeyConstraint("action_id", "account_id", "period", name=op.f("pk_report_draft")),
    )
    op.create_table(
        "status_update_achievement",
        sa.Column("status_update_id", sa.String(length=64), nullable=False),
        sa.Column("milestone_id", sa.String(length=64), nullable=False),
        sa.Column("achieved_on", sa.Date(), nullable=False),
        sa.Column("evidence_title", sa.String(length=200), nullable=False),
        sa.Column("evidence_reference", sa.String(length=500), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["milestone_id"], ["milestone.id"], name=op.f("fk_status_update_achievement_milestone_id_milestone")
        ),
        sa.ForeignKeyConstraint(
            ["status_update_id"],
            ["status_update.id"],
            name=op.f("fk_status_update_achievement_status_update_id_status_update"),
        ),
        sa.PrimaryKeyConstraint("status_update_id", "milestone_id", name=op.f("pk_status_update_achievement")),
    )
    op.create_table(
        "status_update_reading",
        sa.Column("status_update_id", sa.String(length=64), nullable=False),
        sa.Column("metric_id", sa.String(length=64), nullable=False),
        sa.Column("as_of_on", sa.Date(), nullable=False),
        sa.Column("value", sa.String(length=40), nullable=True),
        sa.Column("note", sa.String(length=10000), nullable=True),
        sa.Column("supersedes_id", sa.String(length=64), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["metric_id"], ["metric.id"], name=op.f("fk_status_update_reading_metric_id_metric")),
        sa.ForeignKeyConstraint(
            ["status_update_id"],
            ["status_update.id"],
            name=op.f("fk_status_update_reading_status_update_id_status_update"),
        ),
        sa.ForeignKeyConstraint(
            ["supersedes_id"],
            ["reading.id"],
            name=op.f("fk_status_update_reading_supersedes_id_reading"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint("status_update_id", "metric_id", name=op.f("pk_status_update_reading")),
    )
    op.add_column("milestone", sa.Column("booked_to", sa.String(length=40), nullable=True))

    op.add_column("plan", sa.Column("requires_approval", sa.Boolean(), nullable=False, server_default=sa.false()))

    op.add_column("reading", sa.Column("booked_to", sa.String(length=40), nullable=True))

    op.add_column(
        "status_update", sa.Column("awaits_approval", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column(
        "status_update", sa.Column("is_confirmation", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column("status_update", sa.Column("submitted_on", sa.Date(), nullable=False, server_default="1970-01-01"))
    op.add_column("status_update", sa.Column("decided_by", sa.String(length=200), nullable=True))
    op.add_column("status_update", sa.Column("decided_on", sa.Date(), nullable=True))
    op.add_column("status_update", sa.Column("decision_note", sa.String(length=10000), nullable=True))

    op.execute("UPDATE status_update SET submitted_on = reported_on")
    op.create_index("ix_revision_element_known_at", "revision", ["element_kind", "element_id", "known_at"])


def _forget_kinds() -> None:
    """Drop the lists of kinds from the record's tables; what guards the record stands again afterwards."""
    bind = op.get_bind()
    if bind.dialect.name == "postgresql":
        for table in ("revision", "redaction", "numbering"):
            op.execute(f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS ck_{table}_kind")
        return
    tables = [
        table
        for table in ("revision", "redaction", "numbering")
        if f"ck_{table}_kind" in {check["name"] for check in sa.inspect(bind).get_check_constraints(table)}
    ]
    guards = bind.execute(sa.text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")).all()
    for name, _ in guards:
        op.execute(f"DROP TRIGGER {name}")
    for table in tables:
        with op.batch_alter_table(table) as batch:
            batch.drop_constraint(op.f(f"ck_{table}_kind"), type_="check")
    for _, sql in guards:
        op.execute(sql)


def downgrade() -> None:
    op.drop_index("ix_revision_element_known_at", "revision")
    op.drop_column("status_update", "decision_note")
    op.drop_column("status_update", "decided_on")
    op.drop_column("status_update", "decided_by")
    op.drop_column("status_update", "submitted_on")
    op.drop_column("status_update", "is_confirmation")
    op.drop_column("status_update", "awaits_approval")

    op.drop_column("reading", "booked_to")

    op.drop_column("plan", "requires_approval")

    op.drop_column("milestone", "booked_to")

    op.drop_table("status_update_reading")
    op.drop_table("status_update_achievement")
    op.drop_table("report_draft")
    op.drop_table("decision")
    op.drop_index("ix_contribution_organization_id", "contribution")
    op.drop_index("ix_contribution_action_id_position", "contribution")

    op.drop_table("contribution")
    op.drop_table("reporting_period_waiver")
    op.drop_table("plan_exemption")
    op.drop_index("ix_issued_briefing_reporting_period_id", "issued_briefing")

    op.drop_table("issued_briefing")
    op.drop_index("ix_reporting_period_strategy_id_starts_on", "reporting_period")

    op.drop_table("reporting_period")
