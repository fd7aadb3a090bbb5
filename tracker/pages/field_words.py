"""An element's own values in words: what each field is called, and what stands in it, with names instead of ids."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind
from tracker.domain.document.metric import ReadingPart
from tracker.domain.document.objective import ObjectiveOrganization
from tracker.domain.document.reporting_period import GapKind, Waiver
from tracker.domain.document.status_update import CarriedAchievement, CarriedReading
from tracker.domain.errors import NotFound
from tracker.formatters import LABELS, format_date, format_moment, label, number_label, shorten

#: What the product keeps for itself: places, marks and what an element hangs below.
UNSAID = frozenset(
    {
        "action_id", "element_kind", "framework_id", "goal_id", "is_illustrative", "metric_id", "number",
        "objective_id", "position", "status_update_id", "strategy_id", "supersedes_id", "theme_id", "withheld_sha256",
    }
)  # fmt: skip

#: What is not said by writing the field's name with spaces.
FIELD_LABELS = {
    "account_id": "Account",
    "achieved_on": "Achieved",
    "achievements": "Milestones that came with it",
    "achievements.evidence_reference": "Where the evidence that came with it is",
    "achievements.evidence_title": "Evidence that came with it",
    "as_of_on": "As of",
    "awaits_approval": "Counts once approved",
    "byte_count": "Bytes",
    "confirmed_by": "Decided by",
    "contact_id": "Person",
    "contributes_to_ids": "Contributes to",
    "contributing_ids": "Contributing organizations",
    "consulted_ids": "Consulted organizations",
    "decided_on": "Decided",
    "depends_on_ids": "Depends on",
    "decision_note": "Approver's note",
    "due_on": "Due",
    "email": "E-mail address",
    "ends_on": "Until",
    "entry_id": "Aligned with",
    "exempt_ids": "Organizations whose reports need no approval",
    "file_sha256": "Digest of the file",
    "first_due_on": "First published due date",
    "first_starts_on": "First published start",
    "forecast_on": "Forecast",
    "head_hash": "Record",
    "head_seq": "Record at",
    "is_active": "Open",
    "is_administrator": "Administrator",
    "is_as_planned": "As planned",
    "is_confirmation": "Confirms the report before",
    "is_continuing": "Continuing",
    "lifecycle": "State",
    "lifecycle_on": "Since",
    "lifecycle_reason": "Why",
    "notice": "Notice",
    "organizations": "Organizations its text names",
    "parent_id": "Belongs to",
    "parts": "By organization",
    "percent": "Percent done",
    "period_revision": "Revision of the period",
    "published_on": "Published",
    "readings": "Readings that came with it",
    "readings.note": "Notes of readings that came with it",
    "redated_count": "Times re-dated",
    "reported_on": "Reported",
    "requires_approval": "Reports need approval",
    "starts_on": "Start",
    "superseded_by_id": "Superseded by",
    "waivers.reason": "Why gaps were waived",
    "why": "Why",
}

#: Words for what the reader's document does not hold.
NOT_SHOWN = "not shown"

#: Fields that hold an account's id, though their names do not say so.
_ACCOUNTS = ("confirmed_by", "requested_by")


@dataclass(frozen=True, slots=True)
class Names:
    """What ids are called: by the reader's document, and accounts by name where the reader may know them."""

    document: Document
    accounts: Mapping[str, str] = field(default_factory=dict)


def field_label(name: str) -> str:
    """Return what a field is called.

    >>> field_label("lead_id"), field_label("due_on"), field_label("publication_lag_days")
    ('Lead', 'Due', 'Publication lag days')
    """
    return FIELD_LABELS.get(name) or name.removesuffix("_id").removesuffix("_on").replace("_", " ").capitalize()


def value_words(names: Names, name: str, value: Any) -> str:
    """Return a field's value in words; nothing is an empty text."""
    if value is None:
        return ""
    if isinstance(value, tuple) and name == "waivers":
        return _waived_words(value)
    if isinstance(value, tuple):
        return "; ".join(words for member in value if (words := _member_words(names, member)))
    if isinstance(value, str) and not isinstance(value, StrEnum):
        is_id = name.endswith("_id") or name in _ACCOUNTS
        return name_of(names, value) if is_id else value
    return _plain_words(names.document, value)


def name_of(names: Names, id: str) -> str:
    """Return what an element or account is called, or that it is not shown."""
    return names.accounts.get(id) or _name_in(names.document, id) or NOT_SHOWN


def _name_in(document: Document, id: str) -> str | None:
    """Return what a document calls an element, or None where it does not hold it."""
    for find in (document.find_organization, document.find_contact):
        named = find(id)
        if named is not None:
            return named.name
    action = document.find_action(id)
    if action is not None:
        return f"{action.number} {action.title}"
    for get in (document.objective, document.goal):
        try:
            element = get(id)
        except NotFound:
            continue
        return f"{number_label(element.number, element.printed_number)} {shorten(element.text, 80)}"
    try:
        return document.framework_entry(id).title
    except NotFound:
        return None


def element_words(names: Names, kind: Kind, values: Mapping[str, Any]) -> str:
    """Return what a changed element is called, from its own values."""
    if kind is Kind.STATUS_UPDATE:
        return f"Report{_on(names, values)} for {values['period']}"
    if kind is Kind.CONTRIBUTION:
        return f"Contribution{_on(names, values)} for {values['period']}"
    if kind is Kind.PROPOSAL:
        return f"Proposal{_on(names, values)}"
    if kind in (Kind.READING, Kind.TARGET):
        day = values["as_of_on" if kind is Kind.READING else "due_on"]
        return f"{_kind_word(names.document, kind)}{_on(names, values, 'of')} for {format_date(day)}"
    if kind is Kind.GOAL_LEADER:
        return f"{label(values['role'])}: {name_of(names, values['contact_id'])}"
    if kind is Kind.GRANT:
        return f"Role {label(values['role'])}: {name_of(names, values['account_id'])}"
    number = values.get("number") or values.get("label")
    parts = (_kind_word(names.document, kind), number, values.get("title") or values.get("name"))
    return " ".join(str(part) for part in parts if part)


def _on(names: Names, values: Mapping[str, Any], link: str = "on") -> str:
    """Return the number of the action or metric an element hangs below, as the end of its name."""
    plan = names.document.plan
    numbers = {action.id: action.number for action in plan.actions if action.id == values.get("action_id")}
    numbers |= {metric.id: metric.number for metric in plan.metrics if metric.id == values.get("metric_id")}
    number = next(iter(numbers.values()), None)
    return f" {link} {number}" if number else ""


def _kind_word(document: Document, kind: Kind) -> str:
    """Return what an element of a kind is called in this strategy."""
    strategy = document.strategy
    own = {
        Kind.THEME: strategy.theme_word,
        Kind.GOAL: strategy.goal_word,
        Kind.OBJECTIVE: strategy.objective_word,
        Kind.CONTACT: "Point of contact",
        Kind.LISTING: "Place in the directory",
    }
    return own.get(kind) or kind.noun.capitalize()


def _plain_words(document: Document, value: Any) -> str:
    """Return a value that is no text and no id in words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, StrEnum):
        return label(value) if type(value) in LABELS else value.value.replace("_", " ")
    if isinstance(value, datetime):
        return format_moment(value, document.strategy.time_zone)
    if isinstance(value, date):
        return format_date(value)
    return f"{value:,f}" if isinstance(value, Decimal) else str(value)


def _carried_words(document: Document, carried: CarriedAchievement | CarriedReading) -> str:
    """Return a milestone or reading that travels with a report in words; nothing where the document holds neither."""
    if isinstance(carried, CarriedAchievement):
        milestones = (milestone for action in document.plan.actions for milestone in action.milestones)
        milestone = next((each for each in milestones if each.id == carried.milestone_id), None)
        if milestone is None:
            return ""
        return f"{milestone.title}, achieved {format_date(carried.achieved_on)} ({carried.evidence_title})"
    metric = next((each for each in document.plan.metrics if each.id == carried.metric_id), None)
    if metric is None:
        return ""
    said = f"{carried.value:,f} {metric.unit}" if carried.value is not None else f"no new data ({carried.note})"
    return f"{metric.title} {said}, as of {format_date(carried.as_of_on)}"


def _waived_words(waivers: Iterable[Waiver]) -> str:
    """Return the gaps of a period that were waived in words: those of a kind with one reason together."""
    numbers: defaultdict[tuple[GapKind, str], list[str]] = defaultdict(list)
    for waiver in waivers:
        numbers[waiver.gap, waiver.reason].append(waiver.number)
    return " · ".join(f"{gap.value} {', '.join(those)}: {reason}" for (gap, reason), those in numbers.items())


def _member_words(names: Names, member: Any) -> str:
    """Return one of several values in words; nothing where the reader's document does not hold whom it is about."""
    if isinstance(member, CarriedAchievement | CarriedReading):
        return _carried_words(names.document, member)
    id = member if isinstance(member, str) else member.organization_id
    name = name_of(names, id)
    if name == NOT_SHOWN:
        return ""
    if isinstance(member, ReadingPart):
        return f"{name} {member.value:,f}"
    return f"{name} ({member.part})" if isinstance(member, ObjectiveOrganization) else name
