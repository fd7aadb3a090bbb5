"""How one action stands (docs/method.md, rules 3 to 6 and 9)."""

from dataclasses import dataclass, replace
from datetime import date

from tracker.domain.assessment.action_status import action_status, has_yardstick, points_behind
from tracker.domain.assessment.component import Departure, LeftOut, MilestonePart, Shares, is_gone
from tracker.domain.assessment.facts import Facts, ProgressSource
from tracker.domain.assessment.forecast import FinishForecast, forecast_finish
from tracker.domain.assessment.freshness import Freshness, ReportingCalendar, freshness
from tracker.domain.assessment.percent import printed_or_none
from tracker.domain.assessment.reports import awaiting_since, same_words
from tracker.domain.assessment.result import MetricAssessment
from tracker.domain.assessment.schedule import kept_first_date
from tracker.domain.assessment.status import Thresholds
from tracker.domain.document.action import Action
from tracker.domain.document.document import Document
from tracker.domain.periods import Periods
from tracker.domain.status import Status


@dataclass(frozen=True, slots=True)
class ActionAssessment:
    """An action on a day. Percentages are as printed; the exact shares are in `shares`.

    What has left the plan (`left_out` says why, `left_out_on` since when) stands as it stood on that day; it is late
    with nothing and asked for nothing. `has_yardstick` says whether there is anything to judge the action by.
    `awaiting_since_on` is the day the report was sent that has waited longest for approval; no figure counts it.
    `unchanged_since_on` is the day of the last report in words of its own, where it was confirmed since.
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
    awaiting_since_on: date | None
    unchanged_since_on: date | None
    confirmations: int
    is_blocked: bool
    is_vacant: bool
    vacant_since_on: date | None
    forecast_on: date | None
    finish_forecast: FinishForecast | None
    parts: tuple[MilestonePart, ...]

    @property
    def is_open(self) -> bool:
        """Return whether work on it is still to be done."""
        return self.status is not Status.COMPLETE and not is_gone(self)


class ActionAssessor:
    """Assesses the actions of one document on one day."""

    __slots__ = ("calendar", "document", "on", "thresholds")

    def __init__(self, document: Document, on: date) -> None:
        self.document, self.on = document, on
        self.thresholds = Thresholds.of(document.plan)
        self.calendar = ReportingCalendar(on, Periods.of(document))

    def assess(
        self, action: Action, departure: Departure | None, metrics: tuple[MetricAssessment, ...]
    ) -> ActionAssessment:
        """Return how an action stands; `departure` says that it, or what it belongs to, has left the plan."""
        facts = Facts(action, departure, self.on)
        shares, last, staged, same = facts.shares(), facts.last, facts.staged, same_words(facts.reports)
        progress, expected = printed_or_none(shares.progress), printed_or_none(shares.expected)
        points = points_behind(expected, progress)
        status = action_status(facts, points, metrics, self.thresholds)
        is_open = departure is None and status is not Status.COMPLETE
        fresh = self._freshness(facts, status) if is_open else Freshness.NOTHING_OWED
        is_vacant, vacant_since_on = self._vacancy(action) if is_open else (False, None)
        return ActionAssessment(
            address=f"actions/{action.number}", number=action.number, status=status,
            reported=last.status if last else None, reported_on=last.reported_on if last else None,
            is_reported_better=departure is None and last is not None and _is_better(last.status, status),
            left_out=facts.left_out, left_out_on=departure.on if departure else None,
            is_continuing=action.is_continuing, is_added=self._is_added(action),
            progress=progress, progress_source=facts.source, floor=progress or 0, expected=expected,
            expected_first=printed_or_none(shares.expected_first), shares=shares, points_behind=points,
            has_yardstick=has_yardstick(facts, metrics), days_late=facts.days_late if is_open else 0,
            overdue=staged.overdue if is_open else 0, milestones=len(staged.parts), achieved=len(staged.achieved_on),
            completed_on=facts.completed_on, is_complete_late=facts.is_complete_late,
            kept_first_date=kept_first_date(action, facts.completed_on, facts.on),
            redated_count=_redated_count(facts), freshness=fresh, confirmations=same.confirmations,
            days_since_report=(self.on - last.reported_on).days if last else None,
            is_report_current=fresh in (Freshness.THIS_PERIOD, Freshness.LAST_PERIOD),
            owes_reports=fresh is not Freshness.NOTHING_OWED, unchanged_since_on=same.since_on,
            awaiting_since_on=awaiting_since(action, self.on) if departure is None else None,
            is_blocked=is_open and last is not None and last.blocked_by is not None, is_vacant=is_vacant,
            vacant_since_on=vacant_since_on, forecast_on=last.forecast_on if last and is_open else None,
            finish_forecast=_finish_forecast(facts) if is_open else None,
            parts=facts.parts if departure is None else tuple(replace(part, days_late=0) for part in facts.parts),
        )  # fmt: skip

    def _freshness(self, facts: Facts, status: Status) -> Freshness:
        """Return how long an open action has been silent; what has not begun or was never published owes nothing."""
        action = facts.action
        if status is Status.NOT_STARTED or action.published_on is None:
            return Freshness.NOTHING_OWED
        owed_from = max(action.published_on, action.starts_on or action.published_on)
        return freshness(self.calendar.latest_reported(facts.reports), owed_from, self.calendar)

    def _vacancy(self, action: Action) -> tuple[bool, date | None]:
        """Return whether nobody leads an action, and since when, where that is known."""
        contact = self.document.find_contact(action.lead_id)
        if contact is None:
            return True, None
        if contact.serves(self.on):
            return False, None
        return True, contact.ends_on if contact.ends_on is not None and contact.ends_on <= self.on else None

    def _is_added(self, action: Action) -> bool:
        """Return whether the action entered the plan after its first version was published."""
        first = self.document.plan.published_on
        return first is not None and action.published_on is not None and action.published_on > first


def _is_better(reported: Status, computed: Status) -> bool:
    """Return whether a report says better than the record shows (rule 6); an unknown record contradicts nothing."""
    return computed is not Status.UNKNOWN and reported.concern < computed.concern


def _redated_count(facts: Facts) -> int:
    """Return how many times dates of an action were moved, at least: its own or those of one of its milestones."""
    most = facts.action.redated_count
    for milestone, part in zip(facts.action.milestones, facts.parts, strict=True):
        if milestone.redated_count > most and not is_gone(part):
            most = milestone.redated_count
    return most


def _finish_forecast(facts: Facts) -> FinishForecast | None:
    """Return the projection of an open action; continuing work has no end to project."""
    if facts.action.is_continuing:
        return None
    return forecast_finish(facts.action.starts_on, facts.staged.parts, facts.on)
