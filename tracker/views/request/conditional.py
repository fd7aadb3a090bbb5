"""Answering that nothing has changed, before anything is read or drawn."""

from collections.abc import Callable
from functools import wraps

from flask import Response, current_app, make_response, request, session
from flask.typing import ResponseReturnValue

from tracker.domain.chain import sha256_hex
from tracker.queries.documents import StrategyFacts, get_strategy_facts
from tracker.views.request.assets import build_id
from tracker.views.request.session import current_actor, now

View = Callable[..., ResponseReturnValue]


def unless_unchanged(view: View) -> View:
    """Return a page's view that answers 304 while the chain, the day, the reader and the address are the same.

    A page that tells the reader something once (a flashed message) is always made anew and never kept.
    """

    @wraps(view)
    def answer(slug: str, **arguments: str) -> ResponseReturnValue:
        etag = page_etag(get_strategy_facts(slug))
        speaks = "_flashes" in session
        if not speaks and request.if_none_match.contains_weak(etag):
            response = Response(status=304)
        else:
            response = make_response(view(slug=slug, **arguments))
        if not speaks and response.status_code in (200, 304):
            response.set_etag(etag, weak=True)
        return response

    return answer


def page_etag(facts: StrategyFacts) -> str:
    """Return what names a page's present state: what it was read from, when, by whom, and how it was made."""
    day = now().astimezone(facts.zone).date().isoformat()
    actor = current_actor()
    parts = (
        facts.head.hash,
        day,
        str(actor.account_id),
        str(session.get("csrf_token")),
        request.full_path,
        build_id(),
        str(current_app.config["TRACKER_AGENCY"]),
    )
    return sha256_hex("|".join(parts).encode())[:32]
