"""What a briefing says of the time since the last closed period."""

from collections.abc import Iterable, Mapping
from typing import Any

from tracker.columns import format_moment
from tracker.domain.assessment.assessment import Assessment
from tracker.domain.comparison.change import Change
from tracker.domain.comparison.since import Since
from tracker.domain.document.document import Document
from tracker.pages.change_words import since_sentence, why_words

Content = Mapping[str, Any]


def since_for_briefing(since: Since | None, listed: Document, shown: Assessment, *, is_whole: bool) -> Content | None:
    """Return the comparison with the last closed period, or None where there is none.

    What a filter does not list is left out; `is_whole` lists everything, also what is no longer there.
    """
    if since is None:
        return None
    comparison = since.comparison
    names = None if is_whole else {*shown.goals, *shown.objectives, *shown.actions, *shown.metrics}
    action_ids = {action.id for action in listed.plan.actions}
    milestones = {each.number for action in listed.plan.actions for each in action.milestones}
    lists = {
        name: [_change(change) for change in getattr(comparison, name) if names is None or change.number in names]
        for name in ("goals", "objectives", "actions", "metrics")
    }
    return lists | {
        "period": since.period,
        "revision": since.revision,
        "number": since.number,
        "as_of": comparison.before_on,
        "known_at": format_moment(since.known_at),
        "rules_version": since.rules_version,
        "sentence": since_sentence(since),
        "summary": comparison.summary,
        "strategy": _change(comparison.strategy) if comparison.strategy is not None else None,
        "dates": [each for each in comparison.dates if is_whole or each.action_id in action_ids],
        "late_facts": [each for each in comparison.late_facts if names is None or each.number in names | milestones],
        "new_blocks": _numbers(comparison.new_blocks, names),
        "cleared_blocks": _numbers(comparison.cleared_blocks, names),
        "decisions": comparison.decisions,
    }


def _change(change: Change) -> Content:
    """Return one change with its words."""
    return {name: getattr(change, name) for name in _NAMES} | {"sentence": why_words(change)}


_NAMES = (
    "kind", "number", "title", "address", "goal_number", "organization_id", "fate", "trend", "before", "after",
    "figures", "why",
)  # fmt: skip


def _numbers(changes: Iterable[Change], names: set[str] | None) -> list[str]:
    """Return the numbers of those that are listed."""
    return [change.number for change in changes if names is None or change.number in names]
