"""The last hour of a period is reckoned where the strategy is run, in summer and in winter."""

from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask

from tests.awaiting import get_report
from tests.closed_periods import make_closed_period
from tests.factories import make_published_strategy, make_report
from tracker.domain.errors import Refused
from tracker.queries.documents import load_document
from tracker.queries.issued_briefings import list_issued
from tracker.queries.known_at import load_document_known_at

#: Midnight in New York at the end of a summer and of a winter quarter, with the quarter, its last day and the next one.
MIDNIGHTS = [
    (datetime(2025, 4, 1, 4, 0, tzinfo=UTC), "FY2025 Q2", date(2025, 3, 31), "FY2025 Q3"),
    (datetime(2026, 1, 1, 5, 0, tzinfo=UTC), "FY2026 Q1", date(2025, 12, 31), "FY2026 Q2"),
]


@pytest.mark.parametrize(("midnight", "label", "last_on", "after"), MIDNIGHTS)
def test_what_is_sent_before_midnight_is_of_the_period_that_ends_then(
    app: Flask, midnight: datetime, label: str, last_on: date, after: str
) -> None:
    strategy, (action,) = make_published_strategy()
    evening, night = midnight - timedelta(minutes=30), midnight + timedelta(minutes=30)
    in_time = get_report(make_report(action, by=strategy.planner, at=evening))
    assert (in_time.period, in_time.reported_on, in_time.submitted_on) == (label, last_on, last_on)
    with pytest.raises(Refused, match="has not ended"):
        make_closed_period(strategy, label, at=evening)
    later = get_report(make_report(action, by=strategy.planner, at=night, period=label))
    assert (later.period, later.reported_on, later.submitted_on) == (label, last_on, last_on + timedelta(days=1))
    assert get_report(make_report(action, by=strategy.planner, at=night)).period == after

    make_closed_period(strategy, label, at=night, reason="The one before is checked later")
    (seal,) = list_issued(strategy.id)
    assert (seal.as_of_on, seal.period) == (last_on, label)
    known = load_document_known_at(strategy.id, seal.known_at)
    sealed = next(each for each in known.plan.reporting_periods if each.label == label)
    assert (sealed.closed_on, sealed.state.is_closed) == (last_on + timedelta(days=1), True)
    assert load_document(strategy.id).plan.reporting_periods == known.plan.reporting_periods
