"""What leads ask for, and what planners answer."""

from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.factories import (
    NOW,
    get_action,
    make_action,
    make_lead,
    make_published_strategy,
    make_strategy,
    publish,
    save,
)
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.plan import ProposalState, ProposedChange
from tracker.domain.errors import Forbidden, Refused, StaleEdit
from tracker.domain.roles import Actor
from tracker.extensions import db
from tracker.models.milestone import Milestone
from tracker.models.plan import Proposal
from tracker.operations.planning.proposals import decide_proposal, propose_change

LATER = date(2026, 6, 30)


def propose(action: str, by: Actor, **values: Any) -> str:
    wanted = {"change": ProposedChange.REDATE, "due_on": LATER, "reason": "The vessel is late."} | values
    return save(propose_change, action, by=by, at=NOW, **wanted)


def decide(id: str, by: Actor, **values: Any) -> None:
    wanted = {"is_accepted": True, "version": 1, "reason": "The vessel comes in May."} | values
    save(decide_proposal, id, by=by, at=NOW, **wanted)


def test_a_lead_asks_and_nothing_changes(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    lead = make_lead(strategy.id, strategy.organizations[0])
    proposal = db.session.get_one(Proposal, propose(action, lead))
    assert (proposal.state, proposal.due_on, proposal.proposed_by) == (ProposalState.OPEN, LATER, "Lee Lead")
    assert get_action(action).due_on == date(2025, 12, 31)


def test_an_accepted_date_moves_with_its_milestones_and_the_first_dates_stay(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    id = propose(action, make_lead(strategy.id, strategy.organizations[0]))
    last = db.session.scalars(select(Milestone).order_by(Milestone.position)).all()[-1]
    decide(id, strategy.planner, milestones={last.id: date(2026, 3, 31)})
    row = get_action(action)
    assert (row.due_on, row.first_due_on, row.redated_count) == (LATER, date(2025, 12, 31), 1)
    moved = db.session.get_one(Milestone, last.id)
    assert (moved.due_on, moved.first_due_on) == (date(2026, 3, 31), date(2025, 9, 30))
    proposal = db.session.get_one(Proposal, id)
    assert (proposal.state, proposal.decided_by) == (ProposalState.ACCEPTED, "Pat Planner")


def test_an_accepted_cancellation_cancels(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    id = propose(action, make_lead(strategy.id, strategy.organizations[0]), change=ProposedChange.CANCEL, due_on=None)
    decide(id, strategy.planner)
    row = get_action(action)
    assert row.lifecycle is Lifecycle.CANCELLED
    assert row.lifecycle_reason is not None
    assert "The vessel is late." in row.lifecycle_reason
    assert "Lee Lead" in row.lifecycle_reason


def test_a_declined_proposal_changes_nothing(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    id = propose(action, make_lead(strategy.id, strategy.organizations[0]))
    decide(id, strategy.planner, is_accepted=False)
    assert get_action(action).due_on == date(2025, 12, 31)
    assert db.session.get_one(Proposal, id).state is ProposalState.DECLINED


def test_only_planners_answer_and_only_once(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    lead = make_lead(strategy.id, strategy.organizations[0])
    id = propose(action, lead)
    with pytest.raises(Forbidden):
        decide(id, lead)
    with pytest.raises(Refused) as refusal:
        decide(id, strategy.planner, reason=" ")
    assert refusal.value.field == "reason"
    with pytest.raises(StaleEdit):
        decide(id, strategy.planner, version=7)
    decide(id, strategy.planner)
    with pytest.raises(Refused, match="accepted by Pat Planner already"):
        decide(id, strategy.planner, is_accepted=False)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"due_on": None}, "due_on"),
        ({"due_on": date(2025, 12, 31)}, "due_on"),
        ({"due_on": date(2025, 4, 14)}, "due_on"),
        ({"reason": ""}, "reason"),
    ],
)
def test_a_proposal_says_what_and_why(app: Flask, values: dict[str, Any], field: str) -> None:
    strategy, (action,) = make_published_strategy()
    with pytest.raises(Refused) as refusal:
        propose(action, strategy.planner, **values)
    assert refusal.value.field == field


def test_the_planner_is_not_asked_twice_for_the_same(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    lead = make_lead(strategy.id, strategy.organizations[0])
    assert propose(action, lead, id="proposal.a") == propose(action, lead, id="proposal.a")
    with pytest.raises(Refused, match="asked for this already"):
        propose(action, lead, due_on=date(2026, 9, 30))
    propose(action, lead, change=ProposedChange.CANCEL, due_on=None)


def test_another_offices_lead_asks_for_nothing(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    with pytest.raises(Forbidden):
        propose(action, make_lead(strategy.id, strategy.organizations[1]))


def test_continuing_work_has_no_date_to_move(app: Flask) -> None:
    strategy = make_strategy()
    action = make_action(strategy, is_continuing=True)
    publish(strategy)
    with pytest.raises(Refused) as refusal:
        propose(action, strategy.planner)
    assert refusal.value.field == "change"


def test_a_draft_is_changed_directly(app: Flask) -> None:
    strategy = make_strategy()
    action = make_action(strategy)
    with pytest.raises(Refused, match="not published"):
        propose(action, strategy.planner)


def test_a_date_that_leaves_a_milestone_behind_is_refused_whole(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    id = propose(action, make_lead(strategy.id, strategy.organizations[0]), due_on=date(2025, 8, 1))
    with pytest.raises(Refused) as refusal:
        decide(id, strategy.planner)
    assert (refusal.value.field or "").startswith("milestones-")
    assert db.session.get_one(Proposal, id).state is ProposalState.OPEN
