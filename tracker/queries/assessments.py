"""Documents and their assessments, kept in memory, and brought forward by what is newer when the chain has moved.

Each process keeps its own. What is kept is never wrong, only behind: it stands at a place in the chain, with the hash
of that place, and a request is answered at the place its own transaction sees.
"""

import gc
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime

import orjson
from sqlalchemy import select

from tracker.domain.assessment.assess import assess
from tracker.domain.assessment.assessment import Assessment
from tracker.domain.assessment.earlier import Earlier
from tracker.domain.document.assemble import NODES, Row
from tracker.domain.document.cut import Cut, CutBefore, cut_document
from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind
from tracker.domain.document.forward import CARRIED, bring_forward
from tracker.extensions import db, is_writing
from tracker.models import Revision
from tracker.models.content import row_of
from tracker.queries.documents import Head, get_head, load_document
from tracker.queries.past import get_past
from tracker.schemas.upgrades import bring_up_to_date

#: How many assessments of one document are kept: of cuts and days.
_KEPT_DAYS = 8
#: How many of them a later state may take over from.
_KEPT_EARLIER = 4
#: From how many newer revisions on a document is read from its tables instead.
_MOST_NEWER = 2_000


@dataclass(frozen=True, slots=True)
class Assessed:
    """A document as a reader may know it, its assessment, and the head of the chain both were read at.

    `known` is the moment as at which the document was known, and `head` the last place known then; None is now.
    """

    document: Document
    assessment: Assessment
    cut: Cut
    head: Head
    known: datetime | None = None


@dataclass(slots=True)
class _State:
    """What is kept of one strategy at one head; what comes with it is of states before, to take over from."""

    head: Head
    cuts: dict[Cut, Document]
    assessments: dict[tuple[Cut, date], Assessment] = field(default_factory=dict)
    cuts_before: dict[Cut, CutBefore] = field(default_factory=dict)
    earlier: dict[tuple[Cut, date], Earlier] = field(default_factory=dict)

    def cut(self, cut: Cut) -> Document:
        """Return what a cut leaves of the document."""
        if cut not in self.cuts:
            self.cuts[cut] = cut_document(self.cuts[Cut.WHOLE], cut, before=self.cuts_before.get(cut))
        return self.cuts[cut]

    def assess(self, cut: Cut, on: date) -> Assessment:
        """Return the assessment on a day of what a cut leaves."""
        if (cut, on) not in self.assessments:
            while len(self.assessments) >= _KEPT_DAYS:
                self.assessments.pop(next(iter(self.assessments)))
            earlier = self.earlier.pop((cut, on), None)
            self.assessments[cut, on] = assess(self.cut(cut), on=on, earlier=earlier)
        return self.assessments[cut, on]

    def assessed(self, cut: Cut, on: date) -> Earlier | None:
        """Return what a cut leaves with its assessment on a day, where it was made already."""
        assessment = self.assessments.get((cut, on))
        return Earlier(self.cuts[cut], assessment) if assessment is not None else None


#: The last state of each strategy, and the one before it for requests that began before the last change.
_kept: defaultdict[tuple[str, str], list[_State]] = defaultdict(list)
_lock = threading.Lock()


def get_assessed(
    strategy_id: str, *, cut: Cut, on: date, known: datetime | None = None, head: Head | None = None
) -> Assessed:
    """Return a strategy's document and assessment on a day; `head` is the chain's, where it was just read.

    With `known` the document is the one that was known at that moment, and what is internal now is not in its cuts
    either.

    :raise NotFound: there is no such strategy, or it was not known then.
    """
    if is_writing():
        raise RuntimeError("Commit or roll back before a page is read: what is kept must have come to pass.")
    head = head or get_head()
    with _lock, _collector_at_rest():
        state = _state_at(strategy_id, head)
        if known is not None:
            past = get_past(strategy_id, known, state.head, state.cuts[Cut.WHOLE])
            past.hide_what_is_internal_now(state.cut(Cut.PUBLIC) if cut is not Cut.WHOLE else None)
            return Assessed(past.cut(cut), past.assess(cut, on, state.assessed(cut, on)), cut, past.head, known)
        return Assessed(state.cut(cut), state.assess(cut, on), cut, state.head)


def was_published(strategy_id: str, known: datetime, head: Head) -> bool:
    """Return whether a version of a strategy's plan was in force as known at a moment; `head` is the chain's now.

    :raise NotFound: the strategy was not known then.
    """
    with _lock, _collector_at_rest():
        state = _state_at(strategy_id, head)
        return get_past(strategy_id, known, state.head, state.cuts[Cut.WHOLE]).document.plan.number > 0


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Let the garbage collector rest: the nodes of a large plan would wake it again and again, and none is garbage."""
    was_awake = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_awake:
            gc.enable()


def _state_at(strategy_id: str, head: Head) -> _State:
    """Return the state of a strategy at a head: a kept one, the latest before it brought forward, or one read anew."""
    kept = _kept[str(db.engine.url), strategy_id]
    for state in kept:
        if state.head == head:
            return state
    before = max((state for state in kept if state.head.seq < head.seq), key=lambda state: state.head.seq, default=None)
    newer = _brought_forward(strategy_id, before, head) if before is not None else None
    if before is not None and newer is not None:
        kept[:] = [newer, before]
        return newer
    anew = _State(get_head(), {Cut.WHOLE: load_document(strategy_id)})
    kept[:] = [anew]
    return anew


def _brought_forward(strategy_id: str, before: _State, head: Head) -> _State | None:
    """Return the state at a later head, or None where it must be read anew."""
    rows = _read_newer(strategy_id, before.head, head)
    if rows is None:
        return None
    whole, assessed = before.cuts[Cut.WHOLE], before.assessments.items()
    after = bring_forward(whole, rows)
    if after is whole:
        return replace(before, head=head)
    earlier = before.earlier | {key: Earlier(before.cuts[key[0]], assessment) for key, assessment in assessed}
    cuts = before.cuts_before | {cut: CutBefore(whole, left) for cut, left in before.cuts.items()}
    recent = dict(list(earlier.items())[-_KEPT_EARLIER:])
    return _State(head, {Cut.WHOLE: after}, cuts_before=cuts, earlier=recent)


def _read_newer(strategy_id: str, since: Head, until: Head) -> dict[Kind, list[Row]] | None:
    """Return a strategy's elements that were recorded after one head up to another, as they were last: one SELECT.

    None where that is too much or of a kind that cannot be put in its place; where words were withheld, which no
    earlier state shall keep; and where the earlier head is not in the chain, since the database was put back.
    """
    columns = Revision.__table__.c
    wanted = (
        columns.seq, columns.hash, columns.strategy_id, columns.element_kind, columns.element_id, columns.version,
        columns.content_version, columns.content,
    )  # fmt: skip
    query = select(*wanted).where(columns.seq.between(since.seq, until.seq))  # by place alone: no plan is quicker
    first, *newer = db.session.execute(query.order_by(columns.seq).limit(_MOST_NEWER + 1)).all() or (None,)
    if first is None or (first.seq, first.hash) != (since.seq, since.hash) or len(newer) == _MOST_NEWER:
        return None
    ours = [revision for revision in newer if revision.strategy_id in (strategy_id, None)]
    kinds = {revision.element_kind for revision in ours}
    if Kind.REDACTION in kinds or not kinds & NODES.keys() <= CARRIED:
        return None
    last = {(each.element_kind, each.element_id): each for each in ours if each.element_kind in CARRIED}
    rows: dict[Kind, list[Row]] = {}
    for (kind, id), revision in last.items():
        content = bring_up_to_date(kind, revision.content_version, orjson.loads(revision.content))
        rows.setdefault(kind, []).append(row_of(kind, id, revision.version, content))
    return rows
