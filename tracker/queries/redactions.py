"""Requests to withhold words, and what has become of them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.orm import aliased

from tracker.domain.document.element import Kind
from tracker.domain.errors import NotFound
from tracker.extensions import db
from tracker.models import LINKS, MODELS, Redaction, Revision
from tracker.models.account import Account
from tracker.queries.rows import read_links


class RequestState(StrEnum):
    """What became of a request to withhold words."""

    OPEN = "open"
    WITHHELD = "withheld"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"


def state_of(requested_by: str, confirmed_by: str | None, withheld_sha256: str | None) -> RequestState:
    """Return what became of a request, by the accounts of who asked and who decided, and the digest of what was done.

    >>> state_of("account.1", "account.2", None).value, state_of("account.1", "account.1", None).value
    ('refused', 'withdrawn')
    """
    if confirmed_by is None:
        return RequestState.OPEN
    if withheld_sha256 is not None:
        return RequestState.WITHHELD
    return RequestState.WITHDRAWN if confirmed_by == requested_by else RequestState.REFUSED


@dataclass(frozen=True, slots=True)
class RedactionLine:
    """A request to withhold the words of one field, and what became of it.

    `confirmed_by` is who decided: None while it waits for a second person. `last_reason` is the one they gave.
    """

    id: str
    version: int
    kind: Kind
    element_id: str
    field: str
    reason: str
    requested_by: str
    requested_by_id: str
    confirmed_by: str | None
    confirmed_by_id: str | None
    withheld_sha256: str | None
    last_reason: str

    @property
    def state(self) -> RequestState:
        """Return what became of it."""
        return state_of(self.requested_by_id, self.confirmed_by_id, self.withheld_sha256)

    @property
    def closed_because(self) -> str | None:
        """Return why it was withdrawn or refused, or None."""
        is_closed = self.state in (RequestState.WITHDRAWN, RequestState.REFUSED)
        return self.last_reason if is_closed else None


def list_redactions() -> list[RedactionLine]:
    """Return every request, those that wait first, then the latest."""
    return _read(None)


def get_redaction(redaction_id: str) -> RedactionLine:
    """Return a request.

    :raise NotFound: there is none.
    """
    found = _read(redaction_id)
    if not found:
        raise NotFound("There is no such request.")
    return found[0]


def list_withheld_since(seq: int) -> frozenset[str]:
    """Return the ids of the elements of which words were withheld after a place in the record.

    One whose earlier withholding was covered by a later one, of another element, counts as withheld then.
    """
    last = select(func.max(Revision.seq)).where(Revision.element_kind == Kind.REDACTION)
    if (db.session.scalar(last) or 0) <= seq:
        return frozenset()  # the rest reads every revision
    return frozenset(db.session.scalars(select(Revision.element_id).where(Revision.redacted_seq > seq).distinct()))


def find_words(kind: Kind, element_id: str, field: str) -> str | None:
    """Return the words that stand in an element's field now, or None; those of a link set are joined.

    :raise NotFound: there is no such element.
    """
    name, _, part = field.partition(".")
    columns = MODELS[kind].__table__.c
    wanted = columns.get(name, columns.id)
    row = db.session.execute(select(wanted).where(columns.id == element_id)).one_or_none()
    if row is None:
        raise NotFound(f"There is no {kind.noun} {element_id!r}.")
    if part:
        links = next(links for links in LINKS[kind] if links.name == name)
        words = [getattr(member, part) for member in read_links(links, element_id).get(element_id, ())]
        return "; ".join(each for each in words if each) or None
    return None if wanted is columns.id or row[0] is None else str(row[0])


def _read(redaction_id: str | None) -> list[RedactionLine]:
    """Return one request or all."""
    asking, confirming = aliased(Account), aliased(Account)
    is_last = and_(
        Revision.element_kind == Kind.REDACTION,
        Revision.element_id == Redaction.id,
        Revision.version == Redaction.version,
    )
    columns: list[Any] = [
        Redaction.id,
        Redaction.version,
        Redaction.element_kind,
        Redaction.element_id,
        Redaction.field,
        Redaction.reason,
        asking.name,
        Redaction.requested_by,
        confirming.name,
        Redaction.confirmed_by,
        Redaction.withheld_sha256,
        Revision.reason,
    ]
    query = (
        select(*columns)
        .join(Revision, is_last)
        .join(asking, asking.id == Redaction.requested_by)
        .outerjoin(confirming, confirming.id == Redaction.confirmed_by)
        .order_by(Redaction.confirmed_by.is_not(None), Revision.seq.desc())
    )
    if redaction_id is not None:
        query = query.where(Redaction.id == redaction_id)
    return [RedactionLine(*row) for row in db.session.execute(query)]
