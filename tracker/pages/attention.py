"""Attention lines in plain English."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import overload

from tracker.domain.assessment.action import ActionAssessment
from tracker.domain.assessment.assessment import Assessment
from tracker.domain.assessment.attention import Attention, Reason
from tracker.domain.assessment.freshness import Freshness
from tracker.domain.assessment.reports import effective_updates
from tracker.domain.document.document import Document
from tracker.domain.document.goal import Goal
from tracker.domain.document.status_update import StatusUpdate
from tracker.domain.status import Status
from tracker.formatters import STATUS_LABELS, format_count, format_date


@dataclass(frozen=True, slots=True)
class AttentionLine:
    """One line: which element, its mark, what is the matter, and who owns it."""

    number: str
    kind: str
    title: str
    status: Status
    is_blocked: bool
    sentence: str
    owner: str


class AttentionLines(Sequence[AttentionLine]):
    """Everything that needs attention, gravest first; each is put into words when a page shows it, which few do."""

    __slots__ = ("_assessment", "_document", "_items")

    def __init__(self, document: Document, assessment: Assessment, items: Iterable[Attention]) -> None:
        self._document, self._assessment, self._items = document, assessment, tuple(items)

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, index: int) -> AttentionLine: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[AttentionLine, ...]: ...

    def __getitem__(self, index: int | slice) -> AttentionLine | tuple[AttentionLine, ...]:
        if isinstance(index, slice):
            return tuple(attention_line(self._document, self._assessment, item) for item in self._items[index])
        return attention_line(self._document, self._assessment, self._items[index])


def attention_line(document: Document, assessment: Assessment, attention: Attention) -> AttentionLine:
    """Return what needs attention as a sentence with office and days."""
    action = document.numbered(attention.number)
    assessed = assessment.actions.get(attention.number)
    if assessed is None or action is None:
        return _group_line(document, attention)
    node = document.action(action.id)
    counted = effective_updates(node.status_updates, assessment.on)
    last = max(counted, key=lambda update: (update.reported_on, update.position), default=None)
    words = [_WORDS[reason](assessed, last) for reason in attention.reasons]
    lead = document.find_contact(node.lead_id)
    owner = document.organization(node.organization_id).short_name
    if lead is not None and not assessed.is_vacant:
        owner = f"{owner}, {lead.name}"
    return AttentionLine(
        attention.number,
        "action",
        node.title,
        attention.status,
        Reason.BLOCKED in attention.reasons,
        _sentence(words),
        owner,
    )


def _group_line(document: Document, attention: Attention) -> AttentionLine:
    """Return the line of an objective or goal whose work is done without its result."""
    node = document.numbered(attention.number)
    assert node is not None
    kind = "goal" if isinstance(node, Goal) else "objective"
    sentence = "All work is complete, but a target was missed: done, not achieved."
    text = getattr(node, "text", "")
    return AttentionLine(attention.number, kind, text, attention.status, False, sentence, "")


def _sentence(words: list[str]) -> str:
    """Return reasons as one sentence; the first three are enough."""
    joined = "; ".join(words[:3])
    return f"{joined[0].upper()}{joined[1:]}."


def _late(assessed: ActionAssessment, last: StatusUpdate | None) -> str:
    overdue = [part for part in assessed.parts if part.days_late > 0]
    worst = max(overdue, key=lambda part: part.days_late)
    more = f" ({format_count(len(overdue), 'milestone')} overdue)" if len(overdue) > 1 else ""
    return f"milestone “{worst.title}” {format_count(worst.days_late, 'day')} late{more}"


def _passed(assessed: ActionAssessment, last: StatusUpdate | None) -> str:
    return f"due date passed {format_count(assessed.days_late, 'day')} ago"


def _behind(assessed: ActionAssessment, last: StatusUpdate | None) -> str:
    return f"{format_count(assessed.points_behind or 0, 'point')} behind plan"


def _no_data(assessed: ActionAssessment, last: StatusUpdate | None) -> str:
    return "has started, but nothing is known of it"


def _no_yardstick(assessed: ActionAssessment, last: StatusUpdate | None) -> str:
    return "has no dates, milestones or metric to be judged by"


def _blocked(assessed: ActionAssessment, last: StatusUpdate | None) -> str:
    if last is None or last.blocked_since_on is None:
        return "blocked"
    cleared = f", cleared by {last.cleared_by}" if last.cleared_by else ""
    return f"blocked since {format_date(last.blocked_since_on)} by {last.blocked_by}{cleared}"


def _better(assessed: ActionAssessment, last: StatusUpdate | None) -> str:
    reported = STATUS_LABELS[assessed.reported].lower() if assessed.reported else "nothing"
    return f"reported {reported}, the record does not show it"


def _silent(assessed: ActionAssessment, last: StatusUpdate | None) -> str:
    if assessed.freshness is Freshness.NEVER or assessed.reported_on is None:
        return "never reported"
    return f"no report since {format_date(assessed.reported_on)}"


def _vacant(assessed: ActionAssessment, last: StatusUpdate | None) -> str:
    since = assessed.vacant_since_on
    return f"no lead since {format_date(since)}" if since else "no lead named"


_WORDS: dict[Reason, Callable[[ActionAssessment, StatusUpdate | None], str]] = {
    Reason.BLOCKED: _blocked,
    Reason.MILESTONE_LATE: _late,
    Reason.DUE_DATE_PASSED: _passed,
    Reason.BEHIND_PLAN: _behind,
    Reason.NO_DATA: _no_data,
    Reason.NO_YARDSTICK: _no_yardstick,
    Reason.REPORTED_BETTER: _better,
    Reason.SILENT: _silent,
    Reason.VACANT: _vacant,
}
