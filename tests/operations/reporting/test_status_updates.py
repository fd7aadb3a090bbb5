"""Reporting how an action is going."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.factories import (
    NOW,
    get_action,
    make_action,
    make_actor,
    make_lead,
    make_metric,
    make_milestone,
    make_published_strategy,
    make_report,
    make_strategy,
    publish,
    save,
)
from tracker.domain.errors import Forbidden, NotFound, Refused, StaleEdit
from tracker.domain.roles import Role
from tracker.domain.status import Status
from tracker.extensions import db
from tracker.models import Revision
from tracker.models.metric import Reading
from tracker.models.milestone import Milestone
from tracker.models.status_update import StatusUpdate
from tracker.operations.reporting.achievements import Achievement
from tracker.operations.reporting.readings import NewReading
from tracker.operations.reporting.report import Report
from tracker.operations.reporting.status_updates import report_status

TODAY = date(2025, 4, 15)
GOING_WELL = Report(status=Status.ON_TRACK, summary="The east channel is half surveyed.")
IN_TROUBLE = replace(
    GOING_WELL, status=Status.AT_RISK, why="No vessel.", recovery="A second one.", forecast_on=date(2026, 2, 1)
)


def first_milestone(action_id: str) -> Milestone:
    return db.session.scalars(select(Milestone).filter_by(action_id=action_id).order_by(Milestone.position)).all()[0]


def reports() -> int:
    return db.session.scalar(select(func.count()).select_from(StatusUpdate)) or 0


def test_a_lead_reports_in_their_own_name_for_the_quarter_under_way(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    lead = make_lead(strategy.id, strategy.organizations[0])
    id = save(report_status, action, GOING_WELL, by=lead, at=NOW)
    update = db.session.get_one(StatusUpdate, id)
    assert (update.reported_by, update.entered_by) == ("Lee Lead", None)
    assert (update.period, update.reported_on, update.position) == ("FY2025 Q3", TODAY, 1)
    assert (update.status, update.summary) == (Status.ON_TRACK, "The east channel is half surveyed.")
    revision = db.session.scalars(select(Revision).filter_by(element_id=id)).one()
    assert revision.behalf_of == "Harbor Master's Office"


def test_a_lead_cannot_report_in_somebody_elses_name(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    lead = make_lead(strategy.id, strategy.organizations[0])
    id = save(report_status, action, replace(GOING_WELL, reported_by="The Director"), by=lead, at=NOW)
    assert db.session.get_one(StatusUpdate, id).reported_by == "Lee Lead"


def test_a_planner_who_enters_for_somebody_is_named_beside_them(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    report = replace(GOING_WELL, reported_by="Avery Example")
    id = save(report_status, action, report, by=strategy.planner, at=NOW)
    update = db.session.get_one(StatusUpdate, id)
    assert (update.reported_by, update.entered_by) == ("Avery Example", "Pat Planner")


@pytest.mark.parametrize("role", [Role.VIEWER, Role.BRIEFER, Role.AUDITOR, Role.LEAD, Role.APPROVER])
def test_nobody_else_reports(app: Flask, role: Role) -> None:
    strategy, (action,) = make_published_strategy()
    other = strategy.organizations[0 if role is Role.APPROVER else 1] if role.is_held_in_organization else None
    somebody = make_actor(role, strategy.id, organization_id=other)
    with pytest.raises(Forbidden):
        save(report_status, action, GOING_WELL, by=somebody, at=NOW)
    assert reports() == 0


@pytest.mark.parametrize(
    ("report", "field"),
    [
        (replace(GOING_WELL, status=Status.UNKNOWN), "status"),
        (replace(GOING_WELL, summary="  "), "summary"),
        (replace(IN_TROUBLE, why=" \n"), "why"),
        (replace(IN_TROUBLE, recovery=None), "recovery"),
        (replace(IN_TROUBLE, forecast_on=None), "forecast_on"),
        (replace(IN_TROUBLE, forecast_on=TODAY - timedelta(days=1)), "forecast_on"),
        (replace(GOING_WELL, percent=40), "percent"),
        (replace(GOING_WELL, blocked_by="The bank"), "blocked_since_on"),
        (replace(GOING_WELL, blocked_by="The bank", blocked_since_on=TODAY), "cleared_by"),
        (replace(GOING_WELL, cleared_by="A signature"), "blocked_by"),
        (
            replace(GOING_WELL, blocked_by="The bank", cleared_by="It", blocked_since_on=TODAY + timedelta(days=1)),
            "blocked_since_on",
        ),
        (replace(GOING_WELL, period="FY2025 Q4"), "period"),
        (replace(GOING_WELL, period="FY0000 Q1"), "period"),
        (replace(GOING_WELL, period="spring"), "period"),
    ],
)
def test_a_report_that_lacks_something_is_refused_beside_its_field(app: Flask, report: Report, field: str) -> None:
    strategy, (action,) = make_published_strategy()
    with pytest.raises(Refused) as refusal:
        save(report_status, action, report, by=strategy.planner, at=NOW)
    assert refusal.value.field == field
    assert reports() == 0


def test_a_report_for_the_last_quarter_is_taken(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    id = save(report_status, action, replace(GOING_WELL, period="FY2025 Q2"), by=strategy.planner, at=NOW)
    assert db.session.get_one(StatusUpdate, id).period == "FY2025 Q2"


def test_work_without_milestones_says_how_much_is_done(app: Flask) -> None:
    strategy = make_strategy()
    action = make_action(strategy)
    publish(strategy)
    with pytest.raises(Refused) as refusal:
        save(report_status, action, GOING_WELL, by=strategy.planner, at=NOW)
    assert refusal.value.field == "percent"
    save(report_status, action, replace(GOING_WELL, percent=40), by=strategy.planner, at=NOW)
    done = save(report_status, action, replace(GOING_WELL, status=Status.COMPLETE), by=strategy.planner, at=NOW)
    assert db.session.get_one(StatusUpdate, done).percent == 100


def test_nothing_is_reported_before_the_plan_is_published(app: Flask) -> None:
    strategy = make_strategy()
    action = make_action(strategy)
    with pytest.raises(Refused, match="not published"):
        save(report_status, action, replace(GOING_WELL, percent=1), by=strategy.planner, at=NOW)


def test_a_milestone_is_achieved_with_its_evidence(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    milestone = first_milestone(action).id
    proof = Achievement(milestone, date(2025, 4, 1), " Minutes ", "HMO-2025-7")
    save(report_status, action, replace(GOING_WELL, achievements=(proof,)), by=strategy.planner, at=NOW)
    row = db.session.get_one(Milestone, milestone)
    assert (row.achieved_on, row.evidence_title, row.evidence_reference) == (
        date(2025, 4, 1), "Minutes", "HMO-2025-7",
    )  # fmt: skip
    with pytest.raises(Refused, match="reported achieved already"):
        save(report_status, action, replace(GOING_WELL, achievements=(proof,)), by=strategy.planner, at=NOW)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"achieved_on": TODAY + timedelta(days=1)}, "achieved_on"),
        ({"evidence_title": " "}, "evidence_title"),
        ({"evidence_reference": ""}, "evidence_reference"),
    ],
)
def test_a_milestone_without_proof_or_in_the_future_saves_nothing(
    app: Flask, changes: dict[str, object], field: str
) -> None:
    strategy, (action,) = make_published_strategy()
    milestone = first_milestone(action).id
    proof = replace(Achievement(milestone, TODAY, "Minutes", "HMO-2025-7"), **changes)  # type: ignore[arg-type]
    with pytest.raises(Refused) as refusal:
        save(report_status, action, replace(GOING_WELL, achievements=(proof,)), by=strategy.planner, at=NOW)
    assert refusal.value.field == f"milestones-{milestone}-{field}"
    assert reports() == 0
    assert db.session.get_one(Milestone, milestone).achieved_on is None


def test_the_milestone_of_another_action_is_not_achieved_here(app: Flask) -> None:
    strategy, (one, other) = make_published_strategy(actions=2)
    proof = Achievement(first_milestone(other).id, TODAY, "Minutes", "HMO-2025-7")
    with pytest.raises(Refused, match="not part of the action"):
        save(report_status, one, replace(GOING_WELL, achievements=(proof,)), by=strategy.planner, at=NOW)


def test_work_that_has_not_begun_has_achieved_nothing(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    proof = Achievement(first_milestone(action).id, TODAY, "Minutes", "HMO-2025-7")
    report = replace(GOING_WELL, status=Status.NOT_STARTED, achievements=(proof,))
    with pytest.raises(Refused) as refusal:
        save(report_status, action, report, by=strategy.planner, at=NOW)
    assert refusal.value.field == "status"


def test_a_reading_travels_with_its_report(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    metric = make_metric(strategy, action_id=action)
    lead = make_lead(strategy.id, strategy.organizations[0])
    new = NewReading(metric_id=metric, as_of_on=date(2025, 3, 31), value=Decimal("12.5"))
    id = save(report_status, action, replace(GOING_WELL, readings=(new,)), by=lead, at=NOW)
    reading = db.session.scalars(select(Reading)).one()
    assert (reading.value, reading.status_update_id) == (Decimal("12.5"), id)


def test_a_report_cannot_carry_readings_of_anything_else(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    lead = make_lead(strategy.id, strategy.organizations[0])
    of_the_goal = make_metric(strategy)
    of_another_office = make_metric(strategy, action_id=action, organization_id=strategy.organizations[1])
    for metric, error in ((of_the_goal, Refused), (of_another_office, Forbidden), ("metric.none", NotFound)):
        new = NewReading(metric_id=metric, as_of_on=date(2025, 3, 31), value=Decimal(1))
        with pytest.raises(error):
            save(report_status, action, replace(GOING_WELL, readings=(new,)), by=lead, at=NOW)
    assert reports() == 0


def test_a_report_written_on_an_old_page_is_stale(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    make_report(action, by=strategy.planner, seen=0)
    with pytest.raises(StaleEdit):
        save(report_status, action, GOING_WELL, by=strategy.planner, at=NOW, seen=0)
    assert reports() == 1
    save(report_status, action, GOING_WELL, by=strategy.planner, at=NOW, seen=1)


def test_the_same_report_sent_twice_is_recorded_once(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    report = replace(IN_TROUBLE, id="status-update.twice")
    first = save(report_status, action, report, by=strategy.planner, at=NOW, seen=0)
    again = save(report_status, action, report, by=strategy.planner, at=NOW + timedelta(seconds=1), seen=0)
    assert first == again
    assert reports() == 1


def test_other_words_under_the_same_id_are_not_lost_without_a_word(app: Flask) -> None:
    strategy, (one, other) = make_published_strategy(actions=2)
    report = replace(GOING_WELL, id="status-update.twice")
    save(report_status, one, report, by=strategy.planner, at=NOW)
    with pytest.raises(StaleEdit, match="sent before"):
        save(report_status, one, replace(report, summary="All is done."), by=strategy.planner, at=NOW)
    with pytest.raises(StaleEdit, match="sent before"):
        save(report_status, other, report, by=strategy.planner, at=NOW)
    assert reports() == 1


def test_a_weightless_milestone_does_not_make_the_progress(app: Flask) -> None:
    strategy = make_strategy()
    action = make_action(strategy)
    make_milestone(strategy, action, weight=0)
    publish(strategy)
    save(report_status, action, replace(GOING_WELL, percent=30), by=strategy.planner, at=NOW)
    assert get_action(action).version == 2
