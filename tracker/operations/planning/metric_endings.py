"""Ending metrics and targets."""

from datetime import datetime

from tracker.domain.document.element import Lifecycle
from tracker.domain.errors import Refused
from tracker.domain.roles import Actor
from tracker.models.metric import Metric, Target
from tracker.operations.act import Act
from tracker.operations.permission import require_planner
from tracker.operations.planning.endings import VERBS, require_active, take_out


def cancel_target(target_id: str, *, by: Actor, at: datetime, version: int, reason: str) -> None:
    """Cancel a target; it stays readable and nothing is judged by it any more.

    :raise Forbidden: `by` is no planner.
    :raise Refused: no reason is given, or it was cancelled already.
    """
    act = Act(by, at, "cancel_target", reason=reason)
    target = act.get(Target, target_id, version=version)
    metric = act.get(Metric, target.metric_id)
    require_planner(by, metric.strategy_id)
    require_active(metric, f"Metric {metric.number}")
    name = f"The target for {target.due_on.isoformat()}"
    take_out(act, target, name, metric.strategy_id, lifecycle=Lifecycle.CANCELLED)


def end_metric(metric_id: str, *, lifecycle: Lifecycle, by: Actor, at: datetime, version: int, reason: str) -> None:
    """Cancel or archive a metric; it stays readable and counts no more.

    :raise Forbidden: `by` is no planner.
    :raise Refused: no reason is given, or it has ended already.
    """
    if lifecycle not in (Lifecycle.CANCELLED, Lifecycle.ARCHIVED):
        raise Refused("A metric is cancelled or archived.", field="lifecycle")
    act = Act(by, at, f"{VERBS[lifecycle]}_metric", reason=reason)
    metric = act.get(Metric, metric_id, version=version)
    require_planner(by, metric.strategy_id)
    take_out(act, metric, f"Metric {metric.number}", metric.strategy_id, lifecycle=lifecycle)
