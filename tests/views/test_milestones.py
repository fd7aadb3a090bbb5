"""Adding milestones, changing them, correcting what was reported of them, cancelling them."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.factories import (
    SmallStrategy,
    make_action,
    make_milestone,
    make_published_strategy,
    make_report,
    make_strategy,
)
from tests.page_client import PageClient, text_of
from tests.page_form import errors_of, form_values
from tests.views.planning import send, send_twice
from tracker.domain.document.element import Lifecycle
from tracker.domain.roles import Role
from tracker.extensions import db
from tracker.models.milestone import Milestone
from tracker.operations.reporting.achievements import Achievement

ACTION = "/strategies/harbor/actions/1.1.1-A1"
FIRST = "/strategies/harbor/milestones/1.1.1-A1-M1"


@pytest.fixture
def published(client: PageClient) -> SmallStrategy:
    """A published plan with one action of two milestones, its planner signed in."""
    strategy, _ = make_published_strategy()
    client.sign_in(strategy.planner)
    return strategy


@pytest.fixture
def achieved(published: SmallStrategy) -> SmallStrategy:
    """The same, its first milestone achieved."""
    first = milestone()
    achievement = Achievement(first.id, date(2025, 3, 20), "Minutes", "HMO-1")
    make_report(first.action_id, by=published.planner, achievements=(achievement,))
    return published


def milestone(position: int = 1) -> Milestone:
    return db.session.scalars(select(Milestone).filter_by(position=position)).one()


def test_a_milestone_is_added_once(client: PageClient, published: SmallStrategy) -> None:
    typed = {"title": "Depths checked", "due_on": "2025-10-31", "weight": "2", "reason": "Missed before"}
    send_twice(client, f"{ACTION}/milestones/new", **typed)
    assert (milestone(3).title, milestone(3).due_on, milestone(3).weight) == ("Depths checked", date(2025, 10, 31), 2)
    assert len(db.session.scalars(select(Milestone)).all()) == 3


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"title": ""}, {"title": "Say what is achieved."}),
        ({"due_on": ""}, {"due_on": "Give the day it is due."}),
        ({"due_on": "2026-01-31"}, {"due_on": "The milestone due 2026-01-31 is after the action is due."}),
        ({"reason": ""}, {"reason": "Please give a reason: the plan is published, and this adds to it."}),
    ],
)
def test_a_milestone_that_lacks_something_comes_back(
    client: PageClient, published: SmallStrategy, typed: dict[str, str], wrong: dict[str, str]
) -> None:
    sent = {"title": "Depths checked", "due_on": "2025-10-31", "reason": "Missed before"} | typed
    page = send(client, f"{ACTION}/milestones/new", **sent)
    assert (page.status_code, errors_of(page)) == (422, wrong)
    assert {name: form_values(page)[name] for name in sent} == sent


def test_a_published_milestone_is_edited_but_for_its_date(client: PageClient, published: SmallStrategy) -> None:
    page = client.get(f"{FIRST}/edit")
    assert "due_on" not in form_values(page)
    assert "Move the date openly" in text_of(page)
    assert errors_of(send(client, f"{FIRST}/edit", title="Plan agreed by all")).keys() == {"reason"}
    send(client, f"{FIRST}/edit", title="Plan agreed by all", weight="0", reason="All offices sign.")
    assert (milestone().title, milestone().weight) == ("Plan agreed by all", 0)


def test_a_draft_milestone_is_edited_with_its_date(client: PageClient) -> None:
    strategy = make_strategy()
    make_milestone(strategy, make_action(strategy))
    client.sign_in(strategy.planner)
    assert send(client, f"{FIRST}/edit", due_on="2025-08-31").location == ACTION
    assert milestone().due_on == date(2025, 8, 31)


def test_a_stale_edit_of_a_milestone_shows_both_values(client: PageClient, published: SmallStrategy) -> None:
    typed = form_values(client.get(f"{FIRST}/edit")) | {"title": "Mine", "reason": "Because"}
    send(client, f"{FIRST}/edit", title="Theirs", reason="Because")
    stale = client.post(f"{FIRST}/edit", data=typed)
    assert errors_of(stale) == {"title": "Now it is: Theirs. What you typed is kept here."}
    assert form_values(stale)["title"] == "Mine"
    assert client.post(f"{FIRST}/edit", data=form_values(stale)).status_code == 302
    assert milestone().title == "Mine"


def test_what_was_reported_is_corrected_with_a_reason(client: PageClient, achieved: SmallStrategy) -> None:
    page = client.get(f"{FIRST}/correct")
    assert form_values(page)["evidence_reference"] == "HMO-1"
    assert errors_of(send(client, f"{FIRST}/correct", achieved_on="2025-04-16", reason="Typo")) == {
        "achieved_on": "The day it was achieved is in the future."
    }
    typed = {"achieved_on": "2025-03-27", "evidence_reference": "HMO-2", "reason": "Signed a week later"}
    assert send(client, f"{FIRST}/correct", **typed).location == ACTION
    assert (milestone().achieved_on, milestone().evidence_reference) == (date(2025, 3, 27), "HMO-2")


def test_an_achievement_is_taken_back(client: PageClient, achieved: SmallStrategy) -> None:
    assert errors_of(send(client, f"{FIRST}/correct", achieved_on="", reason="Wrong one")) == {
        "achieved_on": "Give the day, or take the report back."
    }
    send(client, f"{FIRST}/correct", is_withdrawn="y", reason="Wrong one")
    assert (milestone().achieved_on, milestone().evidence_title) == (None, None)


def test_what_was_not_reported_is_not_corrected(client: PageClient, published: SmallStrategy) -> None:
    typed = {"achieved_on": "2025-03-27", "evidence_title": "Minutes", "evidence_reference": "1", "reason": "Done"}
    page = send(client, f"{FIRST}/correct", **typed)
    assert page.status_code == 422
    assert "its lead reports that" in text_of(page)


def test_a_milestone_is_cancelled_with_a_reason(client: PageClient, published: SmallStrategy) -> None:
    assert errors_of(send(client, f"{FIRST}/cancel")) == {"reason": "Say why."}
    assert send(client, f"{FIRST}/cancel", reason="Not needed").location == ACTION
    assert (milestone().lifecycle, milestone().lifecycle_reason) == (Lifecycle.CANCELLED, "Not needed")


@pytest.mark.parametrize(
    "address", [f"{ACTION}/milestones/new", f"{FIRST}/edit", f"{FIRST}/correct", f"{FIRST}/cancel"]
)
def test_only_planners_change_milestones(
    client: PageClient, published: SmallStrategy, sign_in_as: object, address: str
) -> None:
    assert callable(sign_in_as)
    sign_in_as(Role.LEAD, published.id, organization_id=published.organizations[0])
    assert client.get(address).status_code == 403
    assert client.post(address, data={"reason": "Because"}).status_code == 403


def test_a_milestone_that_is_not_there(client: PageClient, published: SmallStrategy) -> None:
    assert client.get(FIRST.replace("M1", "M9") + "/edit").status_code == 404
