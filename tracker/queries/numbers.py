"""Numbers as addresses: every number a strategy ever gave still leads to its element."""

from dataclasses import dataclass

from sqlalchemy import select

from tracker.domain.document.element import Kind
from tracker.extensions import db
from tracker.models import MODELS, Numbering


@dataclass(frozen=True, slots=True)
class Numbered:
    """An element found by a number it has or once had, and the number it has today."""

    kind: Kind
    id: str
    number: str


def find_element_by_number(strategy_id: str, number: str) -> Numbered | None:
    """Return the goal, objective, action or metric that has or once had a number in a strategy, or None.

    The answer knows nothing of who may see the element: look it up in the reader's document before saying anything.
    """
    given = db.session.get(Numbering, (strategy_id, number))
    if given is None:
        return None
    model = MODELS[given.element_kind]
    present = db.session.scalar(select(model.number).where(model.id == given.element_id))
    return None if present is None else Numbered(given.element_kind, given.element_id, present)
