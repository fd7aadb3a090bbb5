"""reminders

Revision ID: 0005
Revises: 0004
Create Date: 2026-11-20

The table of reminders: who was written to on which day about what.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reminder",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("strategy_id", sa.String(length=64), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("things", sa.String(length=200000), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "recorded",
                "sent",
                "failed",
                name="reminderstate",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("recorded_at", sa.String(length=27), nullable=False),
        sa.Column("sent_at", sa.String(length=27), nullable=True),
        sa.Column("sent_by", sa.String(length=200), nullable=True),
        sa.Column("error", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["strategy_id"], ["strategy.id"], name=op.f("fk_reminder_strategy_id_strategy")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder")),
        sa.UniqueConstraint("strategy_id", "email", "day", name=op.f("uq_reminder_strategy_id_email_day")),
    )
    op.create_index(op.f("ix_reminder_email"), "reminder", ["email"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_reminder_email"), "reminder")
    op.drop_table("reminder")
