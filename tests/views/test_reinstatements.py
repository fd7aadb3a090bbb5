"""Bringing back what left the plan, from its own page."""

from collections.abc import Callable
from datetime import date

import pytest

from tests.factories import (
    NOW,
    SmallStrategy,
    get_action,
    get_metric,
    make_action,
    make_metric,
    make_published_strategy,
    make_strategy,
    publish,
    save,
)
from tests.page_client import PageClient, text_of
from tests.page_form import errors_of
from tests.views.planning import send, send_twice
from tracker.domain.document.element import Lifecycle
from tracker.domain.roles import Actor, Role
from tracker.operations.planning.actions import end_action
from tracker.operations.planning.metric_endings import end_metric

BASE = "/strategies/harbor"
ACTION = f"{BASE}/actions/1.1.1-A1"
METRIC = f"{BASE}/metrics/1.1-K1"


@pytest.fixture
def ended(client: PageClient) -> tuple[SmallStrategy, str]:
    """A published strategy whose one action was cancelled, its planner signed in."""
    strategy, (action,) = make_published_strategy()
    end(strategy, action, Lifecycle.CANCELLED)
    client.sign_in(strategy.planner)
    return strategy, action


def end(strategy: SmallStrategy, action: str, lifecycle: Lifecycle, successor: str | None = None) -> None:
    save(
        end_action, action, lifecycle=lifecycle, superseded_by_id=successor, by=strategy.planner, at=NOW,
        version=get_action(action).version, reason="The channel silted up.",
    )  # fmt: skip


def test_an_action_comes_back_from_its_page_and_its_history_says_so(
    client: PageClient, ended: tuple[SmallStrategy, str]
) -> None:
    _, action = ended
    address = f"{ACTION}/reinstate"
    assert address in client.get(ACTION).text
    page = client.get(address)
    assert "Cancelled on 15 Apr 2025: The channel silted up." in text_of(page)
    assert errors_of(send(client, address)) == {"reason": "Say why."}
    assert send(client, address, reason="It was dredged.").location == ACTION
    shown = client.get(ACTION)
    assert "Action 1.1.1-A1 is active again, with the dates it had." in text_of(shown)
    assert "31 Dec 2025" in text_of(shown)
    assert f"{ACTION}/reports/new" in shown.text
    assert address not in shown.text
    history = text_of(client.get(f"{BASE}/history/action/{action}"))
    assert "Reinstated the action" in history
    assert "It was dredged." in history
    assert "The channel silted up." in history
    assert get_action(action).due_on == date(2025, 12, 31)


def test_a_double_click_brings_it_back_once(client: PageClient, ended: tuple[SmallStrategy, str]) -> None:
    _, action = ended
    before = get_action(action).version
    send_twice(client, f"{ACTION}/reinstate", reason="It was dredged.")
    assert get_action(action).version == before + 1


def test_what_is_refused_keeps_what_was_typed(client: PageClient) -> None:
    strategy, (first, second) = make_published_strategy(actions=2)
    end(strategy, first, Lifecycle.SUPERSEDED, second)
    client.sign_in(strategy.planner)
    page = client.get(f"{BASE}/actions/{get_action(first).number}/reinstate")
    assert f"superseded by {get_action(second).number}" in text_of(page)
    page = send(client, page.request.path, reason="It was dredged.")
    assert page.status_code == 422
    assert "it would be counted twice" in text_of(page)
    assert "It was dredged." in page.text
    assert get_action(first).lifecycle is Lifecycle.SUPERSEDED


def test_only_planners_see_the_button_and_only_on_what_has_ended(
    client: PageClient, ended: tuple[SmallStrategy, str], sign_in_as: Callable[..., Actor]
) -> None:
    strategy, _ = ended
    for role, organization in ((Role.VIEWER, None), (Role.LEAD, strategy.organizations[0])):
        sign_in_as(role, strategy.id, organization_id=organization)
        assert "/reinstate" not in client.get(ACTION).text
        assert client.get(f"{ACTION}/reinstate").status_code == 403


def test_what_is_active_leads_back_to_its_page(client: PageClient) -> None:
    strategy, _ = make_published_strategy()
    make_metric(strategy)
    client.sign_in(strategy.planner)
    for address in (ACTION, METRIC):
        assert "/reinstate" not in client.get(address).text
        assert client.get(f"{address}/reinstate").location == address


def test_a_metric_comes_back_from_its_page(client: PageClient) -> None:
    strategy, _ = make_published_strategy()
    metric = make_metric(strategy)
    save(
        end_metric, metric, lifecycle=Lifecycle.ARCHIVED, by=strategy.planner, at=NOW, version=1,
        reason="Nobody counts berths.",
    )  # fmt: skip
    client.sign_in(strategy.planner)
    address = f"{METRIC}/reinstate"
    assert address in client.get(METRIC).text
    assert "Nobody counts berths." in text_of(client.get(address))
    assert errors_of(send(client, address)) == {"reason": "Say why."}
    assert send(client, address, reason="The port counts again.").location == METRIC
    assert get_metric(metric).lifecycle is Lifecycle.ACTIVE
    assert "Reinstated the metric" in text_of(client.get(f"{BASE}/history/metric/{metric}"))
    assert client.get(f"{BASE}/metrics/1.1-K9/reinstate").status_code == 404


def test_what_was_dropped_from_the_draft_comes_back_from_its_page_into_the_published_plan(client: PageClient) -> None:
    strategy = make_strategy()
    dropped = make_action(strategy, title="Dredge the west basin")
    make_action(strategy)
    end(strategy, dropped, Lifecycle.CANCELLED)
    publish(strategy)
    client.sign_in(strategy.planner)
    address = f"{ACTION}/reinstate"
    assert address in client.get(ACTION).text
    assert send(client, address, reason="The money came.").location == ACTION
    page = client.get(ACTION)
    assert "How its progress is made" in text_of(page)
    assert f"{ACTION}/reports/new" in page.text
    assert "Dredge the west basin" in text_of(client.get(f"{BASE}/objectives/1.1.1"))
