"""Searching a strategy by number and by word, in the document its reader may know: what is not in it is not found."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from tracker.domain.assessment.reports import effective_updates
from tracker.domain.deciding import decisions_on
from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind
from tracker.domain.document.status_update import StatusUpdate
from tracker.formatters import number_label
from tracker.pages.issued_briefings import occasion_words
from tracker.pages.matching import Piece, Query, marked, read_query, snippet
from tracker.queries.issued_briefings import IssuedFacts

#: How many of a kind are shown before one asks for all of them.
SHOWN = 10


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found: its words, and which page is its own (that of an action for its milestones)."""

    kind: Kind
    id: str
    page_kind: Kind
    page_key: str
    label: str
    numbers: tuple[str, ...]
    title: str
    texts: tuple[str | None, ...]

    @property
    def number(self) -> str:
        """Return the number it has today, or nothing."""
        return self.numbers[0] if self.numbers else ""


@dataclass(frozen=True, slots=True)
class Found:
    """Something that was found, its matching words marked."""

    entry: Entry
    rank: int
    title: tuple[Piece, ...]
    snippet: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class SearchGroup:
    """What was found of one kind, best first."""

    kind: Kind
    words: str
    found: tuple[Found, ...]
    total: int


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Everything the page of a search shows; `kind` is the one kind that was asked for."""

    sought: str
    kind: Kind | None
    groups: tuple[SearchGroup, ...]
    total: int


def build_search_page(
    document: Document,
    on: date,
    sought: str,
    *,
    former: str | None = None,
    kind: Kind | None = None,
    issued: Sequence[IssuedFacts] = (),
) -> SearchPage:
    """Return what a search finds: exact numbers first, then numbers that begin so, titles, and other words.

    `former` is the id of the element that once had the number that is sought; `issued` are the frozen briefings that
    the reader may read.
    """
    query = read_query(sought)
    entries = chain(_entries(document, on), map(_issued, issued))
    found = [hit for entry in entries if (hit := _look(query, entry, former)) is not None]
    groups = []
    for each in _KINDS:
        of_kind = sorted((hit for hit in found if hit.entry.kind is each), key=lambda hit: hit.rank)
        if of_kind and kind in (None, each):
            shown = of_kind if kind else of_kind[:SHOWN]
            groups.append(SearchGroup(each, _group_words(document, each), tuple(shown), len(of_kind)))
    groups.sort(key=lambda group: group.found[0].rank)
    return SearchPage(query.sought, kind, tuple(groups), len(found))


#: The kinds that are found, in the order in which they are listed where they match equally well.
_KINDS = (
    Kind.GOAL,
    Kind.OBJECTIVE,
    Kind.ACTION,
    Kind.MILESTONE,
    Kind.METRIC,
    Kind.DECISION,
    Kind.ISSUED_BRIEFING,
    Kind.STATUS_UPDATE,
    Kind.ORGANIZATION,
    Kind.CONTACT,
)


def _group_words(document: Document, kind: Kind) -> str:
    """Return what several of a kind are called."""
    strategy = document.strategy
    own = {
        Kind.GOAL: f"{strategy.goal_word}s",
        Kind.OBJECTIVE: f"{strategy.objective_word}s",
        Kind.STATUS_UPDATE: "Latest reports",
        Kind.CONTACT: "Points of contact",
        Kind.ISSUED_BRIEFING: "Briefings",
    }
    return own.get(kind, f"{kind.value.capitalize()}s")


def _look(query: Query, entry: Entry, former: str | None) -> Found | None:
    """Return an entry as it was found, or None."""
    rank = _rank(query, entry, former)
    if rank is None:
        return None
    return Found(entry, rank, marked(query, entry.title), snippet(query, entry.texts))


def _rank(query: Query, entry: Entry, former: str | None) -> int | None:
    """Return how well an entry matches, 0 best, or None where it does not."""
    if query.number and query.number == entry.number:
        return 0
    if former == entry.id or (query.number and query.number in entry.numbers):
        return 1
    if query.number and any(number.startswith(query.number) for number in entry.numbers):
        return 2
    if query.matches_all((entry.title, entry.label)):
        return 3
    return 4 if query.matches_all((entry.title, entry.label, *entry.texts)) else None


def _entries(document: Document, on: date) -> Iterator[Entry]:
    """Yield everything of a document that can be found."""
    for goal in document.goals:
        yield _of_text(Kind.GOAL, goal.id, goal.number, goal.printed_number, goal.text)
        for objective in goal.objectives:
            yield _of_text(Kind.OBJECTIVE, objective.id, objective.number, objective.printed_number, objective.text)
    yield from _actions(document, on)
    for metric in document.plan.metrics:
        texts = (metric.definition, metric.source, metric.verification, metric.limitations)
        yield _numbered(Kind.METRIC, metric.id, metric.number, metric.title, texts)
    for decision in decisions_on(document, on):
        said = (decision.options, decision.recommendation, decision.answer, decision.owner, decision.result)
        yield _numbered(Kind.DECISION, decision.id, decision.number, decision.question, said)
    yield from _organizations(document)


def _actions(document: Document, on: date) -> Iterator[Entry]:
    """Yield the actions with their milestones and their latest reports."""
    for action in document.plan.actions:
        texts = (action.description, action.deliverable, action.resources, action.lifecycle_reason)
        yield _numbered(Kind.ACTION, action.id, action.number, action.title, texts)
        for milestone in action.milestones:
            evidence = (milestone.evidence_title, milestone.evidence_reference)
            yield Entry(
                Kind.MILESTONE, milestone.id, Kind.ACTION, action.number, milestone.number, (milestone.number,),
                milestone.title, evidence,
            )  # fmt: skip
        updates = effective_updates(action.status_updates, on)
        if updates:
            yield _report(updates[-1], action.number, action.title)


def _report(update: StatusUpdate, number: str, title: str) -> Entry:
    """Return the latest report on an action."""
    texts = (
        update.summary, update.next_steps, update.why, update.recovery, update.blockers, update.help_needed,
        update.blocked_by, update.cleared_by,
    )  # fmt: skip
    label = f"{number}, {update.period}"
    return Entry(Kind.STATUS_UPDATE, update.id, Kind.ACTION, number, label, (), title, texts)


def _organizations(document: Document) -> Iterator[Entry]:
    """Yield the organizations and their points of contact."""
    for organization in document.organizations:
        own = (organization.city, organization.state, organization.designation, organization.description)
        yield Entry(
            Kind.ORGANIZATION, organization.id, Kind.ORGANIZATION, organization.id, organization.acronym or "", (),
            organization.name, own,
        )  # fmt: skip
        for contact in organization.contacts:
            texts = (contact.title, contact.email, contact.phone, organization.name)
            yield Entry(Kind.CONTACT, contact.id, Kind.ORGANIZATION, organization.id, "", (), contact.name, texts)


def _issued(facts: IssuedFacts) -> Entry:
    """Return a frozen briefing."""
    return _numbered(Kind.ISSUED_BRIEFING, facts.id, facts.number, occasion_words(facts), ())


def _of_text(kind: Kind, id: str, number: str, printed: str | None, text: str) -> Entry:
    """Return a goal or objective: its text is its title."""
    numbers = (number,) if printed is None else (number, printed)
    return Entry(kind, id, kind, number, number_label(number, printed), numbers, text, ())


def _numbered(kind: Kind, id: str, number: str, title: str, texts: Iterable[str | None]) -> Entry:
    """Return an action or metric."""
    return Entry(kind, id, kind, number, number, (number,), title, tuple(texts))
