"""Dates: what is due, what is late, what kept its first date (docs/method.md, rules 3 to 5)."""

from datetime import date
from fractions import Fraction
from typing import Protocol

from tracker.domain.assessment.component import Departure, LeftOut, MilestonePart
from tracker.domain.assessment.percent import NOTHING, WHOLE
from tracker.domain.document.action import Action
from tracker.domain.document.element import Lifecycle, is_in_force
from tracker.domain.document.milestone import Milestone

_GONE = {
    Lifecycle.CANCELLED: LeftOut.CANCELLED,
    Lifecycle.SUPERSEDED: LeftOut.SUPERSEDED,
    Lifecycle.ARCHIVED: LeftOut.ARCHIVED,
}


class Ending(Protocol):
    """An element that may leave the plan."""

    @property
    def lifecycle(self) -> Lifecycle:
        """Return whether it is part of the plan."""

    @property
    def lifecycle_on(self) -> date | None:
        """Return since when."""


def departure(element: Ending, on: date) -> Departure | None:
    """Return why and since when an element is not in force on a day, or None where it is."""
    if is_in_force(element.lifecycle, element.lifecycle_on, on):
        return None
    return Departure(_GONE[element.lifecycle], element.lifecycle_on)


def milestone_parts(action: Action, on: date) -> tuple[MilestonePart, ...]:
    """Return each milestone's part in its action on a day; an achievement dated later does not count yet."""
    return tuple(_milestone_part(milestone, on) for milestone in action.milestones)


def _milestone_part(milestone: Milestone, on: date) -> MilestonePart:
    """Return one milestone's part."""
    due_on, weight, achieved_on = milestone.due_on, milestone.weight, milestone.achieved_on
    first_due_on = milestone.first_due_on or due_on
    if achieved_on is not None and achieved_on > on:
        achieved_on = None
    gone = None if milestone.lifecycle is Lifecycle.ACTIVE else departure(milestone, on)
    left_out = gone.left_out if gone else None if weight else LeftOut.WEIGHTLESS
    is_due = due_on <= on
    return MilestonePart(
        number=milestone.number,
        title=milestone.title,
        weight=weight,
        due_on=due_on,
        first_due_on=first_due_on,
        achieved_on=achieved_on,
        is_due=is_due,
        was_due_first=first_due_on <= on,
        days_late=(on - due_on).days if is_due and achieved_on is None and left_out is None else 0,
        left_out=left_out,
    )


def linear_share(starts_on: date, due_on: date, on: date) -> Fraction:
    """Return the share of the time from start to due date that has passed, from 0 to 1.

    >>> linear_share(date(2025, 1, 1), date(2025, 1, 11), date(2025, 1, 6))
    Fraction(1, 2)
    >>> linear_share(date(2025, 1, 1), date(2025, 1, 1), date(2025, 1, 1))
    Fraction(1, 1)
    """
    if on >= due_on:
        return WHOLE
    return NOTHING if on <= starts_on else Fraction((on - starts_on).days, (due_on - starts_on).days)


def expected_by_dates(action: Action, on: date, *, first: bool) -> Fraction | None:
    """Return the share of an action without milestones that should be done on a day, in a straight line.

    It goes by the dates in force or by the first published ones: nothing before the start, None without dates. What
    was published without a date has no first one, whatever date it was given since.
    """
    starts_on, due_on = action.starts_on, action.due_on
    if first and action.published_on is not None:
        starts_on, due_on = action.first_starts_on, action.first_due_on
    if starts_on is not None and on < starts_on and (due_on is None or on < due_on):
        return NOTHING
    if starts_on is None or due_on is None:
        return None
    return linear_share(starts_on, due_on, on)


def kept_first_date(action: Action, completed_on: date | None, on: date) -> bool | None:
    """Return whether an action stands by the date it was first published with; None where it had none.

    It does not once it was moved back, finished after it, or is unfinished when it has passed.
    """
    first = action.first_due_on
    if first is None:
        return None
    if completed_on is not None:
        return completed_on <= first
    return first >= on and (action.due_on is None or action.due_on <= first)
