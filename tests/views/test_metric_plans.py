"""Planning metrics."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from tests.factories import SmallStrategy, make_action, make_metric, make_strategy, publish
from tests.page_client import PageClient, text_of
from tests.page_form import errors_of, form_values
from tests.views.planning import send, send_twice
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.metric import Direction
from tracker.domain.roles import Role
from tracker.extensions import db
from tracker.models.metric import Metric, Target

BASE = "/strategies/harbor"
METRIC = f"{BASE}/metrics/1.1-K1"

TYPED = {
    "title": "Berths reachable",
    "unit": "berths",
    "direction": "stay_at_or_above",
    "organization_id": "harbor.pilots",
    "baseline_value": "1,250.5",
    "baseline_on": "2024-12-31",
    "targets-0-value": "0",
    "targets-0-due_on": "2025-09-30",
    "targets-1-value": "20",
    "targets-1-due_on": "2026-09-30",
}


@pytest.fixture
def strategy(client: PageClient) -> SmallStrategy:
    """A draft with one action, its planner signed in."""
    strategy = make_strategy()
    make_action(strategy)
    client.sign_in(strategy.planner)
    return strategy


def targets() -> list[Target]:
    return list(db.session.scalars(select(Target).order_by(Target.position)))


@pytest.mark.parametrize(
    ("owner", "number"),
    [("goals/1.1", "1.1-K1"), ("objectives/1.2.1", "1.2.1-K1"), ("actions/1.1.1-A1", "1.1.1-A1-K1")],
)
def test_a_metric_is_added_once_with_baseline_and_targets(
    client: PageClient, strategy: SmallStrategy, owner: str, number: str
) -> None:
    send_twice(client, f"{BASE}/{owner}/metrics/new", **TYPED)
    metric = db.session.scalars(select(Metric)).one()
    assert (metric.number, metric.direction) == (number, Direction.STAY_AT_OR_ABOVE)
    assert (metric.baseline_value, metric.baseline_on) == (Decimal("1250.5"), date(2024, 12, 31))
    assert [(each.value, each.due_on) for each in targets()] == [
        (Decimal(0), date(2025, 9, 30)),
        (Decimal(20), date(2026, 9, 30)),
    ]


def test_an_actions_own_office_is_offered_first(client: PageClient, strategy: SmallStrategy) -> None:
    assert form_values(client.get(f"{BASE}/actions/1.1.1-A1/metrics/new"))["organization_id"] == "harbor.harbor"


def test_another_target_line_keeps_what_was_typed(client: PageClient, strategy: SmallStrategy) -> None:
    page = send(client, f"{BASE}/goals/1.1/metrics/new", **TYPED, add="targets")
    values = form_values(page)
    assert (page.status_code, values["targets-0-value"], values["targets-3-value"]) == (200, "0", "")


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"title": ""}, {"title": "Say what is measured."}),
        ({"unit": ""}, {"unit": "Say in what it is counted: reports, days, percent ..."}),
        ({"baseline_on": ""}, {"baseline_on": "Give the day of this value."}),
        ({"baseline_value": "many"}, {"baseline_value": "Give a number such as 62 or 1,250.5, without its unit."}),
        ({"targets-1-due_on": ""}, {"targets-1-due_on": "Give the day of this value."}),
        ({"targets-0-value": ""}, {"targets-0-value": "Give the value of this day."}),
        ({"targets-1-due_on": "2025-09-30"}, {"targets-1-due_on": "There is a target for 2025-09-30 already."}),
        ({"organization_id": ""}, {"organization_id": "Choose the organization that reads it."}),
    ],
)
def test_a_metric_that_lacks_something_comes_back(
    client: PageClient, strategy: SmallStrategy, typed: dict[str, str], wrong: dict[str, str]
) -> None:
    page = send(client, f"{BASE}/goals/1.1/metrics/new", **(TYPED | typed))
    assert (page.status_code, errors_of(page)) == (422, wrong)
    assert {name: form_values(page)[name] for name in TYPED} == TYPED | typed
    assert db.session.scalars(select(Metric)).all() == []


def test_a_metric_is_edited_and_a_stale_edit_shows_both_values(client: PageClient, strategy: SmallStrategy) -> None:
    make_metric(strategy)
    typed = form_values(client.get(f"{METRIC}/edit")) | {"unit": "places", "definition": "At spring tide"}
    assert send(client, f"{METRIC}/edit", unit="quays").location == METRIC
    stale = client.post(f"{METRIC}/edit", data=typed)
    assert errors_of(stale) == {
        "unit": "Now it is: quays. What you typed is kept here.",
        "definition": "Now it is: nothing. What you typed is kept here.",
    }
    assert client.post(f"{METRIC}/edit", data=form_values(stale)).status_code == 302
    metric = db.session.scalars(select(Metric)).one()
    assert (metric.unit, metric.definition) == ("places", "At spring tide")


def test_targets_are_added_and_cancelled_with_a_reason(client: PageClient, strategy: SmallStrategy) -> None:
    make_metric(strategy)
    publish(strategy)
    page = send(client, f"{METRIC}/targets", value="30", due_on="2026-12-31")
    assert errors_of(page) == {"reason": "Please give a reason: the plan is published, and this adds to it."}
    send_twice(client, f"{METRIC}/targets", value="30", due_on="2026-12-31", reason="A second year")
    first, second = targets()
    assert (second.value, second.due_on) == (Decimal(30), date(2026, 12, 31))
    cancel = f"{METRIC}/targets/{first.id}/cancel"
    assert errors_of(send(client, cancel)) == {"reason": "Say why."}
    assert send(client, cancel, reason="Too low").location == f"{METRIC}/targets"
    assert targets()[0].lifecycle is Lifecycle.CANCELLED
    assert "Cancelled 15 Apr 2025: Too low" in text_of(client.get(f"{METRIC}/targets"))


def test_a_target_outside_the_period_is_warned_of(client: PageClient, strategy: SmallStrategy) -> None:
    make_metric(strategy)
    send(client, f"{METRIC}/targets", value="30", due_on="2029-12-31")
    assert "31 Dec 2029 lies outside the period" in text_of(client.get(f"{METRIC}/targets"))


def test_a_metric_ends_with_a_reason(client: PageClient, strategy: SmallStrategy) -> None:
    make_metric(strategy)
    page = send(client, f"{METRIC}/end")
    assert errors_of(page) == {"lifecycle": "Choose how the metric ends.", "reason": "Say why the metric ends."}
    assert send(client, f"{METRIC}/end", lifecycle="archived", reason="Replaced").location == f"{BASE}/goals/1.1"
    assert db.session.scalars(select(Metric)).one().lifecycle is Lifecycle.ARCHIVED


@pytest.mark.parametrize(
    "address", [f"{BASE}/goals/1.1/metrics/new", f"{METRIC}/edit", f"{METRIC}/targets", f"{METRIC}/end"]
)
def test_only_planners_plan_metrics(
    client: PageClient, strategy: SmallStrategy, sign_in_as: object, address: str
) -> None:
    make_metric(strategy)
    assert callable(sign_in_as)
    sign_in_as(Role.LEAD, strategy.id, organization_id=strategy.organizations[0])
    assert client.get(address).status_code == client.post(address, data=TYPED).status_code == 403


def test_what_is_not_there_has_no_metric(client: PageClient, strategy: SmallStrategy) -> None:
    for address in (
        "goals/9.9/metrics/new",
        "metrics/9.9-K1/edit",
        "metrics/1.1/edit",
        "metrics/1.1-K1/targets/x/cancel",
    ):
        assert client.get(f"{BASE}/{address}").status_code == 404
