"""Whatever happened in whatever order, the record alone gives the document of every moment, and it verifies."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.databases import Databases
from tests.databases import settings as app_settings
from tests.factories import NOW, make_strategy, save
from tests.queries.histories import STEPS, Step, come_back, end
from tracker import create_app
from tracker.domain.errors import Refused
from tracker.exchange.document_file import write_document
from tracker.extensions import db
from tracker.models import ChainHead
from tracker.queries import known_at
from tracker.queries.documents import load_document
from tracker.queries.known_at import load_document_known_at
from tracker.queries.verification import verify_record


def close() -> None:
    """Close every connection of this history's database."""
    db.session.remove()
    db.engine.dispose()


@settings(
    max_examples=6, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 9)), min_size=20, max_size=30))
def test_the_record_gives_the_document_of_every_moment(
    databases: Databases, tmp_path: Path, history: list[tuple[Step, int]]
) -> None:
    with create_app(app_settings(databases.lend("sqlite", tmp_path))).app_context():
        strategy, exported = make_strategy(), []
        for place, (step, choice) in enumerate(history):
            try:
                save(step, strategy, choice, NOW + timedelta(hours=place))
            except Refused:
                continue
            moment = db.session.scalars(db.select(ChainHead.recorded_at)).one()
            exported.append((moment, write_document(load_document(strategy.id))))
        verify_record()
        for moment, document in exported:
            assert write_document(load_document_known_at(strategy.id, moment)) == document
            for most_newer in (0, 5_000):  # each element is asked; the newer revisions are looked through
                with pytest.MonkeyPatch.context() as patch:
                    patch.setattr(known_at, "_MOST_NEWER", most_newer)
                    known = load_document_known_at(strategy.id, moment, today=load_document(strategy.id))
                assert write_document(known) == document
        close()


def test_the_steps_do_happen(databases: Databases, tmp_path: Path) -> None:
    with create_app(app_settings(databases.lend("sqlite", tmp_path))).app_context():
        strategy = make_strategy()
        last = (end, come_back)
        for place, step in enumerate((*(step for step in STEPS if step not in last), *last)):
            save(step, strategy, place % 4 * 2, NOW + timedelta(hours=place))
        close()
