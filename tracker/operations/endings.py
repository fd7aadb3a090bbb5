"""Leaving the plan: nothing is deleted, everything that ends says why and stays readable."""

from typing import Any

from tracker.domain.document.element import Lifecycle
from tracker.domain.errors import Refused
from tracker.operations.act import Act
from tracker.operations.plans import day_of

#: What is recorded as done with an element that leaves the plan.
VERBS = {Lifecycle.CANCELLED: "cancel", Lifecycle.SUPERSEDED: "supersede", Lifecycle.ARCHIVED: "archive"}


def require_active(element: Any, name: str) -> None:
    """Refuse to change what has left the plan.

    :raise Refused: it has.
    """
    if element.lifecycle is not Lifecycle.ACTIVE:
        raise Refused(f"{name} is {element.lifecycle.value}; it no longer changes.")


def take_out(act: Act, element: Any, name: str, strategy_id: str, *, lifecycle: Lifecycle) -> None:
    """Take an element out of the plan, with the reason of the act.

    :raise Refused: no reason is given, or it has left already.
    """
    act.require_reason(f"{name} leaves the plan")
    require_active(element, name)
    element.lifecycle, element.lifecycle_reason = lifecycle, act.reason
    element.lifecycle_on = day_of(strategy_id, act.at)
    act.record(element)
