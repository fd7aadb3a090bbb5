"""The table of actions, and whom and what they are linked to."""

from datetime import date

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.columns import Id, Number, Prose, Short
from tracker.domain.document.element import Lifecycle, Visibility
from tracker.extensions import db
from tracker.models.link import LinkSet


class Action(db.Model):
    """Work under one objective."""

    __tablename__ = "action"
    __table_args__ = (
        UniqueConstraint("strategy_id", "number"),
        CheckConstraint("weight BETWEEN 0 AND 1000", name="weight"),
        CheckConstraint("starts_on IS NULL OR due_on IS NULL OR starts_on <= due_on", name="dates"),
        CheckConstraint("NOT is_continuing OR due_on IS NULL", name="continuing"),
        CheckConstraint("redated_count >= 0", name="redated"),
    )

    id: Mapped[Id] = mapped_column(primary_key=True)
    version: Mapped[int]
    strategy_id: Mapped[Id] = mapped_column(ForeignKey("strategy.id"))
    objective_id: Mapped[Id] = mapped_column(ForeignKey("objective.id"), index=True)
    position: Mapped[int]
    number: Mapped[Number]
    title: Mapped[Short]
    description: Mapped[Prose | None]
    deliverable: Mapped[Prose | None]
    resources: Mapped[Prose | None]
    organization_id: Mapped[Id] = mapped_column(ForeignKey("organization.id"), index=True)
    lead_id: Mapped[Id | None] = mapped_column(ForeignKey("contact.id"))
    deputy_id: Mapped[Id | None] = mapped_column(ForeignKey("contact.id"))
    starts_on: Mapped[date | None]
    due_on: Mapped[date | None]
    first_starts_on: Mapped[date | None]
    first_due_on: Mapped[date | None]
    is_continuing: Mapped[bool]
    redated_count: Mapped[int]
    published_on: Mapped[date | None]
    weight: Mapped[int]
    lifecycle: Mapped[Lifecycle]
    lifecycle_reason: Mapped[Prose | None]
    lifecycle_on: Mapped[date | None]
    superseded_by_id: Mapped[Id | None] = mapped_column(ForeignKey("action.id", deferrable=True, initially="DEFERRED"))
    visibility: Mapped[Visibility]
    is_illustrative: Mapped[bool]


action_organization = db.Table(
    "action_organization",
    Column("action_id", String(64), ForeignKey("action.id"), primary_key=True),
    Column("organization_id", String(64), ForeignKey("organization.id"), primary_key=True),
    Column("part", String(24), CheckConstraint("part IN ('contributing', 'consulted')", name="part"), primary_key=True),
    Column("position", Integer, nullable=False),
)

action_objective = db.Table(
    "action_objective",
    Column("action_id", String(64), ForeignKey("action.id"), primary_key=True),
    Column("objective_id", String(64), ForeignKey("objective.id"), primary_key=True),
    Column("position", Integer, nullable=False),
)

action_dependency = db.Table(
    "action_dependency",
    Column("action_id", String(64), ForeignKey("action.id"), primary_key=True),
    Column(
        "depends_on_id",
        String(64),
        ForeignKey("action.id", deferrable=True, initially="DEFERRED"),
        primary_key=True,
    ),
    Column("position", Integer, nullable=False),
    CheckConstraint("action_id <> depends_on_id", name="not_itself"),
)

ACTION_LINKS = (
    LinkSet(
        "contributing_ids",
        action_organization,
        owner="action_id",
        values=("organization_id",),
        fixed={"part": "contributing"},
    ),
    LinkSet(
        "consulted_ids",
        action_organization,
        owner="action_id",
        values=("organization_id",),
        fixed={"part": "consulted"},
    ),
    LinkSet("contributes_to_ids", action_objective, owner="action_id", values=("objective_id",)),
    LinkSet("depends_on_ids", action_dependency, owner="action_id", values=("depends_on_id",)),
)
