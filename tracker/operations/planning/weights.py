"""Weighing goals and objectives against each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tracker.domain.document.element import Kind
from tracker.domain.errors import Refused, StaleEdit
from tracker.domain.roles import Actor
from tracker.models import MODELS
from tracker.models.goal import Goal
from tracker.models.objective import Objective
from tracker.operations.act import Act, strategy_id_of
from tracker.operations.permission import require_planner
from tracker.operations.planning.edit import check_weight
from tracker.operations.planning.endings import require_active
from tracker.operations.strategies import plan_of


@dataclass(frozen=True, slots=True)
class Weight:
    """The weight a goal or an objective is to have, and the version of it the planner had before them."""

    kind: Kind
    id: str
    weight: int
    version: int


def weigh(strategy_id: str, weights: Sequence[Weight], *, by: Actor, at: datetime, reason: str | None = None) -> int:
    """Give goals and objectives their weights, and return how many changed.

    :raise Forbidden: `by` is no planner.
    :raise Refused: a weight is out of bounds, or the plan is published and no reason is given.
    :raise StaleEdit: somebody weighed one of them since; both values are given.
    """
    act = Act(by, at, "weigh", reason=reason)
    require_planner(by, strategy_id)
    pairs = [(_get(act, strategy_id, wanted), wanted) for wanted in weights]
    changed = [(element, wanted) for element, wanted in pairs if element.weight != wanted.weight]
    _require_fresh(changed)
    if changed and plan_of(strategy_id).number:
        act.require_reason("the plan is published, and this changes it")
    for element, wanted in changed:
        check_weight(wanted.weight, field=field_of(wanted.id))
        require_active(element, element.number)
        element.weight = wanted.weight
        act.record(element)
    return len(changed)


def field_of(element_id: str) -> str:
    """Return the name of the field a weight's refusal belongs beside."""
    return f"weights-{element_id}"


def version_field_of(element_id: str) -> str:
    """Return the name of the field with the version a weight was given on."""
    return f"versions-{element_id}"


def _get(act: Act, strategy_id: str, wanted: Weight) -> Goal | Objective:
    """Return the goal or objective to weigh.

    :raise Refused: it is another strategy's, or neither.
    """
    if wanted.kind not in (Kind.GOAL, Kind.OBJECTIVE):
        raise Refused("Only goals and objectives are weighed here.")
    element: Goal | Objective = act.get(MODELS[wanted.kind], wanted.id)
    if strategy_id_of(wanted.kind, element) != strategy_id:
        raise Refused("This element belongs to another strategy.")
    return element


def _require_fresh(changed: Sequence[tuple[Goal | Objective, Weight]]) -> None:
    """Refuse weights given to what somebody weighed since.

    :raise StaleEdit: with both values of each.
    """
    stale = [(element, wanted) for element, wanted in changed if element.version != wanted.version]
    if stale:
        raise StaleEdit(
            "Somebody changed these weights since you opened the page. Nothing was saved; both values are shown.",
            theirs={field_of(element.id): element.weight for element, _ in stale}
            | {version_field_of(element.id): element.version for element, _ in stale},
            yours={field_of(wanted.id): wanted.weight for _, wanted in stale}
            | {version_field_of(wanted.id): wanted.version for _, wanted in stale},
        )
