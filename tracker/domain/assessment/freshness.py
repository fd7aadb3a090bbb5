"""When something was last reported, counted in reporting periods (docs/method.md, rule 9)."""

from datetime import date
from enum import StrEnum

from tracker.domain.document.status_update import StatusUpdate, UpdateState
from tracker.domain.fiscal import fiscal_quarter, parse_period


class Freshness(StrEnum):
    """How many reporting periods have gone by without a report."""

    THIS_PERIOD = "this_period"
    LAST_PERIOD = "last_period"
    MISSED_ONE = "missed_one"
    MISSED_MORE = "missed_more"
    NEVER = "never"
    NOTHING_OWED = "nothing_owed"


def effective_updates(updates: tuple[StatusUpdate, ...], on: date) -> list[StatusUpdate]:
    """Return the reports that count on a day, earliest first: no draft, none returned, none of a later day."""
    counted = (UpdateState.SUBMITTED, UpdateState.APPROVED)
    return [update for update in updates if update.state in counted and update.reported_on <= on]


def freshness(last_period: str | None, starts_on: date | None, on: date, starts_month: int) -> Freshness:
    """Return how long an action that owes reports has been silent.

    A period counts as missed once it has ended. What started in the period that is still open has missed nothing.

    >>> freshness("FY2025 Q3", date(2023, 1, 1), date(2025, 12, 15), 10).value
    'missed_one'
    >>> freshness(None, date(2025, 11, 1), date(2025, 12, 15), 10).value
    'nothing_owed'
    """
    current = fiscal_quarter(on, starts_month)
    if last_period is not None:
        since = parse_period(last_period, starts_month).starts_on
    elif starts_on is None or starts_on >= current.starts_on:
        return Freshness.NOTHING_OWED
    else:
        return Freshness.NEVER
    silent = ((current.starts_on.year - since.year) * 12 + current.starts_on.month - since.month) // 3
    if silent <= 0:
        return Freshness.THIS_PERIOD
    return {1: Freshness.LAST_PERIOD, 2: Freshness.MISSED_ONE}.get(silent, Freshness.MISSED_MORE)
