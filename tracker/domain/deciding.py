"""Decisions asked of leadership as of a day: which are open, how many days are left, and which a briefing brings."""

from dataclasses import replace
from datetime import date, timedelta

from tracker.domain.document.action import Action
from tracker.domain.document.decision import Decision, DecisionState
from tracker.domain.document.document import Document
from tracker.domain.document.goal import Goal
from tracker.domain.document.objective import Objective
from tracker.domain.periods import Periods

#: How long what has ended is still brought where no period was closed yet.
_RECENT = timedelta(days=90)


def decision_as_of(decision: Decision, on: date) -> Decision | None:
    """Return a decision as it stood on a day, or None where it was asked later: facts dated later do not count."""
    if decision.asked_on > on:
        return None
    if decision.closed_on is not None and decision.closed_on > on:
        state = DecisionState.ANSWERED if decision.answer is not None else DecisionState.REQUESTED
        decision = replace(decision, state=state, result=None, closed_on=None)
    if decision.decided_on is not None and decision.decided_on > on:
        return _unanswered(decision)
    return decision


def _unanswered(decision: Decision) -> Decision:
    """Return a decision as it was before it was answered."""
    return replace(
        decision,
        state=DecisionState.REQUESTED,
        answer=None,
        decided_by=None,
        meeting=None,
        decided_on=None,
        recorded_by=None,
        owner=None,
        due_on=None,
    )


def decisions_on(document: Document, on: date) -> tuple[Decision, ...]:
    """Return the decisions asked by a day, as they stood then, in the order of their numbers."""
    stood = (decision_as_of(decision, on) for decision in document.plan.decisions)
    return tuple(decision for decision in stood if decision is not None)


def open_decisions(document: Document, on: date) -> tuple[Decision, ...]:
    """Return the decisions open on a day: first those not answered, each by the day something is wanted by."""
    found = [decision for decision in decisions_on(document, on) if decision.state.is_open]
    return tuple(sorted(found, key=_urgency))


def ended_decisions(document: Document, on: date) -> tuple[Decision, ...]:
    """Return the decisions closed or withdrawn by a day, the last first."""
    found = [decision for decision in decisions_on(document, on) if not decision.state.is_open]
    return tuple(sorted(found, key=lambda each: (each.closed_on or date.min, each.position), reverse=True))


def briefed_decisions(document: Document, on: date) -> tuple[Decision, ...]:
    """Return what a briefing brings: the open ones, then those ended since the last closed period.

    Where no period was closed yet, it is those ended in the last 90 days.
    """
    closed = Periods.of(document).last_closed(on)
    since = closed.ends_on if closed is not None else on - _RECENT
    recent = [each for each in ended_decisions(document, on) if each.closed_on is not None and each.closed_on >= since]
    return (*open_decisions(document, on), *recent)


def wanted_on(decision: Decision) -> date | None:
    """Return the day something is wanted by: the decision, or once it is made what it asks for; None where nothing."""
    if decision.state is DecisionState.REQUESTED:
        return decision.needed_by_on
    return decision.due_on if decision.state is DecisionState.ANSWERED else None


def days_left(decision: Decision, on: date) -> int | None:
    """Return the days left until something is wanted, negative where it is overdue; None where nothing is wanted."""
    day = wanted_on(decision)
    return None if day is None else (day - on).days


def decision_subject(document: Document, decision: Decision) -> Goal | Objective | Action | None:
    """Return what a decision is about, or None where it is about the whole or that is not shown."""
    if decision.goal_id is not None:
        return document.goal(decision.goal_id)
    if decision.objective_id is not None:
        return document.objective(decision.objective_id)
    return document.find_action(decision.action_id)


def is_about_goal(document: Document, decision: Decision, goal: Goal) -> bool:
    """Return whether a decision is about a goal or something below it."""
    subject = decision_subject(document, decision)
    if isinstance(subject, Action):
        return document.goal_of(subject.objective_id) is goal
    if isinstance(subject, Objective):
        return document.goal_of(subject.id) is goal
    return subject is goal


def _urgency(decision: Decision) -> tuple[bool, date, int]:
    """Return the key that sorts open decisions: what waits for leadership first, each by its day."""
    is_answered = decision.state is DecisionState.ANSWERED
    return is_answered, wanted_on(decision) or date.max, decision.position
