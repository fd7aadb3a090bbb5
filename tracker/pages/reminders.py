"""What people were reminded of, and what would be sent today."""

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.domain.reminding import Digest, DueKind, DueThing, Person
from tracker.formatters import format_date
from tracker.queries.reminders import RemindedThing, ReminderLine


@dataclass(frozen=True, slots=True)
class ComingReminder:
    """Whom a digest would go to today, and of what it would remind them here."""

    person: Person
    things: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PastReminder:
    """A reminder that was recorded, and of what it reminded."""

    line: ReminderLine
    things: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RemindersPage:
    """Everything the page of reminders shows."""

    coming: tuple[ComingReminder, ...]
    past: tuple[PastReminder, ...]


def build_reminders_page(digests: Iterable[Digest], past: Iterable[ReminderLine]) -> RemindersPage:
    """Return the page of reminders in one strategy."""
    return RemindersPage(
        tuple(ComingReminder(digest.person, tuple(map(thing_words, digest.things))) for digest in digests),
        tuple(PastReminder(line, tuple(map(thing_words, line.things))) for line in past),
    )


def thing_words(thing: DueThing | RemindedThing) -> str:
    """Return what somebody is or was reminded of, in words.

    >>> from datetime import date
    >>> thing_words(RemindedThing(DueKind.REPORT, "1.1.1-A1", "FY2025 Q2", date(2025, 4, 21)))
    'report 1.1.1-A1 for FY2025 Q2, due 21 Apr 2025'
    """
    period = f" for {thing.period}" if thing.period else ""
    when = "waits since" if thing.kind is DueKind.APPROVAL else "due"
    return f"{thing.kind.value} {thing.number}{period}, {when} {format_date(thing.due_on)}"
