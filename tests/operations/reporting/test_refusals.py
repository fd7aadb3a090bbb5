"""All that would be refused of what is sent is found, and among it what the operation refuses first."""

from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.factories import NOW, SmallStrategy, make_lead, make_published_strategy, save
from tracker.domain.errors import Forbidden, Refused
from tracker.domain.roles import Actor
from tracker.domain.status import Status
from tracker.extensions import db
from tracker.models import Revision
from tracker.models.milestone import Milestone
from tracker.operations.act import Act
from tracker.operations.reporting.achievements import Achievement
from tracker.operations.reporting.refusals import find_report_refusals
from tracker.operations.reporting.report import Report
from tracker.operations.reporting.status_updates import report_status
from tracker.operations.strategies import plan_of

Made = tuple[SmallStrategy, str, Actor]

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


def test_who_may_not_report_is_told_nothing_else(made: Made) -> None:
    strategy, action, _ = made
    stranger = make_lead(strategy.id, strategy.organizations[1])
    with pytest.raises(Forbidden):
        list(find_report_refusals(action, Report(status=Status.AT_RISK, summary=" "), by=stranger, at=NOW))
    db.session.rollback()
