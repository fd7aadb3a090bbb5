"""What was reported, period by period."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tracker.domain.assessment.facts import Facts
from tracker.domain.assessment.schedule import departure
from tracker.domain.document.action import Action
from tracker.domain.fiscal import Period, quarters_between
from tracker.domain.status import Status

#: How many periods are shown.
SHOWN_PERIODS = 12


@dataclass(frozen=True, slots=True)
class PeriodStatuses:
    """The last status reported for each action in one period; `UNKNOWN` counts those that did not report."""

    period: str
    counts: Mapping[Status, int]


def status_by_period(
    actions: Iterable[Action], *, first: date, on: date, starts_month: int
) -> tuple[PeriodStatuses, ...]:
    """Return, for each of the last periods up to a day, how many actions were reported with which status.

    An action owes a report from the period after it began until it is complete or leaves the plan.
    """
    periods = quarters_between(first, on, starts_month)[-SHOWN_PERIODS:]
    counts: dict[str, Counter[Status]] = {period.label: Counter() for period in periods}
    for action in actions:
        facts = Facts(action, departure(action, on), on)
        last = {update.period: update.status for update in facts.reports}
        for period in periods:
            if period.label in last:
                counts[period.label][last[period.label]] += 1
            elif _owes(facts, period, last):
                counts[period.label][Status.UNKNOWN] += 1
    return tuple(PeriodStatuses(label, dict(count)) for label, count in counts.items())


def _owes(facts: Facts, period: Period, reported: Mapping[str, Status]) -> bool:
    """Return whether an action that did not report in a period should have."""
    action = facts.action
    if action.published_on is None or max(action.published_on, action.starts_on or date.min) >= period.starts_on:
        return False
    if facts.departure is not None and (facts.departure.on is None or facts.departure.on < period.ends_on):
        return False
    if any(status is Status.COMPLETE and label < period.label for label, status in reported.items()):
        return False
    return facts.completed_on is None or facts.completed_on >= period.starts_on
