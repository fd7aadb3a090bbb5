"""Filling a tracker database from a generated file, quickly: rows and the revisions that say so, written in bulk.

The record is whole: the chain verifies, and each row is what its last revision says.
"""

import secrets
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import Table, insert, select, update

from bench.data import TODAY
from bench.elements import elements
from bench.reporting import TO_CLOSE
from bench.source import OFFICE, STRATEGY, Source
from tracker.columns import format_moment
from tracker.domain.assessment.closing import find_gaps
from tracker.domain.chain import CONTENT_VERSION, RevisionFacts, canonical_bytes, salted_digest
from tracker.domain.clock import clock_starting
from tracker.domain.document.element import Kind
from tracker.domain.document.reporting_period import Waiver
from tracker.domain.roles import SYSTEM, Actor, Role
from tracker.exchange.issued_file import write_issued
from tracker.extensions import begin_writing, db
from tracker.models import LINKS, MODELS, ChainHead, Numbering, Revision
from tracker.models.account import Account
from tracker.models.content import column_names, content_of, field_names
from tracker.operations.access.accounts import add_account, grant_role
from tracker.operations.closing.periods import close_period
from tracker.queries.accounts import find_actor
from tracker.queries.documents import Head, get_head, load_document

MIGRATIONS = str(Path(__file__).parents[1] / "migrations")
#: When the made-up world is looked at, and when its file was imported.
NOW = datetime.combine(TODAY, time(14), UTC)
IMPORTED = NOW - timedelta(hours=4)
#: The password of every account that is made here: nothing else is in this database.
PASSWORD = "measured in a harbour"
#: The office whose lead reports.
ORGANIZATION = f"organization.{OFFICE}"

_AT_ONCE = 5_000
_DIRECTORY = (Kind.ORGANIZATION, Kind.CONTACT)
_NUMBERED = (Kind.GOAL, Kind.OBJECTIVE, Kind.ACTION, Kind.METRIC)
_REASON = "Made for measuring"

Element = tuple[Kind, tuple[Any, ...]]


@dataclass(slots=True)
class Bulk:
    """Rows on their way into the database, some thousands at a time: one version of each element.

    `stands_at` is the version at which the elements stand when all is done; None where their rows are there already.
    """

    head: Head
    at: datetime
    first_seq: int
    version: int = 1
    stands_at: int | None = 1

    def write(self, elements: Iterable[Element]) -> None:
        """Write elements with their link sets, numbers and revisions."""
        remaining = iter(elements)
        while batch := list(islice(remaining, _AT_ONCE)):
            rows: defaultdict[Table, list[dict[str, Any]]] = defaultdict(list)
            for kind, row in batch:
                if self.stands_at is not None:
                    for table, values in _stored(kind, (row[0], self.stands_at, *row[2:])):
                        rows[table].append(values)
                rows[Revision.__table__].append(self._revision(kind, row))
            for table, values in rows.items():
                db.session.execute(insert(table), values)
        moved = {"seq": self.head.seq, "hash": self.head.hash, "recorded_at": self._recorded_at(self.head.seq)}
        db.session.execute(update(ChainHead).values(moved))

    def _recorded_at(self, seq: int) -> datetime:
        return self.at + timedelta(microseconds=seq)

    def _revision(self, kind: Kind, row: tuple[Any, ...]) -> dict[str, Any]:
        """Return the revision of a new element, which moves the head."""
        seq, salt = self.head.seq + 1, secrets.token_hex(32)
        content, recorded_at = canonical_bytes(content_of(kind, row)), self._recorded_at(seq)
        moment = format_moment(recorded_at)
        facts = RevisionFacts(
            seq=seq,
            operation_seq=self.first_seq,
            operation="import_measurements",
            element_kind=kind.value,
            element_id=row[0],
            strategy_id=None if kind in _DIRECTORY else STRATEGY,
            version=self.version,
            content_version=CONTENT_VERSION,
            content_sha256=salted_digest(salt, content),
            reason_sha256=salted_digest(salt, _REASON.encode()),
            actor_id=None,
            actor_name=SYSTEM.name,
            behalf_of=None,
            recorded_at=moment,
            known_at=moment,
            previous_hash=self.head.hash,
        )
        values = {name: getattr(facts, name) for name in RevisionFacts.__slots__}
        values |= {"element_kind": kind, "recorded_at": recorded_at, "known_at": recorded_at}
        self.head = replace(self.head, seq=seq, hash=facts.hash())
        return {**values, "content": content, "reason": _REASON, "salt": salt, "hash": self.head.hash}


def _stored(kind: Kind, row: tuple[Any, ...]) -> Iterator[tuple[Table, dict[str, Any]]]:
    """Yield the rows an element is kept in, its own first."""
    values = dict(zip(field_names(kind), row, strict=True))
    yield MODELS[kind].__table__, {name: values[name] for name in column_names(kind)}
    for links in LINKS.get(kind, ()):
        for position, value in enumerate(values[links.name], 1):
            own = {links.values[0]: value, "position": position}
            yield links.table, {links.owner: row[0], **links.fixed, **own}
    if kind in _NUMBERED:
        given = {"strategy_id": STRATEGY, "number": values["number"]}
        yield Numbering.__table__, {**given, "element_kind": kind, "element_id": row[0]}


def set_clock(app: Flask) -> None:
    """Let an app live in the made-up world's time."""
    app.extensions["tracker_clock"] = clock_starting(NOW, datetime.now(UTC))


def make_database(path: Path, *, versions: int = 1) -> None:
    """Migrate the database of the current app and fill it from a generated file, with people to read and report."""
    upgrade(directory=MIGRATIONS)
    import_file(path, versions=versions)
    add_people()
    close_last_period()


def import_file(path: Path, *, versions: int = 1) -> None:
    """Fill the database of the current app, migrated and empty, from a generated file.

    With more than one of `versions` every element has a history: it was recorded so often, an hour apart each time.
    """
    begin_writing()
    for version in range(1, versions + 1):
        head = get_head()
        at = IMPORTED - timedelta(hours=versions - version)
        stands_at = versions if version == 1 else None
        Bulk(head, at, head.seq + 1, version, stands_at).write(elements(Source(path)))
    db.session.commit()


def add_people() -> None:
    """Add an account for each role, `<role>@bench.invalid`; the lead leads for one office."""
    for role in Role:
        id = add_account(
            email=f"{role.value}@bench.invalid", name=role.value.title(), by=SYSTEM, at=IMPORTED, password=PASSWORD
        )
        organization_id = ORGANIZATION if role.is_held_in_organization else None
        grant_role(id, strategy_id=STRATEGY, role=role, organization_id=organization_id, by=SYSTEM, at=IMPORTED)
    db.session.commit()


def actor_of(role: Role) -> Actor:
    """Return who holds a role."""
    account_id = db.session.scalars(select(Account.id).filter_by(email=f"{role.value}@bench.invalid")).one()
    actor = find_actor(account_id)
    assert actor is not None
    return actor


def close_last_period() -> str:
    """Close the period that ended last with a reason for every gap, and return the id of its seal."""
    document = load_document(STRATEGY)
    period = next(each for each in document.plan.reporting_periods if each.label == TO_CLOSE.label)
    waivers = tuple(Waiver(gap.kind, gap.number, _REASON) for gap in find_gaps(document, period))
    db.session.rollback()
    seal = close_period(
        period.id, waivers=waivers, write=write_issued, by=actor_of(Role.PLANNER), at=IMPORTED, version=period.version
    )
    db.session.commit()
    return seal
