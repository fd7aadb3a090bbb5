"""Giving numbers: each once and for ever."""

from sqlalchemy import select

from tracker.domain.document.element import Kind
from tracker.domain.errors import Refused
from tracker.extensions import db
from tracker.models import Numbering


def take_number(strategy_id: str, number: str, kind: Kind, element_id: str) -> None:
    """Reserve a number in a strategy for an element.

    :raise Refused: the number belongs, or once belonged, to another element.
    """
    taken = db.session.get(Numbering, (strategy_id, number))
    if taken is None:
        db.session.add(Numbering(strategy_id=strategy_id, number=number, element_kind=kind, element_id=element_id))
        db.session.flush()
    elif taken.element_id != element_id:
        raise Refused(
            f"Number {number} belongs or once belonged to another {taken.element_kind.value}.", field="number"
        )


def next_number(strategy_id: str, prefix: str) -> str:
    """Return the first number with a prefix that was never given: 2.1.3-A1, 2.1.3-A2, ..."""
    query = select(Numbering.number).where(
        Numbering.strategy_id == strategy_id, Numbering.number.startswith(prefix, autoescape=True)
    )
    given = {number.removeprefix(prefix) for number in db.session.scalars(query)}
    highest = max((int(rest) for rest in given if rest.isdecimal()), default=0)
    return f"{prefix}{highest + 1}"
