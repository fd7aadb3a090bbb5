"""Briefings that were frozen: what is known of each, and the bytes of one."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

import orjson
from sqlalchemy import ColumnElement, Select, bindparam, func, select

from tracker.domain.document.cut import Cut
from tracker.domain.document.element import Kind
from tracker.domain.errors import NotFound
from tracker.domain.issued import Occasion
from tracker.extensions import db
from tracker.models import Revision
from tracker.models.issued_briefing import IssuedBriefing
from tracker.models.reporting_period import ReportingPeriod


@dataclass(frozen=True, slots=True)
class IssuedFacts:
    """All that is kept of a frozen briefing but its bytes; `period` is the label of the period it is a seal of."""

    id: str
    strategy_id: str
    number: str
    occasion: Occasion
    reporting_period_id: str | None
    period: str | None
    period_revision: int | None
    audience: str | None
    note: str | None
    issued_by: str
    issued_at: datetime
    as_of_on: date
    known_at: datetime
    cut: Cut
    schema_version: int
    rules_version: int
    head_seq: int
    head_hash: str
    content_sha256: str
    file_sha256: str
    byte_count: int
    is_illustrative: bool
    withheld_sha256: str | None

    @property
    def is_seal(self) -> bool:
        """Return whether it was frozen at the close of a period."""
        return self.occasion is Occasion.CLOSE


@dataclass(frozen=True, slots=True)
class SealFacts:
    """The close of a period: its label, the how-manieth close of it, its day and up to when the record was read."""

    period: str
    period_revision: int
    as_of_on: date
    known_at: datetime


@dataclass(frozen=True, slots=True)
class RevisionsSince:
    """What happened since a briefing was frozen: whether its place is still in the chain, and revisions after its own.

    `own_revisions` are those of its strategy among them.
    """

    is_head_in_chain: bool
    revisions: int
    own_revisions: int


def list_issued(strategy_id: str) -> Sequence[IssuedFacts]:
    """Return the frozen briefings of a strategy, the last first."""
    mine = IssuedBriefing.strategy_id == strategy_id
    query = _query(mine).order_by(IssuedBriefing.issued_at.desc(), IssuedBriefing.id)
    return [_facts(row) for row in db.session.execute(query)]


def _seals_query() -> Select[Any]:
    """Return the SELECT of the closes of a strategy's periods, the last first."""
    issued, period = IssuedBriefing.__table__.c, ReportingPeriod.__table__.c
    return (
        select(period.label, issued.period_revision, issued.as_of_on, issued.known_at)
        .where(issued.strategy_id == bindparam("strategy_id"), issued.occasion == Occasion.CLOSE)
        .where(period.id == issued.reporting_period_id)
        .order_by(issued.issued_at.desc(), issued.id)
        .limit(bindparam("most"))
    )


#: Put together once: nearly every page sends it.
_SEALS = _seals_query()


def list_last_seals(strategy_id: str, most: int) -> list[SealFacts]:
    """Return the closes of a strategy's periods, the last first."""
    return [SealFacts(*row) for row in db.session.execute(_SEALS, {"strategy_id": strategy_id, "most": most})]


def get_issued(strategy_id: str, number: str) -> IssuedFacts:
    """Return one frozen briefing.

    :raise NotFound: the strategy issued none of this number.
    """
    row = db.session.execute(
        _query(IssuedBriefing.strategy_id == strategy_id, IssuedBriefing.number == number)
    ).one_or_none()
    if row is None:
        raise NotFound(f"There is no briefing {number!r}.")
    return _facts(row)


def read_issued_file(id: str) -> bytes:
    """Return the bytes of a frozen briefing, as they are stored: as on the day, but for words that were withheld.

    :raise NotFound: there is none.
    """
    data = db.session.scalar(select(IssuedBriefing.data).where(IssuedBriefing.id == id))
    if data is None:
        raise NotFound(f"There is no briefing {id!r}.")
    return zlib.decompress(data)


def list_file_facts() -> Sequence[tuple[str, str, str, str | None]]:
    """Return id, number, file_sha256 and withheld_sha256 of every frozen briefing of the installation, by id."""
    table = IssuedBriefing.__table__.c
    query = select(table.id, table.number, table.file_sha256, table.withheld_sha256).order_by(table.id)
    return [(row[0], row[1], row[2], row[3]) for row in db.session.execute(query)]


def list_withheld_digests(id: str) -> list[str]:
    """Return the digests that a frozen briefing's file has had since words were withheld from it, in order."""
    query = select(Revision.content).filter_by(element_kind=Kind.ISSUED_BRIEFING, element_id=id)
    digests = [orjson.loads(content)["withheld_sha256"] for content in db.session.scalars(query.order_by(Revision.seq))]
    return [digest for digest in dict.fromkeys(digests) if digest is not None]


def count_revisions_since(facts: IssuedFacts) -> RevisionsSince:
    """Return what the record says of the time since a briefing was frozen."""
    is_place = (Revision.seq == facts.head_seq) & (Revision.hash == facts.head_hash)
    own = select(Revision.seq).where(
        Revision.element_kind == Kind.ISSUED_BRIEFING, Revision.element_id == facts.id, Revision.version == 1
    )
    later = select(func.count()).where(Revision.seq > own.scalar_subquery())
    mine = Revision.strategy_id == facts.strategy_id
    return RevisionsSince(
        is_head_in_chain=db.session.scalar(select(Revision.seq).where(is_place)) is not None,
        revisions=db.session.scalar(later) or 0,
        own_revisions=db.session.scalar(later.where(mine)) or 0,
    )


def _query(*conditions: ColumnElement[bool]) -> Select[Any]:
    """Return the SELECT of some briefings' facts."""
    table = IssuedBriefing.__table__
    columns = [
        ReportingPeriod.label.label("period") if field.name == "period" else table.c[field.name]
        for field in fields(IssuedFacts)
    ]
    joined = table.outerjoin(ReportingPeriod.__table__, ReportingPeriod.id == table.c.reporting_period_id)
    return select(*columns).select_from(joined).where(*conditions)


def _facts(row: Any) -> IssuedFacts:
    """Return a row as facts."""
    return IssuedFacts(**row._mapping)
