"""How one action stands (docs/method.md, rules 3 to 6 and 9)."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tracker.domain.assessment.action_status import action_status, has_yardstick, points_behind
from tracker.domain.assessment.component import Departure, LeftOut, MilestonePart, Shares
from tracker.domain.assessment.facts import Facts, ProgressSource
from tracker.domain.assessment.forecast import FinishForecast, forecast_finish
from tracker.domain.assessment.freshness import Freshness, ReportingCalendar, freshness
from tracker.domain.assessment.percent import printed_or_none
from tracker.domain.assessment.result import MetricAssessment
from tracker.domain.assessment.schedule import kept_first_date
from tracker.domain.assessment.status import Thresholds
from tracker.domain.document.action import Action
from tracker.domain.document.document import Document
from tracker.domain.status import Status


@dataclass(frozen=True, slots=True)
class ActionAssessment:
    """An action on a day. Percentages are as printed; the exact shares are in `shares`.

    What has left the plan (`left_out` says why, `left_out_on` since when) stands as it stood on that day; it is late
    with nothing and asked for nothing. `has_yardstick` says whether there is anything to judge the action by.
    """

    address: str
    number: str
    status: Status
    reported: Status | None
    reported_on: date | None
    is_reported_better: bool
    left_out: LeftOut | None
    left_out_on: date | None
    is_continuing: bool
    is_added: bool
    progress: int | None
    progress_source: ProgressSource
    floor: int | None
    expected: int | None
    expected_first: int | None
    shares: Shares
    points_behind: int | None
    has_yardstick: bool
    days_late: int
    overdue: int
    milestones: int
    achieved: int
    completed_on: date | None
    is_complete_late: bool
    kept_first_date: bool | None
    redated_count: int
    freshness: Freshness
    days_since_report: int | None
    is_report_current: bool
    owes_reports: bool
    is_blocked: bool
    is_vacant: bool
    vacant_since_on: date | None
    forecast_on: date | None
    finish_forecast: FinishForecast | None
    parts: tuple[MilestonePart, ...]


class ActionAssessor:
    """Assesses the actions of one document on one day."""

    __slots__ = ("calendar", "document", "on", "thresholds")

    def __init__(self, document: Document, on: date) -> None:
        self.document, self.on = document, on
        self.thresholds = Thresholds.of(document.plan)
        self.calendar = ReportingCalendar(on, document.strategy.fiscal_year_starts_month)

    def assess(
        self, action: Action, departure: Departure | None, metrics: tuple[MetricAssessment, ...]
    ) -> ActionAssessment:
        """Return how an action stands; `departure` says that it, or what it belongs to, has left the plan."""
        facts = Facts(action, departure, self.on)
        shares = facts.shares()
        points = points_behind(shares.expected, shares.progress)
        status = action_status(facts, points, metrics, self.thresholds)
        is_open = departure is None and status is not Status.COMPLETE
        return ActionAssessment(
            address=f"actions/{action.number}",
            number=action.number,
            status=status,
            left_out=facts.left_out,
            left_out_on=departure.on if departure else None,
            is_continuing=action.is_continuing,
            is_added=self._is_added(action),
            points_behind=points,
            has_yardstick=has_yardstick(facts, metrics),
            parts=facts.parts if departure is None else tuple(replace(part, days_late=0) for part in facts.parts),
            **_progress(facts, shares),
            **_dates(facts, is_open=is_open),
            **self._reporting(facts, status, is_open=is_open),
            **self._lead(facts, is_open=is_open),
        )

    def _reporting(self, facts: Facts, status: Status, *, is_open: bool) -> dict[str, Any]:
        """Return what was reported, and how long ago in reporting periods."""
        last = facts.last
        fresh = self._freshness(facts, status) if is_open else Freshness.NOTHING_OWED
        return {
            "reported": last.status if last else None,
            "reported_on": last.reported_on if last else None,
            "days_since_report": (self.on - last.reported_on).days if last else None,
            "is_reported_better": facts.departure is None and last is not None and _is_better(last.status, status),
            "is_blocked": is_open and last is not None and last.blocked_by is not None,
            "freshness": fresh,
            "is_report_current": fresh in (Freshness.THIS_PERIOD, Freshness.LAST_PERIOD),
            "owes_reports": fresh is not Freshness.NOTHING_OWED,
        }

    def _freshness(self, facts: Facts, status: Status) -> Freshness:
        """Return how long an open action has been silent; what has not begun or was never published owes nothing."""
        action = facts.action
        if status is Status.NOT_STARTED or action.published_on is None:
            return Freshness.NOTHING_OWED
        owed_from = max(action.published_on, action.starts_on or action.published_on)
        return freshness(self.calendar.latest_reported(facts.reports), owed_from, self.calendar.period_start)

    def _lead(self, facts: Facts, *, is_open: bool) -> dict[str, Any]:
        """Return whether an open action has a lead, and since when not where that is known."""
        contact = self.document.find_contact(facts.action.lead_id)
        is_vacant = is_open and (contact is None or not contact.serves(self.on))
        ended_on = contact.ends_on if contact is not None else None
        is_since_known = is_vacant and ended_on is not None and ended_on <= self.on
        return {"is_vacant": is_vacant, "vacant_since_on": ended_on if is_since_known else None}

    def _is_added(self, action: Action) -> bool:
        """Return whether the action entered the plan after its first version was published."""
        first = self.document.plan.published_on
        return first is not None and action.published_on is not None and action.published_on > first


def _progress(facts: Facts, shares: Shares) -> dict[str, Any]:
    """Return the percentages as printed, and where they come from."""
    return {
        "progress": printed_or_none(shares.progress),
        "progress_source": facts.source,
        "floor": printed_or_none(shares.floor),
        "expected": printed_or_none(shares.expected),
        "expected_first": printed_or_none(shares.expected_first),
        "shares": shares,
        "milestones": len(facts.counted),
        "achieved": len(facts.achieved),
    }


def _dates(facts: Facts, *, is_open: bool) -> dict[str, Any]:
    """Return what is late, what was kept, and when it should end: the lead's word and our projection."""
    completed_on = facts.completed_on
    return {
        "days_late": facts.days_late if is_open else 0,
        "overdue": sum(part.days_late > 0 for part in facts.counted) if is_open else 0,
        "completed_on": completed_on,
        "is_complete_late": facts.is_complete_late,
        "kept_first_date": kept_first_date(facts.action, completed_on, facts.on),
        "redated_count": _redated_count(facts),
        "forecast_on": facts.last.forecast_on if facts.last and is_open else None,
        "finish_forecast": _finish_forecast(facts) if is_open else None,
    }


def _is_better(reported: Status, computed: Status) -> bool:
    """Return whether a report says better than the record shows (rule 6); an unknown record contradicts nothing."""
    return computed is not Status.UNKNOWN and reported.concern < computed.concern


def _redated_count(facts: Facts) -> int:
    """Return how many times dates of an action were moved, at least: its own or those of one of its milestones."""
    moved = [
        milestone.redated_count
        for milestone, part in zip(facts.action.milestones, facts.parts, strict=True)
        if part.left_out is None or not part.left_out.is_gone
    ]
    return max([facts.action.redated_count, *moved])


def _finish_forecast(facts: Facts) -> FinishForecast | None:
    """Return the projection of an open action; continuing work has no end to project."""
    if facts.action.is_continuing:
        return None
    return forecast_finish(facts.action.starts_on, facts.counted, facts.on)
