"""The ways through a strategy that a page's head offers, for who is reading."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from flask import request, url_for

from tracker.domain.roles import Role
from tracker.operations.permission import may_plan, may_read_whole
from tracker.operations.planning.decisions import may_answer_decision, may_ask_decision
from tracker.views.request.reading import Reading
from tracker.views.request.routes import AS_IT_STOOD


@dataclass(frozen=True, slots=True)
class Way:
    """One way: its words, the route and address it goes to, and whether the reader is there."""

    words: str
    endpoint: str
    address: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways that stand in the page's head in one line, and those behind "More"."""

    first: tuple[Way, ...]
    more: tuple[Way, ...]

    @property
    def is_here_in_more(self) -> bool:
        """Return whether the reader is at one of those behind "More"."""
        return any(way.is_here for way in self.more)


#: How many letters fit a line beside the name, the search and the reader, in a window 1280 pixels wide; and how many
#: the space between two ways is worth.
MOST_LETTERS = 84
LETTERS_BETWEEN = 3

#: The page somebody with a role comes for; it stands first.
_OWN_WORK = {
    Role.LEAD: "my_updates.index",
    Role.APPROVER: "approvals.index",
    Role.AUDITOR: "audit.index",
}

#: Every way, the most used first.
_BY_USE = (
    "my_updates.index", "strategies.show", "attention.index", "organizations.show", "plans.gaps", "decisions.index",
    "reporting.index", "approvals.index", "periods.index", "issued_briefings.index", "comparisons.show",
    "proposals.index", "reminders.index", "organizations.index", "audit.index", "briefings.show",
)  # fmt: skip


def ways_through(reading: Reading) -> Ways:
    """Return the ways a reader may go, their own work first; from the past to what stood then alone."""
    ways = [*_ways_of_a_reader(reading), *_ways_of_a_planner(reading)]
    open_ways = [way for way in ways if not reading.is_past or way.endpoint in AS_IT_STOOD]
    ordered = sorted(open_ways, key=lambda way: _place(reading, way))
    widths = accumulate(len(way.words) + LETTERS_BETWEEN for way in ordered)
    fitting = sum(width <= MOST_LETTERS for width in widths)
    return Ways(tuple(ordered[:fitting]), tuple(ordered[fitting:]))


def _ways_of_a_reader(reading: Reading) -> Iterator[Way]:
    """Yield the ways to what is read, and to what an office answers or an official decides."""
    actor, strategy_id = reading.actor, reading.strategy_id
    leads_for = actor.organizations(Role.LEAD, strategy_id)
    if leads_for:
        yield _way(reading, "My updates", "my_updates.index")
    yield _way(reading, "Dashboard", "strategies.show")
    yield _way(reading, "Needs attention", "attention.index")
    for id in leads_for:
        own = reading.document.find_organization(id)
        if own is not None:
            yield _way(reading, f"My part ({own.short_name})", "organizations.show", id)
    if may_answer_decision(actor, strategy_id):
        yield _way(reading, "Decisions", "decisions.index")
    yield _way(reading, "Briefings", "issued_briefings.index")
    yield _way(reading, "Compare", "comparisons.show")
    yield _way(reading, "Organizations", "organizations.index")
    yield _way(reading, "Briefing (JSON)", "briefings.show")


def _ways_of_a_planner(reading: Reading) -> Iterator[Way]:
    """Yield the ways to what is planned, collected and checked, where the reader may go there."""
    actor, strategy_id = reading.actor, reading.strategy_id
    is_planner, is_approver = may_plan(actor, strategy_id), actor.has(Role.APPROVER, strategy_id)
    if is_approver or is_planner:
        yield _way(reading, "Approvals", "approvals.index")
    if is_approver or may_read_whole(actor, strategy_id):
        yield _way(reading, "Reporting", "reporting.index")
    if is_planner:
        yield _way(reading, "Plan", "plans.gaps")
        yield _way(reading, "Periods", "periods.index")
        yield _way(reading, "Proposals", "proposals.index")
        yield _way(reading, "Reminders", "reminders.index")
    if actor.is_administrator or actor.has(Role.AUDITOR, strategy_id):
        yield _way(reading, "Record", "audit.index")


def _place(reading: Reading, way: Way) -> tuple[bool, int]:
    """Return what a way is ordered by: whether it is no work of the reader's own, then how often it is gone."""
    own = {endpoint for role, endpoint in _OWN_WORK.items() if reading.actor.has(role, reading.strategy_id)}
    return way.endpoint not in own, _BY_USE.index(way.endpoint)


def decision_url(reading: Reading, number: str) -> str | None:
    """Return where this reader asks leadership for a decision about an element, or None where they may not."""
    if reading.is_past or not may_ask_decision(reading.actor, reading.strategy_id):
        return None
    return url_for("decisions.new", slug=reading.document.strategy.slug, about=number)


def _way(reading: Reading, words: str, endpoint: str, id: str | None = None) -> Way:
    """Return one way."""
    address = url_for(endpoint, slug=reading.document.strategy.slug, id=id)
    return Way(words, endpoint, address, request.path == address.partition("?")[0])
