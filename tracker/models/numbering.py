"""Every number a strategy has ever given, so that none is given twice and old ones still lead somewhere."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from tracker.columns import Id, KindOf, Number
from tracker.extensions import db


class Numbering(db.Model):
    """A number and the element it belongs to for ever."""

    __tablename__ = "numbering"

    strategy_id: Mapped[Id] = mapped_column(ForeignKey("strategy.id"), primary_key=True)
    number: Mapped[Number] = mapped_column(primary_key=True)
    element_kind: Mapped[KindOf]
    element_id: Mapped[Id]
