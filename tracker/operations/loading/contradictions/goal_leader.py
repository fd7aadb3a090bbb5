"""Who leads a goal: one leader and one deputy at a time, and not the same person."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from tracker.domain.document.document import Document
from tracker.domain.document.plan import GoalLeader
from tracker.operations.loading.contradictions.finding import Finding, Findings, before


def leader_findings(leader: GoalLeader) -> Findings:
    """Yield what is wrong with an appointment by itself."""
    yield from before(leader.ends_on, leader.starts_on, "ends_on", "This day is before the leader started.")


def leaders_together(document: Document) -> Iterator[tuple[str, Finding]]:
    """Yield the id of each appointment that another one of its goal leaves no room for, and what is wrong."""
    for goal in document.goals:
        for earlier, later in combinations(document.leaders_of(goal.id), 2):
            if not _overlap(earlier, later):
                continue
            if earlier.role is later.role:
                yield later.id, ("starts_on", f"The {later.role.value} named above still leads then.")
            elif earlier.contact_id == later.contact_id:
                yield later.id, ("contact_id", "This person leads the goal already, or stands in for its leader.")


def _overlap(one: GoalLeader, other: GoalLeader) -> bool:
    """Return whether two appointments share a day."""
    return max(one.starts_on, other.starts_on) < min(one.ends_on or date.max, other.ends_on or date.max)
