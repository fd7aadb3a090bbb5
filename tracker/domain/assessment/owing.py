"""What offices owe: reports by period, readings by the frequency of their metric (docs/method.md, rule 9)."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.assessment.asking import Asking
from tracker.domain.assessment.reports import last_sent
from tracker.domain.assessment.result import readings_in_force
from tracker.domain.document.action import Action
from tracker.domain.document.metric import Metric
from tracker.domain.document.reporting_period import PeriodState
from tracker.domain.document.status_update import StatusUpdate, UpdateState
from tracker.domain.fiscal import Period
from tracker.domain.periods import Periods


@dataclass(frozen=True, slots=True)
class ReadingDue:
    """The day the next reading of a metric is for, and whether it is owed by now."""

    as_of_on: date
    is_owed: bool


def reportable_periods(action: Action, on: date, periods: Periods) -> tuple[Period, ...]:
    """Return the periods a report may be for, the likeliest first: the one under way and, once begun, the one before.

    A kept period that has ended is asked for first while it takes reports and has none; one that is not kept, within
    three weeks of its end. One in review is offered where what was sent for it came back.
    """
    current = periods.at(on)
    returned = _returned_periods(action, periods)
    last = periods.before(current)
    begins = max((day for day in (action.starts_on, action.published_on) if day), default=current.starts_on)
    if begins >= last.ends_on or last in returned or not _takes_reports(last, periods):
        return (*returned, current) if current not in returned else returned
    is_reported = _is_sent(last_sent(action, last.label, on))
    is_asked_for = periods.find_kept(last.label) is not None or Asking(periods, on).is_collecting_last
    likely = (last, current) if is_asked_for and not is_reported else (current, last)
    return (*returned, *(period for period in likely if period not in returned))


def _takes_reports(period: Period, periods: Periods) -> bool:
    """Return whether new reports may be for a period: it is not kept, or neither in review nor closed."""
    kept = periods.find_kept(period.label)
    return periods.sealed_by(period.starts_on) is None if kept is None else kept.state.takes_reports


def _returned_periods(action: Action, periods: Periods) -> tuple[Period, ...]:
    """Return the kept periods in review whose last report on an action was returned: it is sent again."""
    in_review = [period for period in periods.kept if period.state is PeriodState.IN_REVIEW]
    return tuple(period.span for period in in_review if _is_returned(last_sent(action, period.label)))


def _is_sent(update: StatusUpdate | None) -> bool:
    """Return whether there is a report that did not come back."""
    return update is not None and not _is_returned(update)


def _is_returned(update: StatusUpdate | None) -> bool:
    """Return whether a report came back."""
    return update is not None and update.state is UpdateState.RETURNED


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
