"""The record on a page: its lines, and one revision with everything that was stored of it."""

import json
from dataclasses import dataclass
from datetime import datetime

from tracker.domain.document.element import Kind
from tracker.formatters import shorten
from tracker.pages.field_words import Names, element_words
from tracker.pages.history import FieldChange, field_changes, operation_words
from tracker.queries.audit import StoredFacts
from tracker.queries.history import Change


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One revision as a line."""

    seq: int
    at: datetime
    operation: str
    words: str
    who: str
    behalf_of: str | None
    why: str
    is_new: bool
    is_withheld: bool


@dataclass(frozen=True, slots=True)
class RevisionPage:
    """One revision in words, and as it is stored."""

    line: RecordLine
    facts: StoredFacts
    fields: tuple[FieldChange, ...]
    content: str


def record_line(names: Names, change: Change) -> RecordLine:
    """Return a revision as a line of the record."""
    return RecordLine(
        seq=change.seq,
        at=change.recorded_at,
        operation=operation_words(change.operation),
        words=shorten(element_words(names, change.kind, change.after), 120),
        who=change.actor_name,
        behalf_of=change.behalf_of,
        why=change.reason or "",
        is_new=change.before is None,
        is_withheld=change.is_withheld,
    )


def build_revision_page(names: Names, facts: StoredFacts) -> RevisionPage:
    """Return the page of a revision."""
    change = facts.change
    return RevisionPage(
        line=record_line(names, change),
        facts=facts,
        fields=field_changes(names, change.kind, change.before, change.after),
        content=json.dumps(json.loads(facts.content), indent=2, ensure_ascii=False),
    )


def kind_words(kind: Kind) -> str:
    """Return what a kind of element is called in a list.

    >>> kind_words(Kind.STATUS_UPDATE), kind_words(Kind.GRANT)
    ('Report', 'Role of an account')
    """
    own = {Kind.STATUS_UPDATE: "Report", Kind.GRANT: "Role of an account", Kind.CONTACT: "Point of contact"}
    return own.get(kind) or kind.noun.capitalize()
