"""A goal of the published text."""

from dataclasses import dataclass
from datetime import date

from tracker.domain.document.element import Lifecycle
from tracker.domain.document.objective import Objective


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal, its text as published, with its objectives in order."""

    id: str
    version: int
    theme_id: str
    position: int
    number: str
    printed_number: str | None
    text: str
    weight: int
    lifecycle: Lifecycle
    lifecycle_reason: str | None
    lifecycle_on: date | None
    objectives: tuple[Objective, ...]
