"""What a generated file does not say of reporting through time: periods, answers, reports that wait."""

from collections.abc import Iterator
from datetime import date, timedelta
from sqlite3 import Row

from bench.data import TODAY
from bench.source import Values
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.reporting_period import PeriodState
from tracker.domain.fiscal import fiscal_quarter, quarters_between
from tracker.operations.closing.keeping_periods import reporting_period_id

#: The period that is there to be closed: all before it are closed, the one after it is under way.
TO_CLOSE = fiscal_quarter(fiscal_quarter(TODAY).starts_on - timedelta(days=1))
#: Every so many-th part that an organization has in an action is answered for.
_ANSWERED = 3
#: How long the reports wait that wait for approval.
_WAITING_DAYS = 5
#: How long after its end the reports of a period are due.
_GRACE = timedelta(days=21)


def periods(strategy_id: str, starts_on: date, ends_on: date) -> Iterator[Values]:
    """Yield the fiscal quarters of a strategy."""
    for position, quarter in enumerate(quarters_between(starts_on, ends_on, 10), 1):
        is_closed = quarter.starts_on < TO_CLOSE.starts_on
        yield {
            "id": reporting_period_id(strategy_id, quarter.label), "strategy_id": strategy_id, "position": position,
            "label": quarter.label, "starts_on": quarter.starts_on, "ends_on": quarter.ends_on,
            "reports_due_on": quarter.ends_on + _GRACE, "revision": int(is_closed),
            "closed_on": quarter.ends_on + _GRACE if is_closed else None, "is_illustrative": False, "waivers": (),
            "state": PeriodState.CLOSED if is_closed else PeriodState.OPEN, "lifecycle": Lifecycle.ACTIVE,
            "lifecycle_reason": None, "lifecycle_on": None,
        }  # fmt: skip


def answers(parts: Iterator[Row]) -> Iterator[Values]:
    """Yield what contributing organizations said of their part in the period that is to be closed."""
    places: dict[int, int] = {}
    for row in parts:
        if row["role"] != "support" or row["id"] % _ANSWERED:
            continue
        places[row["action_id"]] = places.get(row["action_id"], 0) + 1
        is_as_planned = bool(row["id"] % (2 * _ANSWERED))
        yield {
            "id": f"contribution.{row['id']}", "action_id": f"action.{row['action_id']}",
            "position": places[row["action_id"]], "organization_id": f"organization.{row['organization_id']}",
            "period": TO_CLOSE.label, "is_as_planned": is_as_planned, "reported_by": "user1", "entered_by": None,
            "why": None if is_as_planned else "The second crew came late.", "reported_on": TO_CLOSE.last_on,
            "is_illustrative": False,
        }  # fmt: skip


def waiting(report: Values, number: int, position: int) -> Values:
    """Return a report that waits for approval, otherwise like the last one on the same action."""
    day = TODAY - timedelta(days=_WAITING_DAYS)
    dates = {"submitted_on": day, "reported_on": day, "period": fiscal_quarter(day).label}
    return {**report, **dates, "id": f"status-update.w{number}", "position": position, "awaits_approval": True}
