"""A strategy with a past, for tests of what was known when."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from tests.factories import (
    SmallStrategy,
    get_action,
    make_action,
    make_lead,
    make_milestone,
    make_report,
    make_strategy,
    publish,
    save,
)
from tracker.domain.document.element import Lifecycle
from tracker.domain.status import Status
from tracker.operations.planning.actions import end_action


def moment(month: int, day: int, hour: int = 15) -> datetime:
    """Return a moment of 2025."""
    return datetime(2025, month, day, hour, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Lived:
    """A strategy with a past: two actions from the start, one ended on 20 March, and one added on 1 March."""

    strategy: SmallStrategy
    kept: str
    ended: str
    added: str


def make_lived_strategy() -> Lived:
    """Make a strategy with a past, until 10 April."""
    strategy = make_strategy()
    kept = make_action(strategy, title="Survey the east channel")
    make_milestone(strategy, kept, "Plan agreed", date(2025, 3, 31))
    ended = make_action(strategy, title="Train pilots", objective_id=strategy.objectives[3])
    publish(strategy)
    lead = make_lead(strategy.id, strategy.organizations[0])
    make_report(kept, by=lead, at=moment(2, 10), status=Status.AT_RISK, summary="First words")
    added = make_action(strategy, title="Dredge the basin", at=moment(3, 1))
    act: dict[str, Any] = {"by": strategy.planner, "reason": "No longer needed"}
    save(end_action, ended, lifecycle=Lifecycle.CANCELLED, at=moment(3, 20), version=get_action(ended).version, **act)
    make_report(kept, by=lead, at=moment(4, 10), status=Status.ON_TRACK, summary="Second words")
    return Lived(strategy, kept, ended, added)
