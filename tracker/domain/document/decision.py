"""A decision: first a request to leadership, then the answer, then what came of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.domain.document.element import Visibility


class DecisionState(StrEnum):
    """How far a decision has come."""

    REQUESTED = "requested"
    ANSWERED = "answered"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"

    @property
    def is_open(self) -> bool:
        """Return whether it returns in every briefing."""
        return self in (DecisionState.REQUESTED, DecisionState.ANSWERED)


@dataclass(frozen=True, slots=True)
class Decision:
    """What is asked of leadership (`question`, `options`, `recommendation`, needed by a day), and the answer.

    `asked_by` asked on `asked_on`. At most one of `goal_id`, `objective_id` and `action_id` says what it is about.
    `recorded_by` wrote down what `decided_by` decided in `meeting`; `owner` carries it out until `due_on`; `result`
    closes it. A request that was withdrawn says why in `result`.
    """

    id: str
    version: int
    strategy_id: str
    position: int
    number: str
    goal_id: str | None
    objective_id: str | None
    action_id: str | None
    question: str
    options: str
    recommendation: str
    needed_by_on: date
    asked_by: str
    asked_on: date
    state: DecisionState
    answer: str | None
    decided_by: str | None
    meeting: str | None
    decided_on: date | None
    recorded_by: str | None
    owner: str | None
    due_on: date | None
    result: str | None
    closed_on: date | None
    visibility: Visibility
    is_illustrative: bool
