"""Which table keeps which kind of element."""

from collections.abc import Mapping
from typing import Any

from tracker.domain.document.element import Kind
from tracker.models.account import Account, Grant, Token
from tracker.models.action import ACTION_LINKS, Action
from tracker.models.contribution import Contribution
from tracker.models.decision import Decision
from tracker.models.framework import Framework, FrameworkEntry
from tracker.models.goal import Goal
from tracker.models.issued_briefing import IssuedBriefing
from tracker.models.link import LinkSet
from tracker.models.metric import READING_LINKS, Metric, Reading, Target
from tracker.models.milestone import Milestone
from tracker.models.objective import OBJECTIVE_LINKS, Objective
from tracker.models.organization import Contact, Listing, Organization
from tracker.models.plan import PLAN_LINKS, Alignment, GoalLeader, Plan, Proposal
from tracker.models.reporting_period import REPORTING_PERIOD_LINKS, ReportingPeriod
from tracker.models.revision import Redaction
from tracker.models.status_update import STATUS_UPDATE_LINKS, StatusUpdate
from tracker.models.strategy import Strategy
from tracker.models.theme import Theme

MODELS: Mapping[Kind, type[Any]] = {
    Kind.STRATEGY: Strategy,
    Kind.FRAMEWORK: Framework,
    Kind.FRAMEWORK_ENTRY: FrameworkEntry,
    Kind.THEME: Theme,
    Kind.GOAL: Goal,
    Kind.OBJECTIVE: Objective,
    Kind.ORGANIZATION: Organization,
    Kind.CONTACT: Contact,
    Kind.LISTING: Listing,
    Kind.PLAN: Plan,
    Kind.GOAL_LEADER: GoalLeader,
    Kind.ACTION: Action,
    Kind.MILESTONE: Milestone,
    Kind.STATUS_UPDATE: StatusUpdate,
    Kind.METRIC: Metric,
    Kind.TARGET: Target,
    Kind.READING: Reading,
    Kind.ALIGNMENT: Alignment,
    Kind.PROPOSAL: Proposal,
    Kind.REPORTING_PERIOD: ReportingPeriod,
    Kind.CONTRIBUTION: Contribution,
    Kind.DECISION: Decision,
    Kind.ISSUED_BRIEFING: IssuedBriefing,
    Kind.ACCOUNT: Account,
    Kind.GRANT: Grant,
    Kind.TOKEN: Token,
    Kind.REDACTION: Redaction,
}

LINKS: Mapping[Kind, tuple[LinkSet, ...]] = {
    Kind.OBJECTIVE: OBJECTIVE_LINKS,
    Kind.ACTION: ACTION_LINKS,
    Kind.READING: READING_LINKS,
    Kind.PLAN: PLAN_LINKS,
    Kind.STATUS_UPDATE: STATUS_UPDATE_LINKS,
    Kind.REPORTING_PERIOD: REPORTING_PERIOD_LINKS,
}


def kind_of(element: object) -> Kind:
    """Return the kind of a mapped element."""
    return _KINDS[type(element)]


_KINDS = {model: kind for kind, model in MODELS.items()}
