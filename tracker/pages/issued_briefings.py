"""The page of a frozen briefing: what the file says, and nothing else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tracker.domain.status import Status
from tracker.formatters import number_label
from tracker.pages.issued_figures import Figures
from tracker.queries.issued_briefings import IssuedFacts

File = Mapping[str, Any]


def occasion_words(facts: IssuedFacts) -> str:
    """Return why a briefing was frozen, in words: the close of a period, or for whom."""
    if facts.is_seal:
        return f"Close of {facts.period}, revision {facts.period_revision}"
    return f"Issued for {facts.audience}"


@dataclass(frozen=True, slots=True)
class IssuedGroup:
    """A goal or objective as the file has it; a goal has its objectives, and who led it."""

    number: str
    label: str
    text: str
    assessed: Figures
    leader: str | None = None
    vacant_since_on: date | None = None
    objectives: tuple["IssuedGroup", ...] = ()


@dataclass(frozen=True, slots=True)
class IssuedLine:
    """What needed attention, as the file has it."""

    number: str
    kind: str
    title: str
    status: Status
    is_blocked: bool
    sentence: str
    owner: str


@dataclass(frozen=True, slots=True)
class IssuedDue:
    """What was to fall due soon, as the file has it."""

    number: str
    title: str
    due_on: date
    organization: str


@dataclass(frozen=True, slots=True)
class IssuedDecision:
    """A decision asked of leadership, as the file has it: `needed_by_on` until it was answered."""

    number: str
    question: str
    recommendation: str
    answer: str | None
    needed_by_on: date
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class IssuedChange:
    """An action that had moved since the last closed period, as the file has it."""

    number: str
    title: str
    after: Status | None
    sentence: str


@dataclass(frozen=True, slots=True)
class IssuedSince:
    """What had moved since the last closed period, as the file has it; `number` is of the briefing that seals that."""

    period: str
    number: str
    sentence: str
    actions: tuple[IssuedChange, ...]


@dataclass(frozen=True, slots=True)
class IssuedPage:
    """Everything the page of a frozen briefing shows."""

    file: File
    issued: File
    strategy: File
    as_of: date
    as_known: date
    issued_at: datetime
    known_at: datetime
    is_published: bool
    whole: Figures
    goals: tuple[IssuedGroup, ...]
    attention: tuple[IssuedLine, ...]
    due_next: tuple[IssuedDue, ...]
    decisions: tuple[IssuedDecision, ...]
    since: IssuedSince | None


def build_issued_page(file: File) -> IssuedPage:
    """Return the page of a briefing's file, in today's shape (schemas/issued_upgrades.py)."""
    document, assessment = file["document"], file["assessment"]
    issued, as_of = file["envelope"]["issued"], date.fromisoformat(file["as_of"])
    people = _People(document, as_of)
    return IssuedPage(
        file=file,
        issued=issued,
        strategy=_with_words(document["strategy"]),
        as_of=as_of,
        as_known=date.fromisoformat(file["as_known"]),
        issued_at=datetime.fromisoformat(issued["issued_at"]),
        known_at=datetime.fromisoformat(issued["known_at"]),
        is_published=bool(document.get("plan", {}).get("number")),
        whole=Figures("strategy", assessment["strategy"]),
        goals=tuple(
            _goal(goal, assessment, people)
            for theme in document["strategy"]["themes"]
            for goal in theme["goals"]
            if goal["number"] in assessment["goals"]
        ),
        attention=tuple(_line(each) for each in file["attention"]),
        due_next=tuple(_due(each, people) for each in file["due_next"]),
        decisions=tuple(_decisions(file.get("decisions", ()))),
        since=_since(file.get("since")),
    )


class _People:
    """Who is called what in a file, and who leads which goal on its day."""

    def __init__(self, document: File, on: date) -> None:
        organizations = document.get("organizations", ())
        self._organizations = {each["id"]: each.get("acronym") or each["name"] for each in organizations}
        self._contacts = {each["id"]: each for found in organizations for each in found.get("contacts", ())}
        self._leaders = document.get("plan", {}).get("goal_leaders", ())
        self._on = on.isoformat()

    def organization(self, id: str) -> str:
        """Return what an organization is called."""
        return str(self._organizations.get(id, ""))

    def leader(self, goal_id: str) -> tuple[str | None, date | None]:
        """Return who leads a goal, or None and since when nobody does."""
        ends: list[str] = []
        for each in self._leaders:
            if each["goal_id"] != goal_id or each["role"] != "leader" or each["starts_on"] > self._on:
                continue
            contact = self._contacts.get(each["contact_id"], {})
            until = [day for day in (each.get("ends_on"), contact.get("ends_on")) if day and day <= self._on]
            if contact and not until and contact.get("starts_on", self._on) <= self._on:
                return contact["name"], None
            ends += until
        return None, date.fromisoformat(max(ends)) if ends else None


def _goal(goal: File, assessment: File, people: _People) -> IssuedGroup:
    """Return a goal with its objectives."""
    leader, vacant_since_on = people.leader(goal["id"])
    return IssuedGroup(
        goal["number"],
        number_label(goal["number"], goal.get("printed_number")),
        goal["text"],
        Figures(f"goals/{goal['number']}", assessment["goals"][goal["number"]]),
        leader,
        vacant_since_on,
        tuple(
            _objective(each, assessment) for each in goal["objectives"] if each["number"] in assessment["objectives"]
        ),
    )


def _objective(objective: File, assessment: File) -> IssuedGroup:
    """Return an objective."""
    number = objective["number"]
    figures = Figures(f"objectives/{number}", assessment["objectives"][number])
    return IssuedGroup(number, number_label(number, objective.get("printed_number")), objective["text"], figures)


def _line(line: File) -> IssuedLine:
    """Return what needed attention."""
    words = {name: line[name] for name in ("number", "kind", "title", "is_blocked", "sentence", "owner")}
    return IssuedLine(status=Status[line["status"].upper()], **words)


def _due(due: File, people: _People) -> IssuedDue:
    """Return what was to fall due."""
    organization = people.organization(due["organization_id"])
    return IssuedDue(due["number"], due["title"], date.fromisoformat(due["due_on"]), organization)


def _decisions(decisions: Iterable[File]) -> Iterable[IssuedDecision]:
    """Yield the decisions that were open."""
    for each in decisions:
        if each["state"] in ("requested", "answered"):
            yield IssuedDecision(
                each["number"],
                each["question"],
                each["recommendation"],
                each["answer"],
                date.fromisoformat(each["needed_by_on"]),
                each["is_overdue"],
            )


def _since(since: File | None) -> IssuedSince | None:
    """Return what had moved since the last closed period, where one was closed."""
    if since is None:
        return None
    changes = (
        IssuedChange(each["number"], each["title"], _status(each["after"]), each["sentence"])
        for each in since["actions"]
    )
    return IssuedSince(since["period"], since["number"], since["sentence"], tuple(changes))


def _status(value: str | None) -> Status | None:
    """Return a status, or None where there was none."""
    return Status[value.upper()] if value is not None else None


def _with_words(strategy: File) -> File:
    """Return the strategy with the words for its levels and its time zone, which a file leaves out where usual."""
    usual = {"goal_word": "Goal", "objective_word": "Objective", "time_zone": "America/New_York"}
    return usual | dict(strategy)
