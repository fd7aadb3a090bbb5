"""An objective: the lowest level of the published text; actions hang below it."""

from dataclasses import dataclass
from datetime import date

from tracker.domain.document.element import Lifecycle


@dataclass(frozen=True, slots=True)
class ObjectiveOrganization:
    """An organization the objective's own text names, and the part the text gives it."""

    organization_id: str
    part: str


@dataclass(frozen=True, slots=True)
class Objective:
    """One objective, its text as published.

    `number` is unique in the strategy; `printed_number` is what the source prints where it prints another.
    `weight` (0 to 1000) is its share in the goal's progress.
    """

    id: str
    version: int
    goal_id: str
    position: int
    number: str
    printed_number: str | None
    text: str
    weight: int
    lifecycle: Lifecycle
    lifecycle_reason: str | None
    lifecycle_on: date | None
    organizations: tuple[ObjectiveOrganization, ...]
