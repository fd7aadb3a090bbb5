"""What was reported, period by period."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tracker.domain.assessment.freshness import effective_updates
from tracker.domain.document.action import Action
from tracker.domain.fiscal import ReportingPeriod, quarters_between
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

    An action owes a report from the period after it was published until it is reported complete or leaves the plan.
    """
    periods = quarters_between(first, on, starts_month)[-SHOWN_PERIODS:]
    counts: dict[str, Counter[Status]] = {period.label: Counter() for period in periods}
    for action in actions:
        last = {update.period: update.status for update in effective_updates(action.status_updates, on)}
        for period in periods:
            if period.label in last:
                counts[period.label][last[period.label]] += 1
            elif _owes(action, period, last):
                counts[period.label][Status.UNKNOWN] += 1
    return tuple(PeriodStatuses(label, dict(count)) for label, count in counts.items())


def _owes(action: Action, period: ReportingPeriod, reported: Mapping[str, Status]) -> bool:
    """Return whether an action that did not report in a period should have."""
    begins = max((day for day in (action.starts_on, action.published_on) if day), default=None)
    if begins is None or begins >= period.starts_on:
        return False
    if action.lifecycle_on is not None and action.lifecycle_on < period.ends_on:
        return False
    if any(status is Status.COMPLETE and label < period.label for label, status in reported.items()):
        return False
    achieved = [milestone.achieved_on for milestone in action.milestones]
    return not achieved or not all(day is not None and day < period.starts_on for day in achieved)
