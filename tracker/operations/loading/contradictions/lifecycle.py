"""What left the plan says since when and why; what is in it says neither."""

from collections.abc import Mapping
from typing import Any

from tracker.domain.document.element import Kind, Lifecycle
from tracker.operations.loading.contradictions.finding import Findings, given, lacking

#: How elements of a kind can leave the plan, where not in every way.
_ENDINGS: Mapping[Kind, tuple[Lifecycle, ...]] = {
    Kind.MILESTONE: (Lifecycle.CANCELLED,),
    Kind.METRIC: (Lifecycle.CANCELLED, Lifecycle.ARCHIVED),
    Kind.TARGET: (Lifecycle.CANCELLED,),
    Kind.ALIGNMENT: (Lifecycle.CANCELLED,),
    Kind.REPORTING_PERIOD: (Lifecycle.CANCELLED,),
}


def lifecycle_findings(kind: Kind, node: Any) -> Findings:
    """Yield what is wrong with how an element left the plan."""
    lifecycle: Lifecycle = node.lifecycle
    if lifecycle is Lifecycle.ACTIVE:
        yield from given(node, ("lifecycle_on", "lifecycle_reason"), "It is active, so it did not leave the plan.")
        return
    yield from lacking(node, ("lifecycle_on",), f"It is {lifecycle.value}: give the day since when.")
    yield from lacking(node, ("lifecycle_reason",), f"It is {lifecycle.value}: say why.")
    endings = _ENDINGS.get(kind, ())
    if endings and lifecycle not in endings:
        ways = " or ".join(ending.value for ending in endings)
        yield "lifecycle", f"A {kind.noun} is {ways}, never {lifecycle.value}."
