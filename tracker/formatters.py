"""Values as words, each said in one way; registered as template filters."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from tracker.domain.assessment.component import LeftOut
from tracker.domain.assessment.facts import ProgressSource
from tracker.domain.assessment.freshness import Freshness
from tracker.domain.assessment.result import Standing
from tracker.domain.document.decision import DecisionState
from tracker.domain.document.element import Lifecycle, Visibility
from tracker.domain.document.metric import Direction, Frequency, MetricKind
from tracker.domain.document.organization import OrganizationKind
from tracker.domain.document.plan import LeaderRole, ProposalState, ProposedChange
from tracker.domain.document.reporting_period import PeriodState
from tracker.domain.document.status_update import UpdateState
from tracker.domain.fiscal import Period
from tracker.domain.roles import Role
from tracker.domain.status import Status
from tracker.models.account import AccessEventKind
from tracker.models.upload import UploadState

STATUS_LABELS = {
    Status.COMPLETE: "Complete",
    Status.ON_TRACK: "On track",
    Status.AT_RISK: "At risk",
    Status.OFF_TRACK: "Off track",
    Status.UNKNOWN: "Unknown",
    Status.NOT_STARTED: "Not started",
}

STATUS_SHAPES = {
    Status.COMPLETE: "✓",
    Status.ON_TRACK: "●",
    Status.AT_RISK: "▲",
    Status.OFF_TRACK: "■",
    Status.UNKNOWN: "?",
    Status.NOT_STARTED: "○",
}

#: What a lead says by choosing a status.
STATUS_SENTENCES = {
    Status.NOT_STARTED: "Work has not begun.",
    Status.ON_TRACK: "It will meet its date.",
    Status.AT_RISK: "It will miss its date unless something named changes.",
    Status.OFF_TRACK: "It has missed its date or will.",
    Status.COMPLETE: "The work is done.",
}

STANDING_LABELS = {
    Standing.ON_TARGET: "On target",
    Standing.OFF_TARGET: "Off target",
    Standing.NOT_DUE: "No target due yet",
    Standing.UNKNOWN: "Unknown",
    Standing.NO_TARGET: "Target undefined",
}

FRESHNESS_LABELS = {
    Freshness.THIS_PERIOD: "Reported this period",
    Freshness.LAST_PERIOD: "Reported last period",
    Freshness.MISSED_ONE: "Missed one report",
    Freshness.MISSED_MORE: "Missed two or more reports",
    Freshness.NEVER: "Never reported",
    Freshness.NOTHING_OWED: "No report owed",
}

LEFT_OUT_LABELS = {
    LeftOut.CANCELLED: "cancelled, left out",
    LeftOut.SUPERSEDED: "superseded, left out",
    LeftOut.ARCHIVED: "archived, left out",
    LeftOut.UNKNOWN: "unknown, left out of the mean",
    LeftOut.NOT_PLANNED: "not planned, left out of the mean",
    LeftOut.WEIGHTLESS: "weight 0, shown but not counted",
    LeftOut.CONTINUING: "continuing, counted apart",
}

DIRECTION_LABELS = {
    Direction.INCREASE: "Increase",
    Direction.DECREASE: "Decrease",
    Direction.STAY_AT_OR_ABOVE: "Stay at or above",
    Direction.STAY_AT_OR_BELOW: "Stay at or below",
}

ROLE_LABELS = {
    Role.VIEWER: "Leadership (viewer)",
    Role.BRIEFER: "Briefer",
    Role.COMMENTER: "Commenter",
    Role.LEAD: "Implementation lead",
    Role.APPROVER: "Approver",
    Role.PLANNER: "Planner",
    Role.AUDITOR: "Auditor",
}

_PLAIN = (
    AccessEventKind,
    DecisionState,
    Frequency,
    LeaderRole,
    Lifecycle,
    MetricKind,
    OrganizationKind,
    ProgressSource,
    PeriodState,
    ProposalState,
    ProposedChange,
    UpdateState,
    UploadState,
    Visibility,
)

#: The words of each enumeration; members of different ones may share a value.
LABELS: dict[type[StrEnum], Mapping[Any, str]] = {
    Status: STATUS_LABELS,
    Standing: STANDING_LABELS,
    Freshness: FRESHNESS_LABELS,
    LeftOut: LEFT_OUT_LABELS,
    Direction: DIRECTION_LABELS,
    Role: ROLE_LABELS,
    **{words: {member: member.value.replace("_", " ").capitalize() for member in words} for words in _PLAIN},
}


def label(member: StrEnum) -> str:
    """Return the words for a member of one of the product's enumerations.

    >>> label(Status.AT_RISK), label(Standing.NOT_DUE), label(Frequency.SEMIANNUAL)
    ('At risk', 'No target due yet', 'Semiannual')
    """
    return LABELS[type(member)][member]


@lru_cache(maxsize=10_000)
def format_date(day: date) -> str:
    """Return a day as it is written in the product.

    >>> format_date(date(2025, 12, 5))
    '5 Dec 2025'
    """
    return f"{day.day} {day:%b %Y}"


def format_day(day: date) -> str:
    """Return a day of a year that is clear from what stands around it.

    >>> format_day(date(2025, 12, 5))
    '5 Dec'
    """
    return f"{day.day} {day:%b}"


def format_period(period: Period) -> str:
    """Return a reporting period with the months it covers.

    >>> from tracker.domain.fiscal import parse_period
    >>> format_period(parse_period("FY2026 Q1"))
    'FY2026 Q1, Oct to Dec 2025'
    >>> format_period(Period(date(2025, 12, 8), date(2026, 1, 16), "Winter"))
    'Winter, 8 Dec 2025 to 15 Jan 2026'
    """
    first, last = period.starts_on, period.last_on
    if first.day > 1 or period.ends_on.day > 1:
        return f"{period.label}, {format_date(first)} to {format_date(last)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{period.label}, {last:%b %Y}"
    return f"{period.label}, {first:%b}{'' if first.year == last.year else f' {first:%Y}'} to {last:%b %Y}"


def format_moment(moment: datetime, time_zone: str) -> str:
    """Return a moment where the strategy is run.

    >>> from datetime import UTC
    >>> format_moment(datetime(2025, 12, 15, 14, 5, tzinfo=UTC), "America/New_York")
    '15 Dec 2025, 09:05'
    """
    local = moment.astimezone(ZoneInfo(time_zone))
    return f"{format_date(local.date())}, {local:%H:%M}"


def format_value(value: Decimal, unit: str) -> str:
    """Return a metric's value with its unit; "percent" is written as a sign.

    >>> format_value(Decimal("1250.5"), "reports"), format_value(Decimal(62), "percent of centers")
    ('1,250.5 reports', '62 % of centers')
    """
    first, _, rest = unit.partition(" ")
    words = f"% {rest}".rstrip() if first.lower() in ("percent", "%") else unit
    return f"{value:,f} {words}"


def format_count(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun.

    >>> format_count(1, "day"), format_count(3, "day"), format_count(2, "is", "are")
    ('1 day', '3 days', '2 are')
    """
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def format_days_left(days: int) -> str:
    """Return how far away a day is.

    >>> format_days_left(5), format_days_left(0), format_days_left(-1)
    ('in 5 days', 'today', '1 day overdue')
    """
    if days == 0:
        return "today"
    return f"in {format_count(days, 'day')}" if days > 0 else f"{format_count(-days, 'day')} overdue"


def number_label(number: str, printed_number: str | None) -> str:
    """Return a number as it stands wherever it stands.

    >>> number_label("2.1.1", "2.2.1"), number_label("2.2.1", None)
    ('2.1.1 (printed 2.2.1)', '2.2.1')
    """
    return number if printed_number is None else f"{number} (printed {printed_number})"


def shorten(text: str, length: int) -> str:
    r"""Return a text cut at a word where it is too long for its place; the dots never stand on a line of their own.

    >>> shorten("Expand multi-directional information sharing", 30)
    'Expand multi-directional\xa0…'
    """
    if len(text) <= length:
        return text
    return f"{text[: length - 1].rsplit(' ', 1)[0].rstrip(' ,;')}\N{NO-BREAK SPACE}…"
