"""A report as it is sent in, and what its status asks for."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tracker.domain.errors import Refused
from tracker.domain.status import Status
from tracker.models.action import Action
from tracker.operations.reporting.achievements import Achievement, counted_milestones
from tracker.operations.reporting.readings import NewReading


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A status update as it is sent in, with the milestones and readings that travel with it.

    `reported_by` is whom a planner enters it for; a lead reports in their own name. `late_reason` says why a milestone
    or reading comes only now, where its day lies in a closed period.
    """

    status: Status
    summary: str
    percent: int | None = None
    next_steps: str | None = None
    why: str | None = None
    recovery: str | None = None
    forecast_on: date | None = None
    blockers: str | None = None
    help_needed: str | None = None
    blocked_by: str | None = None
    blocked_since_on: date | None = None
    cleared_by: str | None = None
    period: str | None = None
    reported_by: str | None = None
    late_reason: str | None = None
    achievements: tuple[Achievement, ...] = ()
    readings: tuple[NewReading, ...] = ()
    id: str | None = None


#: The statuses that ask for an explanation, and what is said where a part of it is missing.
TROUBLED = (Status.AT_RISK, Status.OFF_TRACK)
EXPLANATION = {
    "why": "Say why it is at risk or off track.",
    "recovery": "Say what would recover it.",
    "forecast_on": "Give the date you now expect.",
}

#: What a report says, field by field as its row keeps it.
WORDS = (
    "status", "summary", "percent", "next_steps", "why", "recovery", "forecast_on", "blockers", "help_needed",
    "blocked_by", "blocked_since_on", "cleared_by",
)  # fmt: skip
#: What blocks an action stands in the next report too, until it is over.
BLOCK = ("blocked_by", "blocked_since_on", "cleared_by")
_PROSE_FIELDS = ("next_steps", "why", "recovery", "blockers", "help_needed", "blocked_by", "cleared_by", "late_reason")


def without_blanks(report: Report) -> Report:
    """Return a report whose texts are words or nothing."""
    texts: dict[str, Any] = {name: (getattr(report, name) or "").strip() or None for name in _PROSE_FIELDS}
    return replace(report, summary=report.summary.strip(), **texts)


def check_report(report: Report, action: Action, day: date) -> None:
    """Refuse a report that lacks what its status asks for.

    :raise Refused: with the field it belongs beside.
    """
    for refusal in report_flaws(report, action, day):
        raise refusal


def report_flaws(report: Report, action: Action, day: date) -> Iterator[Refused]:
    """Yield everything a report is refused for, each with the field it belongs beside."""
    if report.status is Status.UNKNOWN:
        yield Refused("Unknown is not a status to report.", field="status")
    if report.status is Status.NOT_STARTED and report.achievements:
        yield Refused("A milestone is achieved, so work has begun.", field="status")
    if not report.summary:
        yield Refused("Say in a sentence or two what happened.", field="summary")
    if report.status in TROUBLED:
        yield from (Refused(words, field=name) for name, words in EXPLANATION.items() if getattr(report, name) is None)
    if report.forecast_on is not None and report.forecast_on < day:
        yield Refused("The date you now expect has passed already.", field="forecast_on")
    yield from _block_flaws(report, day)
    yield from _percent_flaws(report, action)


def _block_flaws(report: Report, day: date) -> Iterator[Refused]:
    """Yield what is wrong with "blocked" by nobody knows what, since when, or until what clears it."""
    if report.blocked_by is None:
        if report.blocked_since_on is not None or report.cleared_by is not None:
            yield Refused("Say who or what blocks it, or leave all three empty.", field="blocked_by")
        return
    if report.blocked_since_on is None:
        yield Refused("Give the day since when it is blocked.", field="blocked_since_on")
    elif report.blocked_since_on > day:
        yield Refused("This day is in the future.", field="blocked_since_on")
    if report.cleared_by is None:
        yield Refused("Say what would clear it.", field="cleared_by")


def _percent_flaws(report: Report, action: Action) -> Iterator[Refused]:
    """Yield what is wrong with a percentage beside milestones, and with work under way without either."""
    if counted_milestones(action.id):
        if report.percent is not None:
            yield Refused("Progress comes from the milestones; leave the percentage empty.", field="percent")
    elif report.percent is None:
        if report.status in (Status.ON_TRACK, *TROUBLED) and not action.is_continuing:
            yield Refused("This action has no milestones: say how much is done.", field="percent")
    elif not 0 <= report.percent <= 100:
        yield Refused("Give a whole number from 0 to 100.", field="percent")
