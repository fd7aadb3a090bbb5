"""Answering a strategy as a JSON file: not at all where the reader has it, from memory where it was just made."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from flask import Response, request

from tracker.config import VERSION
from tracker.domain.chain import canonical_bytes, sha256_hex
from tracker.domain.document.cut import Cut
from tracker.domain.errors import Refused
from tracker.queries.assessments import Assessed, get_assessed
from tracker.queries.documents import StrategyFacts, get_strategy_facts
from tracker.views.request.as_of import AsOf
from tracker.views.request.exports import remember_export
from tracker.views.request.reading import asked_as_of, cut_for
from tracker.views.request.session import current_actor, is_token_request

#: How many files are kept, and how many bytes of them beside the last; each is made anew when the chain moves or a
#: day begins.
_KEPT_FILES = 16
_KEPT_BYTES = 32 * 2**20

#: What chooses the day of reckoning, and up to when the record is read.
_TIME = ("on", "known")


@dataclass(frozen=True, slots=True)
class JsonFile:
    """A file to download."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: a strategy at the chain's head, cut for its reader, as of a day and as known at a moment."""

    facts: StrategyFacts
    cut: Cut
    as_of: AsOf
    chosen: tuple[tuple[str, str], ...]

    @property
    def etag(self) -> str:
        """Return what names the file's present content."""
        chosen = [list(pair) for pair in self.chosen]
        parts = [
            request.endpoint,
            self.facts.id,
            self.facts.head.hash,
            self.as_of.today.isoformat(),
            self.cut,
            chosen,
            VERSION,
        ]
        return sha256_hex(canonical_bytes(parts))[:32]

    def assessed(self) -> Assessed:
        """Return the document and its assessment."""
        as_of = self.as_of
        return get_assessed(self.facts.id, cut=self.cut, on=as_of.on, known=as_of.known, head=self.facts.head)


_kept: OrderedDict[str, JsonFile] = OrderedDict()
_lock = threading.Lock()


def ask(slug: str, *filters: str) -> Asked:
    """Return what a request asks for, as of ?on= and as known at ?known=; today it takes one small SELECT.

    :raise NotFound: there is no such strategy, or it was not known then.
    :raise Refused: the address holds something that is no filter, or one twice: the answer would not be what is meant.
    """
    for name, values in request.args.lists():
        if name not in (*filters, *_TIME):
            can = f"What can be chosen: {', '.join((*filters, *_TIME))}."
            raise Refused(f"There is no {name!r} to choose by. {can}", field=name)
        if len(values) > 1:
            raise Refused(f"{name!r} is given twice.", field=name)
    facts = get_strategy_facts(slug)
    chosen = tuple(sorted((name, value) for name, value in request.args.items() if value))
    as_of = asked_as_of(facts)
    return Asked(facts, cut_for(current_actor(), facts, as_of.known), as_of, chosen)


def answer(asked: Asked, make: Callable[[], JsonFile]) -> Response:
    """Answer 304 where the reader has the file, else the file; who took it is remembered."""
    if request.if_none_match.contains_weak(asked.etag):
        response = Response(status=304)
    else:
        file = _find_or_make(asked.etag, make)
        _remember(asked, file)
        response = Response(file.data, mimetype="application/json")
        response.headers["Content-Disposition"] = f'attachment; filename="{file.name}"'
    response.set_etag(asked.etag, weak=True)
    response.vary.update(("Cookie", "Authorization"))
    return response


def _find_or_make(etag: str, make: Callable[[], JsonFile]) -> JsonFile:
    """Return a file from memory, or make and keep it."""
    with _lock:
        if etag in _kept:
            _kept.move_to_end(etag)
            return _kept[etag]
    file = make()
    with _lock:
        _kept[etag] = file
        while len(_kept) > _KEPT_FILES or _bytes_beside(file) > _KEPT_BYTES:
            _kept.popitem(last=False)
    return file


def _bytes_beside(file: JsonFile) -> int:
    """Return how many bytes are kept of other files."""
    return sum(len(each.data) for each in _kept.values() if each is not file)


def _remember(asked: Asked, file: JsonFile) -> None:
    """Remember that somebody took a file, cut how, and whether a script did."""
    remember_export(f"{file.name} ({asked.cut.value}{', by token' if is_token_request() else ''})")
