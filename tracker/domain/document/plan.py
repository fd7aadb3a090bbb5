"""The implementation plan of a strategy, apart from its text."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.domain.document.action import Action
from tracker.domain.document.decision import Decision
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.metric import Metric
from tracker.domain.document.reporting_period import ReportingPeriod


class LeaderRole(StrEnum):
    """The two officials a goal names (31 U.S.C. 1115(b)(5), 1120(b))."""

    LEADER = "leader"
    DEPUTY = "deputy"


class ProposedChange(StrEnum):
    """What a lead may ask a planner for."""

    REDATE = "redate"
    CANCEL = "cancel"


class ProposalState(StrEnum):
    """What became of a proposal."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class GoalLeader:
    """A person leading a goal from `starts_on` until `ends_on` (the first day they no longer do)."""

    id: str
    version: int
    goal_id: str
    position: int
    contact_id: str
    role: LeaderRole
    starts_on: date
    ends_on: date | None
    is_illustrative: bool


@dataclass(frozen=True, slots=True)
class Alignment:
    """A link from a goal or an objective to an entry of a framework."""

    id: str
    version: int
    strategy_id: str
    position: int
    goal_id: str | None
    objective_id: str | None
    entry_id: str
    note: str | None
    lifecycle: Lifecycle
    lifecycle_reason: str | None
    lifecycle_on: date | None
    is_illustrative: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a lead asked for, why, and how a planner answered."""

    id: str
    version: int
    action_id: str
    position: int
    change: ProposedChange
    due_on: date | None
    reason: str
    state: ProposalState
    proposed_by: str
    proposed_on: date
    decided_by: str | None
    decided_on: date | None
    decision_reason: str | None
    is_illustrative: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """The implementation plan.

    `number` is the published version in force, 0 while the first one is a draft. The four thresholds are those of
    docs/method.md: percent of weight that must be known, points behind plan, days late. Where `requires_approval`,
    a report counts once it is approved, but for those of the organizations in `exempt_ids`.
    """

    id: str
    version: int
    strategy_id: str
    number: int
    published_on: date | None
    is_illustrative: bool
    notice: str | None
    known_minimum_percent: int
    on_track_points: int
    at_risk_points: int
    at_risk_days: int
    requires_approval: bool
    exempt_ids: tuple[str, ...]
    goal_leaders: tuple[GoalLeader, ...]
    actions: tuple[Action, ...]
    metrics: tuple[Metric, ...]
    alignments: tuple[Alignment, ...]
    proposals: tuple[Proposal, ...]
    reporting_periods: tuple[ReportingPeriod, ...]
    decisions: tuple[Decision, ...]

    def never_held(self, action: Action) -> bool:
        """Return whether the published plan never held an action that has ended: it was dropped from the draft."""
        if self.published_on is None or action.lifecycle is Lifecycle.ACTIVE:
            return False
        if action.published_on is None:
            return True
        return action.lifecycle_on is not None and action.lifecycle_on < action.published_on
