"""All that would be refused of what is sent is found, and among it what the operation refuses first."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.closed_periods import make_closed_period
from tests.factories import (
    NOW,
    PUBLISHED,
    SmallStrategy,
    make_action,
    make_lead,
    make_metric,
    make_published_strategy,
    save,
)
from tracker.domain.errors import Forbidden, Refused
from tracker.domain.roles import Actor
from tracker.domain.status import Status
from tracker.extensions import db
from tracker.models import Revision
from tracker.models.milestone import Milestone
from tracker.operations.act import Act
from tracker.operations.reporting.achievements import Achievement
from tracker.operations.reporting.contributions import answer_contribution
from tracker.operations.reporting.readings import NewReading, record_reading
from tracker.operations.reporting.refusals import find_answer_refusals, find_reading_refusals, find_report_refusals
from tracker.operations.reporting.report import Report
from tracker.operations.reporting.status_updates import report_status
from tracker.operations.strategies import plan_of

Made = tuple[SmallStrategy, str, Actor]

AFTER = PUBLISHED + timedelta(days=1)
TOMORROW = NOW.date() + timedelta(days=1)


@pytest.fixture(params=[False, True], ids=["counts at once", "awaits approval"])
def made(app: Flask, request: pytest.FixtureRequest) -> Made:
    strategy, (action,) = make_published_strategy()
    if request.param:
        act = Act(strategy.planner, NOW, "amend")
        plan = plan_of(strategy.id)
        plan.requires_approval = True
        act.record(plan)
        db.session.commit()
    return strategy, action, make_lead(strategy.id, strategy.organizations[0])


def fields(action: str, report: Report, by: Actor) -> list[str | None]:
    """Return the fields of everything that is refused, after the report itself was tried."""
    before = db.session.scalar(select(func.count()).select_from(Revision))
    db.session.rollback()
    with pytest.raises(Refused) as first:
        save(report_status, action, report, by=by, at=NOW)
    found = list(find_report_refusals(action, report, by=by, at=NOW))
    db.session.rollback()
    assert str(first.value) in [str(each) for each in found]
    assert db.session.scalar(select(func.count()).select_from(Revision)) == before
    return [each.field for each in found]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"status": Status.AT_RISK}, ["why", "recovery", "forecast_on"]),
        ({"summary": " ", "percent": 5, "forecast_on": date(2020, 1, 1)}, ["summary", "forecast_on", "percent"]),
        ({"blocked_by": "x", "blocked_since_on": TOMORROW}, ["blocked_since_on", "cleared_by"]),
        ({"status": Status.OFF_TRACK, "why": "x", "recovery": "y", "cleared_by": "z"}, ["forecast_on", "blocked_by"]),
        ({"period": "FY2030 Q1", "percent": 5}, ["percent", "period"]),
    ],
)
def test_everything_is_found(made: Made, values: dict[str, Any], expected: list[str]) -> None:
    _, action, lead = made
    assert fields(action, Report(**({"status": Status.ON_TRACK, "summary": "x"} | values)), lead) == expected


def test_every_milestone_is_looked_at(made: Made) -> None:
    _, action, lead = made
    ids = list(db.session.scalars(select(Milestone.id).filter_by(action_id=action).order_by(Milestone.position)))
    achievements = tuple(Achievement(id, TOMORROW, "Chart", "DOC-1") for id in ids)
    report = Report(status=Status.NOT_STARTED, summary="x", achievements=achievements)
    assert fields(action, report, lead) == ["status", *(f"milestones-{id}-achieved_on" for id in ids)]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"as_of_on": TOMORROW, "value": None}, "as_of_on"),
        ({"value": None}, "value"),
        ({"value": Decimal("NaN"), "as_of_on": date(2025, 2, 1)}, "value"),
        ({"as_of_on": date(2025, 2, 1)}, "late_reason"),
        ({"as_of_on": date(2025, 4, 1)}, "as_of_on"),
    ],
)
def test_what_a_reading_is_refused_for_first_is_found(made: Made, values: dict[str, Any], expected: str) -> None:
    strategy, _, lead = made
    metric = make_metric(strategy, at=AFTER)
    given = {"metric_id": metric, "as_of_on": date(2025, 4, 1), "value": Decimal(1)}
    save(record_reading, NewReading(**given), by=lead, at=NOW)
    make_closed_period(strategy, "FY2025 Q2", at=NOW)
    new = NewReading(**(given | values))
    with pytest.raises(Refused) as first:
        save(record_reading, new, by=lead, at=NOW)
    db.session.rollback()
    refusals = list(find_reading_refusals(new, by=lead, at=NOW, reason=None))
    db.session.rollback()
    assert str(first.value) in [str(each) for each in refusals]
    assert expected in [str(each.field).rpartition("-")[2] for each in refusals]


@pytest.mark.parametrize(
    ("period", "is_as_planned", "expected"),
    [
        ("FY2025 Q2", False, ["why", "period"]),
        ("FY2025 Q2", True, ["period"]),
        ("FY2030 Q1", False, ["why", "period"]),
        ("FY2025 Q3", False, ["why"]),
    ],
)
def test_what_an_answer_is_refused_for_first_is_found(
    made: Made, period: str, is_as_planned: bool, expected: list[str]
) -> None:
    strategy, _, _ = made
    second = strategy.organizations[1]
    action = make_action(strategy, title="Theirs", contributing_ids=(second,), at=AFTER)
    lead = make_lead(strategy.id, second)
    make_closed_period(strategy, "FY2025 Q2", at=NOW)
    answer: dict[str, Any] = {"is_as_planned": is_as_planned, "why": None, "by": lead, "at": NOW}
    with pytest.raises(Refused) as refused:
        save(answer_contribution, action, organization_id=second, period=period, **answer)
    db.session.rollback()
    refusals = list(find_answer_refusals(action, second, period, **answer))
    db.session.rollback()
    assert str(refused.value) in [str(each) for each in refusals]
    assert [each.field for each in refusals] == expected


def test_who_may_not_report_is_told_nothing_else(made: Made) -> None:
    strategy, action, _ = made
    stranger = make_lead(strategy.id, strategy.organizations[1])
    with pytest.raises(Forbidden):
        list(find_report_refusals(action, Report(status=Status.AT_RISK, summary=" "), by=stranger, at=NOW))
    db.session.rollback()
