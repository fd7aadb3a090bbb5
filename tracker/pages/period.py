"""Dates outside the strategy's period: allowed, with a warning."""

from collections.abc import Iterable
from datetime import date

from tracker.domain.document.strategy import Strategy
from tracker.formatters import format_date


def outside_period_warning(strategy: Strategy, days: Iterable[date | None]) -> str | None:
    """Return a sentence about days that lie outside the strategy's period, or None where all lie within."""
    outside = sorted({day for day in days if day is not None and not strategy.starts_on <= day <= strategy.ends_on})
    if not outside:
        return None
    named = " and ".join(format_date(day) for day in outside[:3])
    verb = "lies" if len(outside) == 1 else "lie"
    period = f"{format_date(strategy.starts_on)} to {format_date(strategy.ends_on)}"
    return f"Saved, but {named} {verb} outside the period of the strategy ({period}). Check that this is meant."
