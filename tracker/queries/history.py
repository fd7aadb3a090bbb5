"""What was recorded of some elements, change by change."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import ColumnElement, Row, Select, and_, or_, select
from sqlalchemy.orm import aliased

from tracker.domain.document.element import Kind
from tracker.extensions import db
from tracker.models import Revision
from tracker.models.action import Action
from tracker.models.content import values_of
from tracker.models.metric import Metric, Reading, Target
from tracker.models.milestone import Milestone
from tracker.models.plan import Proposal
from tracker.models.status_update import StatusUpdate
from tracker.queries.known_at import known_by
from tracker.schemas.upgrades import bring_up_to_date

Elements = Mapping[Kind, Iterable[str]]
Values = dict[str, Any]

#: How many operations stand on a page.
AT_ONCE = 25


@dataclass(frozen=True, slots=True)
class Change:
    """One element's change by one operation; `before` is None where the operation made the element.

    `is_withheld` says that a redaction has taken words out of it.
    """

    seq: int
    operation_seq: int
    operation: str
    kind: Kind
    id: str
    version: int
    recorded_at: datetime
    known_at: datetime
    actor_name: str
    behalf_of: str | None
    reason: str | None
    before: Values | None
    after: Values
    is_withheld: bool


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """Some operations' changes, newest first, and the place to go on from where there are older ones."""

    changes: tuple[Change, ...]
    older: int | None


def list_changes(
    elements: Elements, *, before: int | None = None, known: datetime | None = None, limit: int = AT_ONCE
) -> ChangesPage:
    """Return what the last operations on some elements changed in them: two SELECTs, however many there are.

    `before` is the place of an operation: only earlier ones are returned, and of those only what was known at a moment.
    """
    condition = _is_one_of(elements)
    if known is not None:
        condition = and_(condition, known_by(known))
    query = select(Revision.operation_seq).where(condition).distinct()
    if before is not None:
        query = query.where(Revision.operation_seq < before)
    found = db.session.scalars(query.order_by(Revision.operation_seq.desc()).limit(limit + 1)).all()
    shown = found[:limit]
    if not shown:
        return ChangesPage((), None)
    within = and_(condition, Revision.operation_seq.between(shown[-1], shown[0]))
    rows = db.session.execute(changes_query(within).order_by(Revision.operation_seq.desc(), Revision.seq)).all()
    return ChangesPage(tuple(change_of(row) for row in rows), shown[-1] if len(found) > limit else None)


def find_responsible(kind: Kind, id: str) -> str | None:
    """Return the organization responsible for an action or metric, or for that which an element hangs below, or None.

    Its leads read this part of the plan whole.
    """
    if kind in (Kind.ACTION, Kind.METRIC):
        model: type[Any] = Action if kind is Kind.ACTION else Metric
        return db.session.scalar(select(model.organization_id).where(model.id == id))
    above: dict[Kind, tuple[type[Any], type[Any], str]] = {
        Kind.MILESTONE: (Milestone, Action, "action_id"),
        Kind.STATUS_UPDATE: (StatusUpdate, Action, "action_id"),
        Kind.PROPOSAL: (Proposal, Action, "action_id"),
        Kind.TARGET: (Target, Metric, "metric_id"),
        Kind.READING: (Reading, Metric, "metric_id"),
    }
    if kind not in above:
        return None
    child, parent, column = above[kind]
    query = select(parent.organization_id).join(child, getattr(child, column) == parent.id).where(child.id == id)
    return db.session.scalar(query)


def _is_one_of(elements: Elements) -> ColumnElement[bool]:
    """Return the condition that a revision is of one of some elements."""
    return or_(
        *(and_(Revision.element_kind == kind, Revision.element_id.in_(list(ids))) for kind, ids in elements.items())
    )


def changes_query(condition: ColumnElement[bool]) -> Select[Any]:
    """Return the SELECT of some revisions, each with what its element was before; `change_of` reads its rows."""
    earlier = aliased(Revision)
    is_before = and_(
        earlier.element_kind == Revision.element_kind,
        earlier.element_id == Revision.element_id,
        earlier.version == Revision.version - 1,
    )
    columns: list[Any] = [getattr(Revision, name) for name in _COLUMNS]
    columns += [earlier.content.label("earlier_content"), earlier.content_version.label("earlier_content_version")]
    return select(*columns).outerjoin(earlier, is_before).where(condition)


_COLUMNS = (
    "seq", "operation_seq", "operation", "element_kind", "element_id", "version", "recorded_at", "known_at",
    "actor_name", "behalf_of", "reason", "content", "content_version", "redacted_seq",
)  # fmt: skip


def change_of(row: Row[Any]) -> Change:
    """Return a change from a row of `changes_query`."""
    kind = row.element_kind
    before = None
    if row.earlier_content is not None:
        before = _read_content(kind, row.earlier_content_version, row.earlier_content)
    return Change(
        seq=row.seq,
        operation_seq=row.operation_seq,
        operation=row.operation,
        kind=kind,
        id=row.element_id,
        version=row.version,
        recorded_at=row.recorded_at,
        known_at=row.known_at,
        actor_name=row.actor_name,
        behalf_of=row.behalf_of,
        reason=row.reason,
        before=before,
        after=_read_content(kind, row.content_version, row.content),
        is_withheld=row.redacted_seq is not None,
    )


def _read_content(kind: Kind, content_version: int, content: bytes) -> Values:
    """Return an element's own values from the bytes of a revision, whenever they were written."""
    return values_of(kind, bring_up_to_date(kind, content_version, orjson.loads(content)))
