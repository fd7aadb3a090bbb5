"""Documents as they were known at moments that are past, kept in memory with their assessments.

What was known at a moment does not change, but for words that were withheld since, and for a database that was put
back to an earlier state: what is kept says up to which place of the chain neither happened.
"""

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import or_, select

from tracker.domain.assessment.assess import assess
from tracker.domain.assessment.assessment import Assessment
from tracker.domain.assessment.earlier import Earlier
from tracker.domain.document.cut import Cut
from tracker.domain.document.cut_then import Name, cut_earlier_document, names_hidden_now, names_shown
from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind
from tracker.domain.errors import NotFound
from tracker.extensions import db
from tracker.models import Revision
from tracker.queries.documents import Head
from tracker.queries.known_at import find_head_known_at, load_document_known_at

#: How many moments are kept, of all strategies.
_KEPT_MOMENTS = 4
#: How many assessments of one moment's document are kept: of cuts and days.
_KEPT_DAYS = 6


@dataclass(slots=True)
class Past:
    """What is kept of a moment: the whole document, and what was made of it for readers.

    `head` is the last place in the chain that was known then, `checked` the place up to which what is kept was found
    to hold.
    """

    document: Document
    head: Head
    checked: Head
    public_now: Document | None = None
    hidden_now: frozenset[Name] = frozenset()
    cuts: dict[Cut, Document] = field(default_factory=dict)
    assessments: dict[tuple[Cut, date], Assessment] = field(default_factory=dict)

    def hide_what_is_internal_now(self, public_now: Document | None) -> None:
        """Forget the cuts that show what is not in today's public document; None leaves them as they are."""
        if public_now is None or public_now is self.public_now:
            return
        hidden = names_hidden_now(self.document, names_shown(public_now))
        if hidden != self.hidden_now:
            self.cuts = {cut: document for cut, document in self.cuts.items() if cut is Cut.WHOLE}
            self.assessments = {key: kept for key, kept in self.assessments.items() if key[0] is Cut.WHOLE}
        self.public_now, self.hidden_now = public_now, hidden

    def cut(self, cut: Cut) -> Document:
        """Return what a cut leaves of the document."""
        if cut not in self.cuts:
            self.cuts[cut] = cut_earlier_document(self.document, cut, self.hidden_now)
        return self.cuts[cut]

    def assess(self, cut: Cut, on: date, today: Earlier | None = None) -> Assessment:
        """Return the assessment on a day of what a cut left; what stands as today is taken over."""
        if (cut, on) not in self.assessments:
            while len(self.assessments) >= _KEPT_DAYS:
                self.assessments.pop(next(iter(self.assessments)))
            self.assessments[cut, on] = assess(self.cuts[cut], on=on, earlier=today)
        return self.assessments[cut, on]


#: The moments asked for last, by database, strategy and moment.
_kept: OrderedDict[tuple[str, str, datetime], Past] = OrderedDict()


def get_past(strategy_id: str, known: datetime, head: Head, today: Document) -> Past:
    """Return what is kept of a strategy at a moment, made anew where it is not or no longer holds.

    `today` is the whole document at `head`, today's last place in the chain.

    Whoever calls holds the lock of what is kept.

    :raise NotFound: the strategy was not known then.
    """
    key = (str(db.engine.url), strategy_id, known)
    past = _kept.pop(key, None)
    if past is None or not _still_holds(past, known, head):
        past = _read(strategy_id, known, head, today)
    past.checked = head
    _kept[key] = past
    while len(_kept) > _KEPT_MOMENTS:
        _kept.popitem(last=False)
    return past


def _read(strategy_id: str, known: datetime, head: Head, today: Document) -> Past:
    """Return a moment read from the record.

    :raise NotFound: the strategy was not known then.
    """
    known_head = find_head_known_at(known)
    if known_head is None:
        raise NotFound("Nothing was known then.")
    return Past(load_document_known_at(strategy_id, known, today=today), known_head, head)


def _still_holds(past: Past, known: datetime, head: Head) -> bool:
    """Return whether what is kept is what would be read now: nothing was withheld, put back, or learned of the past."""
    if past.checked == head:
        return True
    would_change = or_(Revision.element_kind == Kind.REDACTION, Revision.known_at <= known)
    query = select(Revision.seq, Revision.hash).where(
        Revision.seq.between(past.checked.seq, head.seq), or_(Revision.seq == past.checked.seq, would_change)
    )
    return [Head(*row) for row in db.session.execute(query.order_by(Revision.seq).limit(2))] == [past.checked]
