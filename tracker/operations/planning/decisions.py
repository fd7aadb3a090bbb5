"""Decisions of leadership: asking for one, recording the answer, closing it with what came of it, withdrawing it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tracker.domain.document.decision import DecisionState
from tracker.domain.document.element import Kind, Visibility
from tracker.domain.errors import Forbidden, Refused, StaleEdit
from tracker.domain.roles import Actor, Role
from tracker.models import MODELS
from tracker.models.decision import Decision
from tracker.operations.act import Act, strategy_id_of
from tracker.operations.once import is_made, new_id
from tracker.operations.permission import may_brief
from tracker.operations.planning.numbering import next_number, take_number
from tracker.operations.strategies import day_of, plan_of
from tracker.queries.decisions import find_answerer

#: What a request may be about, by the field that names it.
_ABOUT = {"goal_id": Kind.GOAL, "objective_id": Kind.OBJECTIVE, "action_id": Kind.ACTION}


@dataclass(frozen=True, slots=True)
class DecisionRequest:
    """What is asked of leadership; at most one of the three ids says what it is about."""

    question: str
    options: str
    recommendation: str
    needed_by_on: date
    goal_id: str | None = None
    objective_id: str | None = None
    action_id: str | None = None
    visibility: Visibility = Visibility.INTERNAL
    id: str | None = None


@dataclass(frozen=True, slots=True)
class DecisionAnswer:
    """What was decided, by whom, when and in which meeting; `owner` carries it out until `due_on`."""

    answer: str
    decided_by: str
    decided_on: date
    meeting: str | None = None
    owner: str | None = None
    due_on: date | None = None


def may_ask_decision(by: Actor, strategy_id: str) -> bool:
    """Return whether somebody may ask leadership for a decision, and withdraw such a request."""
    return may_brief(by, strategy_id)


def may_answer_decision(by: Actor, strategy_id: str) -> bool:
    """Return whether somebody may record what leadership decided."""
    return may_ask_decision(by, strategy_id) or by.has(Role.VIEWER, strategy_id)


def may_close_decision(by: Actor, strategy_id: str, decision_id: str) -> bool:
    """Return whether somebody may say what came of a decision: who may ask for one, and who answered this one."""
    if may_ask_decision(by, strategy_id):
        return True
    return may_answer_decision(by, strategy_id) and by.account_id == find_answerer(decision_id)


def request_decision(strategy_id: str, request: DecisionRequest, *, by: Actor, at: datetime) -> str:
    """Ask leadership for a decision and return its id; the same request sent twice (by its id) is asked once.

    :raise Forbidden: `by` is no planner or briefer.
    :raise Refused: the plan is not published, the day has passed, or it is about what is not in the strategy.
    """
    act = Act(by, at, "request_decision")
    _require(may_ask_decision(by, strategy_id), "Only planners and briefers ask leadership for a decision.")
    if is_made(Kind.DECISION, request.id, strategy_id):
        return str(request.id)
    plan, day = plan_of(strategy_id), day_of(strategy_id, at)
    if not plan.number:
        raise Refused("Leadership reads no request before the plan is published.")
    if request.needed_by_on < day:
        raise Refused("The day it is needed by has passed.", field="needed_by_on")
    _check_subject(act, strategy_id, request)
    id = request.id or new_id(Kind.DECISION)
    number = next_number(strategy_id, "D")
    take_number(strategy_id, number, Kind.DECISION, id)
    names = ("question", "options", "recommendation", "needed_by_on", *_ABOUT, "visibility")
    decision = Decision(
        id=id,
        strategy_id=strategy_id,
        position=act.next_position(Decision, strategy_id=strategy_id),
        number=number,
        asked_by=by.name,
        asked_on=day,
        state=DecisionState.REQUESTED,
        is_illustrative=plan.is_illustrative,
        **{name: getattr(request, name) for name in names},
    )
    act.add(decision)
    return id


def answer_decision(
    decision_id: str, answer: DecisionAnswer, *, by: Actor, at: datetime, version: int, reason: str | None = None
) -> None:
    """Record what leadership decided, or correct what was recorded of it, which needs a reason.

    The same answer sent twice is recorded once.

    :raise Forbidden: `by` is no planner, briefer or viewer.
    :raise Refused: it has ended, a date contradicts another or is in the future, or a correction has no reason.
    :raise StaleEdit: somebody changed it since; both values are given for each field that differs.
    """
    act = Act(by, at, "answer_decision", reason=reason)
    decision = act.get(Decision, decision_id)
    allowed = may_answer_decision(by, decision.strategy_id)
    _require(allowed, "Only leadership, or a briefer or planner for them, records a decision.")
    values = {name: getattr(answer, name) for name in DecisionAnswer.__slots__}
    differing = {name: value for name, value in values.items() if getattr(decision, name) != value}
    if decision.state is DecisionState.ANSWERED and not differing:
        return
    _require_open(decision)
    _require_version(decision, version, differing)
    if decision.state is DecisionState.ANSWERED:
        act.require_reason("it was answered before, and that answer changes")
    _check_answer(decision, answer, day_of(decision.strategy_id, at))
    for name, value in values.items():
        setattr(decision, name, value)
    decision.state, decision.recorded_by = DecisionState.ANSWERED, by.name
    act.record(decision)


def close_decision(decision_id: str, *, result: str, by: Actor, at: datetime, version: int) -> None:
    """Close a decision with what came of it; it returns in no further briefing. Sent twice, it is closed once.

    :raise Forbidden: `by` is no planner or briefer and did not answer it.
    :raise Refused: it is not answered, or has ended, or no result is given.
    :raise StaleEdit: somebody changed it since.
    """
    act = Act(by, at, "close_decision")
    decision = act.get(Decision, decision_id)
    allowed = may_close_decision(by, decision.strategy_id, decision_id)
    _require(allowed, "Only planners, briefers and whoever recorded the answer close a decision.")
    if (decision.state, decision.result) == (DecisionState.CLOSED, result):
        return
    _require_open(decision)
    _require_version(decision, version, {"result": result})
    if decision.state is not DecisionState.ANSWERED:
        raise Refused("It is not answered yet. Record the answer first, or withdraw the request.")
    _end(act, decision, DecisionState.CLOSED, result)


def withdraw_decision(decision_id: str, *, by: Actor, at: datetime, version: int, reason: str) -> None:
    """Withdraw a request that nobody has answered; it stays readable with the reason. Sent twice, it is withdrawn once.

    :raise Forbidden: `by` is no planner or briefer.
    :raise Refused: it is answered or has ended, or no reason is given.
    :raise StaleEdit: somebody changed it since.
    """
    act = Act(by, at, "withdraw_decision", reason=reason)
    decision = act.get(Decision, decision_id)
    _require(may_ask_decision(by, decision.strategy_id), "Only planners and briefers withdraw a request.")
    if (decision.state, decision.result) == (DecisionState.WITHDRAWN, reason):
        return
    _require_open(decision)
    _require_version(decision, version, {})
    if decision.state is DecisionState.ANSWERED:
        raise Refused("It is answered already. Close it with what came of it.")
    act.require_reason("the request leaves the list of open decisions")
    _end(act, decision, DecisionState.WITHDRAWN, reason)


def _end(act: Act, decision: Decision, state: DecisionState, result: str) -> None:
    """End a decision with its result."""
    if not result.strip():
        raise Refused("Say what came of it.", field="result")
    decision.state, decision.result = state, result
    decision.closed_on = day_of(decision.strategy_id, act.at)
    act.record(decision)


def _require(is_allowed: bool, words: str) -> None:
    """Refuse somebody without the role an act asks for.

    :raise Forbidden: in these words.
    """
    if not is_allowed:
        raise Forbidden(words)


def _require_open(decision: Decision) -> None:
    """Refuse to change what has ended.

    :raise Refused: it has.
    """
    if not decision.state.is_open:
        raise Refused(f"Decision {decision.number} is {decision.state.value} already; it no longer changes.")


def _require_version(decision: Decision, version: int, values: Mapping[str, Any]) -> None:
    """Refuse an edit of what somebody changed meanwhile.

    :raise StaleEdit: with both values of each field.
    """
    if decision.version != version:
        raise StaleEdit(
            "Somebody changed this decision since you opened it. Nothing was saved; both values are shown.",
            theirs={"version": decision.version} | {name: getattr(decision, name) for name in values},
            yours={"version": version} | dict(values),
        )


def _check_subject(act: Act, strategy_id: str, request: DecisionRequest) -> None:
    """Refuse a request about more than one thing, or about what another strategy holds.

    :raise Refused: it is.
    """
    named = {name: id for name in _ABOUT if (id := getattr(request, name)) is not None}
    if len(named) > 1:
        raise Refused("A decision is about one thing, or about the whole strategy.", field="about")
    for name, id in named.items():
        kind = _ABOUT[name]
        if strategy_id_of(kind, act.get(MODELS[kind], id)) != strategy_id:
            raise Refused("That belongs to another strategy.", field="about")


def _check_answer(decision: Decision, answer: DecisionAnswer, day: date) -> None:
    """Refuse an answer whose dates contradict the request, the day or each other.

    :raise Refused: beside the date.
    """
    if answer.decided_on > day:
        raise Refused("The day it was decided is in the future.", field="decided_on")
    if answer.decided_on < decision.asked_on:
        raise Refused(f"It was asked on {decision.asked_on.isoformat()}, after that day.", field="decided_on")
    if answer.due_on is not None and answer.due_on < answer.decided_on:
        raise Refused("It would be due before it was decided.", field="due_on")
