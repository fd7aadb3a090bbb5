"""What moved since the last closed period is found, kept, and never shows more than its reader may know."""

from datetime import UTC, date, datetime
from typing import Any

import orjson
import pytest
from flask import Flask

from tests.closed_periods import make_closed_period
from tests.factories import (
    SmallStrategy,
    get_action,
    make_action,
    make_published_strategy,
    make_report,
    save,
)
from tests.queries.test_query_counts import selects
from tracker.domain.comparison.change import Cause
from tracker.domain.comparison.since import Since
from tracker.domain.document.cut import Cut
from tracker.domain.document.element import Visibility
from tracker.domain.status import Status
from tracker.operations.planning.redating import redate_action
from tracker.queries.assessments import Assessed, get_assessed
from tracker.queries.comparisons import find_since, get_comparison, list_redating_reasons
from tracker.queries.documents import get_head
from tracker.queries.issued_briefings import read_issued_file

CLOSED = datetime(2025, 4, 20, 14, 0, tzinfo=UTC)
LATER = datetime(2025, 5, 2, 14, 0, tzinfo=UTC)
TODAY = date(2025, 5, 2)


@pytest.fixture
def made(app: Flask) -> tuple[SmallStrategy, str]:
    strategy, (action,) = make_published_strategy()
    return strategy, action


def assessed(strategy: SmallStrategy, cut: Cut = Cut.WHOLE, on: date = TODAY, **more: Any) -> Assessed:
    return get_assessed(strategy.id, cut=cut, on=on, **more)


def since(strategy: SmallStrategy, cut: Cut = Cut.WHOLE, on: date = TODAY) -> Since:
    found = find_since(assessed(strategy, cut, on))
    assert found is not None
    return found


def test_where_no_period_was_closed_there_is_nothing_to_compare_with(made: tuple[SmallStrategy, str]) -> None:
    with selects() as sent:
        reading = assessed(made[0])
        before = len(sent)
        assert find_since(reading) is None
        assert len(sent) == before


def test_it_tells_what_was_recorded_since_the_close(made: tuple[SmallStrategy, str]) -> None:
    strategy, action = made
    make_closed_period(strategy, "FY2025 Q2", at=CLOSED)
    make_report(action, by=strategy.planner, at=LATER, status=Status.AT_RISK)
    found = since(strategy)
    assert (found.period, found.revision, found.comparison.before_on) == ("FY2025 Q2", 1, date(2025, 3, 31))
    (change,) = found.comparison.actions
    assert [why.cause for why in change.why] == [Cause.REPORTED, Cause.DATE_PASSED]
    assert [why.within for why in change.why] == [("FY2025 Q3",), ("1.1.1-A1-M1",)]
    assert change.moved("reported") is not None


def test_it_is_kept_until_something_is_recorded(made: tuple[SmallStrategy, str]) -> None:
    strategy, action = made
    make_closed_period(strategy, "FY2025 Q2", at=CLOSED)
    reading, first = assessed(strategy), since(strategy)
    with selects() as sent:
        assert find_since(reading) is first
    assert sent == []
    make_report(action, by=strategy.planner, at=LATER)
    assert since(strategy) is not first


def test_what_became_internal_since_is_not_told_to_the_public(made: tuple[SmallStrategy, str]) -> None:
    strategy, _ = made
    make_action(strategy, title="Secret soundings", visibility=Visibility.INTERNAL, at=CLOSED)
    make_closed_period(strategy, "FY2025 Q2", at=CLOSED)
    titles = {change.title for change in since(strategy, Cut.PUBLIC).comparison.actions}
    assert "Secret soundings" not in titles
    assert since(strategy, Cut.PUBLIC).comparison.summary.removed == 0
    assert find_since(assessed(strategy, Cut.TEXT)) is None


def test_the_seal_of_a_period_is_compared_with_the_one_before(made: tuple[SmallStrategy, str]) -> None:
    strategy, _ = made
    first = make_closed_period(strategy, "FY2025 Q2", at=CLOSED)
    second = make_closed_period(strategy, "FY2025 Q3", at=datetime(2025, 7, 20, 14, 0, tzinfo=UTC))
    assert orjson.loads(read_issued_file(first))["since"] is None
    told = orjson.loads(read_issued_file(second))["since"]
    assert (told["period"], told["as_of"]) == ("FY2025 Q2", "2025-03-31")
    assert told["sentence"].startswith("Since FY2025 Q2 closed: ")


def test_the_reasons_of_a_redating_are_found_between_two_places_of_the_record(made: tuple[SmallStrategy, str]) -> None:
    strategy, action = made
    before = get_head().seq
    save(
        redate_action, action, due_on=date(2026, 3, 31), milestones={}, by=strategy.planner, at=LATER,
        version=get_action(action).version, reason="The vessel is in the yard",
    )  # fmt: skip
    after = get_head().seq
    assert list_redating_reasons(strategy.id, [action], before, after) == {action: ("The vessel is in the yard",)}
    assert list_redating_reasons(strategy.id, [action], after, after) == {}
    assert list_redating_reasons(strategy.id, [], before, after) == {}
    then = assessed(strategy, known=CLOSED)
    (moved,) = get_comparison(then, assessed(strategy)).dates
    assert (moved.before_on, moved.after_on, moved.redatings) == (date(2025, 12, 31), date(2026, 3, 31), 1)
