"""Decisions as of a day."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.deciding import days_left, decision_as_of
from tracker.domain.document.decision import Decision, DecisionState
from tracker.domain.document.element import Visibility

ASKED = date(2025, 4, 1)
REQUESTED = Decision(
    id="d", version=1, strategy_id="s", position=1, number="D1", goal_id=None, objective_id=None, action_id=None,
    question="Who pays?", options="Harbor or pilots", recommendation="Harbor", needed_by_on=date(2025, 5, 1),
    asked_by="Pat", asked_on=ASKED, state=DecisionState.REQUESTED, answer=None, decided_by=None, meeting=None,
    decided_on=None, recorded_by=None, owner=None, due_on=None, result=None, closed_on=None,
    visibility=Visibility.INTERNAL, is_illustrative=False,
)  # fmt: skip
ANSWERED = replace(
    REQUESTED, state=DecisionState.ANSWERED, answer="Harbor", decided_by="The board", meeting="April",
    decided_on=date(2025, 4, 20), recorded_by="Vic", owner="The treasurer", due_on=date(2025, 6, 1),
)  # fmt: skip
CLOSED = replace(ANSWERED, state=DecisionState.CLOSED, result="Paid.", closed_on=date(2025, 6, 10))
WITHDRAWN = replace(REQUESTED, state=DecisionState.WITHDRAWN, result="Moot.", closed_on=date(2025, 4, 10))


def test_what_was_asked_later_is_not_there() -> None:
    assert decision_as_of(CLOSED, ASKED - timedelta(days=1)) is None


def test_what_happened_later_does_not_count_yet() -> None:
    assert decision_as_of(CLOSED, date(2025, 4, 19)) == REQUESTED
    assert decision_as_of(CLOSED, date(2025, 4, 20)) == ANSWERED
    assert decision_as_of(CLOSED, date(2025, 6, 9)) == ANSWERED
    assert decision_as_of(CLOSED, date(2025, 6, 10)) == CLOSED
    assert decision_as_of(WITHDRAWN, date(2025, 4, 9)) == REQUESTED
    assert decision_as_of(WITHDRAWN, date(2025, 4, 10)) == WITHDRAWN


def test_the_days_are_those_until_an_answer_and_then_until_the_result() -> None:
    assert days_left(REQUESTED, date(2025, 4, 26)) == 5
    assert days_left(REQUESTED, date(2025, 5, 3)) == -2
    assert days_left(ANSWERED, date(2025, 5, 3)) == 29
    assert days_left(replace(ANSWERED, due_on=None), date(2025, 5, 3)) is None
    assert days_left(CLOSED, date(2025, 7, 1)) is None


@given(st.dates(date(2025, 3, 1), date(2025, 7, 1)), st.dates(date(2025, 3, 1), date(2025, 7, 1)))
def test_a_decision_only_goes_forward(one: date, other: date) -> None:
    order = [None, DecisionState.REQUESTED, DecisionState.ANSWERED, DecisionState.CLOSED]
    states = [stood.state if (stood := decision_as_of(CLOSED, day)) else None for day in sorted((one, other))]
    assert order.index(states[0]) <= order.index(states[1])
