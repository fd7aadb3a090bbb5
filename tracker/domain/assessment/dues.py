"""What organizations have yet to answer: reports, readings, and what they say of their part in others' actions.

`find_dues` is what one office, or several, has left; `find_reports` is how far a period's reports have come.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from tracker.domain.assessment.action import ActionAssessment
from tracker.domain.assessment.asking import AskedPeriod, Asking
from tracker.domain.assessment.assessment import Assessment
from tracker.domain.assessment.component import is_gone
from tracker.domain.assessment.reading_dues import ReadingOwed, readings_owed, was_read
from tracker.domain.document.action import Action
from tracker.domain.document.contribution import Contribution
from tracker.domain.document.document import Document
from tracker.domain.document.status_update import StatusUpdate, UpdateState
from tracker.domain.periods import Periods
from tracker.domain.status import Status


class DueState(StrEnum):
    """Where the report of an action for a period stands, the most pressing first."""

    RETURNED = "returned"
    OWED = "owed"
    WAITS = "waits"
    DONE = "done"

    @property
    def is_left(self) -> bool:
        """Return whether its office has something to do."""
        return self in (DueState.RETURNED, DueState.OWED)


_PRESSING = tuple(DueState)


@dataclass(frozen=True, slots=True)
class ReportDue:
    """How the report of an action for a period stands.

    `answer` is the last report for the period or a later one; `days_late` counts from the day reports were due, while
    it is owed; `readings` are those its own office owes beside it.
    """

    action: Action
    assessed: ActionAssessment
    period: AskedPeriod
    state: DueState
    answer: StatusUpdate | None
    days_late: int
    readings: tuple[ReadingOwed, ...] = ()


@dataclass(frozen=True, slots=True)
class ContributionDue:
    """A contributing organization that has yet to say whether its part in an action goes as planned.

    It is asked for the period people report for first, and for none before: what matters is how it goes now.
    """

    action: Action
    assessed: ActionAssessment
    organization_id: str
    period: AskedPeriod


@dataclass(frozen=True, slots=True)
class Dues:
    """What some organizations have left, the most overdue first; `waiting` is sent and not yet approved.

    Nothing stands in it twice: a reading that goes with a report in `reports` stands there alone. `done` counts what
    was answered for the periods that are asked for.
    """

    reports: tuple[ReportDue, ...]
    waiting: tuple[ReportDue, ...]
    readings: tuple[ReadingOwed, ...]
    contributions: tuple[ContributionDue, ...]
    done: int

    @property
    def left(self) -> int:
        """Return how many things are left to answer."""
        return len(self.reports) + len(self.readings) + len(self.contributions)


def find_dues(document: Document, assessment: Assessment, organization_ids: Collection[str]) -> Dues:
    """Return what some organizations have left to answer on the day of an assessment."""
    asking, own = Asking(Periods.of(document), assessment.on), frozenset(organization_ids)
    reports = _sorted(
        due
        for action, assessed in _held(document, assessment)
        if action.organization_id in own and (due := _find_report_due(action, assessed, asking)) is not None
    )
    contributions = [
        found
        for action, assessed in _held(document, assessment)
        for id in action.contributing_ids
        if id in own and (found := _find_contribution(action, assessed, id, asking)) is not None
    ]
    owed = [each for each in contributions if isinstance(each, ContributionDue)]
    readings = readings_owed(document, assessment, own)
    left = tuple(_with_readings(due, readings) for due in reports if due.state.is_left)
    beside = {each.metric.id for due in left for each in due.readings}
    given = sum(was_read(metric, asking) for metric in document.plan.metrics if metric.organization_id in own)
    return Dues(
        reports=left,
        waiting=tuple(due for due in reports if due.state is DueState.WAITS),
        readings=tuple(each for each in readings if each.metric.id not in beside),
        contributions=tuple(owed),
        done=sum(due.state is DueState.DONE for due in reports) + len(contributions) - len(owed) + given,
    )


def find_reports(document: Document, assessment: Assessment, period: AskedPeriod) -> tuple[ReportDue, ...]:
    """Return how the report of every action that owes one for a period stands, the most pressing first."""
    asking = Asking(Periods.of(document), assessment.on)
    return _sorted(
        due
        for action, assessed in _held(document, assessment)
        if (due := _report_for(action, assessed, period, asking)) is not None
    )


def _held(document: Document, assessment: Assessment) -> Iterable[tuple[Action, ActionAssessment]]:
    """Return the actions that are in the plan on the day: nothing that was cancelled, superseded or archived."""
    for action in document.plan.actions:
        assessed = assessment.actions.get(action.number)
        if assessed is not None and not is_gone(assessed):
            yield action, assessed


def _find_report_due(action: Action, assessed: ActionAssessment, asking: Asking) -> ReportDue | None:
    """Return the first report that is asked of an action and not done, or the last one that is; None where none is."""
    found = None
    for period in asking.asked:
        due = _report_for(action, assessed, period, asking)
        if due is None or (period.is_in_review and due.state is DueState.OWED):
            continue
        found = due
        if due.state is not DueState.DONE:
            return due
    return found


def _report_for(action: Action, assessed: ActionAssessment, period: AskedPeriod, asking: Asking) -> ReportDue | None:
    """Return how an action's report for a period stands; None where it owes none."""
    answer = _answer(action.status_updates, period, asking)
    if answer is None:
        is_owed = assessed.owes_reports and _begun_on(action) < min(period.span.ends_on, asking.current.span.starts_on)
        state = DueState.OWED if is_owed else None
    elif answer.is_effective:
        state = DueState.DONE
    else:
        state = DueState.WAITS if answer.is_waiting else DueState.RETURNED
    if state is None or (state is not DueState.DONE and assessed.status is Status.COMPLETE):
        return None
    days_late = max(0, (asking.on - period.due_on).days) if state.is_left else 0
    return ReportDue(action, assessed, period, state, answer, days_late)


def _answer(updates: Sequence[StatusUpdate], period: AskedPeriod, asking: Asking) -> StatusUpdate | None:
    """Return the last report for a period where it counts, else the last one for it or a later one, or None.

    None had come by the day.
    """
    came = [
        update
        for update in sorted(updates, key=lambda each: each.position, reverse=True)
        if update.submitted_on <= asking.on
        and asking.start_of(update.period, update.reported_on) >= period.span.starts_on
        and _stands(update, asking.on)
    ]
    own = next((update for update in came if update.period == period.label), None)
    return own if own is not None and own.is_effective else next(iter(came), None)


def _stands(update: StatusUpdate, on: date) -> bool:
    """Return whether a report had been made by a day, and was sent back by then where it was."""
    is_returned = update.state is UpdateState.RETURNED
    return update.reported_on <= on and not (is_returned and update.decided_on is not None and update.decided_on > on)


def _begun_on(action: Action) -> date:
    """Return the day from which an action owes answers: never, where it is not published."""
    if action.published_on is None:
        return date.max
    return max(action.published_on, action.starts_on or action.published_on)


def _find_contribution(
    action: Action, assessed: ActionAssessment, organization_id: str, asking: Asking
) -> ContributionDue | Contribution | None:
    """Return what a contributing organization owes, or the answer it gave; None where it owes none."""
    if assessed.status in (Status.COMPLETE, Status.NOT_STARTED):
        return None
    period, began_on = asking.first_asked, _begun_on(action)
    if began_on > asking.on or began_on >= period.span.ends_on:
        return None
    own = [each for each in action.contributions if each.organization_id == organization_id]
    given = next((each for each in own if _answers(each, period, asking)), None)
    return given or ContributionDue(action, assessed, organization_id, period)


def _answers(contribution: Contribution, period: AskedPeriod, asking: Asking) -> bool:
    """Return whether an answer is for a period or a later one, and had come by the day."""
    starts_on = asking.start_of(contribution.period, contribution.reported_on)
    return contribution.reported_on <= asking.on and starts_on >= period.span.starts_on


def _with_readings(due: ReportDue, owed: Iterable[ReadingOwed]) -> ReportDue:
    """Return a report with the readings its own office owes beside it."""
    action = due.action
    own = (o for o in owed if o.metric.action_id == action.id and o.metric.organization_id == action.organization_id)
    return replace(due, readings=tuple(own))


def _sorted(dues: Iterable[ReportDue]) -> tuple[ReportDue, ...]:
    """Return reports, what was sent back first, then the longest overdue and the longest silent."""
    return tuple(
        sorted(dues, key=lambda d: (_PRESSING.index(d.state), d.period.due_on, d.assessed.reported_on or date.min))
    )
