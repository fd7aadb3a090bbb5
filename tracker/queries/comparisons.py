"""What moved since the last closed period, kept in memory; and why dates that were published were moved."""

import threading
from collections import OrderedDict, defaultdict
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from tracker.domain.assessment.assess import assess
from tracker.domain.comparison.compare import Comparison, compare
from tracker.domain.comparison.memory import Memory
from tracker.domain.comparison.moment import Moment
from tracker.domain.comparison.since import Since
from tracker.domain.document.cut import Cut
from tracker.domain.document.cut_then import cut_earlier_document, names_hidden_now, names_shown
from tracker.domain.document.element import Kind
from tracker.domain.document.reporting_period import ReportingPeriod
from tracker.domain.periods import Periods
from tracker.extensions import db, is_writing
from tracker.models import Revision
from tracker.models.issued_briefing import IssuedBriefing
from tracker.queries.assessments import Assessed, get_assessed
from tracker.queries.documents import Head, get_head
from tracker.queries.known_at import load_document_known_at

#: How many comparisons are kept: of strategies, cuts and days.
_KEPT = 16
#: How many memories of earlier comparisons are kept.
_KEPT_MEMORIES = 4

_kept: OrderedDict[tuple[Any, ...], Any] = OrderedDict()
#: What was found of single elements, by the earlier moment; one that is in use is taken out.
_memories: OrderedDict[tuple[Any, ...], Memory] = OrderedDict()
_lock = threading.Lock()


def get_comparison(before: Assessed, after: Assessed) -> Comparison:
    """Return what moved between two moments of a strategy; it is kept for their places in the record."""
    key = (_name(before), _name(after), _today_of(after))
    kept: Comparison | None = _find(key)
    if kept is not None:
        return kept
    comparison = _compare(before, after)
    _keep(key, comparison)
    return comparison


def find_since(assessed: Assessed) -> Since | None:
    """Return what moved since the last closed period, or None where none was closed.

    It is kept for the head, the day and the cut, so that a page or a briefing that is asked for again finds it.
    """
    period = Periods.of(assessed.document).last_ended(assessed.assessment.on)
    if period is None:
        return None
    if is_writing():
        return _since(assessed, period)
    key = (_name(assessed), period.id, _today_of(assessed))
    kept: Since | None = _find(key)
    if kept is not None:
        return kept
    since = _since(assessed, period)
    if since is not None:
        _keep(key, since)
    return since


def list_redating_reasons(
    strategy_id: str, ids: Collection[str], after: int, until: int
) -> Mapping[str, tuple[str, ...]]:
    """Return why the dates of some actions and milestones of a strategy were moved, by id and in order.

    Only what was recorded after one place in the chain up to another counts. It takes one SELECT, or none.
    """
    if not ids:
        return {}
    query = select(Revision.element_id, Revision.reason).where(
        Revision.strategy_id == strategy_id,
        Revision.seq > after,
        Revision.seq <= until,
        Revision.element_kind.in_((Kind.ACTION, Kind.MILESTONE)),
        Revision.operation.in_(_REDATINGS),
        Revision.reason.is_not(None),
    )
    reasons: defaultdict[str, list[str]] = defaultdict(list)
    for id, reason in db.session.execute(query.order_by(Revision.seq)):
        if id in ids:
            reasons[id].append(str(reason))
    return {id: tuple(dict.fromkeys(found)) for id, found in reasons.items()}


#: The operations that move a date that was published.
_REDATINGS = ("redate_action", "accept_proposal")


def _since(assessed: Assessed, period: ReportingPeriod) -> Since | None:
    """Return what moved since a period was closed; None where its seal is not kept."""
    query = select(
        IssuedBriefing.number, IssuedBriefing.as_of_on, IssuedBriefing.known_at, IssuedBriefing.rules_version
    )
    query = query.where(
        IssuedBriefing.reporting_period_id == period.id, IssuedBriefing.period_revision == period.revision
    )
    seal = db.session.execute(query).one_or_none()
    if seal is None:
        return None
    then = _known_then(assessed, seal.as_of_on, seal.known_at)
    comparison = _compare(then, assessed)
    return Since(period.label, period.revision, seal.number, seal.known_at, seal.rules_version, comparison)


def _known_then(assessed: Assessed, on: date, known: datetime) -> Assessed:
    """Return an earlier moment of a strategy, cut as the later one is.

    While something is being written, nothing is kept: it may not come to pass.
    """
    strategy_id, cut = assessed.document.strategy.id, assessed.cut
    if not is_writing():
        head = assessed.head if assessed.known is None else None
        return get_assessed(strategy_id, cut=cut, on=on, known=known, head=head)
    then = load_document_known_at(strategy_id, known)
    hidden = names_hidden_now(then, names_shown(assessed.document)) if cut is Cut.PUBLIC else frozenset()
    document = cut_earlier_document(then, cut, hidden)
    return Assessed(document, assess(document, on=on), cut, assessed.head, known)


def _compare(before: Assessed, after: Assessed) -> Comparison:
    """Return what moved, with the memory of the last comparison with the same earlier moment."""
    moments = Moment(before.document, before.assessment), Moment(after.document, after.assessment)
    with _lock:
        memory = _memories.pop(_name(before), None) or Memory()
    comparison = compare(*moments, memory=memory)
    with _lock:
        _memories[_name(before)] = memory
        while len(_memories) > _KEPT_MEMORIES:
            _memories.popitem(last=False)
    return comparison


def _name(assessed: Assessed) -> tuple[Any, ...]:
    """Return what tells a moment of a strategy, as one reader may know it, from any other."""
    id, on = assessed.document.strategy.id, assessed.assessment.on
    return (str(db.engine.url), id, assessed.cut, on, assessed.known, assessed.head)


def _today_of(assessed: Assessed) -> Head:
    """Return the head of the chain now: what became internal since, or was withheld, is in no comparison of then."""
    return assessed.head if assessed.known is None else get_head()


def _find(key: tuple[Any, ...]) -> Any:
    """Return what is kept under a name, or None."""
    with _lock:
        if key not in _kept:
            return None
        _kept.move_to_end(key)
        return _kept[key]


def _keep(key: tuple[Any, ...], value: object) -> None:
    """Keep something, and forget what was not asked for longest."""
    with _lock:
        _kept[key] = value
        while len(_kept) > _KEPT:
            _kept.popitem(last=False)
