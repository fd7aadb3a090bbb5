"""What is asked of leadership and what was decided, in lines and on a page of its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tracker.domain.deciding import (
    days_left,
    decision_as_of,
    decision_subject,
    ended_decisions,
    is_about_goal,
    open_decisions,
    wanted_on,
)
from tracker.domain.document.action import Action
from tracker.domain.document.decision import Decision, DecisionState
from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind
from tracker.domain.document.goal import Goal
from tracker.domain.document.objective import Objective
from tracker.domain.errors import NotFound
from tracker.formatters import format_date, format_days_left, number_label, shorten


@dataclass(frozen=True, slots=True)
class Subject:
    """What a decision is about: its kind, its number (for its address), and both with its text in words."""

    kind: Kind
    number: str
    words: str


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision with what it is about, when something is wanted, and whether that day has passed."""

    decision: Decision
    subject: Subject | None
    when: str
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class DecisionList:
    """The open decisions by the day something is wanted, and those that have ended, the last first."""

    open: tuple[DecisionLine, ...]
    ended: tuple[DecisionLine, ...]


def build_decision_list(document: Document, on: date) -> DecisionList:
    """Return the list of decisions as of a day."""
    return DecisionList(open_lines(document, on), _lines(document, ended_decisions(document, on), on))


def open_lines(document: Document, on: date, goal: Goal | None = None) -> tuple[DecisionLine, ...]:
    """Return the lines of the open decisions, or of those about one goal or what is below it."""
    found = open_decisions(document, on)
    if goal is not None:
        found = tuple(decision for decision in found if is_about_goal(document, decision, goal))
    return _lines(document, found, on)


def find_line(document: Document, number: str, on: date) -> DecisionLine:
    """Return the decision with a number as it stood on a day.

    :raise NotFound: the reader's document has none, or it was asked later.
    """
    decision = next((each for each in document.plan.decisions if each.number == number), None)
    stood = decision_as_of(decision, on) if decision is not None else None
    if stood is None:
        raise NotFound(f"There is no decision {number}, or it is not yours to see.")
    return decision_line(document, stood, on)


def decision_line(document: Document, decision: Decision, on: date) -> DecisionLine:
    """Return one decision with what it is about and its days in words."""
    left = days_left(decision, on)
    return DecisionLine(decision, subject_of(document, decision), _when(decision, on), left is not None and left < 0)


def subject_of(document: Document, decision: Decision) -> Subject | None:
    """Return what a decision is about in words, or None where it is about the whole or that is not shown."""
    element = decision_subject(document, decision)
    if element is None:
        return None
    if isinstance(element, Action):
        return Subject(Kind.ACTION, element.number, f"Action {element.number} {shorten(element.title, 80)}")
    is_goal = isinstance(element, Goal)
    word = document.strategy.goal_word if is_goal else document.strategy.objective_word
    words = f"{word} {number_label(element.number, element.printed_number)} {shorten(element.text, 80)}"
    return Subject(Kind.GOAL if is_goal else Kind.OBJECTIVE, element.number, words)


def subject_pairs(document: Document) -> list[tuple[str, str]]:
    """Return everything a request may be about as (number, words), in the order of the text."""
    elements: list[tuple[str, str]] = []
    for goal in document.goals:
        elements.append(_pair(goal))
        for objective in goal.objectives:
            elements.append(_pair(objective))
            elements += [
                (action.number, f"{action.number} {shorten(action.title, 80)}")
                for action in document.actions_of(objective.id)
                if not document.plan.never_held(action)
            ]
    return elements


def _pair(element: Goal | Objective) -> tuple[str, str]:
    """Return a goal or objective as a choice."""
    return element.number, f"{number_label(element.number, element.printed_number)} {shorten(element.text, 80)}"


def _lines(document: Document, decisions: Iterable[Decision], on: date) -> tuple[DecisionLine, ...]:
    """Return decisions as lines."""
    return tuple(decision_line(document, decision, on) for decision in decisions)


def _when(decision: Decision, on: date) -> str:
    """Return when something is wanted of a decision, or how it ended, in words."""
    if decision.closed_on is not None:
        ended = "closed" if decision.state is DecisionState.CLOSED else "withdrawn"
        return f"{ended} on {format_date(decision.closed_on)}"
    day, left = wanted_on(decision), days_left(decision, on)
    if day is None or left is None:
        return "no day named for its result"
    wanted = "needed by" if decision.state is DecisionState.REQUESTED else "result due"
    return f"{wanted} {format_date(day)}, {format_days_left(left)}"
