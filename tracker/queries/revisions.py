"""The record: the chain as it is stored."""

from collections.abc import Generator, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import String, select, type_coerce
from sqlalchemy.orm import aliased

from tracker.domain.chain import RevisionFacts, StoredRevision
from tracker.domain.document.element import Kind
from tracker.extensions import db
from tracker.models import Revision

#: How many revisions are in memory at once where the whole chain is read.
_AT_ONCE = 500

_FACTS = tuple(field.name for field in fields(RevisionFacts))
#: Stored as text and hashed as text: what stands there is compared, not what it is read as.
_TEXTS = frozenset({"element_kind", "recorded_at", "known_at"})


def stream_revisions() -> Generator[StoredRevision]:
    """Yield the whole chain in order, a few hundred revisions at a time."""
    columns = Revision.__table__.c
    facts = [type_coerce(columns[name], String) if name in _TEXTS else columns[name] for name in _FACTS]
    rest = [columns[name] for name in ("hash", "content", "reason", "salt", "redacted_seq")]
    query = select(*facts, *rest).order_by(columns.seq).execution_options(yield_per=_AT_ONCE)
    with db.session.execute(query) as rows:
        for row in rows:
            yield StoredRevision(RevisionFacts(*row[: len(_FACTS)]), *row[len(_FACTS) :])


def list_last_revisions(kind: Kind, after: str | None) -> Sequence[Any]:
    """Return seq, element_id, version, content_version and content of some elements' last revisions, by element id.

    They are the next few hundred after an id; none when there is no more.
    """
    later = aliased(Revision)
    overtaken = select(later.seq).where(
        later.element_kind == kind, later.element_id == Revision.element_id, later.version > Revision.version
    )
    query = select(
        Revision.seq, Revision.element_id, Revision.version, Revision.content_version, Revision.content
    ).where(Revision.element_kind == kind, ~overtaken.exists())
    if after is not None:
        query = query.where(Revision.element_id > after)
    return db.session.execute(query.order_by(Revision.element_id).limit(_AT_ONCE)).all()
