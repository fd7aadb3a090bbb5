"""The decisions a briefing brings."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tracker.domain.assessment.selection import Selection
from tracker.domain.deciding import briefed_decisions, days_left
from tracker.domain.document.decision import Decision
from tracker.domain.document.document import Document
from tracker.pages.decisions import subject_of

#: What is written of a decision as it stands.
_OWN = (
    "number", "question", "options", "recommendation", "needed_by_on", "asked_by", "asked_on", "state", "answer",
    "decided_by", "meeting", "decided_on", "owner", "due_on", "result", "closed_on",
)  # fmt: skip


def decisions_for_briefing(
    document: Document, listed: Document, selection: Selection, on: date
) -> list[Mapping[str, Any]]:
    """Return the open decisions and those ended of late; with a selection, those about what it lists."""
    brought = [_brought(document, decision, on) for decision in briefed_decisions(document, on)]
    if selection.is_empty:
        return brought
    return [each for each in brought if each["about"] is not None and listed.numbered(each["about"]) is not None]


def _brought(document: Document, decision: Decision, on: date) -> Mapping[str, Any]:
    """Return a decision with what it is about and its days."""
    subject, left = subject_of(document, decision), days_left(decision, on)
    return {name: getattr(decision, name) for name in _OWN} | {
        "about": subject.number if subject else None,
        "about_kind": subject.kind.value if subject else None,
        "days_left": left,
        "is_overdue": left is not None and left < 0,
    }
