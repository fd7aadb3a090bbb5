"""An action that ended while the plan was a draft: no reader's, and still there for who reads the whole record."""

from collections.abc import Callable

import pytest
from flask import Flask

from tests.factories import (
    NOW,
    SET_UP,
    SmallStrategy,
    get_action,
    make_action,
    make_metric,
    make_milestone,
    make_strategy,
    publish,
    save,
)
from tests.page_client import PageClient, text_of
from tracker.domain.document.element import Lifecycle
from tracker.domain.roles import Actor, Role
from tracker.operations.planning.actions import end_action

SignIn = Callable[..., Actor]

HARBOR = "/strategies/harbor"
DROPPED = f"{HARBOR}/actions/1.1.1-A1"
TITLE = "Dredge the west basin"
REASON = "Nobody can pay for it."

#: The pages that name actions, and files that hold them.
PAGES = (
    "", "/goals/1.1", "/objectives/1.1.1", "/attention", "/search?q=basin", "/organizations",
    "/organizations/harbor.harbor", "/history/objective/harbor.objective-1.1.1", "/actions/1.1.1-A2",
    "/briefing.json", "/document.json", "/charts/timeline-1.1.csv", "/figures/strategy/actions/cancelled",
)  # fmt: skip


@pytest.fixture
def strategy(app: Flask) -> SmallStrategy:
    """Give a published strategy of one action, and one that was cancelled while the plan was a draft."""
    made = make_strategy()
    dropped = make_action(made, title=TITLE)
    make_milestone(made, dropped, title="Basin sounded")
    make_metric(made, action_id=dropped, title="Depth of the basin")
    make_action(made, depends_on_ids=(dropped,))
    version = get_action(dropped).version
    save(end_action, dropped, lifecycle=Lifecycle.CANCELLED, by=made.planner, at=SET_UP, version=version, reason=REASON)
    publish(made)
    return made


def test_it_is_in_no_page_or_file_of_who_reads_the_public_part(
    client: PageClient, sign_in_as: SignIn, strategy: SmallStrategy
) -> None:
    for organization in strategy.organizations[:2]:
        sign_in_as(Role.LEAD, strategy.id, organization_id=organization)
        for address in (DROPPED, f"{HARBOR}/metrics/1.1.1-A1-K1", f"{DROPPED}/reports/new"):
            assert client.get(address).status_code == 404, address
        for page in PAGES:
            response = client.get(HARBOR + page)
            assert response.status_code == 200, page
            for words in ("west basin", "Basin sounded", "Depth of the basin", REASON):
                assert words not in response.get_data(as_text=True), page


@pytest.mark.parametrize("role", [Role.PLANNER, Role.VIEWER, Role.BRIEFER, Role.AUDITOR])
def test_who_reads_the_whole_record_opens_it_and_sees_why(
    client: PageClient, sign_in_as: SignIn, strategy: SmallStrategy, role: Role
) -> None:
    sign_in_as(role, strategy.id)
    page = text_of(client.get(DROPPED))
    assert TITLE in page
    assert f"Cancelled on 6 Jan 2025, while the plan was a draft: {REASON}" in page
    assert "no figure" in page
    for address in PAGES:
        assert client.get(HARBOR + address).status_code == 200, address
    counts = client.get(f"{HARBOR}/briefing.json").json["assessment"]["strategy"]["actions"]
    assert (counts["total"], counts["cancelled"]) == (1, 0)


def test_a_planner_meets_it_everywhere_without_an_error(
    client: PageClient, sign_in_as: SignIn, strategy: SmallStrategy
) -> None:
    sign_in_as(strategy.planner)
    for address, status in (
        ("/proposals", 200), ("/plan", 200), ("/metrics/1.1.1-A1-K1", 200), ("/actions/1.1.1-A1/reports/new", 404),
        ("/actions/1.1.1-A1/proposals/new", 404), ("/figures/actions/1.1.1-A1/progress", 404),
        ("/charts/timeline-1.1.1-A1.csv", 404), ("/charts/history-1.1.1-A1.csv", 404),
        ("/charts/metric-1.1.1-A1-K1.csv", 404), ("/briefing.json?on=2025-01-06", 200),
        (f"/briefing.json?on={NOW.date()}&organization=harbor.harbor", 200), ("/actions/1.1.1-A1/edit", 200),
        ("/actions/1.1.1-A1/end", 200),
    ):  # fmt: skip
        assert client.get(HARBOR + address).status_code == status, address


def test_while_the_plan_is_a_draft_its_page_is_that_of_any_cancelled_action(
    client: PageClient, sign_in_as: SignIn
) -> None:
    made = make_strategy()
    id = make_action(made, title=TITLE)
    save(end_action, id, lifecycle=Lifecycle.CANCELLED, by=made.planner, at=SET_UP, version=1, reason=REASON)
    sign_in_as(made.planner)
    page = text_of(client.get(DROPPED))
    assert f"Cancelled on 6 Jan 2025: {REASON}" in page
    assert "How its progress is made" in page
