"""What contributing organizations say of their part."""

from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask

from tests.closed_periods import make_closed_period
from tests.factories import NOW, SmallStrategy, make_action, make_actor, make_lead, make_strategy, publish, save
from tracker.domain.document.contribution import Contribution
from tracker.domain.document.cut import Cut, cut_document
from tracker.domain.document.element import Kind
from tracker.domain.errors import Forbidden, Refused
from tracker.domain.roles import Actor, Role
from tracker.operations.once import new_id
from tracker.operations.reporting.contributions import answer_contribution
from tracker.queries.documents import load_document

Plan = tuple[SmallStrategy, str, Actor]


@pytest.fixture
def plan(app: Flask) -> Plan:
    """A published plan with an action to which the second organization contributes, and that organization's lead."""
    strategy = make_strategy()
    action = make_action(strategy, contributing_ids=(strategy.organizations[1],))
    publish(strategy)
    return strategy, action, make_lead(strategy.id, strategy.organizations[1], name="Cam Contributor")


def answer(plan: Plan, *, by: Actor | None = None, at: datetime = NOW, **more: Any) -> str:
    strategy, action, lead = plan
    said = {"organization_id": strategy.organizations[1], "period": "FY2025 Q3", "is_as_planned": True, "why": None}
    return save(answer_contribution, action, **(said | more), by=by or lead, at=at)


def answers(plan: Plan) -> tuple[Contribution, ...]:
    strategy, action, _ = plan
    return load_document(strategy.id).action(action).contributions


def test_a_contributing_organization_answers_and_the_last_answer_counts(plan: Plan) -> None:
    answer(plan)
    answer(plan, is_as_planned=False, why=" Two pilots are ill. ")
    first, last = answers(plan)
    assert (first.is_as_planned, first.reported_by, first.entered_by) == (True, "Cam Contributor", None)
    assert (last.is_as_planned, last.why, last.position) == (False, "Two pilots are ill.", 2)


def test_a_planner_enters_an_answer_for_somebody(plan: Plan) -> None:
    answer(plan, by=plan[0].planner, reported_by="Blair Example")
    (entered,) = answers(plan)
    assert (entered.reported_by, entered.entered_by) == ("Blair Example", "Pat Planner")


def test_the_same_answer_sent_twice_is_recorded_once(plan: Plan) -> None:
    id = new_id(Kind.CONTRIBUTION)
    assert answer(plan, id=id) == answer(plan, id=id) == id
    assert len(answers(plan)) == 1
    with pytest.raises(Refused, match="another answer"):
        answer(plan, id=id, is_as_planned=False, why="Ill")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"is_as_planned": False, "why": "  "}, "why"),
        ({"period": "FY2025 Q4"}, "period"),
        ({"period": "spring"}, "period"),
    ],
)
def test_an_answer_that_says_nothing_is_refused_beside_its_field(
    plan: Plan, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refusal:
        answer(plan, **changes)
    assert refusal.value.field == field
    assert answers(plan) == ()


def test_who_does_not_contribute_does_not_answer(plan: Plan) -> None:
    strategy, _, _ = plan
    with pytest.raises(Refused, match="does not contribute"):
        answer(plan, by=strategy.planner, organization_id=strategy.organizations[2])


@pytest.mark.parametrize("role", [Role.VIEWER, Role.APPROVER, Role.LEAD])
def test_nobody_else_answers_for_an_organization(plan: Plan, role: Role) -> None:
    strategy, _, _ = plan
    organization = {Role.APPROVER: 1, Role.LEAD: 0}.get(role)
    held = strategy.organizations[organization] if organization is not None else None
    with pytest.raises(Forbidden):
        answer(plan, by=make_actor(role, strategy.id, organization_id=held))


def test_a_closed_period_takes_no_answer(plan: Plan) -> None:
    make_closed_period(plan[0], "FY2025 Q2", at=NOW)
    with pytest.raises(Refused, match="closed"):
        answer(plan, period="FY2025 Q2")
    answer(plan, at=datetime(2025, 5, 1, tzinfo=UTC))


def test_the_public_sees_no_answer(plan: Plan) -> None:
    answer(plan)
    assert cut_document(load_document(plan[0].id), Cut.PUBLIC).action(plan[1]).contributions == ()
