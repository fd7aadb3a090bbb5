"""What stands at the address of an action or metric, and which organization may read it whole."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, bindparam, select

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


def _query(model: type[Action] | type[Metric]) -> Select[Any]:
    """Return the SELECT of the element of a table that has or once had a number."""
    element, given, strategy = model.__table__, Numbering.__table__, Strategy.__table__
    return (
        select(element.c.id, element.c.organization_id)
        .join_from(element, given, given.c.element_id == element.c.id)
        .join(strategy, strategy.c.id == given.c.strategy_id)
        .where(strategy.c.slug == bindparam("slug"), given.c.number == bindparam("number"))
    )


#: Put together once: every page of an action or metric sends one.
_QUERIES = {model: _query(model) for model in (Action, Metric)}


def _find(model: type[Action] | type[Metric], slug: str, number: str) -> Address | None:
    """Return the element of a table that has or once had a number."""
    row = db.session.execute(_QUERIES[model], {"slug": slug, "number": number}).one_or_none()
    return Address(row.id, row.organization_id) if row else None
