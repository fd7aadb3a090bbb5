"""The history of a thing: who, when, why, before and after."""

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from tests.factories import NOW, SmallStrategy, get_action, make_published_strategy, make_report, save
from tests.page_client import PageClient, text_of
from tracker.domain.roles import Actor, Role
from tracker.domain.status import Status
from tracker.extensions import db
from tracker.models.action import Action
from tracker.models.milestone import Milestone
from tracker.operations.planning.redating import redate_action
from tracker.queries.history import AT_ONCE


@pytest.fixture
def strategy(app: Flask) -> SmallStrategy:
    made, (action_id,) = make_published_strategy()
    save(redate_action, action_id, due_on=date(2026, 3, 31), milestones={}, by=made.planner, at=NOW,
         version=get_action(action_id).version, reason="The vessel is late")  # fmt: skip
    make_report(action_id, by=made.planner, status=Status.AT_RISK, blockers="A quarrel")
    return made


@pytest.fixture
def address(strategy: SmallStrategy) -> str:
    return f"/strategies/harbor/history/action/{db.session.scalars(select(Action.id)).one()}"


@pytest.fixture
def viewer(strategy: SmallStrategy, sign_in_as: Callable[..., Actor]) -> Actor:
    return sign_in_as(Role.VIEWER, strategy.id)


def entries(page: object) -> list[str]:
    return [text_of(each) for each in page.tree.iter("article")]  # type: ignore[attr-defined]


def test_history_says_when_who_for_whom_what_why_before_and_after(
    client: PageClient, viewer: Actor, address: str
) -> None:
    page = client.get(address)
    report, redating, publication, assignment = entries(page)
    assert "15 Apr 2025, 10:00 Reported Pat Planner, for Harbor Master's Office" in report
    assert "Report on 1.1.1-A1 for FY2025 Q3 added" in report
    assert "Status At risk" in report
    assert "Re-dated the action" in redating
    assert "“The vessel is late”" in redating
    assert "before: 31 Dec 2025 → after: 31 Mar 2026" in redating
    assert "Times re-dated before: 0 → after: 1" in redating
    assert "Published the plan" in publication
    assert "Responsible organization Harbor Master's Office" in assignment or "Organization Harbor" in assignment
    assert "Milestone 1.1.1-A1-M1 Plan agreed added" in assignment


def test_what_hangs_below_a_thing_leads_to_the_same_history(client: PageClient, viewer: Actor, address: str) -> None:
    page = client.get(address.replace("action/", "milestone/").rsplit("/", 1)[0] + "/" + milestone_id())
    assert text_of(page) == text_of(client.get(address))


def milestone_id() -> str:
    return str(db.session.scalars(select(Milestone.id).order_by(Milestone.id)).first())


def test_who_is_not_signed_in_reads_what_changed_but_not_who_and_why(
    app: Flask, client: PageClient, strategy: SmallStrategy, address: str
) -> None:
    app.config["TRACKER_PUBLIC_DASHBOARD"] = True
    words = " ".join(entries(client.get(address)))
    assert "before: 31 Dec 2025 → after: 31 Mar 2026" in words
    for hidden in ("The vessel is late”", "A quarrel"):
        assert hidden not in words
    assert "Re-dated the action Pat Planner" not in words


def test_a_long_history_is_read_page_by_page(
    client: PageClient, strategy: SmallStrategy, viewer: Actor, address: str
) -> None:
    action_id = address.rsplit("/", 1)[1]
    for _ in range(AT_ONCE):
        make_report(action_id, by=strategy.planner)
    first = client.get(address)
    assert len(entries(first)) == AT_ONCE
    [older] = [link.get("href") for link in first.tree.iter("a") if text_of(link) == "Older"]
    rest = client.get(older)
    assert len(entries(rest)) == 4
    assert "Older" not in [text_of(link) for link in rest.tree.iter("a")]


@pytest.mark.parametrize(
    "path", ["nonsense/x", "action/nowhere", "account/nobody", "milestone/nowhere", "goal/nowhere"]
)
def test_what_has_no_history_here_is_not_found(client: PageClient, viewer: Actor, path: str) -> None:
    assert client.get(f"/strategies/harbor/history/{path}").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "strategy/harbor.strategy",
        "goal/harbor.goal-1",
        "objective/harbor.objective-1.1.1",
        "organization/harbor.harbor",
    ],
)
def test_everything_with_a_page_has_a_history(client: PageClient, viewer: Actor, path: str) -> None:
    page = client.get(f"/strategies/harbor/history/{path}")
    assert page.status_code == 200
    assert "Loaded from" in text_of(page)


def test_history_is_told_in_the_strategy_s_time(client: PageClient, viewer: Actor, address: str) -> None:
    assert "15 Apr 2025, 10:00" in text_of(client.get(address)), "14:00 in London is 10:00 in New York"


@pytest.mark.parametrize(
    "page",
    ["", "/goals/1.1", "/objectives/1.1.1", "/actions/1.1.1-A1", "/organizations/harbor.harbor"],
)
def test_every_page_of_a_thing_leads_to_its_history(client: PageClient, viewer: Actor, page: str) -> None:
    links = [link.get("href", "") for link in client.get(f"/strategies/harbor{page}").tree.iter("a")]
    [history] = {link for link in links if "/history/" in link}
    assert client.get(history).status_code == 200
