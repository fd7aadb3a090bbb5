"""What offices owe: reports by period, readings by the frequency of their metric (docs/method.md, rule 9)."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.assessment.action import ActionAssessment
from tracker.domain.assessment.freshness import Freshness, effective_updates
from tracker.domain.assessment.result import readings_in_force
from tracker.domain.document.action import Action
from tracker.domain.document.metric import Metric
from tracker.domain.fiscal import Period, fiscal_quarter, previous_quarter

#: How long after its end a period is still the one people report for first.
_GRACE = timedelta(days=21)

_SILENCE = (
    Freshness.NEVER,
    Freshness.MISSED_MORE,
    Freshness.MISSED_ONE,
    Freshness.LAST_PERIOD,
)


@dataclass(frozen=True, slots=True)
class ReadingDue:
    """The day the next reading of a metric is for, and whether it is owed by now."""

    as_of_on: date
    is_owed: bool


def owes_now(assessed: ActionAssessment, on: date, starts_month: int) -> bool:
    """Return whether an action owes a report that people are giving in these days.

    That is one for the last period in the three weeks after its end, and then one for the period under way.
    """
    if is_collecting_last(on, starts_month):
        return assessed.freshness in _SILENCE[:-1]
    return assessed.freshness in _SILENCE


def is_collecting_last(on: date, starts_month: int) -> bool:
    """Return whether people still report for the last period first.

    >>> is_collecting_last(date(2026, 1, 5), 10), is_collecting_last(date(2025, 12, 15), 10)
    (True, False)
    """
    return on < fiscal_quarter(on, starts_month).starts_on + _GRACE


def by_silence(assessed: ActionAssessment) -> tuple[int, int, str]:
    """Return the key that sorts what has been silent longest first."""
    return (_SILENCE.index(assessed.freshness), -(assessed.days_since_report or 0), assessed.number)


def reportable_periods(action: Action, on: date, starts_month: int) -> tuple[Period, ...]:
    """Return the periods a report may be for, the likeliest first: the one under way and, once begun, the one before.

    Within three weeks of its end, a period without a report is the likelier one.
    """
    current = fiscal_quarter(on, starts_month)
    last = previous_quarter(current, starts_month)
    begins = max((day for day in (action.starts_on, action.published_on) if day), default=current.starts_on)
    if begins >= last.ends_on:
        return (current,)
    is_reported = any(update.period == last.label for update in effective_updates(action.status_updates, on))
    is_last_likelier = is_collecting_last(on, starts_month) and not is_reported
    return (last, current) if is_last_likelier else (current, last)


def reading_due(metric: Metric, on: date) -> ReadingDue:
    """Return what the next reading of a metric is for: the last day of its own rhythm that has passed.

    The rhythm goes on from the last reading, or from the baseline; "no new data" is an answer too.
    """
    readings = readings_in_force(metric, on)
    day = readings[-1].as_of_on if readings else metric.baseline_on
    if day is None or after_months(day, metric.frequency.months) > on:
        return ReadingDue(on, is_owed=day is None)
    steps = 1
    while after_months(day, metric.frequency.months * (steps + 1)) <= on:
        steps += 1
    as_of_on = after_months(day, metric.frequency.months * steps)
    return ReadingDue(as_of_on, is_owed=on - as_of_on >= timedelta(days=metric.publication_lag_days))


def after_months(day: date, months: int) -> date:
    """Return the day some months later; the last day of a month stays the last day.

    >>> after_months(date(2025, 9, 30), 3), after_months(date(2025, 1, 30), 1)
    (datetime.date(2025, 12, 31), datetime.date(2025, 2, 28))
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    last = calendar.monthrange(year, month)[1]
    is_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, month, last if is_last else min(day.day, last))
