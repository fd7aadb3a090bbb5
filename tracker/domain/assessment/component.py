"""What a figure was made of: every figure carries its parts (docs/method.md, rule 12)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Protocol

from tracker.domain.status import Status


class LeftOut(StrEnum):
    """Why a part is not in its parent's progress."""

    CANCELLED = "cancelled"
    SUPERSEDED = "superseded"
    ARCHIVED = "archived"
    UNKNOWN = "unknown"
    NOT_PLANNED = "not_planned"
    WEIGHTLESS = "weightless"
    CONTINUING = "continuing"

    @property
    def is_gone(self) -> bool:
        """Return whether the part is no longer in the plan, so that nothing is asked of it."""
        return self in (LeftOut.CANCELLED, LeftOut.SUPERSEDED, LeftOut.ARCHIVED)

    @property
    def is_unknown(self) -> bool:
        """Return whether the part's weight counts though nothing is known of it."""
        return self in (LeftOut.UNKNOWN, LeftOut.NOT_PLANNED)


class Leaving(Protocol):
    """What may be left out: a part, or an element that was assessed."""

    @property
    def left_out(self) -> LeftOut | None:
        """Return why it is left out, or None where it is not."""


def is_gone(element: Leaving) -> bool:
    """Return whether something is no longer in the plan, so that nothing is asked of it."""
    return element.left_out is not None and element.left_out.is_gone


@dataclass(frozen=True, slots=True)
class Departure:
    """Why and since when an element, or one it belongs to, is out of the plan; the day may not be known."""

    left_out: LeftOut
    on: date | None


@dataclass(frozen=True, slots=True)
class MilestonePart:
    """A milestone's part in the progress of its action: its weight counts when achieved, is expected when due."""

    number: str
    title: str
    weight: int
    due_on: date
    first_due_on: date
    achieved_on: date | None
    is_due: bool
    was_due_first: bool
    days_late: int
    left_out: LeftOut | None


@dataclass(frozen=True, slots=True)
class ChildPart:
    """A child's part in the figures of its parent.

    `progress`, `floor`, `expected` and `expected_first` are the child's printed percentages; the exact shares behind
    them are what is averaged.
    """

    number: str
    title: str
    status: Status
    weight: int
    progress: int | None
    floor: int | None
    expected: int | None
    expected_first: int | None
    left_out: LeftOut | None
    left_out_on: date | None
    shares: "Shares"


@dataclass(frozen=True, slots=True)
class AttainmentPart:
    """A metric's part in the mean attainment of its parent: its own is raw, in the mean it stays within 0 and 1."""

    number: str
    weight: int
    attainment: int
    share: Fraction


@dataclass(frozen=True, slots=True)
class Shares:
    """The exact shares behind an element's printed percentages; None is unknown or undefined."""

    progress: Fraction | None
    floor: Fraction | None
    expected: Fraction | None
    expected_first: Fraction | None
