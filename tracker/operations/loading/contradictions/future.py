"""What a document says has happened on a day that has not come."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tracker.domain.document.element import Kind
from tracker.domain.document.reporting_period import PeriodState, ReportingPeriod
from tracker.operations.loading.contradictions.finding import Findings

#: The days on which something has happened, by kind; every other day may be a plan.
_HAPPENED: Mapping[Kind, tuple[str, ...]] = {
    Kind.GOAL: ("lifecycle_on",),
    Kind.OBJECTIVE: ("lifecycle_on",),
    Kind.CONTACT: ("as_of_on", "confirmed_on"),
    Kind.PLAN: ("published_on",),
    Kind.ACTION: ("published_on", "lifecycle_on"),
    Kind.MILESTONE: ("achieved_on", "lifecycle_on"),
    Kind.STATUS_UPDATE: ("reported_on", "submitted_on", "decided_on", "blocked_since_on"),
    Kind.CONTRIBUTION: ("reported_on",),
    Kind.METRIC: ("lifecycle_on",),
    Kind.TARGET: ("lifecycle_on",),
    Kind.READING: ("as_of_on", "reported_on"),
    Kind.ALIGNMENT: ("lifecycle_on",),
    Kind.PROPOSAL: ("proposed_on", "decided_on"),
    Kind.REPORTING_PERIOD: ("closed_on", "lifecycle_on"),
    Kind.DECISION: ("asked_on", "decided_on", "closed_on"),
}


def future_findings(kind: Kind, node: Any, today: date) -> Findings:
    """Yield each day on which something is said to have happened, and that lies in the future."""
    if isinstance(node, ReportingPeriod) and node.state is PeriodState.IN_REVIEW and today < node.ends_on:
        yield "state", f"It is reviewed once it has ended, and it ends with {node.last_on.isoformat()}."
    for name in _HAPPENED.get(kind, ()):
        day = getattr(node, name)
        if day is not None and day > today:
            yield name, f"{day.isoformat()} is in the future; nothing has happened then."
