"""What stands at the address of an action or metric, and which organization may read it whole."""

from dataclasses import dataclass

from sqlalchemy import select

from tracker.extensions import db
from tracker.models import Numbering
from tracker.models.action import Action
from tracker.models.metric import Metric
from tracker.models.strategy import Strategy


@dataclass(frozen=True, slots=True)
class Address:
    """The element at an address and the organization responsible for it.

    It says nothing of who may see the element: look it up in the reader's document before saying anything.
    """

    element_id: str
    organization_id: str


def find_action_at(slug: str, number: str) -> Address | None:
    """Return the action that has or once had a number in the strategy at an address, or None: one SELECT."""
    return _find(Action, slug, number)


def find_metric_at(slug: str, number: str) -> Address | None:
    """Return the metric that has or once had a number in the strategy at an address, or None: one SELECT."""
    return _find(Metric, slug, number)


def _find(model: type[Action] | type[Metric], slug: str, number: str) -> Address | None:
    """Return the element of a table that has or once had a number."""
    query = (
        select(model.id, model.organization_id)
        .join(Numbering, Numbering.element_id == model.id)
        .join(Strategy, Strategy.id == Numbering.strategy_id)
        .where(Strategy.slug == slug, Numbering.number == number)
    )
    row = db.session.execute(query).one_or_none()
    return Address(row.id, row.organization_id) if row else None
