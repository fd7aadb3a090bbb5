"""An act: one writing operation in progress, holding the head of the chain."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import delete, func, insert, select, update

from tracker.columns import format_moment
from tracker.domain.chain import CONTENT_VERSION, RevisionFacts, canonical_bytes, salted_digest
from tracker.domain.document.assemble import NODES
from tracker.domain.document.element import Kind
from tracker.domain.errors import NotFound, Refused, StaleEdit
from tracker.domain.roles import Actor
from tracker.extensions import begin_writing, db
from tracker.models import LINKS, MODELS, ChainHead, Revision
from tracker.models.content import content_of
from tracker.models.registry import kind_of
from tracker.queries.rows import read_row

Element = TypeVar("Element")


#: Revisions and the head are written as plain rows: nobody holds them as objects, and there are many.
_APPEND = insert(Revision.__table__)
_MOVE_HEAD = update(ChainHead.__table__).where(ChainHead.__table__.c.id == 1)
_LOCK_HEAD = select(ChainHead.seq, ChainHead.hash, ChainHead.recorded_at).where(ChainHead.id == 1).with_for_update()


@dataclass(frozen=True, slots=True)
class _Head:
    """The last place in the chain, and when it was recorded."""

    seq: int
    hash: str
    recorded_at: datetime | None


@dataclass(slots=True)
class Act:
    """One operation: who does it, when, why and for whom, with the chain's head locked until the commit.

    `known_at` is when the facts were learned, where imported history says so.
    """

    by: Actor
    at: datetime
    operation: str
    reason: str | None = None
    behalf_of: str | None = None
    known_at: datetime | None = None
    _first_seq: int | None = field(default=None, init=False)
    _head: _Head = field(init=False)

    def __post_init__(self) -> None:
        if self.reason is not None and not self.reason.strip():
            self.reason = None
        self._head = _lock_head()

    def get(self, model: type[Element], id: str, *, version: int | None = None) -> Element:
        """Return an element as it is now, under the lock.

        :raise NotFound: there is none.
        :raise StaleEdit: it is not at the version the edit started from.
        """
        element: Any = db.session.get(model, id, populate_existing=True)
        if element is None:
            raise NotFound(f"There is no {_noun(model)} {id!r}.")
        if version is not None and element.version != version:
            raise StaleEdit(
                f"Somebody changed this {_noun(model)} since you opened it. Nothing was saved; "
                "both values are shown below.",
                theirs={"version": element.version},
                yours={"version": version},
            )
        return element  # type: ignore[no-any-return]  # get() of a type variable's class

    def add(self, element: Any, **links: Iterable[Any]) -> None:
        """Record a new element with its link sets."""
        element.version = 0
        db.session.add(element)
        self.record(element, **links)

    def record(self, element: Any, **links: Iterable[Any]) -> None:
        """Write an element's row, its changed link sets and the revision that says so."""
        element.version += 1
        db.session.flush()
        kind = kind_of(element)
        for name, values in links.items():
            _replace_links(kind, element.id, name, list(values))
        self._append(kind, element)

    @property
    def seq(self) -> int:
        """Return the place of the last revision in the chain."""
        return self._head.seq

    @property
    def moment(self) -> datetime:
        """Return when the next revision will say it was recorded: now, and later than the one before it."""
        moment = self.at.astimezone(UTC)
        if self._head.recorded_at is None:
            return moment
        return max(moment, self._head.recorded_at + timedelta(microseconds=1))

    def next_position(self, model: type[Any], **parent: str) -> int:
        """Return the place after the last child of a parent, counted from 1."""
        query = select(func.max(model.position)).filter_by(**parent)
        return (db.session.scalar(query) or 0) + 1

    def require_reason(self, why: str) -> None:
        """Refuse an act that needs a reason and has none.

        :raise Refused: `reason` is missing; `why` says what the reason is needed for.
        """
        if self.reason is None:
            raise Refused(f"Please give a reason: {why}.", field="reason")

    def _append(self, kind: Kind, element: Any) -> None:
        """Append one revision to the chain and move the head."""
        salt = secrets.token_hex(32)
        content = canonical_bytes(content_of(kind, read_row(kind, element.id)))
        recorded_at = self.moment
        strategy_id = strategy_id_of(kind, element)
        known_at = self._known_at(kind, element.id, strategy_id, recorded_at)
        facts = RevisionFacts(
            **self._place_and_people(),
            element_kind=kind.value,
            element_id=element.id,
            strategy_id=strategy_id,
            version=element.version,
            content_version=CONTENT_VERSION,
            content_sha256=salted_digest(salt, content),
            reason_sha256=salted_digest(salt, (self.reason or "").encode()),
            recorded_at=format_moment(recorded_at),
            known_at=format_moment(known_at),
        )
        values: dict[str, Any] = {name: getattr(facts, name) for name in RevisionFacts.__slots__}
        values |= {"element_kind": kind, "recorded_at": recorded_at, "known_at": known_at}
        values |= {"content": content, "reason": self.reason, "salt": salt, "hash": facts.hash()}
        db.session.execute(_APPEND, values)
        self._head = _Head(facts.seq, values["hash"], recorded_at)
        db.session.execute(_MOVE_HEAD, asdict(self._head))

    def _place_and_people(self) -> dict[str, Any]:
        """Return what the next revision says of its place in the chain and of those who act."""
        seq = self._head.seq + 1
        self._first_seq = self._first_seq or seq
        return {
            "seq": seq,
            "operation_seq": self._first_seq,
            "previous_hash": self._head.hash,
            "operation": self.operation,
            "actor_id": self.by.account_id,
            "actor_name": self.by.name,
            "behalf_of": self.behalf_of,
        }

    def _known_at(self, kind: Kind, id: str, strategy_id: str | None, recorded_at: datetime) -> datetime:
        """Return when what is recorded was known: now, or when imported history says.

        :raise Refused: history is imported on top of what was recorded as it happened, or out of order.
        """
        if self.known_at is None:
            return recorded_at
        same = {"element_kind": kind, "element_id": id} if strategy_id is None else {"strategy_id": strategy_id}
        query = select(Revision.known_at, Revision.recorded_at).filter_by(**same)
        query = query.where(Revision.element_kind.in_(NODES)).order_by(Revision.seq.desc()).limit(1)
        last = db.session.execute(query).one_or_none()
        if kind not in NODES or self.known_at >= recorded_at:
            raise Refused("History is what a strategy's document was before now.")
        if last is not None and last.known_at == last.recorded_at:
            raise Refused("History cannot be imported over what was recorded here as it happened.")
        if last is not None and self.known_at < last.known_at:
            raise Refused("History is imported in the order in which it happened.")
        return self.known_at


def strategy_id_of(kind: Kind, element: Any) -> str | None:
    """Return the strategy an element belongs to, or None for what belongs to the installation."""
    if kind is Kind.STRATEGY:
        return str(element.id)
    parents = {
        Kind.FRAMEWORK_ENTRY: (Kind.FRAMEWORK, "framework_id"),
        Kind.GOAL: (Kind.THEME, "theme_id"),
        Kind.OBJECTIVE: (Kind.GOAL, "goal_id"),
        Kind.GOAL_LEADER: (Kind.GOAL, "goal_id"),
        Kind.MILESTONE: (Kind.ACTION, "action_id"),
        Kind.STATUS_UPDATE: (Kind.ACTION, "action_id"),
        Kind.PROPOSAL: (Kind.ACTION, "action_id"),
        Kind.CONTRIBUTION: (Kind.ACTION, "action_id"),
        Kind.TARGET: (Kind.METRIC, "metric_id"),
        Kind.READING: (Kind.METRIC, "metric_id"),
    }
    if kind in parents:
        parent_kind, column = parents[kind]
        return strategy_id_of(parent_kind, db.session.get_one(MODELS[parent_kind], getattr(element, column)))
    return getattr(element, "strategy_id", None)


def _lock_head() -> _Head:
    """Return the head of the chain, locked until the transaction ends."""
    begin_writing()
    return _Head(*db.session.execute(_LOCK_HEAD).one())


def _replace_links(kind: Kind, id: str, name: str, values: list[Any]) -> None:
    """Store a link set's values in order."""
    links = next(links for links in LINKS[kind] if links.name == name)
    table = links.table
    mine: Mapping[str, Any] = {links.owner: id, **links.fixed}
    db.session.execute(delete(table).filter_by(**mine))
    rows = [
        {**mine, "position": position, **_link_values(links.values, value)} for position, value in enumerate(values, 1)
    ]
    if rows:
        db.session.execute(insert(table), rows)


def _link_values(columns: tuple[str, ...], value: Any) -> dict[str, Any]:
    """Return one link's columns."""
    if len(columns) == 1:
        return {columns[0]: value}
    return {column: getattr(value, column) for column in columns}


def _noun(model: type[Any]) -> str:
    """Return what a table's rows are called in a sentence."""
    return str(model.__tablename__).strip("_").replace("_", " ")
