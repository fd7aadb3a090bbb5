"""The elements of a strategy as they were known at a moment, from the record."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import (
    ColumnElement,
    func,
    select,
)

from tracker.domain.document.assemble import NODES, Row, assemble
from tracker.domain.document.disassemble import find_rows, own_rows
from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind
from tracker.domain.document.forward import CARRIED, bring_forward
from tracker.extensions import db
from tracker.models import Revision
from tracker.models.content import row_of
from tracker.queries.documents import Head
from tracker.queries.last_known import Asked, is_known, last_known
from tracker.schemas.upgrades import bring_up_to_date

#: Up to how many newer revisions are looked through for what changed; where there are more, each element is asked.
_MOST_NEWER = 5_000

_NAMED = {kind.value: kind for kind in NODES}


def load_document_known_at(strategy_id: str, known: datetime, *, today: Document | None = None) -> Document:
    """Return a strategy's document as the installation knew it at a moment, from the record alone.

    With today's whole document at hand, what has not changed since is taken from there: it is the very same node.

    :raise NotFound: it did not know the strategy yet, or no plan of it.
    """
    if today is None:
        return assemble(rows_known_at(strategy_id, known))
    then, unknown = _read_known(strategy_id, known, only_changed=True)
    if then.keys() | unknown.keys() <= CARRIED and Kind.PLAN not in unknown:
        return bring_forward(today, then, gone=find_rows(today, unknown))
    return assemble(_with_unchanged(own_rows(today), then, unknown))


def _with_unchanged(
    now: Mapping[tuple[Kind, str], Row], then: Mapping[Kind, list[Row]], unknown: Mapping[Kind, list[str]]
) -> Mapping[Kind, list[Row]]:
    """Return the elements as they were then, with those as they are now of which nothing was recorded since."""
    changed = {(kind, row[0]) for kind, rows in then.items() for row in rows}
    changed |= {(kind, id) for kind, ids in unknown.items() for id in ids}
    whole = defaultdict[Kind, list[Row]](list, then)
    for (kind, id), row in now.items():
        if (kind, id) not in changed:
            whole[kind].append(row)
    return whole


def rows_known_at(strategy_id: str, known: datetime) -> Mapping[Kind, list[Row]]:
    """Return the elements of a strategy as they were known at a moment: of each the last revision known by then.

    What one operation recorded is known together: one that was under way at that moment is left out. Nothing is ever
    deleted, so today's tables say which elements there are, and each takes one look into the index, however much was
    recorded of it.
    """
    return _read_known(strategy_id, known, only_changed=False)[0]


def _read_known(
    strategy_id: str, known: datetime, *, only_changed: bool
) -> tuple[Mapping[Kind, list[Row]], Mapping[Kind, list[str]]]:
    """Return the elements of a strategy as they were known at a moment, and the ids of those that were not known yet.

    `only_changed` leaves out those of which nothing was recorded since.
    """
    last: dict[tuple[Kind, str], Any] = {}
    for name, id, version, *content in _read_last_known(strategy_id, known, only_changed=only_changed):
        if name not in _NAMED:
            continue  # nothing that a document holds
        key = (_NAMED[name], id)
        if key not in last or (version is not None and last[key][0] < version):
            last[key] = (version, *content)
    rows, unknown = defaultdict[Kind, list[Row]](list), defaultdict[Kind, list[str]](list)
    for (kind, id), (version, content_version, content) in last.items():
        if version is None:
            unknown[kind].append(id)
        else:
            rows[kind].append(row_of(kind, id, version, bring_up_to_date(kind, content_version, orjson.loads(content))))
    return rows, unknown


def find_head_known_at(known: datetime) -> Head | None:
    """Return the last place in the chain that was known at a moment, or None where nothing was."""
    query = select(Revision.seq, Revision.hash).where(known_by(known))
    row = db.session.execute(query.order_by(Revision.known_at.desc(), Revision.seq.desc()).limit(1)).one_or_none()
    return Head(*row) if row else None


def find_first_known_at(kind: Kind, id: str) -> datetime | None:
    """Return the moment since when an element is known, or None where it never was."""
    query = select(Revision.known_at).where(Revision.element_kind == kind, Revision.element_id == id)
    return db.session.scalar(query.order_by(Revision.known_at).limit(1))


def known_by(known: datetime) -> ColumnElement[bool]:
    """Return the condition that a revision was known at a moment, and all that its operation recorded."""
    return is_known(Revision, known, _Newer.than(known).under_way)


def _read_last_known(strategy_id: str, known: datetime, *, only_changed: bool) -> Iterable[Any]:
    """Return kind, id, version, content_version and content of the elements of a strategy as last known at a moment.

    Of what was not known then, the last three are None. `only_changed` leaves out what nothing was recorded of since.
    """
    newer = _Newer.than(known)
    under_way, asked = newer.under_way, Asked.EVERY
    if only_changed:
        asked = Asked.RECORDED_SINCE if newer.are_few else Asked.EVERY_CHANGED
    query = last_known(db.engine.dialect.name, asked, is_under_way=under_way is not None)
    return db.session.execute(query, {"strategy_id": strategy_id, "known": known, "under_way": under_way})


@dataclass(frozen=True, slots=True)
class _Newer:
    """What there is of the record that was not known at a moment yet.

    `under_way` is the operation that had recorded something by then and was not done; `are_few` says that the newer
    revisions are looked through for what changed.
    """

    under_way: int | None
    are_few: bool

    @classmethod
    def than(cls, known: datetime) -> "_Newer":
        """Return what is newer than a moment: one SELECT."""
        newer = select(Revision.seq).where(Revision.known_at > known)
        some = newer.limit(_MOST_NEWER + 1).subquery()
        how_many = select(func.count()).select_from(some).scalar_subquery()
        query = newer.add_columns(Revision.operation_seq, how_many).order_by(Revision.known_at, Revision.seq).limit(1)
        first = db.session.execute(query).one_or_none()
        if first is None:
            return cls(None, are_few=True)
        seq, operation_seq, count = first
        return cls(None if seq == operation_seq else operation_seq, are_few=count <= _MOST_NEWER)
