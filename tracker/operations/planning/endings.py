"""Leaving the plan, and coming back: nothing is deleted, everything that ends says why and stays readable."""

from typing import Any

from tracker.domain.document.element import Lifecycle
from tracker.domain.errors import Refused
from tracker.operations.act import Act
from tracker.operations.strategies import day_of

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


def bring_back(act: Act, element: Any, name: str) -> None:
    """Make an element that left the plan a part of it again, as it was; whoever calls this records it.

    :raise Refused: no reason is given, or it never left.
    """
    act.require_reason(f"{name} comes back into the plan")
    if element.lifecycle is Lifecycle.ACTIVE:
        raise Refused(f"{name} is active; there is nothing to reinstate.")
    element.lifecycle, element.lifecycle_reason, element.lifecycle_on = Lifecycle.ACTIVE, None, None
