"""What a request may read of a strategy: the document cut for the reader, assessed on the day."""

from dataclasses import dataclass
from datetime import date, datetime

from flask import g, request

from tracker.domain.assessment.assessment import Assessment
from tracker.domain.document.cut import Cut
from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind
from tracker.domain.errors import NotFound
from tracker.domain.roles import Actor, Role
from tracker.formatters import format_date
from tracker.operations.permission import may_plan, may_read_drafts, may_read_whole
from tracker.queries.assessments import Assessed, get_assessed, was_published
from tracker.queries.documents import StrategyFacts, get_strategy_facts
from tracker.queries.known_at import find_first_known_at
from tracker.views.request.as_of import AsOf, as_it_stands, read_as_of
from tracker.views.request.routes import AS_IT_STOOD
from tracker.views.request.session import current_actor, now


@dataclass(frozen=True, slots=True)
class Reading:
    """A strategy as the reader may know it, who reads it, and as of when.

    `head_seq` and `head_hash` are the last place of the record that was known then.
    """

    document: Document
    assessment: Assessment
    cut: Cut
    actor: Actor
    as_of: AsOf
    head_seq: int
    head_hash: str

    @property
    def strategy_id(self) -> str:
        """Return the id of the strategy."""
        return self.document.strategy.id

    @property
    def on(self) -> date:
        """Return the day of reckoning."""
        return self.as_of.on

    @property
    def known(self) -> datetime | None:
        """Return the moment up to which the record was read, or None: all that is known."""
        return self.as_of.known

    @property
    def is_past(self) -> bool:
        """Return whether it is the strategy as it stood, on which nothing can be done."""
        return self.as_of.is_past

    @property
    def may_plan(self) -> bool:
        """Return whether the reader may change the plan from here."""
        return not self.is_past and may_plan(self.actor, self.strategy_id)


def read(slug: str, *, for_organization: str | None = None) -> Reading:
    """Return the strategy at an address as the reader may know it, as of the day the request asks for.

    `for_organization` lets the leads and approvers of an organization read its part whole.

    :raise NotFound: there is no such strategy, or it was not known then.
    :raise Refused: the day or the moment asked for is none.
    """
    facts = get_strategy_facts(slug)
    reading = _read(facts, asked_as_of(facts), for_organization)
    g.reading, g.as_of_parameters = reading, reading.as_of.parameters
    return reading


def read_as_it_stands(slug: str) -> Reading:
    """Return the strategy at an address as the reader may know it, today, whatever the request asks for.

    :raise NotFound: there is no such strategy.
    """
    facts = get_strategy_facts(slug)
    return _read(facts, as_it_stands(facts, now()), None)


def asked_as_of(facts: StrategyFacts) -> AsOf:
    """Return as of when a request asks for a strategy; routes that change something are of today.

    :raise Refused: the day or the moment asked for is none.
    """
    if request.endpoint not in AS_IT_STOOD:
        return as_it_stands(facts, now())
    return read_as_of(request.args.get("on"), request.args.get("known"), facts, now())


def cut_for(actor: Actor, facts: StrategyFacts, known: datetime | None, for_organization: str | None = None) -> Cut:
    """Return what of the document an actor may know; a plan that was a draft then is shown to whom it was then.

    :raise NotFound: the strategy was not known then.
    """
    is_published = facts.is_published and (known is None or was_published(facts.id, known, facts.head))
    if not is_published and not may_read_drafts(actor, facts.id):
        return Cut.TEXT
    if may_read_whole(actor, facts.id):
        return Cut.WHOLE
    if for_organization is None:
        return Cut.PUBLIC
    return Cut.WHOLE if for_organization in organizations_read_whole(actor, facts) else Cut.PUBLIC


def organizations_read_whole(actor: Actor, facts: StrategyFacts) -> frozenset[str]:
    """Return the organizations whose part an actor reads whole: those they lead for or approve for.

    Who approves for one approves for all below it.
    """
    led = frozenset(actor.organizations(Role.LEAD, facts.id))
    approved = actor.organizations(Role.APPROVER, facts.id)
    if not approved:
        return led
    whole = get_assessed(facts.id, cut=Cut.WHOLE, on=as_it_stands(facts, now()).on, head=facts.head)
    return led.union(*(whole.document.family_of(id) for id in approved))


def _read(facts: StrategyFacts, as_of: AsOf, for_organization: str | None) -> Reading:
    """Return a strategy as the reader may know it."""
    actor = current_actor()
    try:
        cut = cut_for(actor, facts, as_of.known, for_organization)
        assessed: Assessed = get_assessed(facts.id, cut=cut, on=as_of.on, known=as_of.known, head=facts.head)
    except NotFound as error:
        raise _unknown_then(facts, as_of) from error
    head = assessed.head
    return Reading(assessed.document, assessed.assessment, cut, actor, as_of, head.seq, head.hash)


def _unknown_then(facts: StrategyFacts, as_of: AsOf) -> NotFound:
    """Return what is said where a strategy was not known at the moment that is asked for."""
    since = find_first_known_at(Kind.PLAN, facts.plan_id)
    day = format_date(since.astimezone(facts.zone).date()) if since else "today"
    return NotFound(
        f"Nothing was known of this strategy on {format_date(as_of.known_on)}: it is kept here since {day}."
    )
