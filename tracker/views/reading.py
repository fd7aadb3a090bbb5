"""What a request may read of a strategy: the document cut for the reader, assessed on the day."""

from dataclasses import dataclass
from datetime import date

from flask import g

from tracker.domain.assessment.assess import Assessment
from tracker.domain.document.cut import Cut
from tracker.domain.document.document import Document
from tracker.domain.errors import Refused
from tracker.domain.roles import Actor, Role
from tracker.operations.permission import may_read_drafts, may_read_whole
from tracker.queries.assessments import Assessed, get_assessed
from tracker.queries.documents import StrategyFacts, get_strategy_facts
from tracker.views.session import current_actor, now

#: How many years before a strategy begins, and after it ends, a day may be asked for.
YEARS_AROUND = 50


@dataclass(frozen=True, slots=True)
class Reading:
    """A strategy as the reader may know it, and who reads it when."""

    document: Document
    assessment: Assessment
    cut: Cut
    actor: Actor
    on: date
    head_seq: int
    head_hash: str

    @property
    def strategy_id(self) -> str:
        """Return the id of the strategy."""
        return self.document.strategy.id


def read(slug: str, *, for_organization: str | None = None) -> Reading:
    """Return the strategy at an address as the reader may know it.

    `for_organization` lets the leads and approvers of an organization read its part whole.

    :raise NotFound: there is no such strategy.
    """
    facts = get_strategy_facts(slug)
    actor = current_actor()
    on = now().astimezone(facts.zone).date()
    cut = cut_for(actor, facts.id, facts.is_published, for_organization)
    assessed: Assessed = get_assessed(facts.id, cut=cut, on=on, head=facts.head)
    g.reading = Reading(assessed.document, assessed.assessment, cut, actor, on, assessed.head.seq, assessed.head.hash)
    reading: Reading = g.reading
    return reading


def cut_for(actor: Actor, strategy_id: str, is_published: bool, for_organization: str | None) -> Cut:
    """Return what of the document an actor may know."""
    if not is_published and not may_read_drafts(actor, strategy_id):
        return Cut.TEXT
    if may_read_whole(actor, strategy_id):
        return Cut.WHOLE
    own = {*actor.organizations(Role.LEAD, strategy_id), *actor.organizations(Role.APPROVER, strategy_id)}
    return Cut.WHOLE if for_organization in own else Cut.PUBLIC


def read_day(text: str | None, facts: StrategyFacts, today: date) -> date:
    """Return the day of reckoning that is asked for: today where none is.

    :raise Refused: it is no ISO date, in the future, or more than 50 years before or after the strategy.
    """
    if not text:
        return today
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise Refused(f"{text!r} is not a day such as {today.isoformat()}.", field="on") from error
    if day > today:
        raise Refused(f"{day.isoformat()} is in the future; nothing is known of it.", field="on")
    if _years_later(day, YEARS_AROUND) < _years_later(facts.starts_on, 0):
        raise Refused(_far(day, f"before the strategy begins, on {facts.starts_on.isoformat()}"), field="on")
    if _years_later(day, 0) > _years_later(facts.ends_on, YEARS_AROUND):
        raise Refused(_far(day, f"after the strategy ends, on {facts.ends_on.isoformat()}"), field="on")
    return day


def _years_later(day: date, years: int) -> tuple[int, int, int]:
    """Return year, month and day some years after a day, be they beyond the calendar: to compare and nothing else."""
    return day.year + years, day.month, day.day


def _far(day: date, words: str) -> str:
    """Return what is said of a day far from the strategy."""
    return f"{day.isoformat()} is more than {YEARS_AROUND} years {words}; nothing is reckoned for it."
