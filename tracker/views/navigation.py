"""The ways through a strategy that a page's head offers, for who is reading."""

from dataclasses import dataclass

from flask import request, url_for

from tracker.domain.roles import Role
from tracker.operations.permission import may_plan
from tracker.views.reading import Reading


@dataclass(frozen=True, slots=True)
class Way:
    """One way: its words, where it goes, and whether the reader is there."""

    words: str
    address: str
    is_here: bool


def ways_through(reading: Reading) -> list[Way]:
    """Return the ways a reader may go, in the order of their use."""
    actor, strategy_id = reading.actor, reading.strategy_id
    ways = [_way(reading, "Dashboard", "strategies.show"), _way(reading, "Needs attention", "attention.index")]
    ways += [
        _way(reading, f"My part ({reading.document.organization(id).short_name})", "organizations.show", id)
        for id in actor.organizations(Role.LEAD, strategy_id)
        if reading.document.find_organization(id) is not None
    ]
    if may_plan(actor, strategy_id):
        ways += [_way(reading, "Plan", "plans.gaps"), _way(reading, "Proposals", "proposals.index")]
    ways.append(_way(reading, "Organizations", "organizations.index"))
    if actor.is_administrator or actor.has(Role.AUDITOR, strategy_id):
        ways.append(_way(reading, "Record", "audit.index"))
    ways.append(_way(reading, "Briefing (JSON)", "briefings.show"))
    return ways


def _way(reading: Reading, words: str, endpoint: str, id: str | None = None) -> Way:
    """Return one way."""
    address = url_for(endpoint, slug=reading.document.strategy.slug, id=id)
    return Way(words, address, request.path == address)
