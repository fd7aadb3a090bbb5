"""Who is reminded of what on which day: the schedule, and the digest it makes for one person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

#: Days from the day something is due at which somebody is reminded of it.
STAGES = (-30, -7, -1, 1, 7, 30, 60)

#: What waits for an answer was not due before it came.
_AFTERWARDS = tuple(stage for stage in STAGES if stage > 0)

#: One person gets no two digests within fewer days than these.
DAYS_APART = 5

#: What is later than this is no longer reminded of; it stands on the page of what needs attention.
LATEST = 90


class DueKind(StrEnum):
    """What somebody is reminded of."""

    REPORT = "report"
    MILESTONE = "milestone"
    ACTION = "action"
    READING = "reading"
    APPROVAL = "approval"


@dataclass(frozen=True, slots=True)
class DueThing:
    """One thing that is due: a report has a `period`; an approval is due on the day the report was sent.

    `number` is that of the action, milestone or metric, `action_number` that of its action where it has one.
    """

    kind: DueKind
    number: str
    action_number: str | None
    title: str
    period: str | None
    due_on: date
    organization_id: str

    def stage(self, on: date) -> date | None:
        """Return the day of the last stage of it that has come by a day, or None where none is in force."""
        return stage_on(self.due_on, on, _AFTERWARDS if self.kind is DueKind.APPROVAL else STAGES)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who can be written to."""

    email: str
    name: str

    @property
    def key(self) -> str:
        """Return what tells people apart."""
        return self.email.strip().casefold()


@dataclass(frozen=True, slots=True)
class DigestPart:
    """What one person is reminded of in one strategy, on the day it is there."""

    strategy_id: str
    slug: str
    title: str
    marking: str
    notice: str | None
    is_illustrative: bool
    on: date
    things: tuple[DueThing, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """One message to one person."""

    person: Person
    parts: tuple[DigestPart, ...]

    @property
    def is_illustrative(self) -> bool:
        """Return whether anything in it is invented: then it never leaves the machine."""
        return any(part.is_illustrative for part in self.parts)

    @property
    def things(self) -> tuple[DueThing, ...]:
        """Return everything it reminds of."""
        return tuple(thing for part in self.parts for thing in part.things)


def stage_on(due_on: date, on: date, stages: Sequence[int] = STAGES) -> date | None:
    """Return the day of the last stage that has come for something due on a day, or None where none is in force.

    >>> stage_on(date(2025, 5, 1), date(2025, 4, 26)), stage_on(date(2025, 5, 1), date(2025, 5, 4))
    (datetime.date(2025, 4, 24), datetime.date(2025, 5, 2))
    >>> stage_on(date(2025, 5, 1), date(2025, 3, 1)) is None, stage_on(date(2025, 5, 1), date(2025, 8, 1)) is None
    (True, True)
    """
    passed = (on - due_on).days
    come = [stage for stage in stages if stage <= passed]
    return due_on + timedelta(days=come[-1]) if come and passed <= LATEST else None


def is_listed(thing: DueThing, on: date) -> bool:
    """Return whether a digest written on a day names something: what is near or late, be its stage new or not."""
    return thing.stage(on) is not None


def is_called_for(things: Iterable[DueThing], on: date, last_on: date | None) -> bool:
    """Return whether a digest is called for: a stage has come since the last one, which was long enough ago.

    A stage that came while it was too early, or while nobody ran the command, is not lost: it calls later.
    """
    if last_on is not None and (on - last_on).days < DAYS_APART:
        return False
    stages = (thing.stage(on) for thing in things)
    return any(stage is not None and (last_on is None or stage > last_on) for stage in stages)


def make_digest(person: Person, parts: Sequence[DigestPart], last_on: date | None) -> Digest | None:
    """Return the digest of one person, or None where nothing calls for one.

    `last_on` is the day they were last reminded, of whatever strategy.
    """
    if not any(is_called_for(part.things, part.on, last_on) for part in parts):
        return None
    listed = (_listed(part) for part in parts)
    return Digest(person, tuple(part for part in listed if part.things))


def _listed(part: DigestPart) -> DigestPart:
    """Return a part with what is listed, in the order of its days."""
    things = sorted((thing for thing in part.things if is_listed(thing, part.on)), key=_place)
    return DigestPart(
        part.strategy_id, part.slug, part.title, part.marking, part.notice, part.is_illustrative, part.on, tuple(things)
    )


def _place(thing: DueThing) -> tuple[date, str, str]:
    """Return the key that sorts what is due longest first."""
    return thing.due_on, thing.kind.value, thing.number
