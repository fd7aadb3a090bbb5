"""The two rules of closed periods, by every operation that writes facts: the seal stands, and late facts say so."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from tests.closed_periods import make_closed_period
from tests.factories import (
    NOW,
    SmallStrategy,
    make_metric,
    make_published_strategy,
    make_reading,
    make_report,
    save,
)
from tracker.domain.document.element import Kind
from tracker.domain.errors import Refused
from tracker.extensions import db
from tracker.models import Revision
from tracker.models.action import Action
from tracker.models.metric import Reading
from tracker.models.milestone import Milestone
from tracker.operations.closing.periods import reopen_period
from tracker.operations.planning.amend import amend
from tracker.operations.planning.milestones import correct_achievement
from tracker.operations.reporting.achievements import Achievement
from tracker.operations.reporting.contributions import answer_contribution
from tracker.operations.reporting.readings import NewReading, record_reading
from tracker.queries.periods import list_periods
from tracker.queries.rows import get_version

pytestmark = pytest.mark.usefixtures("app")

CLOSED, OPEN = "FY2025 Q2", "FY2025 Q3"  # to the end of March 2025, and from April
IN_CLOSED, IN_OPEN = date(2025, 3, 20), date(2025, 4, 10)
WHY = "The minutes came by post"


@pytest.fixture
def strategy() -> SmallStrategy:
    return make_published_strategy()[0]


@pytest.fixture
def action(strategy: SmallStrategy) -> str:
    """Its first milestone was achieved in March and reported in time; its metric was read; March was closed."""
    action = db.session.scalars(select(Action.id)).one()
    metric = make_metric(strategy, action_id=action)
    achievement = Achievement(milestone(action, 1).id, date(2025, 3, 10), "Minutes", "HMO-1")
    make_report(action, by=strategy.planner, period=CLOSED, achievements=(achievement,))
    make_reading(strategy, metric, as_of_on=date(2025, 2, 28))
    make_closed_period(strategy, CLOSED, at=NOW)
    return action


def milestone(action_id: str, position: int) -> Milestone:
    query = select(Milestone).filter_by(action_id=action_id, position=position)
    return db.session.scalars(query, execution_options={"populate_existing": True}).one()


def metric_of(strategy: SmallStrategy) -> str:
    return db.session.scalars(select(Reading.metric_id).distinct()).one()


def new_reading(strategy: SmallStrategy, **values: Any) -> NewReading:
    return NewReading(**({"metric_id": metric_of(strategy), "as_of_on": IN_CLOSED, "value": Decimal(13)} | values))


def test_nothing_more_is_reported_for_a_closed_period(strategy: SmallStrategy, action: str) -> None:
    with pytest.raises(Refused, match=f"{CLOSED} is closed") as refused:
        make_report(action, by=strategy.planner, period=CLOSED)
    assert refused.value.field == "period"
    with pytest.raises(Refused, match="FY2025 Q1 is closed"):
        make_report(action, by=strategy.planner, period="FY2025 Q1")
    make_report(action, by=strategy.planner, period=OPEN)


def test_nothing_more_is_contributed_to_a_closed_period(strategy: SmallStrategy, action: str) -> None:
    version, why = get_version(Kind.ACTION, action), {"strategy_id": strategy.id, "reason": "They help"}
    changes = {"contributing_ids": (strategy.organizations[1],)}
    save(amend, Kind.ACTION, action, changes, by=strategy.planner, at=NOW, version=version, **why)
    answer: dict[str, Any] = {"organization_id": strategy.organizations[1], "is_as_planned": True, "why": None}
    with pytest.raises(Refused, match=f"{CLOSED} is closed"):
        save(answer_contribution, action, period=CLOSED, by=strategy.planner, at=NOW, **answer)
    save(answer_contribution, action, period=OPEN, by=strategy.planner, at=NOW, **answer)


def carry_achievement(strategy: SmallStrategy, action: str, **values: Any) -> str | None:
    late = Achievement(milestone(action, 2).id, IN_CLOSED, "Minutes", "HMO-2")
    make_report(action, by=strategy.planner, period=OPEN, achievements=(late,), **values)
    return milestone(action, 2).booked_to


def carry_reading(strategy: SmallStrategy, action: str, **values: Any) -> str | None:
    id = make_report(action, by=strategy.planner, period=OPEN, readings=(new_reading(strategy),), **values)
    return db.session.scalars(select(Reading.booked_to).filter_by(status_update_id=id)).one()


def read_alone(strategy: SmallStrategy, action: str, late_reason: str | None = None) -> str | None:
    id = save(record_reading, new_reading(strategy), by=strategy.planner, at=NOW, reason=late_reason)
    return db.session.get_one(Reading, id).booked_to


def move_achievement(strategy: SmallStrategy, action: str, late_reason: str | None = None) -> str | None:
    """Say that what was achieved in April was achieved in March; a correction has its reason anyway."""
    own = Achievement(milestone(action, 2).id, IN_OPEN, "Minutes", "HMO-2")
    make_report(action, by=strategy.planner, period=OPEN, achievements=(own,))
    correct(strategy, milestone(action, 2), achieved_on=IN_CLOSED, reason=late_reason or "")
    return milestone(action, 2).booked_to


@pytest.mark.parametrize("record", [carry_achievement, carry_reading, read_alone, move_achievement])
def test_a_late_fact_is_recorded_with_its_reason_and_booked_to_the_period_under_way(
    strategy: SmallStrategy, action: str, record: Callable[..., str | None]
) -> None:
    before = db.session.scalar(select(Revision.seq).order_by(Revision.seq.desc()))
    with pytest.raises(Refused) as refused:
        record(strategy, action)
    db.session.rollback()
    if record is not move_achievement:
        assert refused.value.field == "late_reason"
        assert db.session.scalar(select(Revision.seq).order_by(Revision.seq.desc())) == before
        assert record(strategy, action, late_reason=WHY) == OPEN
        assert db.session.scalars(select(Revision.reason).order_by(Revision.seq.desc())).first() == WHY


def test_an_achievement_that_is_moved_into_a_closed_period_is_late(strategy: SmallStrategy, action: str) -> None:
    assert move_achievement(strategy, action, WHY) == OPEN


def correct(strategy: SmallStrategy, own: Milestone, **values: Any) -> None:
    told = {"achieved_on": IN_OPEN, "evidence_title": "Minutes", "evidence_reference": "HMO-3", "reason": WHY}
    save(correct_achievement, own.id, by=strategy.planner, at=NOW, version=own.version, **(told | values))


def test_what_was_sealed_is_neither_corrected_nor_taken_back(strategy: SmallStrategy, action: str) -> None:
    sealed = milestone(action, 1)
    for achieved_on in (None, date(2025, 3, 11), IN_OPEN):
        with pytest.raises(Refused, match=f"part of {CLOSED}, which is closed"):
            correct(strategy, sealed, achieved_on=achieved_on)
    corrected = db.session.scalars(select(Reading)).one().id
    correction = new_reading(strategy, supersedes_id=corrected, as_of_on=date(2025, 2, 28))
    with pytest.raises(Refused, match=f"part of {CLOSED}, which is closed"):
        save(record_reading, correction, by=strategy.planner, at=NOW, reason=WHY)


def test_what_came_late_is_corrected_until_the_period_it_is_booked_to_is_closed(
    strategy: SmallStrategy, action: str
) -> None:
    carry_achievement(strategy, action, late_reason=WHY)
    late = read_alone(strategy, action, WHY)
    assert late == OPEN
    correct(strategy, milestone(action, 2), achieved_on=date(2025, 3, 22))
    assert milestone(action, 2).booked_to == OPEN
    reading = db.session.scalars(select(Reading).where(Reading.booked_to.is_not(None))).one().id
    save(record_reading, new_reading(strategy, supersedes_id=reading), by=strategy.planner, at=NOW, reason=WHY)
    correct(strategy, milestone(action, 2), achieved_on=None)
    assert milestone(action, 2).booked_to is None


def test_a_reopened_period_takes_corrections_and_no_fact_in_it_is_late(strategy: SmallStrategy, action: str) -> None:
    period = list_periods(strategy.id)[0]
    save(reopen_period, period.id, by=strategy.planner, at=NOW, version=period.version, reason="Wrong minutes")
    correct(strategy, milestone(action, 1), achieved_on=date(2025, 3, 11))
    assert read_alone(strategy, action) is None


def test_what_is_dated_before_every_period_is_late_too_once_one_was_closed(
    strategy: SmallStrategy, action: str
) -> None:
    long_ago = new_reading(strategy, as_of_on=date(2023, 6, 30))
    with pytest.raises(Refused, match="Say why this comes late"):
        save(record_reading, long_ago, by=strategy.planner, at=NOW)
    assert db.session.get_one(
        Reading, save(record_reading, long_ago, by=strategy.planner, at=NOW, reason=WHY)
    ).booked_to == OPEN  # fmt: skip
