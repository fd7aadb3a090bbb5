"""What every element of a document has in common."""

from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of element the record of revisions knows."""

    STRATEGY = "strategy"
    FRAMEWORK = "framework"
    FRAMEWORK_ENTRY = "framework_entry"
    THEME = "theme"
    GOAL = "goal"
    OBJECTIVE = "objective"
    ORGANIZATION = "organization"
    CONTACT = "contact"
    LISTING = "listing"
    PLAN = "plan"
    GOAL_LEADER = "goal_leader"
    ACTION = "action"
    MILESTONE = "milestone"
    STATUS_UPDATE = "status_update"
    METRIC = "metric"
    TARGET = "target"
    READING = "reading"
    ALIGNMENT = "alignment"
    PROPOSAL = "proposal"
    REPORTING_PERIOD = "reporting_period"
    CONTRIBUTION = "contribution"
    DECISION = "decision"
    ISSUED_BRIEFING = "issued_briefing"
    ACCOUNT = "account"
    GRANT = "grant"
    TOKEN = "token"  # noqa: S105 - the name of a kind, not a secret
    REDACTION = "redaction"

    @property
    def noun(self) -> str:
        """Return what such an element is called in a sentence, where a strategy has no word of its own."""
        return self.value.replace("_", " ")


class Lifecycle(StrEnum):
    """Whether an element is part of the plan; changed only by a planner, with a reason. Nothing is deleted."""

    ACTIVE = "active"
    CANCELLED = "cancelled"
    SUPERSEDED = "superseded"
    ARCHIVED = "archived"


class Visibility(StrEnum):
    """Who may see an element: everyone who sees the strategy, or only those the public document is not for."""

    PUBLIC = "public"
    INTERNAL = "internal"


def is_in_force(lifecycle: Lifecycle, ended_on: date | None, on: date) -> bool:
    """Return whether an element counts on a day: what was cancelled later still counted then.

    >>> is_in_force(Lifecycle.CANCELLED, date(2024, 3, 2), date(2024, 3, 1))
    True
    >>> is_in_force(Lifecycle.CANCELLED, date(2024, 3, 2), date(2024, 3, 2))
    False
    """
    return lifecycle is Lifecycle.ACTIVE or (ended_on is not None and on < ended_on)
