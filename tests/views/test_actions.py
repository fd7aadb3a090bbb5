"""The page of an action."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import event, insert, select

from tests.factories import (
    NOW,
    get_action,
    make_action,
    make_lead,
    make_metric,
    make_published_strategy,
    make_report,
    make_strategy,
    publish,
    save,
)
from tests.page_client import PageClient, text_of
from tracker.domain.document.element import Kind, Lifecycle, Visibility
from tracker.domain.document.plan import ProposedChange
from tracker.domain.roles import Actor, Role
from tracker.domain.status import Status
from tracker.extensions import db
from tracker.models import Numbering
from tracker.models.milestone import Milestone
from tracker.operations.planning.actions import end_action
from tracker.operations.planning.proposals import propose_change
from tracker.operations.reporting.achievements import Achievement

SignIn = Callable[..., Actor]

ADDRESS = "/strategies/harbor/actions/1.1.1-A1"
SECRET = "The yard's books are not in order."


def test_it_says_who_what_by_when_and_how_far(client: PageClient, sign_in_as: SignIn) -> None:
    strategy, (action,) = make_published_strategy()
    make_report(action, by=strategy.planner, reported_by="Avery Example")
    sign_in_as(Role.VIEWER, strategy.id)
    page = text_of(client.get(ADDRESS))
    assert "1.1.1-A1 Survey part 0" in page.replace("A1Survey", "A1 Survey")
    assert "0 of 2 milestones achieved: 0 % of the work done; 50 % was due by today" in page
    assert "Harbor Master's Office" in page
    assert "15 days late" in page
    assert "Reported on track on 15 Apr 2025 by Avery Example" in page
    assert "Reported better than the record shows" in page
    assert "entered by Pat Planner" in page


def test_figures_carry_their_address_in_the_briefing(client: PageClient, sign_in_as: SignIn) -> None:
    strategy, _ = make_published_strategy()
    sign_in_as(Role.VIEWER, strategy.id)
    page = client.get(ADDRESS).text
    assert '<data value="15" data-figure="actions/1.1.1-A1/parts/0/days_late">15</data>' in page
    assert 'data-figure="actions/1.1.1-A1/progress"' in page


def test_an_old_number_leads_to_the_present_one(client: PageClient, sign_in_as: SignIn) -> None:
    strategy, (action,) = make_published_strategy()
    db.session.execute(
        insert(Numbering).values(
            strategy_id=strategy.id, number="1.1.9-A7", element_kind=Kind.ACTION, element_id=action
        )
    )
    db.session.commit()
    sign_in_as(Role.VIEWER, strategy.id)
    response = client.get("/strategies/harbor/actions/1.1.9-A7")
    assert (response.status_code, response.location) == (302, ADDRESS)


@pytest.mark.parametrize("number", ["1.1.1-A9", "1.1.1", "1.1", "x" * 300])
def test_what_is_no_action_is_not_found(client: PageClient, sign_in_as: SignIn, number: str) -> None:
    strategy, _ = make_published_strategy()
    sign_in_as(Role.VIEWER, strategy.id)
    assert client.get(f"/strategies/harbor/actions/{number}").status_code == 404


def test_the_internal_part_of_a_report_is_for_planners_leadership_and_its_office(
    client: PageClient, sign_in_as: SignIn
) -> None:
    strategy, (action,) = make_published_strategy()
    make_report(action, by=strategy.planner, blockers=SECRET, help_needed="Open the drawer.")
    for role, organization in (
        (Role.PLANNER, None), (Role.VIEWER, None), (Role.BRIEFER, None), (Role.AUDITOR, None), (Role.LEAD, 0),
        (Role.APPROVER, 0),
    ):  # fmt: skip
        of = strategy.organizations[organization] if organization is not None else None
        sign_in_as(role, strategy.id, organization_id=of)
        page = text_of(client.get(ADDRESS))
        assert SECRET in page, role
        assert "Seen by planners, leadership and HMO only" in page
    for role in (Role.LEAD, Role.APPROVER, Role.COMMENTER):
        sign_in_as(role, strategy.id, organization_id=strategy.organizations[1])
        page = client.get(ADDRESS).text
        assert SECRET not in page, role
        assert "Open the drawer." not in page


def test_an_internal_action_is_not_there_for_whoever_may_not_see_it(client: PageClient, sign_in_as: SignIn) -> None:
    strategy = make_strategy()
    make_action(strategy, visibility=Visibility.INTERNAL, title="Look into the books")
    publish(strategy)
    sign_in_as(Role.LEAD, strategy.id, organization_id=strategy.organizations[1])
    response = client.get(ADDRESS)
    assert response.status_code == 404
    assert "books" not in response.text
    sign_in_as(Role.LEAD, strategy.id, organization_id=strategy.organizations[0])
    assert "Internal: seen by planners, leadership and HMO only" in text_of(client.get(ADDRESS))


def test_an_approver_reads_whole_what_belongs_to_the_offices_below_theirs(
    client: PageClient, sign_in_as: SignIn
) -> None:
    strategy = make_strategy()
    harbor, pilots, survey = strategy.organizations
    make_action(strategy, visibility=Visibility.INTERNAL, organization_id=survey, title="Look into the books")
    publish(strategy)
    below, figure = f"/strategies/harbor/organizations/{survey}", "/strategies/harbor/figures/actions/1.1.1-A1/progress"
    sign_in_as(Role.APPROVER, strategy.id, organization_id=harbor)
    assert "Look into the books" in text_of(client.get(ADDRESS)), "its reports wait for them"
    assert "Look into the books" in text_of(client.get(below))
    assert client.get(figure).status_code == 200
    for role, organization in ((Role.LEAD, harbor), (Role.APPROVER, pilots)):
        sign_in_as(role, strategy.id, organization_id=organization)
        assert client.get(ADDRESS).status_code == 404, role
        assert "books" not in client.get(below).text


def test_an_old_number_of_an_internal_action_gives_nothing_away(client: PageClient, sign_in_as: SignIn) -> None:
    strategy = make_strategy()
    action = make_action(strategy, visibility=Visibility.INTERNAL)
    publish(strategy)
    db.session.execute(
        insert(Numbering).values(strategy_id=strategy.id, number="9-A9", element_kind=Kind.ACTION, element_id=action)
    )
    db.session.commit()
    sign_in_as(Role.LEAD, strategy.id, organization_id=strategy.organizations[1])
    assert client.get("/strategies/harbor/actions/9-A9").status_code == 404


def test_an_office_that_reads_its_own_action_whole_reads_nothing_internal_of_others(
    client: PageClient, sign_in_as: SignIn
) -> None:
    strategy = make_strategy()
    hidden = make_action(
        strategy, title="Look into the books", visibility=Visibility.INTERNAL, organization_id=strategy.organizations[1]
    )
    own = make_action(strategy, depends_on_ids=(hidden,))
    make_metric(
        strategy, action_id=own, title="Books in order", visibility=Visibility.INTERNAL,
        organization_id=strategy.organizations[1],
    )  # fmt: skip
    publish(strategy)
    address = "/strategies/harbor/actions/1.1.1-A2"
    sign_in_as(Role.LEAD, strategy.id, organization_id=strategy.organizations[0])
    page = client.get(address).text
    assert "ooks" not in page
    sign_in_as(strategy.planner)
    page = client.get(address).text
    assert "Look into the books" in page
    assert "Books in order" in page


def test_proposals_are_seen_by_planners_leadership_and_the_own_office(client: PageClient, sign_in_as: SignIn) -> None:
    strategy, (action,) = make_published_strategy()
    lead = make_lead(strategy.id, strategy.organizations[0])
    save(
        propose_change, action, change=ProposedChange.REDATE, due_on=date(2026, 6, 30), by=lead, at=NOW,
        reason="The vessel is late.",
    )  # fmt: skip
    client.sign_in(lead)
    page = client.get(ADDRESS).text
    assert "New due date 30 Jun 2026 instead of 31 Dec 2025" in page
    assert "/proposals/proposal." not in page, "a lead does not answer"
    sign_in_as(strategy.planner)
    assert "/strategies/harbor/proposals/proposal." in client.get(ADDRESS).text
    sign_in_as(Role.LEAD, strategy.id, organization_id=strategy.organizations[1])
    assert "The vessel is late." not in client.get(ADDRESS).text


def test_buttons_are_shown_to_those_who_may_use_them(client: PageClient, sign_in_as: SignIn) -> None:
    strategy, _ = make_published_strategy()
    report, edit = f"{ADDRESS}/reports/new", f"{ADDRESS}/edit"
    sign_in_as(Role.LEAD, strategy.id, organization_id=strategy.organizations[0])
    page = client.get(ADDRESS).text
    assert report in page
    assert edit not in page
    sign_in_as(strategy.planner)
    page = client.get(ADDRESS).text
    assert report in page
    assert edit in page
    for role in (Role.VIEWER, Role.BRIEFER, Role.AUDITOR):
        sign_in_as(role, strategy.id)
        page = client.get(ADDRESS).text
        assert report not in page
        assert edit not in page
        assert f"{ADDRESS}/proposals/new" not in page


def test_what_was_cancelled_stays_readable_and_says_why(client: PageClient, sign_in_as: SignIn) -> None:
    strategy, (action,) = make_published_strategy()
    version = get_action(action).version
    save(
        end_action, action, lifecycle=Lifecycle.CANCELLED, by=strategy.planner, at=NOW, version=version,
        reason="The channel silted up.",
    )  # fmt: skip
    sign_in_as(strategy.planner)
    response = client.get(ADDRESS)
    assert "Cancelled on 15 Apr 2025: The channel silted up." in text_of(response)
    assert f"{ADDRESS}/reports/new" not in response.text


def test_a_self_reported_percentage_says_that_it_is(client: PageClient, sign_in_as: SignIn) -> None:
    strategy = make_strategy()
    action = make_action(strategy)
    publish(strategy)
    make_report(action, by=strategy.planner, percent=40, status=Status.ON_TRACK)
    sign_in_as(Role.VIEWER, strategy.id)
    assert "40 % of the work done, as its lead reports: it has no milestones" in text_of(client.get(ADDRESS))


@pytest.mark.parametrize(
    "values", [{"is_continuing": True}, {"starts_on": None, "due_on": None}, {"starts_on": date(2025, 9, 1)}]
)
def test_every_sort_of_action_has_a_page(client: PageClient, sign_in_as: SignIn, values: dict[str, object]) -> None:
    strategy = make_strategy()
    make_action(strategy, **values)
    publish(strategy)
    sign_in_as(Role.VIEWER, strategy.id)
    assert client.get(ADDRESS).status_code == 200


def test_the_plan_as_a_draft_is_nobodys_but_the_planners(client: PageClient, sign_in_as: SignIn) -> None:
    strategy = make_strategy()
    make_action(strategy)
    sign_in_as(Role.LEAD, strategy.id, organization_id=strategy.organizations[0])
    assert client.get(ADDRESS).status_code == 404
    sign_in_as(strategy.planner)
    page = client.get(ADDRESS)
    assert page.status_code == 200
    assert f"{ADDRESS}/reports/new" not in page.text


def test_a_link_in_evidence_is_a_link_only_where_it_is_an_address(client: PageClient) -> None:
    strategy, (action,) = make_published_strategy()
    first, second = db.session.scalars(
        select(Milestone.id).filter_by(action_id=action).order_by(Milestone.position)
    ).all()
    proofs = (
        Achievement(first, date(2025, 4, 1), "Minutes", "https://harbor.invalid/minutes"),
        Achievement(second, date(2025, 4, 2), "Chart", "javascript:alert(1)"),
    )
    make_report(action, by=strategy.planner, status=Status.COMPLETE, achievements=proofs)
    client.sign_in(strategy.planner)
    page = client.get(ADDRESS).text
    assert '<a href="https://harbor.invalid/minutes"' in page
    assert 'href="javascript' not in page


def test_a_page_that_is_read_again_takes_few_selects_however_much_there_is(
    client: PageClient, sign_in_as: SignIn
) -> None:
    strategy, actions = make_published_strategy(actions=2)
    sign_in_as(Role.LEAD, strategy.id, organization_id=strategy.organizations[0])
    little = [_selects(client) for _ in range(2)][-1]
    for action in actions * 3:
        make_report(action, by=strategy.planner)
    make_metric(strategy, action_id=actions[0])
    much = [_selects(client) for _ in range(2)][-1]
    assert (little, much) == (3, 3)


def _selects(client: PageClient) -> int:
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        if statement.startswith("SELECT"):
            seen.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        assert client.get(ADDRESS).status_code == 200
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    return len(seen)
