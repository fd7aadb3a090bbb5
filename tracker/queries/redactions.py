"""Requests to withhold words, and what has become of them."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import aliased

from tracker.domain.document.element import Kind
from tracker.domain.errors import NotFound
from tracker.extensions import db
from tracker.models import MODELS, Redaction
from tracker.models.account import Account


@dataclass(frozen=True, slots=True)
class RedactionLine:
    """A request to withhold the words of one field; `confirmed_by` None is one that waits for a second person."""

    id: str
    version: int
    kind: Kind
    element_id: str
    field: str
    reason: str
    requested_by: str
    requested_by_id: str
    confirmed_by: str | None


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


def find_words(kind: Kind, element_id: str, field: str) -> str | None:
    """Return the words that stand in an element's field now, or None.

    :raise NotFound: there is no such element.
    """
    columns = MODELS[kind].__table__.c
    wanted = columns.get(field, columns.id)
    row = db.session.execute(select(wanted).where(columns.id == element_id)).one_or_none()
    if row is None:
        raise NotFound(f"There is no {kind.value.replace('_', ' ')} {element_id!r}.")
    return None if wanted is columns.id or row[0] is None else str(row[0])


def _read(redaction_id: str | None) -> list[RedactionLine]:
    """Return one request or all."""
    asking, confirming = aliased(Account), aliased(Account)
    query = (
        select(
            Redaction.id,
            Redaction.version,
            Redaction.element_kind,
            Redaction.element_id,
            Redaction.field,
            Redaction.reason,
            asking.name,
            Redaction.requested_by,
            confirming.name,
        )
        .join(asking, asking.id == Redaction.requested_by)
        .outerjoin(confirming, confirming.id == Redaction.confirmed_by)
        .order_by(Redaction.confirmed_by.is_not(None), Redaction.id)
    )
    if redaction_id is not None:
        query = query.where(Redaction.id == redaction_id)
    return [RedactionLine(*row) for row in db.session.execute(query)]
