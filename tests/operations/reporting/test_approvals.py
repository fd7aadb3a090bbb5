"""Approving reports and returning them: who may, what takes effect when, and what is refused."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.awaiting import approve, get_report, give_back, give_role, make_approver, require_approval, send_report
from tests.closed_periods import make_closed_period
from tests.factories import (
    NOW,
    SmallStrategy,
    get_action,
    make_action,
    make_actor,
    make_lead,
    make_metric,
    make_milestone,
    make_planner,
    make_published_strategy,
    make_strategy,
    publish,
    save,
)
from tracker.domain.assessment.assess import assess
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.metric import ReadingPart
from tracker.domain.document.status_update import UpdateState
from tracker.domain.errors import Forbidden, Refused, StaleEdit
from tracker.domain.roles import SYSTEM, Actor, Role
from tracker.domain.status import Status
from tracker.extensions import db
from tracker.models import Revision
from tracker.models.account import Account
from tracker.models.metric import Reading
from tracker.models.milestone import Milestone
from tracker.operations.access.accounts import change_account
from tracker.operations.closing.periods import start_review
from tracker.operations.planning.actions import end_action
from tracker.operations.planning.milestones import cancel_milestone
from tracker.operations.reporting.achievements import Achievement
from tracker.operations.reporting.readings import NewReading, record_reading
from tracker.queries.approvals import list_waiting
from tracker.queries.documents import load_document
from tracker.queries.periods import get_periods

TODAY = date(2025, 4, 15)


@pytest.fixture
def plan(app: Flask) -> tuple[SmallStrategy, str, Actor, Actor]:
    """A plan whose reports need approval: its one action, the action's lead and their approver."""
    strategy, (action,) = make_published_strategy()
    lead = make_lead(strategy.id, strategy.organizations[0])
    approver = make_approver(strategy)
    require_approval(strategy)
    return strategy, action, lead, approver


Plan = tuple[SmallStrategy, str, Actor, Actor]


def milestones(action: str) -> list[Milestone]:
    query = select(Milestone).filter_by(action_id=action).order_by(Milestone.position)
    return list(db.session.scalars(query.execution_options(populate_existing=True)))


def carrying(action: str, **more: Any) -> dict[str, Any]:
    """Return the values of a report that says that the first milestone is achieved."""
    proof = Achievement(milestones(action)[0].id, date(2025, 4, 1), " Minutes ", "HMO-2025-7")
    return {"achievements": (proof,), **more}


def close_account(actor: Actor) -> None:
    version = db.session.get_one(Account, actor.account_id, populate_existing=True).version
    values: dict[str, Any] = {"name": actor.name, "is_administrator": False, "is_active": False}
    save(change_account, str(actor.account_id), **values, version=version, reason="Left", by=SYSTEM, at=NOW)


def test_a_report_waits_where_the_plan_says_so_and_counts_for_nothing_yet(plan: Plan) -> None:
    strategy, action, lead, _ = plan
    update = send_report(action, by=lead, status=Status.AT_RISK, **carrying(action))
    assert (update.state, update.awaits_approval) == (UpdateState.SUBMITTED, True)
    assert milestones(action)[0].achieved_on is None
    assessed = assess(load_document(strategy.id), on=TODAY).actions["1.1.1-A1"]
    assert (assessed.reported, assessed.achieved, assessed.awaiting_since_on) == (None, 0, TODAY)


def test_the_reports_of_an_exempt_organization_count_at_once(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    require_approval(strategy, exempt=[strategy.organizations[0]])
    update = send_report(action, by=make_lead(strategy.id, strategy.organizations[0]), **carrying(action))
    assert not update.awaits_approval
    assert milestones(action)[0].achieved_on == date(2025, 4, 1)


def test_an_approved_report_takes_effect_with_what_travels_with_it_in_one_act(plan: Plan) -> None:
    strategy, action, lead, approver = plan
    metric = make_metric(strategy, action_id=action)
    reading = NewReading(metric_id=metric, as_of_on=date(2025, 3, 31), value=Decimal("12.50"))
    update = send_report(action, by=lead, **carrying(action, readings=(reading,)))
    approve(update, by=approver, at=NOW + timedelta(days=2), note="Well done")
    after = get_report(update.id)
    assert (after.state, after.decided_by, after.decided_on) == (
        UpdateState.APPROVED,
        "Abby Approver",
        date(2025, 4, 17),
    )
    milestone = milestones(action)[0]
    assert (milestone.achieved_on, milestone.evidence_title) == (date(2025, 4, 1), "Minutes")
    (row,) = db.session.scalars(select(Reading))
    assert (row.value, row.as_of_on, row.status_update_id) == (Decimal("12.50"), date(2025, 3, 31), update.id)
    assert row.reported_on == date(2025, 4, 17)
    acts = db.session.scalars(select(Revision.operation_seq).filter_by(operation="approve_report")).all()
    assert (len(acts), len(set(acts))) == (3, 1)
    assessed = assess(load_document(strategy.id), on=date(2025, 4, 17)).actions["1.1.1-A1"]
    assert (assessed.reported, assessed.achieved, assessed.awaiting_since_on) == (Status.ON_TRACK, 1, None)


def test_a_returned_report_counts_for_nothing_and_stays_as_it_is(plan: Plan) -> None:
    strategy, action, lead, approver = plan
    update = send_report(action, by=lead, **carrying(action))
    give_back(update, by=approver, note="  Which minutes? ")
    after = get_report(update.id)
    assert (after.state, after.decision_note, after.summary) == (
        UpdateState.RETURNED,
        "Which minutes?",
        "Going as planned.",
    )
    assert milestones(action)[0].achieved_on is None
    assert assess(load_document(strategy.id), on=TODAY).actions["1.1.1-A1"].reported is None
    again = send_report(action, by=lead, **carrying(action))
    approve(again, by=approver)
    assert milestones(action)[0].achieved_on == date(2025, 4, 1)


def test_a_return_says_why(plan: Plan) -> None:
    _, action, lead, approver = plan
    update = send_report(action, by=lead)
    with pytest.raises(Refused) as refusal:
        give_back(update, by=approver, note=" ")
    assert refusal.value.field == "note"
    assert get_report(update.id).state is UpdateState.SUBMITTED


def plan_below(app: Flask) -> tuple[SmallStrategy, str, Actor]:
    """Return a plan with an action of an organization below the first, and its lead."""
    strategy = make_strategy()
    below = strategy.organizations[2]
    action = make_action(strategy, organization_id=below)
    make_milestone(strategy, action, due_on=date(2025, 3, 31))
    publish(strategy)
    lead = make_lead(strategy.id, below)
    require_approval(strategy)
    return strategy, action, lead


def test_an_approver_of_an_organization_above_decides_too(app: Flask) -> None:
    strategy, action, lead = plan_below(app)
    above = make_approver(strategy)
    nearest = make_approver(strategy, strategy.organizations[2], name="Nan Nearest")
    beside = make_approver(strategy, strategy.organizations[1], name="Bea Beside")
    update = send_report(action, by=lead)
    (waiting,) = list_waiting(load_document(strategy.id), TODAY + timedelta(days=3))
    assert [decider.name for decider in waiting.deciders] == ["Nan Nearest", "Abby Approver"]
    assert (waiting.days, waiting.sent_by) == (3, lead.account_id)
    with pytest.raises(Forbidden, match="Survey Office"):
        approve(update, by=beside)
    approve(update, by=above)
    again = send_report(action, by=lead)
    approve(again, by=nearest)


def test_an_approver_below_decides_nothing_of_what_is_above(plan: Plan) -> None:
    strategy, action, lead, _ = plan
    update = send_report(action, by=lead)
    with pytest.raises(Forbidden):
        approve(update, by=make_approver(strategy, strategy.organizations[2]))


@pytest.mark.parametrize("role", [Role.VIEWER, Role.BRIEFER, Role.AUDITOR, Role.LEAD, Role.COMMENTER, Role.PLANNER])
def test_nobody_else_decides_while_there_is_an_approver(plan: Plan, role: Role) -> None:
    strategy, action, lead, _ = plan
    organization = strategy.organizations[0] if role.is_held_in_organization else None
    somebody = make_actor(role, strategy.id, organization_id=organization)
    update = send_report(action, by=lead)
    for decide in (approve, give_back):
        with pytest.raises(Forbidden) as refusal:
            decide(update, by=somebody)
        assert refusal.value.ask == "Abby Approver"
    assert get_report(update.id).state is UpdateState.SUBMITTED


def test_nobody_decides_their_own_report_whatever_roles_they_hold(plan: Plan) -> None:
    strategy, action, lead, approver = plan
    both = give_role(lead, strategy, Role.APPROVER, strategy.organizations[0])
    update = send_report(action, by=both)
    for decide in (approve, give_back):
        with pytest.raises(Forbidden, match="You sent this report"):
            decide(update, by=both)
    approve(update, by=approver)


def test_a_planner_does_not_decide_what_they_entered_for_somebody(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    require_approval(strategy)
    update = send_report(action, by=strategy.planner, reported_by="Avery Example")
    with pytest.raises(Forbidden, match="You sent this report"):
        approve(update, by=strategy.planner)
    approve(update, by=make_planner(strategy.id, name="Quinn Planner"))


def test_nobody_decides_what_a_planner_entered_for_them(plan: Plan) -> None:
    strategy, action, _, approver = plan
    update = send_report(action, by=strategy.planner, reported_by=f" {approver.name.upper()}")
    (waiting,) = list_waiting(load_document(strategy.id), TODAY)
    assert not waiting.waits_for(approver.account_id)
    with pytest.raises(Forbidden):
        approve(update, by=approver)
    approve(update, by=make_planner(strategy.id, name="Quinn Planner"))


def test_a_report_of_the_only_approver_goes_to_the_one_above_and_then_to_a_planner(app: Flask) -> None:
    strategy, action, lead = plan_below(app)
    sending = give_role(lead, strategy, Role.APPROVER, strategy.organizations[2])
    above = make_approver(strategy)
    update = send_report(action, by=sending)
    with pytest.raises(Forbidden):
        approve(update, by=strategy.planner)
    close_account(above)
    (waiting,) = list_waiting(load_document(strategy.id), TODAY)
    assert [decider.name for decider in waiting.deciders] == ["Pat Planner"]
    approve(update, by=strategy.planner)
    assert get_report(update.id).state is UpdateState.APPROVED


def test_a_second_click_changes_nothing_and_another_answer_comes_too_late(plan: Plan) -> None:
    strategy, action, lead, approver = plan
    other = make_approver(strategy, name="Olga Other")
    update = send_report(action, by=lead, **carrying(action))
    read = update.version
    approve(update, by=approver, version=read)
    before = db.session.scalar(select(func.count()).select_from(Revision))
    approve(update, by=approver, version=read)
    assert db.session.scalar(select(func.count()).select_from(Revision)) == before
    with pytest.raises(Refused, match="approved by Abby Approver already"):
        give_back(update, by=approver, version=read)
    with pytest.raises(Refused, match="already"):
        approve(update, by=other, version=read)


def test_a_report_that_changed_since_it_was_read_is_read_again(plan: Plan) -> None:
    _, action, lead, approver = plan
    update = send_report(action, by=lead)
    with pytest.raises(StaleEdit):
        approve(update, by=approver, version=update.version + 1)


def test_a_report_that_counts_already_is_not_approved(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    update = send_report(action, by=make_lead(strategy.id, strategy.organizations[0]))
    with pytest.raises(Refused, match="counts already"):
        approve(update, by=make_approver(strategy))


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("is_achieved", {"achieved_on": date(2025, 4, 1), "evidence_title": "M", "evidence_reference": "1"}),
        ("achieved_on", {"achieved_on": date(2025, 4, 16)}),
        ("evidence_reference", {"evidence_reference": " "}),
    ],
)
def test_what_could_not_take_effect_is_refused_when_it_is_sent(plan: Plan, field: str, change: dict[str, Any]) -> None:
    _, action, lead, approver = plan
    if field == "is_achieved":
        approve(send_report(action, by=lead, **carrying(action)), by=approver)
    proof = carrying(action)["achievements"][0]
    with pytest.raises(Refused) as refusal:
        send_report(action, by=lead, achievements=(replace(proof, **change),))
    assert str(refusal.value.field).endswith(field)


def test_a_second_report_does_not_carry_what_waits_already(plan: Plan) -> None:
    strategy, action, lead, approver = plan
    metric = make_metric(strategy, action_id=action)
    reading = NewReading(metric_id=metric, as_of_on=date(2025, 3, 31), value=Decimal(1))
    first = send_report(action, by=lead, **carrying(action, readings=(reading,)))
    with pytest.raises(Refused, match="waits for approval already"):
        send_report(action, by=lead, **carrying(action))
    with pytest.raises(Refused, match="waits for approval already"):
        send_report(action, by=lead, readings=(reading,))
    give_back(first, by=approver)
    send_report(action, by=lead, **carrying(action, readings=(reading,)))


def test_values_of_single_organizations_do_not_wait_with_a_report(plan: Plan) -> None:
    strategy, action, lead, _ = plan
    metric = make_metric(strategy, action_id=action, breakdown="By center")
    parts = (ReadingPart(strategy.organizations[1], Decimal(1)),)
    reading = NewReading(metric_id=metric, as_of_on=date(2025, 3, 31), value=Decimal(1), parts=parts)
    with pytest.raises(Refused, match="on the page of the metric"):
        send_report(action, by=lead, readings=(reading,))


def test_what_cannot_take_effect_any_more_is_said_and_nothing_is_written(plan: Plan) -> None:
    strategy, action, lead, approver = plan
    metric = make_metric(strategy, action_id=action)
    reading = NewReading(metric_id=metric, as_of_on=date(2025, 3, 31), value=Decimal(1))
    update = send_report(action, by=lead, **carrying(action, readings=(reading,)))
    save(record_reading, replace(reading, value=Decimal(2)), by=strategy.planner, at=NOW)
    with pytest.raises(Refused, match="Return it with a note"):
        approve(update, by=approver)
    assert get_report(update.id).state is UpdateState.SUBMITTED
    assert milestones(action)[0].achieved_on is None
    give_back(update, by=approver, note="The reading is recorded already")


def test_a_milestone_cancelled_meanwhile_is_no_longer_achieved(plan: Plan) -> None:
    strategy, action, lead, approver = plan
    update = send_report(action, by=lead, **carrying(action))
    milestone = milestones(action)[0]
    why = {"version": milestone.version, "reason": "Dropped"}
    save(cancel_milestone, milestone.id, by=strategy.planner, at=NOW, **why)
    with pytest.raises(Refused, match="not part of the action"):
        approve(update, by=approver)


def test_a_report_on_an_action_that_has_left_is_returned_and_not_approved(plan: Plan) -> None:
    strategy, action, lead, approver = plan
    update = send_report(action, by=lead)
    version = get_action(action).version
    gone = {"lifecycle": Lifecycle.CANCELLED, "version": version, "reason": "No money"}
    save(end_action, action, by=strategy.planner, at=NOW, **gone)
    with pytest.raises(Refused, match="cancelled"):
        approve(update, by=approver)
    give_back(update, by=approver)


def test_approving_is_possible_until_the_period_is_closed(plan: Plan) -> None:
    strategy, action, lead, approver = plan
    review, later = NOW + timedelta(days=20), NOW + timedelta(days=30)
    first = send_report(action, by=lead, period="FY2025 Q2")
    second = send_report(action, by=lead, period="FY2025 Q2")
    period = get_periods(strategy.id).find_kept("FY2025 Q2")
    assert period is not None
    save(start_review, period.id, by=strategy.planner, at=review, version=period.version)
    approve(first, by=approver, at=review)
    make_closed_period(strategy, "FY2025 Q2", at=later)
    with pytest.raises(Refused, match="FY2025 Q2 is closed"):
        approve(second, by=approver, at=later)


def test_a_late_fact_is_booked_with_the_reason_its_lead_gave(plan: Plan) -> None:
    strategy, action, lead, approver = plan
    make_closed_period(strategy, "FY2025 Q2", at=NOW)
    late = Achievement(milestones(action)[0].id, date(2025, 3, 20), "Minutes", "HMO-2025-7")
    with pytest.raises(Refused) as refusal:
        send_report(action, by=lead, achievements=(late,))
    assert refusal.value.field == "late_reason"
    update = send_report(action, by=lead, achievements=(late,), late_reason="The minutes were signed in April")
    approve(update, by=approver)
    assert (milestones(action)[0].achieved_on, milestones(action)[0].booked_to) == (date(2025, 3, 20), "FY2025 Q3")
    reasons = db.session.scalars(select(Revision.reason).filter_by(element_id=late.milestone_id)).all()
    assert reasons[-1] == "The minutes were signed in April"


def test_a_closed_period_takes_no_report(plan: Plan) -> None:
    strategy, action, lead, _ = plan
    make_closed_period(strategy, "FY2025 Q2", at=NOW)
    with pytest.raises(Refused, match="FY2025 Q2 is closed") as refusal:
        send_report(action, by=lead, period="FY2025 Q2")
    assert refusal.value.field == "period"


def test_in_review_only_what_was_returned_is_sent_again(plan: Plan) -> None:
    strategy, action, lead, approver = plan
    update = send_report(action, by=lead, period="FY2025 Q2")
    period = get_periods(strategy.id).find_kept("FY2025 Q2")
    assert period is not None
    save(start_review, period.id, by=strategy.planner, at=NOW, version=period.version)
    with pytest.raises(Refused, match="in review"):
        send_report(action, by=lead, period="FY2025 Q2")
    give_back(update, by=approver)
    again = send_report(action, by=lead, period="FY2025 Q2")
    approve(again, by=approver)


def test_a_report_speaks_of_the_last_day_of_its_period_and_says_when_it_was_sent(plan: Plan) -> None:
    _, action, lead, _ = plan
    before = send_report(action, by=lead, period="FY2025 Q2")
    assert (before.reported_on, before.submitted_on) == (date(2025, 3, 31), TODAY)
    now = send_report(action, by=lead, period="FY2025 Q3")
    assert (now.reported_on, now.submitted_on) == (TODAY, TODAY)
