"""The pages on which reports are approved and returned, and what others see of a report that waits."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from tests.awaiting import get_report, give_back, give_role, make_approver, require_approval, send_report
from tests.closed_periods import make_closed_period
from tests.conftest import StoppedClock
from tests.factories import (
    NOW,
    SmallStrategy,
    make_action,
    make_actor,
    make_lead,
    make_milestone,
    make_planner,
    make_report,
    make_strategy,
    publish,
)
from tests.page_client import PageClient, text_of
from tests.page_form import errors_of, form_values
from tests.views.posting import send
from tracker.domain.document.status_update import UpdateState
from tracker.domain.roles import Actor, Role
from tracker.domain.status import Status
from tracker.extensions import db
from tracker.models.milestone import Milestone
from tracker.models.plan import Plan, plan_exemption
from tracker.models.status_update import StatusUpdate
from tracker.operations.reporting.achievements import Achievement

SignIn = Callable[..., Actor]

HERE = "/strategies/harbor/approvals"
ACTION = "/strategies/harbor/actions/1.1.1-A1"
NEW = f"{ACTION}/reports/new"
SECRET = "The quay sank."
AWAITING = "Newer report awaiting approval since 15 Apr 2025"


@pytest.fixture
def strategy(client: PageClient) -> SmallStrategy:
    """A published plan of one action with a milestone, reported on once before its reports needed approval."""
    strategy = make_strategy()
    action = make_action(strategy)
    make_milestone(strategy, action, due_on=date(2025, 12, 1))
    publish(strategy)
    make_report(action, by=strategy.planner, summary="All quiet.", period="FY2025 Q2")
    require_approval(strategy)
    return strategy


@pytest.fixture
def lead(strategy: SmallStrategy) -> Actor:
    return make_lead(strategy.id, strategy.organizations[0])


@pytest.fixture
def approver(strategy: SmallStrategy) -> Actor:
    return make_approver(strategy)


@pytest.fixture
def waiting(strategy: SmallStrategy, lead: Actor, approver: Actor) -> str:
    """The id of a report that waits, with a milestone."""
    (milestone,) = db.session.query(Milestone).all()
    proof = Achievement(milestone.id, date(2025, 4, 2), "Minutes", "https://harbor.invalid/7")
    action = milestone.action_id
    return send_report(action, by=lead, status=Status.AT_RISK, summary=SECRET, achievements=(proof,)).id


def press(client: PageClient, id: str, button: str, **typed: str) -> TestResponse:
    """Open a report and press one of its buttons."""
    page = client.get(f"{HERE}/{id}")
    return client.post(f"{HERE}/{id}", data=form_values(page) | {"answer": button, **typed})


def test_an_approver_lands_on_what_waits_reads_it_beside_the_last_one_and_approves(
    client: PageClient, approver: Actor, waiting: str, clock: StoppedClock
) -> None:
    clock.advance(days=3)
    client.sign_in(approver)
    assert client.get("/").location == HERE
    listed = text_of(client.get(HERE))
    assert "1 report waits for you." in listed
    assert "1.1.1-A1 Survey the east channel" in listed
    assert "3 days" in listed
    assert "was on track" in listed
    page = text_of(client.get(f"{HERE}/{waiting}"))
    for words in (SECRET, "All quiet.", "Depths published: achieved on 2 Apr 2025", "Shown by Minutes"):
        assert words in page
    response = press(client, waiting, "approve")
    assert (response.status_code, response.location) == (302, HERE)
    assert "No report waits for you." in text_of(client.get(HERE))
    assert get_report(waiting).state is UpdateState.APPROVED
    assert client.get("/").location == "/strategies/harbor"
    action = text_of(client.get(ACTION))
    assert SECRET in action
    assert "1 of 1 milestones achieved" in action


def test_a_return_asks_for_a_note_and_the_lead_finds_it_above_their_own_words(
    client: PageClient, lead: Actor, approver: Actor, waiting: str
) -> None:
    client.sign_in(approver)
    refused = press(client, waiting, "return", note=" ")
    assert refused.status_code == 422
    assert errors_of(refused) == {"note": "Say what is to be changed; the lead reads it."}
    assert press(client, waiting, "return", note="Which quay?").status_code == 302
    client.sign_in(lead)
    assert "Returned on 15 Apr 2025 by Abby Approver: Which quay?" in text_of(client.get(ACTION))
    form = client.get(NEW)
    assert "Returned on 15 Apr 2025 by Abby Approver Which quay?" in text_of(form)
    typed = form_values(form)
    assert (typed["summary"], typed["status"], typed["forecast_on"]) == (SECRET, "at_risk", "2026-02-01")
    assert "https://harbor.invalid/7" in typed.values()
    again = client.post(NEW, data=typed | {"summary": "The north quay sank."})
    assert again.location == ACTION
    page = text_of(client.get(ACTION))
    assert "It counts once it is approved." in page
    assert "Which quay?" not in page
    update = db.session.query(StatusUpdate).order_by(StatusUpdate.position.desc()).first()
    assert update is not None
    assert (update.summary, update.awaits_approval) == ("The north quay sank.", True)


def test_what_one_has_decided_stands_on_the_page_the_last_first(
    client: PageClient, lead: Actor, approver: Actor, waiting: str, clock: StoppedClock
) -> None:
    client.sign_in(approver)
    assert "Decided by you" not in text_of(client.get(HERE))
    press(client, waiting, "return", note="Which quay?")
    clock.advance(days=1)
    action = db.session.query(Milestone).one().action_id
    again = send_report(action, by=lead, at=clock.now(), summary="The north quay sank.").id
    press(client, again, "approve", note="Clear now.")
    page = client.get(HERE)
    first, second = decided_rows(page)
    assert first.startswith("1.1.1-A1 Survey the east channel HMO Lee Lead FY2025 Q3")
    assert "Approved" in first
    assert "Clear now." in first
    assert "16 Apr 2025, 10:00" in first
    assert "Returned" in second
    assert "Which quay?" in second
    assert "15 Apr 2025, 10:00" in second
    ways = [link.get("href") for link in page.tree.iter("a")]
    assert f"{HERE}/{again}" in ways
    assert f"{HERE}/{waiting}" in ways


def test_what_others_decided_is_not_mine_though_they_are_called_the_same(
    client: PageClient, strategy: SmallStrategy, approver: Actor, waiting: str
) -> None:
    client.sign_in(approver)
    press(client, waiting, "approve")
    for other in (make_approver(strategy), strategy.planner):
        client.sign_in(other)
        assert "Decided by you" not in text_of(client.get(HERE))


def test_only_the_last_twenty_are_listed(
    client: PageClient, strategy: SmallStrategy, lead: Actor, approver: Actor, clock: StoppedClock
) -> None:
    action = db.session.query(Milestone).one().action_id
    for number in range(21):
        clock.advance(minutes=1)
        report = send_report(action, by=lead, at=clock.now(), summary=f"Words {number}")
        give_back(report, by=approver, at=clock.now(), note=f"Note {number}.")
    client.sign_in(approver)
    rows = decided_rows(client.get(HERE))
    assert len(rows) == 20
    assert "Note 20." in rows[0]
    assert "Note 1." in rows[-1]


def decided_rows(page: TestResponse) -> list[str]:
    """Return the words of each line of what the reader has decided."""
    (table,) = (each for each in page.tree.iter("table") if "decided" in each.get("class", ""))  # type: ignore[attr-defined]
    return [text_of(row) for row in next(table.iter("tbody")).iter("tr")]


def test_neither_button_is_no_answer(client: PageClient, approver: Actor, waiting: str) -> None:
    client.sign_in(approver)
    response = press(client, waiting, "")
    assert response.status_code == 422
    assert "Approve the report or return it." in text_of(response)


def test_a_second_click_leads_on_and_a_late_one_says_who_was_first(
    client: PageClient, strategy: SmallStrategy, approver: Actor, waiting: str
) -> None:
    client.sign_in(approver)
    typed = form_values(client.get(f"{HERE}/{waiting}"))
    client.sign_in(make_approver(strategy, name="Olga Other"))
    late = form_values(client.get(f"{HERE}/{waiting}"))
    client.sign_in(approver)
    for _ in range(2):
        assert client.post(f"{HERE}/{waiting}", data=typed | {"answer": "approve"}).status_code == 302
    client.sign_in(make_approver(strategy, name="Third"))
    response = client.post(f"{HERE}/{waiting}", data=late | {"answer": "return", "note": "No"})
    assert response.status_code == 422
    assert "approved by Abby Approver already" in text_of(response)


def test_a_planner_sees_with_whom_it_waits_and_does_not_decide_it(
    client: PageClient, strategy: SmallStrategy, waiting: str
) -> None:
    client.sign_in(strategy.planner)
    listed = text_of(client.get(HERE))
    assert "No report waits for you." in listed
    assert "Abby Approver" in listed
    page = client.get(f"{HERE}/{waiting}")
    assert "It waits for Abby Approver." in text_of(page)
    token = {"version": "1", "answer": "approve"}
    assert client.post(f"{HERE}/{waiting}", data=token).status_code == 403
    assert get_report(waiting).state is UpdateState.SUBMITTED


def test_a_planner_decides_where_nobody_else_may(client: PageClient, strategy: SmallStrategy, lead: Actor) -> None:
    (milestone,) = db.session.query(Milestone).all()
    id = send_report(milestone.action_id, by=lead).id
    client.sign_in(strategy.planner)
    assert "1 report waits for you." in text_of(client.get(HERE))
    assert press(client, id, "approve").status_code == 302
    own = send_report(milestone.action_id, by=strategy.planner, reported_by="Avery Example").id
    assert "You sent this report; somebody else approves it." in text_of(client.get(f"{HERE}/{own}"))
    assert client.post(f"{HERE}/{own}", data={"version": "1", "answer": "approve"}).status_code == 403
    client.sign_in(make_planner(strategy.id, name="Quinn Planner"))
    assert press(client, own, "approve").status_code == 302


def test_who_holds_both_roles_does_not_approve_their_own(
    client: PageClient, strategy: SmallStrategy, lead: Actor, approver: Actor
) -> None:
    both = give_role(lead, strategy, Role.APPROVER, strategy.organizations[0])
    (milestone,) = db.session.query(Milestone).all()
    id = send_report(milestone.action_id, by=both).id
    client.sign_in(both)
    page = text_of(client.get(f"{HERE}/{id}"))
    assert "You sent this report; somebody else approves it. It waits for Abby Approver." in page
    assert client.post(f"{HERE}/{id}", data={"version": "1", "answer": "approve"}).status_code == 403


def test_an_approver_of_another_line_finds_nothing(client: PageClient, strategy: SmallStrategy, waiting: str) -> None:
    client.sign_in(make_approver(strategy, strategy.organizations[1], name="Bea Beside"))
    listed = text_of(client.get(HERE))
    assert "No report waits for you." in listed
    assert "1.1.1-A1" not in listed
    assert client.get(f"{HERE}/{waiting}").status_code == 404


def test_a_report_left_waiting_in_a_closed_period_can_only_be_returned(
    client: PageClient, strategy: SmallStrategy, lead: Actor, approver: Actor, waiting: str
) -> None:
    action_id = db.session.scalars(select(StatusUpdate.action_id).filter_by(id=waiting)).one()
    waiting = send_report(action_id, by=lead, period="FY2025 Q2").id
    client.sign_in(approver)
    open_form = form_values(client.get(f"{HERE}/{waiting}"))
    make_closed_period(strategy, "FY2025 Q2", at=NOW)
    page = client.get(f"{HERE}/{waiting}")
    assert "FY2025 Q2 is closed: this report can only be returned." in text_of(page)
    assert 'value="approve"' not in page.text
    late = client.post(f"{HERE}/{waiting}", data=open_form | {"answer": "approve", "note": "Well done."})
    assert late.status_code == 422
    assert "FY2025 Q2 is closed" in text_of(late)
    assert "Well done." in late.text, "what was typed stays"
    assert press(client, waiting, "return", note="Too late for it.").status_code == 302
    assert get_report(waiting).state is UpdateState.RETURNED


@pytest.mark.parametrize("role", [Role.LEAD, Role.VIEWER, Role.BRIEFER, Role.AUDITOR, Role.COMMENTER])
def test_the_pages_are_for_approvers_and_planners(
    client: PageClient, strategy: SmallStrategy, waiting: str, role: Role
) -> None:
    organization = strategy.organizations[0] if role.is_held_in_organization else None
    client.sign_in(make_actor(role, strategy.id, organization_id=organization))
    assert client.get(HERE).status_code == 403
    assert client.get(f"{HERE}/{waiting}").status_code == 403


@pytest.mark.parametrize("address", [ACTION, "/strategies/harbor/goals/1.1", "/strategies/harbor/objectives/1.1.1"])
def test_who_reads_the_whole_sees_that_a_newer_report_waits_and_others_see_nothing_of_it(
    client: PageClient, strategy: SmallStrategy, waiting: str, lead: Actor, address: str
) -> None:
    client.sign_in(make_actor(Role.VIEWER, strategy.id))
    assert AWAITING in text_of(client.get(address))
    assert "Reported on track" in text_of(client.get(ACTION))
    client.sign_in(make_lead(strategy.id, strategy.organizations[1], name="Elsewhere"))
    page = client.get(address).get_data(as_text=True)
    assert "awaiting" not in page
    assert SECRET not in page
    client.sign_in(lead)
    assert AWAITING in text_of(client.get(ACTION))


def test_the_public_files_and_history_say_nothing_of_a_report_that_waits(
    client: PageClient, strategy: SmallStrategy, waiting: str
) -> None:
    client.sign_in(make_lead(strategy.id, strategy.organizations[1], name="Elsewhere"))
    (milestone,) = db.session.query(Milestone).all()
    for address in (
        "/strategies/harbor/briefing.json",
        f"/strategies/harbor/history/action/{milestone.action_id}",
        "/strategies/harbor/search?q=quay",
    ):
        response = client.get(address)
        assert response.status_code == 200
        assert SECRET not in response.get_data(as_text=True)
        assert waiting not in response.get_data(as_text=True)


def test_the_history_of_the_action_tells_what_was_sent_returned_and_approved(
    client: PageClient, strategy: SmallStrategy, approver: Actor, waiting: str
) -> None:
    client.sign_in(approver)
    press(client, waiting, "approve")
    (milestone,) = db.session.query(Milestone).all()
    client.sign_in(strategy.planner)
    history = text_of(client.get(f"/strategies/harbor/history/action/{milestone.action_id}"))
    assert "Approved the report" in history
    assert "Depths published, achieved 2 Apr 2025 (Minutes)" in history


def test_a_draft_is_kept_shown_again_and_forgotten_once_it_is_sent(client: PageClient, lead: Actor) -> None:
    client.sign_in(lead)
    typed = form_values(client.get(NEW)) | {"summary": "Half of", "percent": "", "draft": "yes"}
    response = client.post(NEW, data=typed)
    assert response.status_code == 302
    page = client.get(response.location)
    assert "Draft kept on 15 Apr 2025" in text_of(page)
    again = form_values(page)
    assert (again["summary"], again["period"]) == ("Half of", typed["period"])
    assert not [update for update in db.session.query(StatusUpdate) if update.summary == "Half of"]
    sent = client.post(NEW, data=again | {"summary": "Half of it.", "status": "on_track"})
    assert sent.location == ACTION
    assert "Draft kept on" not in text_of(client.get(NEW))


def test_a_draft_that_moves_to_another_period_leaves_none_behind(client: PageClient, lead: Actor) -> None:
    client.sign_in(lead)
    first = form_values(client.get(NEW))
    kept = client.post(NEW, data=first | {"summary": "Half of", "draft": "yes", "period": "FY2025 Q3"})
    moved = form_values(client.get(kept.location)) | {"period": "FY2025 Q2", "draft": "yes"}
    assert form_values(client.get(client.post(NEW, data=moved).location))["period"] == "FY2025 Q2"
    sent = form_values(client.get(NEW)) | {"status": "on_track", "period": "FY2025 Q3"}
    assert client.post(NEW, data=sent).location == ACTION
    assert "Draft kept on" not in text_of(client.get(NEW))


def test_a_draft_is_its_authors_alone(client: PageClient, strategy: SmallStrategy, lead: Actor) -> None:
    client.sign_in(lead)
    client.post(NEW, data=form_values(client.get(NEW)) | {"summary": "Half of", "draft": "yes"})
    client.sign_in(make_lead(strategy.id, strategy.organizations[0], name="Another Lead"))
    assert form_values(client.get(NEW))["summary"] == ""


def test_a_planner_says_that_reports_need_approval_and_whose_do_not(client: PageClient) -> None:
    strategy = make_strategy("river")
    make_action(strategy)
    publish(strategy)
    client.sign_in(strategy.planner)
    address = "/strategies/river/plan/settings"
    chosen: dict[str, Any] = {"requires_approval": "y", "exempt_ids": [strategy.organizations[0]]}
    refused = send(client, client.get(address), holding="requires_approval", **chosen, reason="")
    assert refused.status_code == 422
    done = send(client, client.get(address), holding="requires_approval", **chosen, reason="Agreed")
    assert done.status_code == 302
    db.session.rollback()
    plan = db.session.query(Plan).filter_by(strategy_id=strategy.id).one()
    assert plan.requires_approval
    exempt = db.session.query(plan_exemption).filter_by(plan_id=plan.id).all()
    assert [row.organization_id for row in exempt] == [strategy.organizations[0]]
    page = client.get(address)
    version = plan.version
    assert send(client, page, holding="requires_approval").status_code == 302
    db.session.rollback()
    assert db.session.query(Plan).filter_by(strategy_id=strategy.id).one().version == version
    history = text_of(client.get(f"/strategies/river/history/strategy/{strategy.id}"))
    assert "Reports need approval" in history
