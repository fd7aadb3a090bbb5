"""Recording and correcting readings."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.factories import NOW, SmallStrategy, make_lead, make_metric, make_reading, make_strategy, save
from tracker.domain.document.metric import ReadingPart
from tracker.domain.errors import Forbidden, Refused
from tracker.extensions import db
from tracker.models.metric import Reading
from tracker.operations.reporting.readings import NewReading, record_reading

QUARTER = date(2025, 3, 31)


@pytest.fixture
def strategy(app: Flask) -> SmallStrategy:
    return make_strategy()


def record(strategy: SmallStrategy, metric: str, *, reason: str | None = None, **values: Any) -> str:
    new = NewReading(**({"metric_id": metric, "as_of_on": QUARTER, "value": Decimal(12)} | values))
    return save(record_reading, new, by=strategy.planner, at=NOW, reason=reason)


def count() -> int:
    return len(db.session.scalars(select(Reading)).all())


def test_a_value_is_kept_with_the_decimals_it_was_given(strategy: SmallStrategy) -> None:
    id = record(strategy, make_metric(strategy), value=Decimal("12.50"))
    assert str(db.session.get_one(Reading, id).value) == "12.50"


def test_no_new_data_is_an_answer_with_its_reason(strategy: SmallStrategy) -> None:
    metric = make_metric(strategy)
    with pytest.raises(Refused, match="say why"):
        record(strategy, metric, value=None, note="  ")
    id = record(strategy, metric, value=None, note="The gauge was away.")
    assert db.session.get_one(Reading, id).note == "The gauge was away."


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"as_of_on": NOW.date() + timedelta(days=1)}, "in the future"),
        ({"value": Decimal("NaN")}, "number"),
        ({"value": Decimal("Infinity")}, "number"),
        ({"parts": (ReadingPart("harbor.pilots", Decimal(1)),)}, "not broken down"),
    ],
)
def test_what_is_no_reading_is_refused(strategy: SmallStrategy, values: dict[str, Any], words: str) -> None:
    metric = make_metric(strategy)
    with pytest.raises(Refused, match=words):
        record(strategy, metric, **values)
    assert count() == 0


def test_a_day_has_one_reading_and_a_second_one_corrects_it(strategy: SmallStrategy) -> None:
    metric = make_metric(strategy)
    first = make_reading(strategy, metric, 12)
    with pytest.raises(Refused, match="correct that one"):
        record(strategy, metric, value=Decimal(13))
    with pytest.raises(Refused) as refusal:
        record(strategy, metric, value=Decimal(13), supersedes_id=first)
    assert refusal.value.field == "reason"
    second = record(strategy, metric, value=Decimal(13), supersedes_id=first, reason="Two berths were counted twice.")
    assert db.session.get_one(Reading, first).value == 12
    with pytest.raises(Refused, match="corrected already"):
        record(strategy, metric, value=Decimal(14), supersedes_id=first, reason="Again.")
    record(strategy, metric, value=Decimal(14), supersedes_id=second, reason="Again.")


def test_a_reading_corrects_no_other_metrics_reading(strategy: SmallStrategy) -> None:
    other = make_reading(strategy, make_metric(strategy), 12)
    with pytest.raises(Refused, match="another metric"):
        record(strategy, make_metric(strategy), supersedes_id=other, reason="Mistaken.")


def test_only_the_metrics_own_office_and_planners_read_it(strategy: SmallStrategy) -> None:
    metric = make_metric(strategy)
    new = NewReading(metric_id=metric, as_of_on=QUARTER, value=Decimal(12))
    with pytest.raises(Forbidden):
        save(record_reading, new, by=make_lead(strategy.id, strategy.organizations[1]), at=NOW)
    save(record_reading, new, by=make_lead(strategy.id, strategy.organizations[0]), at=NOW)
    assert count() == 1


def test_the_same_reading_sent_twice_is_recorded_once(strategy: SmallStrategy) -> None:
    metric = make_metric(strategy)
    assert record(strategy, metric, id="reading.a") == record(strategy, metric, id="reading.a")
    assert count() == 1
    with pytest.raises(Refused, match="sent before with another value"):
        record(strategy, metric, id="reading.a", value=Decimal(99))


def test_parts_are_of_organizations_in_the_directory(strategy: SmallStrategy) -> None:
    metric = make_metric(strategy, breakdown="berth")
    parts = (ReadingPart(strategy.organizations[1], Decimal(5)), ReadingPart("org.elsewhere", Decimal(7)))
    with pytest.raises(Refused, match="not in the directory"):
        record(strategy, metric, parts=parts)
    record(strategy, metric, parts=parts[:1])
