"""The ways through a strategy that a page's head offers, for who is reading."""

from dataclasses import dataclass

from flask import request, url_for

from tracker.domain.roles import Role
from tracker.operations.permission import may_plan, may_read_whole
from tracker.operations.planning.decisions import may_answer_decision, may_ask_decision
from tracker.views.reading import Reading
from tracker.views.routes import AS_IT_STOOD


@dataclass(frozen=True, slots=True)
class Way:
    """One way: its words, the route and address it goes to, and whether the reader is there."""

    words: str
    endpoint: str
    address: str
    is_here: bool


def ways_through(reading: Reading) -> list[Way]:
    """Return the ways a reader may go, in the order of their use; from the past to what stood then alone."""
    actor, strategy_id = reading.actor, reading.strategy_id
    leads_for = actor.organizations(Role.LEAD, strategy_id)
    ways = [_way(reading, "My updates", "my_updates.index")] if leads_for else []
    ways += [_way(reading, "Dashboard", "strategies.show"), _way(reading, "Needs attention", "attention.index")]
    ways += [
        _way(reading, f"My part ({reading.document.organization(id).short_name})", "organizations.show", id)
        for id in leads_for
        if reading.document.find_organization(id) is not None
    ]
    if actor.has(Role.APPROVER, strategy_id) or may_plan(actor, strategy_id):
        ways.append(_way(reading, "Approvals", "approvals.index"))
    if may_read_whole(actor, strategy_id) or actor.has(Role.APPROVER, strategy_id):
        ways.append(_way(reading, "Reporting", "reporting.index"))
    if may_plan(actor, strategy_id):
        ways += [_way(reading, "Plan", "plans.gaps"), _way(reading, "Proposals", "proposals.index")]
        ways.append(_way(reading, "Periods", "periods.index"))
        ways.append(_way(reading, "Reminders", "reminders.index"))
    if may_answer_decision(actor, strategy_id):
        ways.append(_way(reading, "Decisions", "decisions.index"))
    ways += [_way(reading, "Briefings", "issued_briefings.index"), _way(reading, "Compare", "comparisons.show")]
    ways.append(_way(reading, "Organizations", "organizations.index"))
    if actor.is_administrator or actor.has(Role.AUDITOR, strategy_id):
        ways.append(_way(reading, "Record", "audit.index"))
    ways.append(_way(reading, "Briefing (JSON)", "briefings.show"))
    return [way for way in ways if not reading.is_past or way.endpoint in AS_IT_STOOD]


def decision_url(reading: Reading, number: str) -> str | None:
    """Return where this reader asks leadership for a decision about an element, or None where they may not."""
    if reading.is_past or not may_ask_decision(reading.actor, reading.strategy_id):
        return None
    return url_for("decisions.new", slug=reading.document.strategy.slug, about=number)


def _way(reading: Reading, words: str, endpoint: str, id: str | None = None) -> Way:
    """Return one way."""
    address = url_for(endpoint, slug=reading.document.strategy.slug, id=id)
    return Way(words, endpoint, address, request.path == address.partition("?")[0])
