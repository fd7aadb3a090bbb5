"""Confirming that nothing has changed since the last report."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.awaiting import approve, get_report, give_back, make_approver, require_approval
from tests.closed_periods import make_closed_period
from tests.factories import (
    NOW,
    SmallStrategy,
    make_action,
    make_lead,
    make_milestone,
    make_report,
    make_strategy,
    publish,
    save,
)
from tracker.domain.document.element import Kind
from tracker.domain.document.status_update import UpdateState
from tracker.domain.errors import Forbidden, Refused, StaleEdit
from tracker.domain.roles import Actor
from tracker.domain.status import Status
from tracker.exchange.replay import OPERATIONS
from tracker.extensions import db
from tracker.models import Revision
from tracker.models.status_update import StatusUpdate
from tracker.operations.once import new_id
from tracker.operations.reporting.confirmations import confirm_unchanged

#: A day of the quarter after NOW's, FY2025 Q4.
LATER = datetime(2025, 7, 10, 14, 0, tzinfo=UTC)
WORDS = {
    "status": Status.ON_TRACK, "summary": "Half surveyed.", "next_steps": "The west channel.", "blockers": "A quarrel",
    "help_needed": "A word with the yard", "blocked_by": "The bank", "blocked_since_on": date(2025, 4, 1),
    "cleared_by": "A signature",
}  # fmt: skip

Plan = tuple[SmallStrategy, str, Actor]


@pytest.fixture
def plan(app: Flask) -> Plan:
    """A published plan with one action, due at the end of the year, that was reported on; and its lead."""
    strategy = make_strategy()
    action = make_action(strategy)
    make_milestone(strategy, action, due_on=date(2025, 12, 31))
    publish(strategy)
    lead = make_lead(strategy.id, strategy.organizations[0])
    make_report(action, by=lead, **WORDS)
    return strategy, action, lead


def confirm(action: str, by: Actor, *, at: datetime = LATER, period: str = "FY2025 Q4", **more: Any) -> StatusUpdate:
    return get_report(save(confirm_unchanged, action, period=period, by=by, at=at, **({"seen": 1} | more)))


def test_the_last_report_is_repeated_word_for_word_for_the_new_period(plan: Plan) -> None:
    _, action, lead = plan
    update = confirm(action, lead)
    assert {name: getattr(update, name) for name in WORDS} == WORDS
    assert (update.period, update.reported_on, update.position) == ("FY2025 Q4", date(2025, 7, 10), 2)
    assert (update.is_confirmation, update.reported_by, update.entered_by) == (True, "Lee Lead", None)
    revision = db.session.scalars(select(Revision).filter_by(element_id=update.id)).one()
    assert (revision.operation, revision.behalf_of) == ("confirm_unchanged", "Harbor Master's Office")


def test_a_planner_confirms_for_somebody(plan: Plan) -> None:
    strategy, action, _ = plan
    update = confirm(action, strategy.planner, reported_by="Avery Example")
    assert (update.reported_by, update.entered_by) == ("Avery Example", "Pat Planner")


def test_nobody_confirms_for_another_office(plan: Plan) -> None:
    strategy, action, _ = plan
    with pytest.raises(Forbidden):
        confirm(action, make_lead(strategy.id, strategy.organizations[1]))


def test_the_same_confirmation_sent_twice_is_recorded_once(plan: Plan) -> None:
    _, action, lead = plan
    id = new_id(Kind.STATUS_UPDATE)
    assert confirm(action, lead, id=id).id == confirm(action, lead, id=id).id == id
    with pytest.raises(StaleEdit):
        confirm(action, lead, id=id, period="FY2025 Q3")


def test_somebody_elses_report_in_between_is_read_first(plan: Plan) -> None:
    strategy, action, lead = plan
    make_report(action, by=strategy.planner, at=NOW + timedelta(days=1))
    with pytest.raises(StaleEdit):
        confirm(action, lead)


def test_what_was_reported_for_the_period_already_is_not_confirmed(plan: Plan) -> None:
    _, action, lead = plan
    with pytest.raises(Refused, match="reported for this period already"):
        confirm(action, lead, at=NOW, period="FY2025 Q3")


def test_a_milestone_that_fell_due_since_asks_for_a_report(plan: Plan) -> None:
    strategy, action, lead = plan
    make_milestone(strategy, action, "Depths checked", date(2025, 5, 31), at=NOW)
    with pytest.raises(Refused, match="A date has passed since the last report: 31 May 2025"):
        confirm(action, lead)


def test_a_third_confirmation_in_a_row_is_refused(plan: Plan) -> None:
    _, action, lead = plan
    confirm(action, lead)
    confirm(action, lead, at=LATER + timedelta(days=92), period="FY2026 Q1", seen=2)
    with pytest.raises(Refused, match="confirmed twice"):
        confirm(action, lead, at=LATER + timedelta(days=175), period="FY2026 Q2", seen=3)


def test_a_confirmation_awaits_approval_as_any_report_does(plan: Plan) -> None:
    strategy, action, lead = plan
    approver = make_approver(strategy)
    require_approval(strategy)
    update = confirm(action, lead)
    assert (update.state, update.awaits_approval) == (UpdateState.SUBMITTED, True)
    with pytest.raises(Refused, match="waits for approval"):
        confirm(action, lead, seen=2)
    give_back(update, by=approver, at=LATER)
    with pytest.raises(Refused, match="was returned"):
        confirm(action, lead, seen=2)
    approve(get_report(make_report(action, by=lead, at=LATER)), by=approver, at=LATER)


def test_a_closed_period_is_not_confirmed(plan: Plan) -> None:
    strategy, action, lead = plan
    make_closed_period(strategy, "FY2025 Q2", at=NOW)
    with pytest.raises(Refused, match="FY2025 Q2 is closed"):
        confirm(action, lead, period="FY2025 Q2")


def test_work_that_has_milestones_by_now_says_no_percentage(app: Flask) -> None:
    strategy = make_strategy()
    action = make_action(strategy)
    publish(strategy)
    lead = make_lead(strategy.id, strategy.organizations[0])
    make_report(action, by=lead, percent=90)
    make_milestone(strategy, action, due_on=date(2025, 12, 31), at=NOW)
    assert confirm(action, lead).percent is None


def test_scripts_may_name_what_is_done_with_reports() -> None:
    assert {"approve_report", "return_report", "confirm_unchanged", "answer_contribution"} <= set(OPERATIONS)
