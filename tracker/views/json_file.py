"""Answering a strategy as a JSON file: not at all where the reader has it, from memory where it was just made."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from flask import Response, request

from tracker.config import VERSION
from tracker.domain.chain import canonical_bytes, sha256_hex
from tracker.domain.document.cut import Cut
from tracker.domain.errors import Refused
from tracker.extensions import db
from tracker.models.account import AccessEventKind
from tracker.operations.accounts import record_access
from tracker.queries.documents import StrategyFacts, get_strategy_facts
from tracker.views.reading import cut_for
from tracker.views.session import current_actor, is_token_request, now

#: How many files are kept, and how many bytes of them beside the last; each is made anew when the chain moves or a
#: day begins.
_KEPT_FILES = 16
_KEPT_BYTES = 32 * 2**20


@dataclass(frozen=True, slots=True)
class JsonFile:
    """A file to download."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: a strategy at the chain's head, cut for its reader, on the day of the request."""

    facts: StrategyFacts
    cut: Cut
    today: date
    chosen: tuple[tuple[str, str], ...]

    @property
    def etag(self) -> str:
        """Return what names the file's present content."""
        chosen = [list(pair) for pair in self.chosen]
        parts = [
            request.endpoint,
            self.facts.id,
            self.facts.head.hash,
            self.today.isoformat(),
            self.cut,
            chosen,
            VERSION,
        ]
        return sha256_hex(canonical_bytes(parts))[:32]


_kept: OrderedDict[str, JsonFile] = OrderedDict()
_lock = threading.Lock()


def ask(slug: str, *filters: str) -> Asked:
    """Return what a request asks for; one small SELECT.

    :raise NotFound: there is no such strategy.
    :raise Refused: the address holds something that is no filter, or one twice: the answer would not be what is meant.
    """
    for name, values in request.args.lists():
        if name not in filters:
            can = f"What can be chosen: {', '.join(filters)}." if filters else "Nothing can be chosen here."
            raise Refused(f"There is no {name!r} to choose by. {can}", field=name)
        if len(values) > 1:
            raise Refused(f"{name!r} is given twice.", field=name)
    facts = get_strategy_facts(slug)
    chosen = tuple(sorted((name, value) for name, value in request.args.items() if value))
    return Asked(
        facts, cut_for(current_actor(), facts.id, facts.is_published, None), now().astimezone(facts.zone).date(), chosen
    )


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
    """Remember that somebody took a file; a HEAD request takes none."""
    if request.method != "GET":
        return
    detail = f"{file.name} ({asked.cut.value}{', by token' if is_token_request() else ''})"
    record_access(
        AccessEventKind.EXPORT,
        detail,
        account_id=current_actor().account_id,
        at=now(),
        address=request.remote_addr,
    )
    db.session.commit()
