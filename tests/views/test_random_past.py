"""Whatever happened, a past moment is answered as it was answered then."""

from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.conftest import StoppedClock
from tests.databases import Databases
from tests.databases import settings as app_settings
from tests.factories import make_action, make_strategy, publish, save
from tests.page_client import PageClient
from tests.queries.histories import STEPS, Step
from tests.views.secretive_strategy import DOCUMENT
from tracker import create_app
from tracker.columns import format_moment
from tracker.domain.errors import Refused
from tracker.extensions import db
from tracker.models import ChainHead

HOME = "/strategies/harbor"


@settings(
    max_examples=3, deadline=None, derandomize=True, phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 9)), min_size=10, max_size=14))
def test_whatever_happens_the_past_is_answered_as_it_was(
    databases: Databases, tmp_path: Path, history: list[tuple[Step, int]]
) -> None:
    """What is asked for as known at a moment is the file that was answered at that moment."""
    app = create_app(app_settings(databases.lend("sqlite", tmp_path)))
    app.test_client_class = PageClient
    clock = app.extensions["tracker_clock"] = StoppedClock()
    with app.app_context():
        strategy, answered = make_strategy(), {}
        make_action(strategy)
        publish(strategy)
        client = app.test_client()
        client.sign_in(strategy.planner)  # type: ignore[attr-defined]
        for step, choice in history:
            clock.advance(hours=30)
            try:
                save(step, strategy, choice, clock.moment)
            except Refused:
                continue
            known = db.session.scalars(db.select(ChainHead.recorded_at)).one()
            answered[known] = client.get(DOCUMENT).data
        clock.advance(days=2)
        for known, data in answered.items():
            query = f"on={clock.moment.date() - timedelta(days=1)}&known={format_moment(known)}"
            assert client.get(f"{DOCUMENT}?{query}").data == data
            assert client.get(f"{HOME}?{query}").status_code == 200
        db.session.remove()
        db.engine.dispose()
