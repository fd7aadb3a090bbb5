"""The table of objectives, and the organizations their text names."""

from datetime import date

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from tracker.columns import Id, Number, Prose
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.objective import ObjectiveOrganization
from tracker.extensions import db
from tracker.models.link import LinkSet


class Objective(db.Model):
    """An objective of the published text."""

    __tablename__ = "objective"
    __table_args__ = (CheckConstraint("weight BETWEEN 0 AND 1000", name="weight"),)

    id: Mapped[Id] = mapped_column(primary_key=True)
    version: Mapped[int]
    goal_id: Mapped[Id] = mapped_column(ForeignKey("goal.id"), index=True)
    position: Mapped[int]
    number: Mapped[Number]
    printed_number: Mapped[Number | None]
    text: Mapped[Prose]
    weight: Mapped[int]
    lifecycle: Mapped[Lifecycle]
    lifecycle_reason: Mapped[Prose | None]
    lifecycle_on: Mapped[date | None]


objective_organization = db.Table(
    "objective_organization",
    Column("objective_id", String(64), ForeignKey("objective.id"), primary_key=True),
    Column("organization_id", String(64), ForeignKey("organization.id"), primary_key=True),
    Column("part", String(200), nullable=False),
    Column("position", Integer, nullable=False),
)

OBJECTIVE_LINKS = (
    LinkSet(
        "organizations",
        objective_organization,
        owner="objective_id",
        values=("organization_id", "part"),
        make=ObjectiveOrganization,
    ),
)
