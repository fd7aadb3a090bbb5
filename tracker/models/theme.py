"""The table of themes."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from tracker.columns import Id, Number, Prose, Title
from tracker.extensions import db


class Theme(db.Model):
    """The highest level of the published text."""

    __tablename__ = "theme"

    id: Mapped[Id] = mapped_column(primary_key=True)
    version: Mapped[int]
    strategy_id: Mapped[Id] = mapped_column(ForeignKey("strategy.id"), index=True)
    position: Mapped[int]
    number: Mapped[Number]
    printed_number: Mapped[Number | None]
    title: Mapped[Title]
    text: Mapped[Prose | None]
