"""Which words may be withheld, and where those of one field stand in an element."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tracker.domain.document.element import Kind
from tracker.domain.withholding import WITHHELD

#: The field that means the reason a revision carries, on any element.
REASON = "reason"

#: The fields whose words may be withheld; "achievements.evidence_title" is one of each value of a link set. The
#: published text is none of them.
REDACTABLE: Mapping[Kind, frozenset[str]] = {
    Kind.STRATEGY: frozenset({"notice"}),
    Kind.GOAL: frozenset({"lifecycle_reason"}),
    Kind.OBJECTIVE: frozenset({"lifecycle_reason"}),
    Kind.ORGANIZATION: frozenset(
        {"name", "acronym", "city", "state", "designation", "website", "description", "source"}
    ),
    Kind.CONTACT: frozenset(
        {"name", "title", "email", "phone", "alternate_phone", "toll_free_phone", "fax", "website", "source"}
    ),
    Kind.PLAN: frozenset({"notice"}),
    Kind.ACTION: frozenset({"title", "description", "deliverable", "resources", "lifecycle_reason"}),
    Kind.MILESTONE: frozenset({"title", "evidence_title", "evidence_reference", "lifecycle_reason"}),
    Kind.STATUS_UPDATE: frozenset(
        {
            "summary", "next_steps", "why", "recovery", "blockers", "help_needed", "blocked_by", "cleared_by",
            "reported_by", "entered_by", "decided_by", "decision_note",
            "achievements.evidence_title", "achievements.evidence_reference", "readings.note",
        }
    ),
    Kind.CONTRIBUTION: frozenset({"why", "reported_by", "entered_by"}),
    Kind.METRIC: frozenset(
        {"title", "definition", "source", "verification", "limitations", "breakdown", "lifecycle_reason"}
    ),
    Kind.TARGET: frozenset({"lifecycle_reason"}),
    Kind.READING: frozenset({"note"}),
    Kind.ALIGNMENT: frozenset({"note", "lifecycle_reason"}),
    Kind.PROPOSAL: frozenset({"reason", "proposed_by", "decided_by", "decision_reason"}),
    Kind.REPORTING_PERIOD: frozenset({"lifecycle_reason", "waivers.reason"}),
    Kind.DECISION: frozenset(
        {
            "question", "options", "recommendation", "asked_by", "answer", "decided_by", "meeting", "recorded_by",
            "owner", "result",
        }
    ),
    Kind.ISSUED_BRIEFING: frozenset({"audience", "note", "issued_by"}),
    Kind.ACCOUNT: frozenset({"name"}),
    Kind.GRANT: frozenset({"lifecycle_reason"}),
    Kind.TOKEN: frozenset({"name"}),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be withheld: all the words a field of one element ever had."""

    kind: Kind
    id: str
    field: str
    words: frozenset[str]

    def without_words(self, kind: Kind, id: str, content: Mapping[str, Any]) -> dict[str, Any]:
        """Return those fields of an element's content that hold the words, as they are without them."""
        changed: dict[str, Any] = {}
        for field in REDACTABLE.get(kind, ()):
            name, _, part = field.partition(".")
            value = changed.get(name, content.get(name))
            if part and value:
                members = [self._without(kind, id, field, member, part) for member in value]
                changed |= {name: members} if members != value else {}
            elif not part and self._hides(kind, id, field, value):
                changed[name] = WITHHELD
        return changed

    def _without(self, kind: Kind, id: str, field: str, member: Mapping[str, Any], part: str) -> dict[str, Any]:
        """Return one value of a link set without the words."""
        return dict(member) | ({part: WITHHELD} if self._hides(kind, id, field, member[part]) else {})

    def _hides(self, kind: Kind, id: str, field: str, value: Any) -> bool:
        """Return whether a value of an element holds the words."""
        if not isinstance(value, str) or value == WITHHELD:
            return False
        return value in self.words or (kind is self.kind and id == self.id and field == self.field)


def words_in(content: Mapping[str, Any], field: str) -> Iterator[str]:
    """Yield the words that a field has in an element's content."""
    name, _, part = field.partition(".")
    values = [member[part] for member in content.get(name) or ()] if part else [content.get(name)]
    yield from (value for value in values if isinstance(value, str) and value != WITHHELD)
