"""The line that says what moved since the last closed period."""

from dataclasses import dataclass

from tracker.domain.assessment.group import GroupAssessment
from tracker.domain.comparison.part import goal_summary, organization_summary
from tracker.domain.comparison.since import Since
from tracker.domain.comparison.summary import Summary
from tracker.domain.periods import period_key
from tracker.pages.change_words import since_sentence


@dataclass(frozen=True, slots=True)
class SinceLine:
    """A sentence, and what names the period in the address of the whole comparison."""

    sentence: str
    key: str


def strategy_line(since: Since | None) -> SinceLine | None:
    """Return the line over all, or None where no period was closed."""
    return _line(since, since.comparison.summary) if since is not None else None


def goal_line(since: Since | None, goal: GroupAssessment) -> SinceLine | None:
    """Return the line of a goal."""
    return _line(since, goal_summary(since.comparison, goal)) if since is not None else None


def organization_line(since: Since | None, organization_id: str) -> SinceLine | None:
    """Return the line of what an organization is responsible for."""
    return _line(since, organization_summary(since.comparison, organization_id)) if since is not None else None


def _line(since: Since, summary: Summary) -> SinceLine:
    """Return the line of what was counted."""
    return SinceLine(since_sentence(since, summary), period_key(since.period))
