"""How many SELECTs a page takes: so many, however large the plan is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from sqlalchemy import event

from tests.awaiting import give_back
from tests.closed_periods import make_closed_period
from tests.factories import (
    SmallStrategy,
    make_action,
    make_metric,
    make_published_strategy,
    make_reading,
    make_report,
    make_strategy,
    publish,
    save,
)
from tests.page_client import PageClient
from tracker.domain.document.assemble import NODES
from tracker.domain.document.element import Kind
from tracker.domain.roles import Actor, Role
from tracker.extensions import db
from tracker.models import LINKS
from tracker.models.status_update import StatusUpdate
from tracker.operations.planning.amend import amend
from tracker.operations.planning.milestones import NewMilestone
from tracker.queries import assessments, comparisons, past

#: Who is asking with their roles, and the strategy's facts with the head of the chain.
ALWAYS = 2
#: What is newer than what is kept.
NEWER = 1
#: A table for each kind of element, one for each set of links, and the head once more.
ANEW = len(NODES) + sum(len(links) for links in LINKS.values()) + 1

#: The SELECTs of each page, beside those of the document.
PAGES = {
    "/strategies/harbor": ALWAYS,
    "/strategies/harbor/attention": ALWAYS,
    "/strategies/harbor/goals/1.1": ALWAYS,
    "/strategies/harbor/objectives/1.1.1": ALWAYS,
    "/strategies/harbor/actions/1.1.1-A1": ALWAYS + 1,  # where the number leads
    "/strategies/harbor/metrics/1.1-K1": ALWAYS + 2,  # where the number leads, and the head once more
    "/strategies/harbor/briefing.json": ALWAYS,
    "/strategies/harbor/reporting": ALWAYS,
}


def small() -> SmallStrategy:
    """One action, one metric."""
    strategy, (action,) = make_published_strategy(actions=1)
    make_reading(strategy, make_metric(strategy))
    make_report(action, by=strategy.planner)
    return strategy


def large() -> SmallStrategy:
    """Twelve actions with all that may hang on them."""
    strategy = make_strategy()
    milestones = tuple(NewMilestone(f"Step {month}", date(2025, month, 1)) for month in range(2, 8))
    actions = [
        make_action(
            strategy, objective_id=strategy.objectives[number % 4], milestones=milestones,
            contributing_ids=strategy.organizations[1:], lead_id=strategy.contacts[0],
        )
        for number in range(12)
    ]  # fmt: skip
    metrics = [make_metric(strategy, goal_id=strategy.goals[number % 2]) for number in range(6)]
    publish(strategy)
    for metric in metrics:
        for month in (1, 2, 3):
            make_reading(strategy, metric, as_of_on=date(2025, month, 28))
    for action in actions:
        for _ in range(3):
            make_report(action, by=strategy.planner)
    return strategy


@contextmanager
def selects() -> Iterator[list[str]]:
    """Collect the SELECTs that are sent."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("SELECT"):
            sent.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield sent
    event.remove(db.engine, "before_cursor_execute", note)


def count(client: PageClient, path: str, **headers: str) -> int:
    """Return how many SELECTs a page took."""
    with selects() as sent:
        response = client.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    assert response.status_code == (304 if headers else 200), response.text
    return len(sent)


@pytest.mark.parametrize("make", [small, large])
def test_a_page_takes_as_many_selects_however_large_the_plan_is(
    app: Flask, client: PageClient, sign_in_as: Callable[..., Actor], make: Callable[[], SmallStrategy]
) -> None:
    strategy = make()
    sign_in_as(Role.VIEWER, strategy.id)
    for path, own in PAGES.items():
        assessments._kept.clear()
        assert count(client, path) == own + ANEW, f"{path}, read anew"
        assert count(client, path) == own, f"{path}, kept"
        action = db.session.scalars(db.text("SELECT id FROM action ORDER BY position LIMIT 1")).one()
        make_report(action, by=strategy.planner)
        assert count(client, path) == own + NEWER, f"{path}, brought forward"


@pytest.mark.parametrize("path", [path for path in PAGES if path != "/strategies/harbor/attention"])
def test_that_nothing_changed_takes_two(
    app: Flask, client: PageClient, sign_in_as: Callable[..., Actor], path: str
) -> None:
    sign_in_as(Role.VIEWER, small().id)
    client.get(path)  # the first page with a form names the session
    seen = client.get(path).headers["ETag"]
    assessments._kept.clear()
    assert count(client, path, if_none_match=seen) == ALWAYS


#: The pages of reporting through time: who reads each, and its SELECTs read again, after a report, and read anew.
#: What moved since a period was closed, and what was known at a moment, is looked for once.
OVER_TIME = {
    "/my-updates": (Role.LEAD, 3, 4, 3 + ANEW),
    "/approvals": (Role.APPROVER, 5, 6, 5 + ANEW),
    "/reporting": (Role.PLANNER, 2, 3, 2 + ANEW),
    "/periods": (Role.PLANNER, 3, 4, 3 + ANEW),
    "/compare": (Role.VIEWER, 3, 5, 7 + ANEW),
    "/briefings": (Role.VIEWER, 3, 4, 3 + ANEW),
    "/decisions": (Role.VIEWER, 3, 4, 3 + ANEW),
    "": (Role.VIEWER, 3, 6, 8 + ANEW),
    "?on=2025-04-14": (Role.VIEWER, 3, 5, 7 + ANEW),
}


def lived(strategy: SmallStrategy) -> None:
    """Close a period, and let every report from now on wait for approval."""
    make_closed_period(strategy, "FY2025 Q2", at=datetime(2025, 4, 13, 15, tzinfo=UTC))
    plan = db.session.execute(db.text("SELECT id, version FROM plan")).one()
    changes = {"requires_approval": True}
    save(amend, Kind.PLAN, plan.id, changes, by=strategy.planner, at=datetime(2025, 4, 13, 16, tzinfo=UTC),
         version=plan.version, strategy_id=strategy.id, reason="Approvers are named")  # fmt: skip
    for action in db.session.scalars(db.text("SELECT id FROM action ORDER BY position")).all():
        make_report(action, by=strategy.planner)


@pytest.mark.parametrize("make", [small, large])
@pytest.mark.parametrize("path", OVER_TIME)
def test_a_page_of_reporting_takes_as_many_selects_however_large_the_plan_is(
    app: Flask, client: PageClient, sign_in_as: Callable[..., Actor], make: Callable[[], SmallStrategy], path: str
) -> None:
    strategy, (role, again, newer, anew) = make(), OVER_TIME[path]
    lived(strategy)
    office = {"organization_id": strategy.organizations[0]} if role.is_held_in_organization else {}
    sign_in_as(role, strategy.id, **office)
    for kept in (assessments._kept, past._kept, comparisons._kept):
        kept.clear()
    assert count(client, f"/strategies/harbor{path}") == anew, "read anew"
    assert count(client, f"/strategies/harbor{path}") == again, "kept"
    action = db.session.scalars(db.text("SELECT id FROM action ORDER BY position LIMIT 1")).one()
    make_report(action, by=strategy.planner)
    assert count(client, f"/strategies/harbor{path}") == newer, "brought forward"


@pytest.mark.parametrize("make", [small, large])
def test_what_an_approver_has_decided_takes_one_select(
    app: Flask, client: PageClient, sign_in_as: Callable[..., Actor], make: Callable[[], SmallStrategy]
) -> None:
    strategy = make()
    lived(strategy)
    approver = sign_in_as(Role.APPROVER, strategy.id, organization_id=strategy.organizations[0])
    for update in db.session.query(StatusUpdate).filter_by(awaits_approval=True).all():
        give_back(update, by=approver)
    action = db.session.scalars(db.text("SELECT id FROM action ORDER BY position LIMIT 1")).one()
    make_report(action, by=strategy.planner)
    page = client.get("/strategies/harbor/approvals")
    assert "Decided by you" in page.text
    _, again, _, _ = OVER_TIME["/approvals"]
    assert count(client, "/strategies/harbor/approvals") == again + 1
