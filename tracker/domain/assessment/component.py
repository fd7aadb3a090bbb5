"""What a figure was made of: every figure carries its parts (docs/method.md, rule 12)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction


class LeftOut(StrEnum):
    """Why a part is not in its parent's progress."""

    CANCELLED = "cancelled"
    SUPERSEDED = "superseded"
    ARCHIVED = "archived"
    UNKNOWN = "unknown"
    NOT_PLANNED = "not_planned"
    WEIGHTLESS = "weightless"
    CONTINUING = "continuing"


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
    weight: int
    progress: int | None
    floor: int | None
    expected: int | None
    expected_first: int | None
    left_out: LeftOut | None
    left_out_on: date | None
    shares: "Shares"


@dataclass(frozen=True, slots=True)
class Shares:
    """The exact shares behind an element's printed percentages; None is unknown or undefined."""

    progress: Fraction | None
    floor: Fraction | None
    expected: Fraction | None
    expected_first: Fraction | None


NO_SHARES = Shares(None, None, None, None)
