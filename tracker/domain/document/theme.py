"""A theme: the highest level of the published text."""

from dataclasses import dataclass

from tracker.domain.document.goal import Goal


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme: its heading, its introduction as published, and its goals in order."""

    id: str
    version: int
    strategy_id: str
    position: int
    number: str
    printed_number: str | None
    title: str
    text: str | None
    goals: tuple[Goal, ...]
