"""The tables of frameworks and their entries."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from tracker.columns import Id, Number, Prose, Short, Title
from tracker.extensions import db


class Framework(db.Model):
    """Something outside the strategy that its goals answer to."""

    __tablename__ = "framework"

    id: Mapped[Id] = mapped_column(primary_key=True)
    version: Mapped[int]
    strategy_id: Mapped[Id] = mapped_column(ForeignKey("strategy.id"), index=True)
    position: Mapped[int]
    title: Mapped[Title]
    issuer: Mapped[Short | None]
    description: Mapped[Prose | None]


class FrameworkEntry(db.Model):
    """One entry of a framework."""

    __tablename__ = "framework_entry"

    id: Mapped[Id] = mapped_column(primary_key=True)
    version: Mapped[int]
    framework_id: Mapped[Id] = mapped_column(ForeignKey("framework.id"), index=True)
    position: Mapped[int]
    number: Mapped[Number | None]
    title: Mapped[Title]
    text: Mapped[Prose | None]
    year: Mapped[int | None]
