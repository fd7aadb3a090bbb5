"""The document of a strategy, from the tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Select, bindparam, select, true

from tracker.domain.document.assemble import NODES, PARENT, assemble
from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind
from tracker.domain.errors import NotFound
from tracker.extensions import db, is_writing
from tracker.models import MODELS, ChainHead
from tracker.models.plan import Plan
from tracker.models.strategy import Strategy
from tracker.queries.rows import read_rows


def load_document(strategy_id: str) -> Document:
    """Return a strategy's document as its rows stand: one SELECT per table, however much they hold."""
    return assemble({kind: read_rows(kind, belongs_to(kind, strategy_id)) for kind in NODES})


def load_action_alone(strategy_id: str, action_id: str) -> Document:
    """Return a strategy's document with one action and its metrics as the whole of its plan's work.

    The figures of that action are those of the whole document, and no other is read for them.
    """
    return assemble(
        {kind: read_rows(kind, _hangs_below(kind, action_id, belongs_to(kind, strategy_id))) for kind in NODES}
    )


def find_strategy_id(slug: str) -> str | None:
    """Return the id of the strategy at an address, or None."""
    return db.session.scalar(select(Strategy.id).where(Strategy.slug == slug))


def get_zone(strategy_id: str) -> ZoneInfo:
    """Return where a strategy's days begin."""
    return ZoneInfo(db.session.scalars(select(Strategy.time_zone).filter_by(id=strategy_id)).one())


def get_strategy_id(slug: str) -> str:
    """Return the id of the strategy at an address.

    :raise NotFound: there is none.
    """
    strategy_id = find_strategy_id(slug)
    if strategy_id is None:
        raise NotFound(f"There is no strategy at {slug!r}.")
    return strategy_id


def belongs_to(kind: Kind, strategy_id: str) -> Any:
    """Return the condition that an element of a kind is of a strategy's document."""
    columns: Any = MODELS[kind].__table__.c
    if kind is Kind.STRATEGY:
        return columns.id == strategy_id
    if "strategy_id" in columns:
        return columns.strategy_id == strategy_id
    return _through_parent(kind, strategy_id)


def _hangs_below(kind: Kind, action_id: str, otherwise: Any) -> Any:
    """Return the condition that an element is an action or hangs below it; kinds that hang below none keep theirs."""
    columns: Any = MODELS[kind].__table__.c
    if kind is Kind.ACTION:
        return columns.id == action_id
    if kind in (Kind.TARGET, Kind.READING):
        metric = MODELS[Kind.METRIC].__table__.c
        return columns.metric_id.in_(select(metric.id).where(metric.action_id == action_id))
    if kind in (Kind.METRIC, *(each for each, parent in PARENT.items() if parent == "action_id")):
        return columns.action_id == action_id
    return otherwise


def _through_parent(kind: Kind, strategy_id: str) -> Any:
    """Return the condition for an element that hangs below another one."""
    parents = {
        Kind.FRAMEWORK_ENTRY: ("framework_id", Kind.FRAMEWORK),
        Kind.GOAL: ("theme_id", Kind.THEME),
        Kind.OBJECTIVE: ("goal_id", Kind.GOAL),
        Kind.GOAL_LEADER: ("goal_id", Kind.GOAL),
        Kind.MILESTONE: ("action_id", Kind.ACTION),
        Kind.STATUS_UPDATE: ("action_id", Kind.ACTION),
        Kind.PROPOSAL: ("action_id", Kind.ACTION),
        Kind.CONTRIBUTION: ("action_id", Kind.ACTION),
        Kind.TARGET: ("metric_id", Kind.METRIC),
        Kind.READING: ("metric_id", Kind.METRIC),
        Kind.ORGANIZATION: ("id", Kind.LISTING),
        Kind.CONTACT: ("organization_id", Kind.LISTING),
    }
    column, parent = parents[kind]
    table = MODELS[kind].__table__
    above = MODELS[parent].__table__
    condition = belongs_to(parent, strategy_id)
    wanted = above.c.organization_id if parent is Kind.LISTING else above.c.id
    return table.c[column].in_(select(wanted).where(condition))


@dataclass(frozen=True, slots=True)
class Head:
    """The last place in the chain."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class StrategyFacts:
    """What must be known of a strategy before its document is read, and the last place in the chain."""

    id: str
    plan_id: str
    zone: ZoneInfo
    starts_on: date
    ends_on: date
    is_published: bool
    head: Head


def _facts_query() -> Select[Any]:
    """Return the SELECT of a strategy's facts."""
    strategy, plan, head = Strategy.__table__, Plan.__table__, ChainHead.__table__
    return (
        select(
            strategy.c.id,
            plan.c.id.label("plan_id"),
            strategy.c.time_zone,
            strategy.c.starts_on,
            strategy.c.ends_on,
            plan.c.number,
            head.c.seq,
            head.c.hash,
        )
        .join_from(strategy, plan, plan.c.strategy_id == strategy.c.id)
        .join(head, true())
        .where(strategy.c.slug == bindparam("slug"))
    )


#: Put together once: nearly every request sends it.
_FACTS = _facts_query()
#: Where a session keeps the facts it read last, and in which transaction.
_FACTS_READ = "tracker_facts"


def get_strategy_facts(slug: str) -> StrategyFacts:
    """Return the id, time zone and state of the strategy at an address: one SELECT a transaction that only reads.

    :raise NotFound: there is none.
    """
    session = db.session()
    read: tuple[object, str, StrategyFacts] | None = session.info.get(_FACTS_READ)
    if read is not None and read[0] is session.get_transaction() and read[1] == slug and not is_writing():
        return read[2]
    row = session.execute(_FACTS, {"slug": slug}).one_or_none()
    if row is None:
        raise NotFound(f"There is no strategy at {slug!r}.")
    zone, head = ZoneInfo(row.time_zone), Head(row.seq, row.hash)
    facts = StrategyFacts(row.id, row.plan_id, zone, row.starts_on, row.ends_on, row.number > 0, head)
    session.info[_FACTS_READ] = (session.get_transaction(), slug, facts)
    return facts


def get_head() -> Head:
    """Return the last place in the chain."""
    return Head(*db.session.execute(select(ChainHead.seq, ChainHead.hash)).one())


def list_strategies() -> Sequence[Any]:
    """Return the id, slug and title of every strategy, by title."""
    query = select(Strategy.id, Strategy.slug, Strategy.title).order_by(Strategy.title, Strategy.id)
    return db.session.execute(query).all()
