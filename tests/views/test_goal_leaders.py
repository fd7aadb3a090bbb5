"""Naming who leads a goal, and what goals and objectives answer to."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.factories import SmallStrategy, make_published_strategy, make_strategy
from tests.page_client import PageClient, text_of
from tests.page_form import errors_of, form_values
from tests.views.planning import send
from tracker.domain.document.plan import LeaderRole
from tracker.domain.roles import Role
from tracker.extensions import db
from tracker.models.plan import GoalLeader

LEADERS = "/strategies/harbor/goals/1.1/leaders"
TYPED = {"role": "leader", "contact_id": "harbor.contact-1", "starts_on": "2025-02-01"}


@pytest.fixture
def strategy(client: PageClient) -> SmallStrategy:
    """A draft, its planner signed in."""
    strategy = make_strategy()
    client.sign_in(strategy.planner)
    return strategy


def leaders() -> list[GoalLeader]:
    return list(db.session.scalars(select(GoalLeader).order_by(GoalLeader.position)))


def test_a_leader_is_named_and_the_one_before_stays_in_the_history(client: PageClient, strategy: SmallStrategy) -> None:
    assert "the place stands vacant" in text_of(client.get(LEADERS))
    assert send(client, LEADERS, **TYPED).location == LEADERS
    send(client, LEADERS, **(TYPED | {"contact_id": "harbor.contact-2", "starts_on": "2025-04-01"}))
    assert [(each.contact_id, each.role, each.ends_on) for each in leaders()] == [
        ("harbor.contact-1", LeaderRole.LEADER, date(2025, 4, 1)),
        ("harbor.contact-2", LeaderRole.LEADER, None),
    ]
    words = text_of(client.get(LEADERS))
    assert words.index("Blair Example") < words.index("Avery Example"), "newest first"


def test_the_day_it_begins_is_today_unless_said_otherwise(client: PageClient, strategy: SmallStrategy) -> None:
    assert form_values(client.get(LEADERS))["starts_on"] == "2025-04-15"


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"contact_id": ""}, {"contact_id": "Choose the person."}),
        ({"starts_on": ""}, {"starts_on": "Give the first day."}),
        ({"role": "king"}, {"role": "Choose one."}),
    ],
)
def test_an_appointment_that_lacks_something_comes_back(
    client: PageClient, strategy: SmallStrategy, typed: dict[str, str], wrong: dict[str, str]
) -> None:
    page = send(client, LEADERS, **(TYPED | typed))
    assert (page.status_code, errors_of(page)) == (422, wrong)
    assert leaders() == []


def test_nobody_is_named_twice(client: PageClient, strategy: SmallStrategy) -> None:
    send(client, LEADERS, **TYPED)
    page = send(client, LEADERS, **(TYPED | {"role": "deputy"}))
    assert errors_of(page) == {"contact_id": "This person leads the goal already, or stands in for its leader."}


def test_an_end_is_recorded_and_the_place_stands_vacant(client: PageClient, strategy: SmallStrategy) -> None:
    send(client, LEADERS, **TYPED)
    address = f"{LEADERS}/{leaders()[0].id}/end"
    page = send(client, address, ends_on="2025-01-31")
    assert errors_of(page) == {"ends_on": "This day is before the leader started."}
    assert form_values(page)["ends_on"] == "2025-01-31"
    assert send(client, address, ends_on="2025-04-01").location == LEADERS
    assert leaders()[0].ends_on == date(2025, 4, 1)
    assert "leader missing" in text_of(client.get("/strategies/harbor/plan"))


def test_a_published_plan_asks_why_its_leaders_change(client: PageClient) -> None:
    strategy, _ = make_published_strategy()
    client.sign_in(strategy.planner)
    assert errors_of(send(client, LEADERS, **TYPED)).keys() == {"reason"}
    assert send(client, LEADERS, **TYPED, reason="Named by the director").status_code == 302


def test_only_planners_name_leaders(client: PageClient, strategy: SmallStrategy, sign_in_as: object) -> None:
    assert callable(sign_in_as)
    sign_in_as(Role.VIEWER, strategy.id)
    assert client.get(LEADERS).status_code == client.post(LEADERS, data=TYPED).status_code == 403


def test_an_appointment_that_is_not_there(client: PageClient, strategy: SmallStrategy) -> None:
    for address in (LEADERS.replace("1.1", "1.1.1"), LEADERS.replace("1.1", "9"), f"{LEADERS}/nobody/end"):
        assert client.get(address).status_code == 404
