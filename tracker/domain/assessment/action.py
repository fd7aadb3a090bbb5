"""How one action stands (docs/method.md, rules 3 to 6 and 9)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from tracker.domain.assessment.component import LeftOut, MilestonePart, Shares
from tracker.domain.assessment.forecast import FinishForecast, forecast_finish
from tracker.domain.assessment.freshness import Freshness, effective_updates, freshness
from tracker.domain.assessment.percent import printed_or_none
from tracker.domain.assessment.result import MetricAssessment, Standing
from tracker.domain.assessment.schedule import expected_share, gone, kept_first_date, milestone_parts
from tracker.domain.assessment.status import Thresholds, at_least, status_by_lateness, status_by_points
from tracker.domain.document.action import Action
from tracker.domain.document.document import Document
from tracker.domain.document.status_update import StatusUpdate
from tracker.domain.status import Status


class ProgressSource(StrEnum):
    """Where an action's progress comes from."""

    MILESTONES = "milestones"
    SELF_REPORTED = "self_reported"
    NOT_BEGUN = "not_begun"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class ActionAssessment:
    """An action on a day. Percentages are as printed; the exact shares are in `shares`."""

    address: str
    number: str
    status: Status
    reported: Status | None
    reported_on: date | None
    is_reported_better: bool
    left_out: LeftOut | None
    is_continuing: bool
    is_added: bool
    progress: int | None
    progress_source: ProgressSource
    floor: int | None
    expected: int | None
    expected_first: int | None
    shares: Shares
    points_behind: int | None
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


def assess_action(
    document: Document, action: Action, metrics: tuple[MetricAssessment, ...], on: date
) -> ActionAssessment:
    """Return how an action stands on a day."""
    facts = _Facts(document, action, on)
    shares = facts.shares()
    status = _status(facts, shares, metrics, Thresholds.of(document.plan))
    last = facts.last
    completed_on = facts.completed_on if status is Status.COMPLETE else None
    fresh = _freshness(document, facts, status)
    vacant_since = _vacant_since(document, action, on)
    return ActionAssessment(
        address=f"actions/{action.number}",
        number=action.number,
        status=status,
        reported=last.status if last else None,
        reported_on=last.reported_on if last else None,
        is_reported_better=last is not None and _is_better(last.status, status),
        left_out=facts.left_out,
        is_continuing=action.is_continuing,
        is_added=_is_added(document, action),
        progress=printed_or_none(shares.progress),
        progress_source=facts.source,
        floor=printed_or_none(shares.floor),
        expected=printed_or_none(shares.expected),
        expected_first=printed_or_none(shares.expected_first),
        shares=shares,
        points_behind=_points_behind(shares.expected, shares.progress),
        days_late=facts.days_late if status is not Status.COMPLETE else 0,
        overdue=sum(part.days_late > 0 for part in facts.parts),
        milestones=len(facts.counted),
        achieved=sum(part.achieved_on is not None for part in facts.counted),
        completed_on=completed_on,
        is_complete_late=completed_on is not None and action.due_on is not None and completed_on > action.due_on,
        kept_first_date=kept_first_date(action, completed_on, on),
        redated_count=action.redated_count,
        freshness=fresh,
        days_since_report=(on - last.reported_on).days if last else None,
        is_report_current=fresh in (Freshness.THIS_PERIOD, Freshness.LAST_PERIOD),
        owes_reports=fresh is not Freshness.NOTHING_OWED,
        is_blocked=_is_blocked(last, status),
        is_vacant=vacant_since is not None and status is not Status.COMPLETE,
        vacant_since_on=vacant_since if vacant_since != date.min else None,
        forecast_on=last.forecast_on if last and status is not Status.COMPLETE else None,
        finish_forecast=forecast_finish(action.starts_on, facts.parts, on),
        parts=facts.parts,
    )


class _Facts:
    """What is known of an action on a day: nothing that is dated later."""

    __slots__ = ("action", "counted", "last", "left_out", "on", "parts", "source")

    def __init__(self, document: Document, action: Action, on: date) -> None:
        self.action, self.on = action, on
        self.parts = milestone_parts(action, on)
        self.counted = [part for part in self.parts if part.left_out is None]
        updates = effective_updates(action.status_updates, on)
        self.last: StatusUpdate | None = max(updates, key=lambda u: (u.reported_on, u.position), default=None)
        self.left_out = gone(action.lifecycle, action.lifecycle_on, on)
        if self.left_out is None and action.is_continuing:
            self.left_out = LeftOut.CONTINUING
        elif self.left_out is None and action.weight == 0:
            self.left_out = LeftOut.WEIGHTLESS
        self.source = self._source()

    @property
    def has_begun(self) -> bool:
        """Return whether the start has passed, or something was done before it."""
        starts_on = self.action.starts_on
        if starts_on is None or starts_on <= self.on:
            return True
        done = any(part.achieved_on for part in self.counted)
        return done or (self.last is not None and bool(self.last.percent))

    @property
    def has_data(self) -> bool:
        """Return whether anything is known: a report, an achieved milestone, or one that fell due and was not met."""
        known = any(part.achieved_on is not None or part.days_late > 0 for part in self.counted)
        return known or self.last is not None

    @property
    def days_late(self) -> int:
        """Return the days by which the longest overdue milestone, or the action's own due date, is overdue."""
        due_on = self.action.due_on
        own = (self.on - due_on).days if due_on is not None else 0
        return max([0, own, *(part.days_late for part in self.counted)])

    @property
    def is_reported_complete(self) -> bool:
        """Return whether the last report says that the work is done."""
        return self.last is not None and self.last.status is Status.COMPLETE

    @property
    def completed_on(self) -> date | None:
        """Return the day the last milestone was achieved or completion was reported."""
        if self.counted and not self.action.is_continuing:
            return max((part.achieved_on for part in self.counted if part.achieved_on), default=None)
        return self.last.reported_on if self.last else None

    def _source(self) -> ProgressSource:
        """Return where the progress comes from."""
        if any(part.left_out is None for part in self.parts):
            return ProgressSource.MILESTONES
        if any(part.left_out is LeftOut.WEIGHTLESS for part in self.parts):
            return ProgressSource.NONE
        if self.last is not None and (self.last.percent is not None or self.is_reported_complete):
            return ProgressSource.SELF_REPORTED
        return ProgressSource.NONE if self.has_begun else ProgressSource.NOT_BEGUN

    def _progress(self) -> Fraction | None:
        """Return the share that is done, or None where it is unknown."""
        if self.source is ProgressSource.MILESTONES:
            done = sum(part.weight for part in self.counted if part.achieved_on is not None)
            return Fraction(done, sum(part.weight for part in self.counted))
        if self.source is ProgressSource.SELF_REPORTED and self.last is not None:
            return Fraction(1) if self.is_reported_complete else Fraction(self.last.percent or 0, 100)
        return Fraction(0) if self.source is ProgressSource.NOT_BEGUN else None

    def shares(self) -> Shares:
        """Return the exact shares: done, done at least, expected by the dates in force and by the first ones."""
        progress = self._progress()
        return Shares(
            progress,
            progress if progress is not None else Fraction(0),
            expected_share(self.action, self.parts, self.on, first=False),
            expected_share(self.action, self.parts, self.on, first=True),
        )


def _status(facts: _Facts, shares: Shares, metrics: tuple[MetricAssessment, ...], thresholds: Thresholds) -> Status:
    """Return the computed status (rule 5)."""
    action = facts.action
    if _is_complete(facts):
        return Status.COMPLETE
    if not facts.has_begun and not facts.is_reported_complete:
        return Status.NOT_STARTED
    late_by_due_date = Status.ON_TRACK
    if action.due_on is not None and action.due_on < facts.on:
        late_by_due_date = status_by_lateness((facts.on - action.due_on).days, thresholds)
    return at_least(late_by_due_date, _status_of_work(facts, shares, metrics, thresholds))


def _status_of_work(
    facts: _Facts, shares: Shares, metrics: tuple[MetricAssessment, ...], thresholds: Thresholds
) -> Status:
    """Return the status by the milestones, the reported percentage or, for continuing work, its metrics."""
    if facts.counted:
        overdue = max(part.days_late for part in facts.counted)
        return status_by_lateness(overdue, thresholds) if facts.has_data else Status.UNKNOWN
    if facts.action.is_continuing:
        return _status_of_metrics(metrics)
    points = _points_behind(shares.expected, shares.progress)
    return Status.UNKNOWN if points is None else status_by_points(points, thresholds)


def _is_complete(facts: _Facts) -> bool:
    """Return whether the work is done: all milestones achieved, or without any, reported complete."""
    if facts.counted and not facts.action.is_continuing:
        return all(part.achieved_on is not None for part in facts.counted)
    return facts.is_reported_complete and facts.source is not ProgressSource.NONE


def _status_of_metrics(metrics: tuple[MetricAssessment, ...]) -> Status:
    """Return how continuing work without milestones goes: by its metrics."""
    judged = [metric for metric in metrics if metric.standing in (Standing.ON_TARGET, Standing.OFF_TARGET)]
    if not judged:
        return Status.UNKNOWN
    missed = any(metric.standing is Standing.OFF_TARGET for metric in judged)
    return Status.AT_RISK if missed else Status.ON_TRACK


def _points_behind(expected: Fraction | None, progress: Fraction | None) -> int | None:
    """Return expected minus progress in points, as printed; None where one of them is unknown."""
    printed_expected, printed_progress = printed_or_none(expected), printed_or_none(progress)
    if printed_expected is None or printed_progress is None:
        return None
    return printed_expected - printed_progress


def _is_better(reported: Status, computed: Status) -> bool:
    """Return whether a report says better than the record shows (rule 6); an unknown record contradicts nothing."""
    return computed is not Status.UNKNOWN and reported.concern < computed.concern


def _is_blocked(last: StatusUpdate | None, status: Status) -> bool:
    """Return whether the last report says that something stands in the way."""
    return last is not None and last.blocked_by is not None and status is not Status.COMPLETE


def _freshness(document: Document, facts: _Facts, status: Status) -> Freshness:
    """Return how long the action has been silent; what is done, cancelled or not begun owes nothing."""
    finished = facts.left_out not in (None, LeftOut.WEIGHTLESS, LeftOut.CONTINUING)
    if finished or status in (Status.COMPLETE, Status.NOT_STARTED):
        return Freshness.NOTHING_OWED
    last_period = facts.last.period if facts.last else None
    starts_month = document.strategy.fiscal_year_starts_month
    return freshness(last_period, _owed_from(facts.action), facts.on, starts_month)


def _owed_from(action: Action) -> date | None:
    """Return the day from which reports are owed: the start, but not before the plan was published."""
    days = [day for day in (action.starts_on, action.published_on) if day is not None]
    return max(days, default=None)


def _vacant_since(document: Document, action: Action, on: date) -> date | None:
    """Return since when no lead serves (`date.min` where there never was one), or None where one does."""
    contact = document.find_contact(action.lead_id)
    if contact is None:
        return date.min
    if contact.serves(on):
        return None
    return contact.ends_on if contact.ends_on is not None and contact.ends_on <= on else date.min


def _is_added(document: Document, action: Action) -> bool:
    """Return whether the action entered the plan after its first version was published."""
    first = document.plan.published_on
    return first is not None and action.published_on is not None and action.published_on > first
