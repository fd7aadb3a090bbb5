"""The history of a thing: when, who, on whose behalf, what, why, and what stood there before and after."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from tracker.domain.document.cut import Cut
from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind, Lifecycle, Visibility
from tracker.domain.document.status_update import UpdateState
from tracker.models.content import field_names
from tracker.pages.field_words import UNSAID, Names, element_words, field_label, value_words
from tracker.pages.history_scope import HistoryScope
from tracker.queries.history import Change, ChangesPage, Values

#: The fields a reader of the public part never sees, in no version (a test holds them against the cut itself).
INTERNAL_FIELDS: Mapping[Kind, frozenset[str]] = {
    Kind.ACTION: frozenset({"resources"}),
    Kind.STATUS_UPDATE: frozenset(
        {"blockers", "help_needed", "decided_by", "decision_note", "achievements", "readings"}
    ),
    Kind.REPORTING_PERIOD: frozenset({"waivers"}),
    Kind.READING: frozenset({"parts"}),
}

#: What the entry of a seal leaves to its own page, or says by standing where it does.
SEAL_FIELDS = frozenset(
    {
        "audience", "content_sha256", "cut", "issued_at", "issued_by", "known_at", "note", "occasion",
        "reporting_period_id", "rules_version", "schema_version", "withheld_by",
    }
)  # fmt: skip

#: What stays private of a contact that was not taken from a publication.
PRIVATE_CONTACT_FIELDS = frozenset({"email", "phone", "alternate_phone", "toll_free_phone", "fax", "website"})

#: What was done with a reason that stands, as a note, in a field only those see who read the thing whole.
_WITH_INTERNAL_REASON = frozenset({"approve_report", "return_report"})

#: What a new element holds unless somebody wanted it otherwise.
_USUAL = (Lifecycle.ACTIVE, Visibility.PUBLIC, UpdateState.SUBMITTED)

_OPERATIONS = {
    "amend_goal": "Changed the weight",
    "amend_objective": "Changed the weight",
    "add_period": "Added the period",
    "amend_period": "Changed the period",
    "amend_plan": "Changed the plan's settings",
    "answer_contribution": "Answered for a contributing organization",
    "answer_decision": "Recorded what was decided",
    "cancel_period": "Cancelled the period",
    "close_decision": "Closed the decision",
    "approve_report": "Approved the report",
    "close_period": "Closed the period",
    "confirm_redaction": "Withheld words",
    "confirm_unchanged": "Confirmed the last report, unchanged",
    "issue_briefing": "Issued a briefing",
    "load_document": "Loaded from a file",
    "open_plan": "Opened the plan",
    "publish_plan": "Published the plan",
    "redate_action": "Re-dated the action",
    "refuse_redaction": "Refused to withhold words",
    "reinstate_action": "Reinstated the action",
    "reinstate_metric": "Reinstated the metric",
    "reopen_period": "Reopened the period",
    "report_status": "Reported",
    "request_decision": "Asked leadership for a decision",
    "request_redaction": "Asked to withhold words",
    "return_report": "Returned the report",
    "set_up_periods": "Set up the reporting periods",
    "start_review": "Began the review of the period",
    "withdraw_decision": "Withdrew the request for a decision",
    "withdraw_redaction": "Withdrew the request to withhold words",
}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field in words, before and after; nothing is an empty text."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ElementChange:
    """What an operation did to one element."""

    words: str
    is_new: bool
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One operation: `who` and `why` are None where the reader is nobody in particular."""

    at: datetime
    known_at: datetime | None
    operation: str
    who: str | None
    behalf_of: str | None
    why: str | None
    elements: tuple[ElementChange, ...]
    seq: int


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Everything the page of a history shows."""

    scope: HistoryScope
    entries: tuple[HistoryEntry, ...]
    older: int | None


@dataclass(frozen=True, slots=True)
class HistoryReader:
    """Who reads a history.

    `document` is what they know of the strategy: what it does not hold is not named. `cut` is what they may know of
    the things in this history, which the organization that answers for them knows whole. `sees_parts` is off for
    those who may not see what single organizations contributed; `names_people` for whoever has not signed in: who
    acted here, and why they said they did, is for people with a part in the strategy.
    """

    document: Document
    cut: Cut
    sees_parts: bool
    names_people: bool


def build_history_page(reader: HistoryReader, scope: HistoryScope, changes: ChangesPage) -> HistoryPage:
    """Return the page of a thing's history as its reader may know it."""
    entries = []
    for _, group in groupby(changes.changes, key=lambda change: change.operation_seq):
        done = [change for change in group if _is_public(reader, change.kind, change.after)]
        if done:
            elements = tuple(_element_change(reader, change) for change in done)
            entries.append(_entry(done[0], elements, reader))
    return HistoryPage(scope, tuple(entries), changes.older)


def operation_words(operation: str) -> str:
    """Return what was done, in words.

    >>> operation_words("assign_action"), operation_words("redate_action")
    ('Assign action', 'Re-dated the action')
    """
    return _OPERATIONS.get(operation) or operation.replace("_", " ").capitalize()


def field_changes(
    names: Names, kind: Kind, before: Values | None, after: Values, unsaid: Iterable[str] = ()
) -> tuple[FieldChange, ...]:
    """Return the fields that differ between two versions of an element, in words; of a new one, all it holds."""
    hidden, earlier = UNSAID | frozenset(unsaid), before or {}
    changes = (
        FieldChange(
            field_label(name), value_words(names, name, earlier.get(name)), value_words(names, name, after.get(name))
        )
        for name in field_names(kind)
        if name not in hidden and _differs(before, name, after.get(name))
    )
    return tuple(change for change in changes if change.before != change.after)


def _differs(before: Values | None, name: str, value: Any) -> bool:
    """Return whether a field of a version is worth a line; of a new element, what is usual is not."""
    return value not in (None, (), False, *_USUAL) if before is None else before.get(name) != value


def _entry(change: Change, elements: tuple[ElementChange, ...], reader: HistoryReader) -> HistoryEntry:
    """Return one operation's entry."""
    is_note = reader.cut is not Cut.WHOLE and change.operation in _WITH_INTERNAL_REASON
    return HistoryEntry(
        at=change.recorded_at,
        known_at=change.known_at if change.known_at != change.recorded_at else None,
        operation=operation_words(change.operation),
        who=change.actor_name if reader.names_people else None,
        behalf_of=change.behalf_of,
        why=change.reason if reader.names_people and not is_note else None,
        elements=elements,
        seq=change.operation_seq,
    )


def _element_change(reader: HistoryReader, change: Change) -> ElementChange:
    """Return what an operation did to one element; of what was internal before it, nothing is told."""
    before = change.before
    if before is not None and not _is_public(reader, change.kind, before):
        before = None
    hidden, names = _hidden_fields(reader, change.kind, before, change.after), Names(reader.document)
    return ElementChange(
        words=element_words(names, change.kind, change.after),
        is_new=before is None,
        fields=field_changes(names, change.kind, before, change.after, hidden),
    )


def _is_public(reader: HistoryReader, kind: Kind, values: Values) -> bool:
    """Return whether a version of an element is part of what a cut leaves."""
    if reader.cut is Cut.WHOLE:
        return True
    if reader.cut is Cut.TEXT and kind is Kind.PLAN:
        return False
    if kind is Kind.ISSUED_BRIEFING:
        return values.get("cut") is Cut.PUBLIC
    owner = values.get("organization_id")
    waits = values.get("state") == UpdateState.SUBMITTED and values.get("awaits_approval")
    is_sent = not waits and values.get("state") != UpdateState.RETURNED
    is_owned_in_sight = owner is None or reader.document.find_organization(owner) is not None
    return values.get("visibility") is not Visibility.INTERNAL and is_sent and is_owned_in_sight


def _hidden_fields(reader: HistoryReader, kind: Kind, before: Values | None, after: Values) -> frozenset[str]:
    """Return the fields a reader does not see of a change."""
    if kind is Kind.ISSUED_BRIEFING:
        return SEAL_FIELDS
    if kind is Kind.READING and reader.sees_parts:
        return frozenset()
    if reader.cut is Cut.WHOLE and kind is not Kind.READING:
        return frozenset()
    if kind is Kind.CONTACT:
        is_published = all(values["source"] is not None for values in (before, after) if values is not None)
        return frozenset() if is_published else PRIVATE_CONTACT_FIELDS
    return INTERNAL_FIELDS.get(kind, frozenset())
