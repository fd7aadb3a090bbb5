"""The two rules of closed periods, for everything that writes facts (docs/method.md, rule 9).

What a closed period sealed does not change, and nothing more is reported for it. What is learned later of days in it
is a late fact: it is recorded with its reason, and booked to the period in which it was learned.
"""

from datetime import date

from tracker.domain.document.reporting_period import PeriodState, ReportingPeriod
from tracker.domain.errors import Refused
from tracker.domain.periods import Periods
from tracker.operations.act import Act
from tracker.queries.periods import get_periods


def book_fact(act: Act, strategy_id: str, fact_on: date, day: date) -> str | None:
    """Return the label of the period a new fact is booked to where its own is closed, or None: it is not late.

    `day` is today where the strategy is run.

    :raise Refused: it is late, and the act has no reason; beside "late_reason".
    """
    periods = get_periods(strategy_id)
    sealing = periods.sealed_by(fact_on)
    if sealing is None:
        return None
    if act.reason is None:
        raise Refused(
            f"{fact_on.isoformat()} lies in {sealing.label}, which is closed. Say why this comes late; it is recorded "
            f"with its own date and counts from {periods.at(day).label} on.",
            field="late_reason",
        )
    return periods.at(day).label


def require_unsealed(
    strategy_id: str, fact_on: date, booked_to: str | None = None, *, field: str | None = None
) -> None:
    """Refuse to change a fact of a closed period; a late fact belongs to the period it was booked to.

    :raise Refused: the period is closed; beside `field`.
    """
    sealing = get_periods(strategy_id).sealing(fact_on, booked_to)
    if sealing is not None:
        raise Refused(
            f"This is part of {sealing.label}, which is closed: what was sealed does not change. "
            "A planner may reopen the period.",
            field=field,
        )


def require_open_period(periods: Periods, label: str, *, is_in_review_enough: bool = False) -> ReportingPeriod | None:
    """Return the kept period that something is reported for, or None where the strategy keeps none of this name.

    Once a period is in review nothing new comes in but what was returned, and approvals: those say
    `is_in_review_enough`.

    :raise Refused: it is closed, or in review; beside the period.
    """
    period = periods.find_kept(label)
    if periods.sealed_by_label(label) is not None:
        raise Refused(f"{label} is closed: nothing more is reported for it.", field="period")
    if period is not None and period.state is PeriodState.IN_REVIEW and not is_in_review_enough:
        raise Refused(f"{label} is in review: only a report that was returned is sent again.", field="period")
    return period
