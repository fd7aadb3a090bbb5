"""Briefings that are frozen: sealed when a period is closed, or issued on any day to an audience."""

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select

from tracker.domain.chain import sha256_hex
from tracker.domain.document.cut import Cut
from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind
from tracker.domain.document.reporting_period import ReportingPeriod
from tracker.domain.errors import Refused
from tracker.domain.issued import Occasion
from tracker.domain.roles import Actor
from tracker.extensions import db
from tracker.models.issued_briefing import IssuedBriefing
from tracker.models.reporting_period import ReportingPeriod as ReportingPeriodRow
from tracker.operations.act import Act
from tracker.operations.once import is_made, new_id
from tracker.operations.permission import require_briefer
from tracker.operations.strategies import day_of, plan_of
from tracker.queries.documents import Head, get_head, load_document


@dataclass(frozen=True, slots=True)
class Issue:
    """What a frozen file says of itself, and what it is of.

    `on` is the day of reckoning, `known_at` the moment up to which it knows the record, `head` the place in the chain.
    """

    number: str
    occasion: Occasion
    audience: str | None
    issued_by: str
    issued_at: datetime
    period: str | None
    revision: int | None
    head: Head
    known_at: datetime
    on: date
    cut: Cut


@dataclass(frozen=True, slots=True)
class FrozenFile:
    """A file that was made to be kept, and by which schema and rules; the digest is of its content."""

    data: bytes
    schema_version: int
    rules_version: int
    content_sha256: str


#: Makes the bytes. Operations do not know how a file is written: whoever calls them brings the writer.
WriteBriefing = Callable[[Document, Issue], FrozenFile]

#: The periods of both sorts: as they are read and as they are kept.
AnyPeriod = ReportingPeriod | ReportingPeriodRow


def issue_briefing(
    strategy_id: str,
    *,
    audience: str,
    on: date,
    write: WriteBriefing,
    by: Actor,
    at: datetime,
    note: str | None = None,
    cut: Cut = Cut.WHOLE,
    id: str | None = None,
) -> str:
    """Freeze the briefing of a day for an audience, and return its id.

    The same briefing sent twice (by its id) is issued once.

    :raise Forbidden: `by` is neither briefer nor planner of the strategy.
    :raise Refused: no audience is named, the day has not come, or the plan is not published.
    """
    act = Act(by, at, "issue_briefing")
    require_briefer(by, strategy_id)
    if is_made(Kind.ISSUED_BRIEFING, id, strategy_id):
        return str(id)
    if not plan_of(strategy_id).number:
        raise Refused("The plan is not published yet; there is nothing to brief anybody on.")
    if not audience.strip():
        raise Refused("Name whom it is for.", field="audience")
    if on > day_of(strategy_id, at):
        raise Refused("This day has not come yet; nothing is known of it.", field="on")
    return freeze(
        act, strategy_id, on=on, write=write, occasion=Occasion.ISSUE, audience=audience, note=note, cut=cut, id=id
    )


def freeze(
    act: Act,
    strategy_id: str,
    *,
    on: date,
    write: WriteBriefing,
    occasion: Occasion,
    document: Document | None = None,
    period: AnyPeriod | None = None,
    audience: str | None = None,
    note: str | None = None,
    cut: Cut = Cut.WHOLE,
    id: str | None = None,
) -> str:
    """Store a briefing as it is at this moment of an act, and return its id.

    The document is read from the rows as the act has left them, unless it is given. What the act records before is
    part of the file, what it records afterwards is not: a period that is being closed is recorded as closed first.
    """
    moment = act.moment
    issue = Issue(
        number=next_number(strategy_id, moment),
        occasion=occasion,
        audience=audience,
        issued_by=act.by.name,
        issued_at=moment,
        period=period.label if period else None,
        revision=period.revision if period else None,
        head=get_head(),
        known_at=moment,
        on=on,
        cut=cut,
    )
    document = document or load_document(strategy_id)
    briefing = _briefing(strategy_id, issue, write(document, issue))
    briefing.id = id or new_id(Kind.ISSUED_BRIEFING)
    briefing.reporting_period_id = period.id if period else None
    briefing.note, briefing.is_illustrative = note, document.plan.is_illustrative
    act.add(briefing)
    return briefing.id


def next_number(strategy_id: str, at: datetime) -> str:
    """Return the number of the next briefing of a strategy: its year, and its place among that year's from 1."""
    year = day_of(strategy_id, at).year
    mine = IssuedBriefing.number.startswith(f"{year}-", autoescape=True)
    count = db.session.scalar(select(func.count()).where(IssuedBriefing.strategy_id == strategy_id, mine)) or 0
    return f"{year}-{count + 1:02}"


def _briefing(strategy_id: str, issue: Issue, file: FrozenFile) -> IssuedBriefing:
    """Return the row of a file."""
    return IssuedBriefing(
        strategy_id=strategy_id,
        number=issue.number,
        occasion=issue.occasion,
        period_revision=issue.revision,
        audience=issue.audience,
        issued_by=issue.issued_by,
        issued_at=issue.issued_at,
        as_of_on=issue.on,
        known_at=issue.known_at,
        cut=issue.cut,
        schema_version=file.schema_version,
        rules_version=file.rules_version,
        head_seq=issue.head.seq,
        head_hash=issue.head.hash,
        content_sha256=file.content_sha256,
        file_sha256=sha256_hex(file.data),
        byte_count=len(file.data),
        withheld_by=None,
        withheld_sha256=None,
        data=zlib.compress(file.data),
    )
