"""A strategy: the published text, verbatim and locked."""

from dataclasses import dataclass
from datetime import date

from tracker.domain.document.framework import Framework
from tracker.domain.document.theme import Theme


@dataclass(frozen=True, slots=True)
class Strategy:
    """A published strategy with its themes and the frameworks it answers to.

    `starts_on` and `ends_on` are both inside the period; `is_period_assumed` says that the source does not give days.
    `theme_word`, `goal_word` and `objective_word` are what the strategy itself calls its levels.
    `time_zone` decides when a day begins; `fiscal_year_starts_month` when a fiscal year does.
    """

    id: str
    version: int
    slug: str
    title: str
    issuer: str
    summary: str | None
    mandate: str | None
    marking: str
    notice: str | None
    starts_on: date
    ends_on: date
    is_period_assumed: bool
    source_title: str | None
    source_sha256: str | None
    theme_word: str
    goal_word: str
    objective_word: str
    time_zone: str
    fiscal_year_starts_month: int
    frameworks: tuple[Framework, ...]
    themes: tuple[Theme, ...]
