"""Who has not reported."""

from collections.abc import Callable

import pytest

from tests.closed_periods import make_closed_period
from tests.conftest import StoppedClock
from tests.factories import (
    NOW,
    SmallStrategy,
    make_action,
    make_lead,
    make_report,
    make_strategy,
    publish,
    save,
)
from tests.page_client import PageClient, text_of
from tracker.domain.document.element import Kind
from tracker.domain.roles import Actor, Role
from tracker.operations.closing.periods import start_review
from tracker.operations.planning.amend import amend
from tracker.operations.reporting.approvals import return_report
from tracker.operations.reporting.confirmations import confirm_unchanged
from tracker.queries.documents import load_document

SignIn = Callable[..., Actor]
PAGE = "/strategies/harbor/reporting"
LAST = "FY2025 Q2"


@pytest.fixture
def actions() -> tuple[SmallStrategy, tuple[str, str, str]]:
    """Two actions of one office, led by somebody; one of another, led by nobody."""
    strategy = make_strategy()
    first, second, _ = strategy.organizations
    of_first = [
        make_action(strategy, title=f"Survey part {n}", lead_id=strategy.contacts[0], organization_id=first)
        for n in (1, 2)
    ]
    other = make_action(strategy, title="Train pilots", organization_id=second)
    publish(strategy)
    return strategy, (*of_first, other)  # type: ignore[return-value]


def rows(client: PageClient, address: str = PAGE) -> list[str]:
    """Return the words of each organization's line."""
    tree = client.get(address).tree
    body = next(tree.iter("tbody"), None)
    return [text_of(row) for row in body.iter("tr")] if body is not None else []


def test_each_office_shows_how_many_of_its_reports_have_come(
    client: PageClient, sign_in_as: SignIn, actions: tuple[SmallStrategy, tuple[str, str, str]]
) -> None:
    strategy, (one, _, other) = actions
    make_report(one, by=strategy.planner, period=LAST, percent=10)
    make_report(other, by=strategy.planner, period=LAST, percent=10)
    sign_in_as(Role.VIEWER, strategy.id)
    words = text_of(client.get(PAGE))
    assert "2 of 3 actions reported for FY2025 Q2; 1 not yet." in words
    first, second = rows(client)
    assert "1 of 2" in first
    assert "1.1.1-A2 Survey part 2 never reported" in first
    assert "1 of 1" in second
    assert "all sent" in second
    assert "Enter for them" not in words


def test_the_person_who_leads_it_is_named_to_be_asked(
    client: PageClient, sign_in_as: SignIn, actions: tuple[SmallStrategy, tuple[str, str, str]]
) -> None:
    strategy, _ = actions
    contact = load_document(strategy.id).contact(strategy.contacts[0])
    sign_in_as(Role.VIEWER, strategy.id)
    first, second = rows(client)
    assert contact.name in first
    assert "Blair Example 555-0100" in second, "where nobody leads it, who serves the office"


def test_a_planner_enters_for_them_from_here(
    client: PageClient, actions: tuple[SmallStrategy, tuple[str, str, str]]
) -> None:
    strategy, _ = actions
    client.sign_in(strategy.planner)
    page = client.get(PAGE)
    address = f"/strategies/harbor/my-updates?organization={strategy.organizations[0]}"
    assert address in [link.get("href") for link in page.tree.iter("a")]
    assert client.get(address).status_code == 200


def test_from_a_period_that_has_ended_a_planner_goes_on_to_close_it(
    client: PageClient, sign_in_as: SignIn, actions: tuple[SmallStrategy, tuple[str, str, str]]
) -> None:
    strategy, _ = actions
    client.sign_in(strategy.planner)
    ended, running = (client.get(f"{PAGE}?period={key}") for key in ("FY2025-Q2", "FY2025-Q3"))
    (way,) = (link.get("href") for link in ended.tree.iter("a") if text_of(link) == "Review and close FY2025 Q2")
    assert client.get(way).status_code == 200
    assert "Review and close" not in text_of(running)
    sign_in_as(Role.VIEWER, strategy.id)
    assert "Review and close" not in text_of(client.get(PAGE))


def test_late_days_count_from_the_day_reports_were_due(
    client: PageClient, sign_in_as: SignIn, clock: StoppedClock, actions: tuple[SmallStrategy, tuple[str, str, str]]
) -> None:
    strategy, _ = actions
    sign_in_as(Role.VIEWER, strategy.id)
    due_on = next(p for p in load_document(strategy.id).plan.reporting_periods if p.label == LAST).reports_due_on
    assert "late" not in "".join(rows(client))
    clock.advance(days=(due_on - NOW.date()).days + 3)
    assert all("3 days late" in row for row in rows(client, f"{PAGE}?period=FY2025-Q2"))


def test_the_last_period_and_the_one_under_way_can_be_chosen(
    client: PageClient, sign_in_as: SignIn, actions: tuple[SmallStrategy, tuple[str, str, str]]
) -> None:
    strategy, (one, _, _) = actions
    make_report(one, by=strategy.planner, period=LAST, percent=10)
    sign_in_as(Role.VIEWER, strategy.id)
    assert "1 of 3 actions reported for FY2025 Q2" in text_of(client.get(f"{PAGE}?period=FY2025-Q2"))
    assert "0 of 3 actions reported for FY2025 Q3" in text_of(client.get(f"{PAGE}?period=FY2025-Q3"))
    assert "for FY2025 Q2" in text_of(client.get(f"{PAGE}?period=FY1999-Q1")), "the one people report for first"
    assert "FY2025 Q2 ended 31 Mar 2025" in text_of(client.get(PAGE)), "the last day of it"


def test_an_earlier_period_that_is_kept_is_shown_where_it_is_asked_for(
    client: PageClient, sign_in_as: SignIn, clock: StoppedClock, actions: tuple[SmallStrategy, tuple[str, str, str]]
) -> None:
    strategy, (one, _, _) = actions
    make_report(one, by=strategy.planner, period=LAST, percent=10)
    sign_in_as(Role.VIEWER, strategy.id)
    clock.advance(days=200)
    words = text_of(client.get(f"{PAGE}?period=FY2025-Q2"))
    assert "1 of 3 actions reported for FY2025 Q2" in words
    assert "FY2025 Q4" in words, "the others can still be chosen"
    assert "for FY2025 Q4" in text_of(client.get(f"{PAGE}?period=FY2026-Q2")), "not one that has not begun"


def test_the_page_opens_on_the_last_period_while_reports_for_it_are_missing(
    client: PageClient, sign_in_as: SignIn, clock: StoppedClock, actions: tuple[SmallStrategy, tuple[str, str, str]]
) -> None:
    strategy, made = actions
    sign_in_as(Role.VIEWER, strategy.id)
    clock.advance(days=40)
    assert "0 of 3 actions reported for FY2025 Q2; 3 not yet." in text_of(client.get(PAGE))
    for action in made:
        make_report(action, by=strategy.planner, period=LAST, percent=10, at=clock.now())
    assert "0 of 3 actions reported for FY2025 Q3" in text_of(client.get(PAGE))


def test_for_a_closed_period_nobody_is_asked_and_nothing_is_entered(
    client: PageClient, clock: StoppedClock, actions: tuple[SmallStrategy, tuple[str, str, str]]
) -> None:
    strategy, (one, _, _) = actions
    make_report(one, by=strategy.planner, period=LAST, percent=10)
    make_closed_period(strategy, LAST, at=NOW)
    clock.advance(days=40)
    client.sign_in(strategy.planner)
    words = text_of(client.get(f"{PAGE}?period=FY2025-Q2"))
    assert "1 of 3 actions reported for FY2025 Q2; 2 did not." in words
    assert "FY2025 Q2 is closed: nothing more is reported for it." in words
    assert "learned late is recorded with its own date and a reason, and counts in FY2025 Q3" in words
    for wrong in ("Enter for them", "Enter many reports", "Review and close", "days late", "555-0100"):
        assert wrong not in words
    assert "Enter for them" in text_of(client.get(PAGE)), "for the one under way they can be"


def test_in_review_only_what_was_returned_can_be_entered(
    client: PageClient, actions: tuple[SmallStrategy, tuple[str, str, str]]
) -> None:
    strategy, (one, two, _) = actions
    make_waiting_and_returned(strategy, one, two)
    client.sign_in(strategy.planner)
    period = next(p for p in load_document(strategy.id).plan.reporting_periods if p.label == LAST)
    save(start_review, period.id, by=strategy.planner, at=NOW, version=period.version)
    first, second = rows(client)
    assert "Returned" in first
    assert "Enter for them" in first
    assert "never reported" in second
    assert "Enter for them" not in second
    assert "; 1 did not; 1 returned." in text_of(client.get(PAGE))


def make_waiting_and_returned(strategy: SmallStrategy, one: str, two: str) -> None:
    """Let a report wait for approval, and send another one back."""
    where = {"strategy_id": strategy.id, "version": strategy.plan.version, "reason": "Agreed"}
    save(amend, Kind.PLAN, strategy.plan.id, {"requires_approval": True}, by=strategy.planner, at=NOW, **where)
    lead = make_lead(strategy.id, strategy.organizations[0])
    make_report(one, by=lead, period=LAST, percent=10)
    sent_back = make_report(two, by=lead, period=LAST, percent=10)
    save(return_report, sent_back, by=strategy.planner, at=NOW, version=1, note="Say more.")


def test_what_waits_is_reported_and_what_was_returned_is_not(
    client: PageClient, actions: tuple[SmallStrategy, tuple[str, str, str]]
) -> None:
    strategy, (one, two, _) = actions
    make_waiting_and_returned(strategy, one, two)
    client.sign_in(strategy.planner)
    words = text_of(client.get(PAGE))
    assert "1 of 3 actions reported for FY2025 Q2, 1 of them waiting for approval; 1 not yet; 1 returned." in words
    assert "1.1.1-A2 Survey part 2 Returned" in rows(client)[0]


def test_what_was_confirmed_and_not_written_anew_is_listed(
    client: PageClient, clock: StoppedClock, actions: tuple[SmallStrategy, tuple[str, str, str]]
) -> None:
    strategy, (one, _, _) = actions
    lead = make_lead(strategy.id, strategy.organizations[0])
    make_report(one, by=lead, period=LAST, percent=90)
    clock.advance(days=40)
    save(confirm_unchanged, one, period="FY2025 Q3", by=lead, at=clock.now(), seen=None)
    client.sign_in(strategy.planner)
    assert "1.1.1-A1 Survey part 1 Unchanged since 31 Mar 2025, confirmed once" in text_of(client.get(PAGE))


def test_an_approver_sees_their_line_alone(
    client: PageClient, sign_in_as: SignIn, actions: tuple[SmallStrategy, tuple[str, str, str]]
) -> None:
    strategy, _ = actions
    sign_in_as(Role.APPROVER, strategy.id, organization_id=strategy.organizations[1])
    words = text_of(client.get(PAGE))
    assert "0 of 1 action reported" in words
    assert "Survey part" not in words


@pytest.mark.parametrize("role", [Role.LEAD, Role.COMMENTER])
def test_others_do_not_see_it(
    client: PageClient, sign_in_as: SignIn, actions: tuple[SmallStrategy, tuple[str, str, str]], role: Role
) -> None:
    strategy, _ = actions
    sign_in_as(role, strategy.id, organization_id=strategy.organizations[0])
    assert client.get(PAGE).status_code == 403
