"""What the record says of a decision beyond its own values."""

from sqlalchemy import select

from tracker.domain.document.element import Kind
from tracker.extensions import db
from tracker.models import Revision


def find_answerer(decision_id: str) -> str | None:
    """Return the id of the account that recorded the answer in force, or None where there is none."""
    query = select(Revision.actor_id).filter_by(
        element_kind=Kind.DECISION, element_id=decision_id, operation="answer_decision"
    )
    return db.session.scalar(query.order_by(Revision.seq.desc()).limit(1))
