"""Documents and their assessments, kept in memory for as long as the chain stands still."""

import threading
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select

from tracker.domain.assessment.assess import Assessment, assess
from tracker.domain.document.cut import Cut, cut_document
from tracker.domain.document.document import Document
from tracker.extensions import db
from tracker.models import ChainHead
from tracker.queries.documents import load_document

#: How many days' assessments of one document are kept.
_KEPT_DAYS = 8


@dataclass(frozen=True, slots=True)
class Head:
    """The last place in the chain."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class Assessed:
    """A document as a reader may know it, its assessment, and the head of the chain both were read at."""

    document: Document
    assessment: Assessment
    cut: Cut
    head: Head


@dataclass(slots=True)
class _Kept:
    """What is kept of one strategy at one head."""

    seq: int
    cuts: dict[Cut, Document] = field(default_factory=dict)
    assessments: dict[tuple[Cut, date], Assessment] = field(default_factory=dict)


_kept: dict[tuple[str, str], _Kept] = {}
_lock = threading.Lock()


def get_head() -> Head:
    """Return the last place in the chain: one small SELECT."""
    seq, hash_ = db.session.execute(select(ChainHead.seq, ChainHead.hash)).one()
    return Head(seq, hash_)


def get_assessed(strategy_id: str, *, cut: Cut, on: date) -> Assessed:
    """Return a strategy's document and assessment on a day.

    :raise NotFound: there is no such strategy.
    """
    head = get_head()
    with _lock:
        kept = _keep(strategy_id, head)
        if cut not in kept.cuts:
            kept.cuts[cut] = cut_document(kept.cuts[Cut.WHOLE], cut)
        if (cut, on) not in kept.assessments:
            while len(kept.assessments) >= _KEPT_DAYS:
                kept.assessments.pop(next(iter(kept.assessments)))
            kept.assessments[cut, on] = assess(kept.cuts[cut], on=on)
        return Assessed(kept.cuts[cut], kept.assessments[cut, on], cut, head)


def _keep(strategy_id: str, head: Head) -> _Kept:
    """Return what is kept of a strategy, read anew where the chain has moved."""
    key = (str(db.engine.url), strategy_id)
    kept = _kept.get(key)
    if kept is None or kept.seq != head.seq:
        kept = _kept[key] = _Kept(head.seq, {Cut.WHOLE: load_document(strategy_id)})
    return kept
