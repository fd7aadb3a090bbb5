"""The history of a thing: who, when, why, before and after."""

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from tests.closed_periods import make_closed_period
from tests.factories import NOW, SmallStrategy, get_action, make_published_strategy, make_report, save
from tests.page_client import PageClient, text_of
from tracker.domain.document.reporting_period import ReportingPeriod
from tracker.domain.roles import Actor, Role
from tracker.domain.status import Status
from tracker.extensions import db
from tracker.models.action import Action
from tracker.models.milestone import Milestone
from tracker.operations.closing.periods import cancel_period, reopen_period
from tracker.operations.planning.decisions import DecisionRequest, request_decision
from tracker.operations.planning.redating import redate_action
from tracker.queries.history import AT_ONCE
from tracker.queries.issued_briefings import list_issued
from tracker.queries.periods import list_periods


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


def test_a_decision_leads_to_its_history_among_what_is_done_with_it(
    client: PageClient, strategy: SmallStrategy, sign_in_as: Callable[..., Actor]
) -> None:
    asked = DecisionRequest("Who pays?", options="Two", recommendation="One", needed_by_on=date(2025, 5, 1))
    id = save(request_decision, strategy.id, asked, by=strategy.planner, at=NOW)
    sign_in_as(Role.AUDITOR, strategy.id)
    page = client.get("/strategies/harbor/decisions/D1")
    (history,) = (link.get("href") for link in next(page.tree.iter("main")).iter("a") if text_of(link) == "History")
    assert history == f"/strategies/harbor/history/decision/{id}"
    answer = client.get(history)
    assert "Asked leadership for a decision Pat Planner" in text_of(answer)
    assert "/strategies/harbor/decisions/D1" in [link.get("href") for link in answer.tree.iter("a")]


def test_a_period_s_history_is_its_own_and_names_its_seals(client: PageClient, strategy: SmallStrategy) -> None:
    client.sign_in(strategy.planner)
    make_closed_period(strategy, "FY2025 Q2", at=NOW)
    last = period_of(strategy, "FY2025 Q2")
    save(reopen_period, last.id, by=strategy.planner, at=NOW, version=last.version, reason="Wrong minutes")
    page = client.get(f"/strategies/harbor/history/reporting_period/{last.id}")
    reopened, closed, opened = entries(page)
    assert "Reopened the period Pat Planner" in reopened
    assert "“Wrong minutes”" in reopened
    assert "Closed the period" in closed
    assert "Status" not in closed
    assert "State before: Open → after: Closed" in closed
    seal = next(each for each in list_issued(strategy.id) if each.reporting_period_id == last.id)
    assert f"Issued briefing {seal.number} added" in closed
    assert seal.file_sha256 in closed
    assert "Reporting period FY2025 Q2 added" in opened
    assert "FY2025 Q3" not in " ".join(entries(page)), "which is kept too"
    heading = next(each for each in page.tree.iter("h1"))
    assert text_of(heading) == "History of FY2025 Q2"
    assert [link.get("href") for link in heading.iter("a")] == ["/strategies/harbor/periods/FY2025-Q2"]


def test_of_a_period_s_seals_and_waivers_only_those_read_who_read_the_whole(
    client: PageClient, strategy: SmallStrategy, sign_in_as: Callable[..., Actor]
) -> None:
    make_closed_period(strategy, "FY2025 Q2", at=NOW)
    address = f"/strategies/harbor/history/reporting_period/{period_of(strategy, 'FY2025 Q2').id}"
    sign_in_as(Role.LEAD, strategy.id, organization_id=strategy.organizations[1])
    page = client.get(address)
    words = " ".join(entries(page))
    assert "Closed the period" in words
    for hidden in ("Agreed for the test", "Issued briefing", list_issued(strategy.id)[0].file_sha256):
        assert hidden not in words
    assert not [link for link in page.tree.iter("a") if "/periods" in link.get("href", "")], "it is the planners' page"


def test_a_period_that_was_cancelled_has_a_history_and_no_page(client: PageClient, strategy: SmallStrategy) -> None:
    client.sign_in(strategy.planner)
    period = period_of(strategy, "FY2025 Q2")
    save(cancel_period, period.id, by=strategy.planner, at=NOW, version=period.version, reason="By month")
    page = client.get(f"/strategies/harbor/history/reporting_period/{period.id}")
    assert "Cancelled the period" in entries(page)[0]
    assert not list(next(page.tree.iter("h1")).iter("a"))


def period_of(strategy: SmallStrategy, label: str) -> ReportingPeriod:
    return next(period for period in list_periods(strategy.id) if period.label == label)
