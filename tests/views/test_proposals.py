"""Asking a planner for a change, and the answer."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select

from tests.factories import (
    NOW,
    SmallStrategy,
    get_action,
    make_action,
    make_lead,
    make_published_strategy,
    make_strategy,
    publish,
    save,
)
from tests.page_client import PageClient, text_of
from tests.page_form import errors_of, form_values
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.plan import ProposalState, ProposedChange
from tracker.domain.roles import Actor, Role
from tracker.extensions import db
from tracker.models.milestone import Milestone
from tracker.models.plan import Proposal
from tracker.operations.planning.proposals import propose_change

SignIn = Callable[..., Actor]

ACTION = "/strategies/harbor/actions/1.1.1-A1"
NEW = f"{ACTION}/proposals/new"
LIST = "/strategies/harbor/proposals"

ASKED = {"change": "redate", "due_on": "2026-06-30", "reason": "The vessel is late."}


@pytest.fixture
def strategy(client: PageClient) -> SmallStrategy:
    """A published plan with one action, and its lead signed in."""
    strategy, _ = make_published_strategy()
    client.sign_in(make_lead(strategy.id, strategy.organizations[0]))
    return strategy


def proposal() -> Proposal:
    return db.session.scalars(select(Proposal)).one()


def asked(client: PageClient, strategy: SmallStrategy, **values: str) -> str:
    """Ask as the lead, and return where the signed-in planner answers."""
    client.post(NEW, data=form_values(client.get(NEW)) | ASKED | values)
    client.sign_in(strategy.planner)
    return f"{LIST}/{proposal().id}"


def test_a_lead_asks_once_and_nothing_changes(client: PageClient, strategy: SmallStrategy) -> None:
    typed = form_values(client.get(NEW)) | ASKED
    for _ in range(2):
        response = client.post(NEW, data=typed)
        assert (response.status_code, response.location) == (302, ACTION)
    assert (proposal().due_on, proposal().reason) == (date(2026, 6, 30), "The vessel is late.")
    action = proposal().action_id
    assert get_action(action).due_on == date(2025, 12, 31)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"change": ""}, "change"),
        ({"change": "abolish"}, "change"),
        ({"reason": "  "}, "reason"),
        ({"due_on": ""}, "due_on"),
        ({"due_on": "2025-12-31"}, "due_on"),
        ({"due_on": "2025-01-02"}, "due_on"),
        ({"due_on": "next summer"}, "due_on"),
    ],
)
def test_a_proposal_that_lacks_something_comes_back(
    client: PageClient, strategy: SmallStrategy, typed: dict[str, str], field: str
) -> None:
    response = client.post(NEW, data=form_values(client.get(NEW)) | ASKED | typed)
    assert response.status_code == 422
    assert set(errors_of(response)) == {field}
    kept = form_values(response)
    assert {name: kept.get(name, "") for name in ("due_on", "reason")} == {
        name: (ASKED | typed)[name].strip() for name in ("due_on", "reason")
    }
    assert db.session.scalars(select(Proposal)).first() is None


def test_the_planner_sees_what_waits_and_accepts_it(client: PageClient, strategy: SmallStrategy) -> None:
    address = asked(client, strategy)
    assert "1 proposal waits for an answer." in text_of(client.get(LIST))
    last = db.session.scalars(select(Milestone).order_by(Milestone.position)).all()[-1].id
    typed = form_values(client.get(address)) | {"answer": "accept", "reason": "It comes in May."}
    assert typed[f"milestones-{last}-due_on"] == "2025-09-30"
    response = client.post(address, data=typed | {f"milestones-{last}-due_on": "2026-03-31"})
    assert (response.status_code, response.location) == (302, LIST)
    assert proposal().state is ProposalState.ACCEPTED
    assert get_action(proposal().action_id).due_on == date(2026, 6, 30)
    assert db.session.get_one(Milestone, last).due_on == date(2026, 3, 31)
    page = text_of(client.get(LIST))
    assert "No proposal waits for an answer." in page
    assert "Accepted by Pat Planner on 15 Apr 2025: It comes in May." in page


def test_a_cancellation_is_carried_out(client: PageClient, strategy: SmallStrategy) -> None:
    address = asked(client, strategy, change="cancel", due_on="")
    typed = form_values(client.get(address)) | {"answer": "accept", "reason": "Agreed."}
    assert client.post(address, data=typed).status_code == 302
    assert get_action(proposal().action_id).lifecycle is Lifecycle.CANCELLED


def test_a_declined_proposal_tells_the_lead_why(client: PageClient, strategy: SmallStrategy) -> None:
    address = asked(client, strategy)
    typed = form_values(client.get(address)) | {"answer": "decline", "reason": "The council waits for it."}
    assert client.post(address, data=typed).status_code == 302
    assert get_action(proposal().action_id).due_on == date(2025, 12, 31)
    client.sign_in(make_lead(strategy.id, strategy.organizations[0]))
    assert "Declined by Pat Planner on 15 Apr 2025: The council waits for it." in text_of(client.get(ACTION))


def test_an_answer_needs_a_reason_and_keeps_what_was_typed(client: PageClient, strategy: SmallStrategy) -> None:
    address = asked(client, strategy)
    response = client.post(address, data=form_values(client.get(address)))
    assert response.status_code == 422
    assert "Accept or decline." in text_of(response)
    assert "reason" in errors_of(response)
    assert proposal().state is ProposalState.OPEN


def test_dates_that_contradict_each_other_are_said_beside_the_milestone(
    client: PageClient, strategy: SmallStrategy
) -> None:
    address = asked(client, strategy)
    last = db.session.scalars(select(Milestone).order_by(Milestone.position)).all()[-1].id
    typed = form_values(client.get(address)) | {"answer": "accept", "reason": "It comes in May."}
    response = client.post(address, data=typed | {f"milestones-{last}-due_on": "2027-03-31"})
    assert response.status_code == 422
    assert f"milestones-{last}-due_on" in errors_of(response)
    assert form_values(response)["reason"] == "It comes in May."
    assert proposal().state is ProposalState.OPEN


def test_a_proposal_that_was_answered_meanwhile_says_so(client: PageClient, strategy: SmallStrategy) -> None:
    address = asked(client, strategy)
    typed = form_values(client.get(address)) | {"answer": "decline", "reason": "Not now."}
    client.post(address, data=typed)
    response = client.post(address, data=typed | {"answer": "accept"})
    assert response.status_code == 422
    assert "declined by Pat Planner already" in text_of(response)
    assert get_action(proposal().action_id).due_on == date(2025, 12, 31)


def test_only_planners_answer(client: PageClient, strategy: SmallStrategy, sign_in_as: SignIn) -> None:
    address = asked(client, strategy)
    typed = form_values(client.get(address)) | {"answer": "accept", "reason": "Mine."}
    for role, organization in ((Role.LEAD, 0), (Role.VIEWER, None), (Role.AUDITOR, None), (Role.BRIEFER, None)):
        of = strategy.organizations[organization] if organization is not None else None
        sign_in_as(role, strategy.id, organization_id=of)
        for response in (client.get(LIST), client.get(address), client.post(address, data=typed)):
            assert response.status_code == 403
            assert "ask a planner of this strategy" in text_of(response)
    assert proposal().state is ProposalState.OPEN


@pytest.mark.parametrize(("role", "organization"), [(Role.LEAD, 1), (Role.VIEWER, None), (Role.AUDITOR, None)])
def test_others_ask_for_nothing(
    client: PageClient, strategy: SmallStrategy, sign_in_as: SignIn, role: Role, organization: int | None
) -> None:
    typed = form_values(client.get(NEW)) | ASKED
    of = strategy.organizations[organization] if organization is not None else None
    sign_in_as(role, strategy.id, organization_id=of)
    assert [client.get(NEW).status_code, client.post(NEW, data=typed).status_code] == [403, 403]
    assert db.session.scalars(select(Proposal)).first() is None


def test_the_proposals_of_another_strategy_are_not_here(client: PageClient, strategy: SmallStrategy) -> None:
    other = make_strategy("river")
    action = make_action(other)
    publish(other)
    id = save(
        propose_change, action, change=ProposedChange.CANCEL, due_on=None, by=other.planner, at=NOW, reason="Dry."
    )
    client.sign_in(strategy.planner)
    assert client.get(f"{LIST}/{id}").status_code == 404
    assert "Dry." not in client.get(LIST).text


def test_continuing_work_can_only_be_cancelled(client: PageClient) -> None:
    strategy = make_strategy()
    make_action(strategy, is_continuing=True)
    publish(strategy)
    client.sign_in(make_lead(strategy.id, strategy.organizations[0]))
    page = client.get(NEW).text
    assert 'value="cancel"' in page
    assert 'value="redate"' not in page
    assert 'name="due_on"' not in page
