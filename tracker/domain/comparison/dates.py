"""Dates that are others than before: what was re-dated, and what leads now expect."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.domain.assessment.mean import number_key
from tracker.domain.comparison.milestones import staged_by_id
from tracker.domain.comparison.side import ActionSide


class DateName(StrEnum):
    """Which date of an action or milestone."""

    START = "start"
    DUE = "due"
    FORECAST = "forecast"


@dataclass(frozen=True, slots=True)
class DateChange:
    """One date before and after. `first_on` is the first published one; a forecast has none.

    `redatings_before` and `redatings` say how many times the dates of the action or milestone were moved by then.
    """

    action_id: str
    id: str
    is_milestone: bool
    number: str
    title: str
    name: DateName
    first_on: date | None
    before_on: date | None
    after_on: date | None
    redatings_before: int
    redatings: int

    @property
    def days(self) -> int | None:
        """Return by how many days it moved, back is positive; None where one of them is not set."""
        if self.before_on is None or self.after_on is None:
            return None
        return (self.after_on - self.before_on).days


def date_changes(before: ActionSide, after: ActionSide) -> Iterator[DateChange]:
    """Yield the dates of an action and its milestones that differ."""
    old, new = before.action, after.action
    counts = (before.assessed.redated_count, after.assessed.redated_count)
    dates = (
        (DateName.START, new.first_starts_on, old.starts_on, new.starts_on),
        (DateName.DUE, new.first_due_on, old.due_on, new.due_on),
        (DateName.FORECAST, None, before.assessed.forecast_on, after.assessed.forecast_on),
    )
    for name, first, was, now in dates:
        if was != now:
            yield DateChange(new.id, new.id, False, new.number, new.title, name, first, was, now, *counts)
    yield from _milestone_dates(before, after)


def by_number(change: DateChange) -> tuple[object, ...]:
    """Return the key that sorts date changes: by number, and start before due date before forecast."""
    return (number_key(change.number), _PLACES[change.name], change.id)


_PLACES = {name: place for place, name in enumerate(DateName)}


def _milestone_dates(before: ActionSide, after: ActionSide) -> Iterator[DateChange]:
    """Yield the due dates of milestones that differ."""
    if before.action.milestones is after.action.milestones:
        return
    old, new = staged_by_id(before), staged_by_id(after)
    for id in old.keys() & new.keys():
        was, now = old[id][0], new[id][0]
        if was.due_on != now.due_on:
            counts, dates = (was.redated_count, now.redated_count), (now.first_due_on, was.due_on, now.due_on)
            yield DateChange(after.action.id, id, True, now.number, now.title, DateName.DUE, *dates, *counts)
