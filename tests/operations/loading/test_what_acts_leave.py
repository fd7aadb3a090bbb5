"""Whatever the tracker's own acts leave in a plan contradicts itself nowhere: its export can be loaded."""

from datetime import timedelta
from pathlib import Path

from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.databases import Databases, close_database
from tests.databases import settings as app_settings
from tests.factories import NOW, make_metric, make_strategy, save
from tests.house.world import make_world
from tests.queries.histories import STEPS, Step, assign, publish_once
from tracker import create_app
from tracker.domain.errors import Refused
from tracker.exchange.document_file import read_document, write_document
from tracker.operations.loading.check import check_file
from tracker.operations.loading.contradictions.find import find_contradictions
from tracker.queries.documents import load_document


@settings(
    max_examples=5, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 9)), min_size=20, max_size=30))
def test_a_random_history_contradicts_itself_nowhere(
    databases: Databases, tmp_path: Path, history: list[tuple[Step, int]]
) -> None:
    app = create_app(app_settings(databases.lend("sqlite", tmp_path)))
    with app.app_context():
        strategy = make_strategy()
        for place, (step, choice) in enumerate([(assign, 1), (publish_once, 0), *history]):
            try:
                save(step, strategy, choice, NOW + timedelta(hours=place))
            except Refused:
                continue
        file = read_document(write_document(load_document(strategy.id)))
        assert find_contradictions(load_document(strategy.id), today=(NOW + timedelta(days=2)).date()) == []
        check_file(file.rows, file.paths, at=NOW)
        close_database(app)


def test_one_of_everything_contradicts_itself_nowhere(app: Flask) -> None:
    strategy = make_world().strategy
    make_metric(strategy, at=NOW)
    assert find_contradictions(load_document(strategy.id), today=NOW.date()) == []
