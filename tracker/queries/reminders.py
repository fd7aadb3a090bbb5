"""Reminders: whom they could go to, whom they went to, and what would be sent at a moment."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

import orjson
from sqlalchemy import func, select

from tracker.domain.approving import DECIDERS
from tracker.domain.assessment.assessment import Assessment
from tracker.domain.document.cut import Cut
from tracker.domain.document.document import Document
from tracker.domain.due_things import find_due_things, people_of, whom_it_concerns
from tracker.domain.reminding import Digest, DigestPart, DueKind, DueThing, Person, make_digest
from tracker.domain.roles import Role
from tracker.extensions import db
from tracker.models.reminder import Reminder, ReminderState
from tracker.queries.approvals import list_waiting
from tracker.queries.assessments import get_assessed
from tracker.queries.documents import get_strategy_facts
from tracker.queries.role_holders import list_role_holders

Addressed = dict[Person, list[DueThing]]


@dataclass(frozen=True, slots=True)
class RemindedThing:
    """What was remembered of a thing somebody was reminded of."""

    kind: DueKind
    number: str
    period: str | None
    due_on: date


@dataclass(frozen=True, slots=True)
class ReminderLine:
    """A reminder as it is listed: to whom, of what, when and how far it came."""

    day: date
    name: str
    email: str
    things: tuple[RemindedThing, ...]
    state: ReminderState
    sent_at: datetime | None
    sent_by: str | None
    error: str | None


def list_reminders(strategy_id: str, *, limit: int = 200) -> list[ReminderLine]:
    """Return the last reminders in a strategy, newest first."""
    query = (
        select(
            Reminder.day,
            Reminder.name,
            Reminder.email,
            Reminder.things,
            Reminder.state,
            Reminder.sent_at,
            Reminder.sent_by,
            Reminder.error,
        )
        .where(Reminder.strategy_id == strategy_id)
        .order_by(Reminder.day.desc(), Reminder.name, Reminder.id)
        .limit(limit)
    )
    rows = db.session.execute(query).all()
    return [ReminderLine(**(row._asdict() | {"things": _things(row.things)})) for row in rows]


def _things(kept: str) -> tuple[RemindedThing, ...]:
    """Return what was remembered of a reminder's things."""
    return tuple(
        RemindedThing(DueKind(each["kind"]), each["number"], each["period"], date.fromisoformat(each["due_on"]))
        for each in orjson.loads(kept)
    )


def list_digests(slugs: Iterable[str], at: datetime) -> tuple[Digest, ...]:
    """Return what would be sent at a moment of some strategies: one digest a person, by name.

    What is not published reminds nobody.

    :raise NotFound: there is no strategy at one of the addresses.
    """
    parts: defaultdict[str, list[DigestPart]] = defaultdict(list)
    people: dict[str, Person] = {}
    for slug in slugs:
        facts = get_strategy_facts(slug)
        if not facts.is_published:
            continue
        assessed = get_assessed(facts.id, cut=Cut.WHOLE, on=at.astimezone(facts.zone).date(), head=facts.head)
        for person, things in _addressed(assessed.document, assessed.assessment).items():
            people.setdefault(person.key, person)
            parts[person.key].append(_part(assessed.document, assessed.assessment.on, things))
    last = _last_reminded()
    digests = (make_digest(person, parts[key], last.get(key)) for key, person in people.items())
    return tuple(sorted((each for each in digests if each is not None), key=_by_name))


def _addressed(document: Document, assessment: Assessment) -> Addressed:
    """Return what each person concerned is or will be reminded of in a strategy."""
    on, holders = assessment.on, list_role_holders(document.strategy.id, Role.LEAD, *DECIDERS)
    addressed: Addressed = {}
    names: dict[str, Person] = {}

    def address(thing: DueThing, people: Iterable[Person]) -> None:
        for person in people:
            addressed.setdefault(names.setdefault(person.key, person), []).append(thing)

    for thing in find_due_things(document, assessment):
        address(thing, whom_it_concerns(document, thing, holders, on))
    for waiting in list_waiting(document, on):
        action, update = waiting.action, waiting.update
        thing = DueThing(
            DueKind.APPROVAL, action.number, action.number, action.title, update.period, update.submitted_on,
            action.organization_id,
        )  # fmt: skip
        address(thing, people_of(holders, [decider.account_id for decider in waiting.deciders]))
    return addressed


def _part(document: Document, on: date, things: Iterable[DueThing]) -> DigestPart:
    """Return what one person is reminded of in a strategy."""
    strategy, plan = document.strategy, document.plan
    return DigestPart(
        strategy.id,
        strategy.slug,
        strategy.title,
        strategy.marking,
        plan.notice,
        plan.is_illustrative,
        on,
        tuple(things),
    )


def _last_reminded() -> dict[str, date]:
    """Return the day each person was last reminded, by what tells people apart; what was not sent does not count."""
    query = select(Reminder.email, func.max(Reminder.day)).where(Reminder.state == ReminderState.SENT)
    last: dict[str, date] = {}
    for email, day in db.session.execute(query.group_by(Reminder.email)):
        key = Person(email, "").key
        last[key] = max(day, last.get(key, day))
    return last


def _by_name(digest: Digest) -> tuple[str, str]:
    """Return the key that sorts digests."""
    return digest.person.name, digest.person.key
