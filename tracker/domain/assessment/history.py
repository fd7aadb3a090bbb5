"""What was reported, period by period."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tracker.domain.assessment.facts import Facts
from tracker.domain.assessment.schedule import departure
from tracker.domain.document.action import Action
from tracker.domain.fiscal import Period
from tracker.domain.periods import Periods
from tracker.domain.status import Status

#: How many periods are shown.
SHOWN_PERIODS = 12


@dataclass(frozen=True, slots=True)
class PeriodStatuses:
    """The last status reported for each action in one period; `UNKNOWN` counts those that did not report."""

    period: str
    counts: Mapping[Status, int]


def status_by_period(
    actions: Iterable[Action], *, first: date, on: date, periods: Periods
) -> tuple[PeriodStatuses, ...]:
    """Return, for each of the last periods up to a day, how many actions were reported with which status.

    An action owes a report from the period after it began until it is complete or leaves the plan.
    """
    shown = periods.between(first, on)[-SHOWN_PERIODS:]
    counts: dict[str, Counter[Status]] = {period.label: Counter() for period in shown}
    for action in actions:
        facts = Facts(action, departure(action, on), on)
        last = {update.period: update.status for update in facts.reports}
        done_in = _completed_in(last, periods)
        for period in shown:
            if period.label in last:
                counts[period.label][last[period.label]] += 1
            elif _owes(facts, period, done_in):
                counts[period.label][Status.UNKNOWN] += 1
    return tuple(PeriodStatuses(label, dict(count)) for label, count in counts.items())


def _completed_in(reported: Mapping[str, Status], periods: Periods) -> date | None:
    """Return the start of the first period for which an action was reported complete, or None."""
    complete = (periods.get(label).starts_on for label, status in reported.items() if status is Status.COMPLETE)
    return min(complete, default=None)


def _owes(facts: Facts, period: Period, done_in: date | None) -> bool:
    """Return whether an action that did not report in a period should have."""
    action = facts.action
    if action.published_on is None or max(action.published_on, action.starts_on or date.min) >= period.starts_on:
        return False
    if facts.departure is not None and (facts.departure.on is None or facts.departure.on < period.ends_on):
        return False
    if done_in is not None and done_in < period.starts_on:
        return False
    return facts.completed_on is None or facts.completed_on >= period.starts_on
