"""When the last report may be confirmed unchanged instead of being written anew (docs/method.md, rule 9)."""

from collections.abc import Iterator, Sequence
from datetime import date

from tracker.domain.assessment.action import ActionAssessment
from tracker.domain.assessment.freshness import Freshness
from tracker.domain.assessment.reports import awaiting_since, effective_updates, last_returned, same_words
from tracker.domain.document.action import Action
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.status_update import StatusUpdate
from tracker.domain.status import Status

#: How often in a row the same words may be confirmed; then somebody writes what happened.
MOST_IN_A_ROW = 2


def why_not_confirmable(
    action: Action, assessed: ActionAssessment, on: date, *, period: str | None = None
) -> str | None:
    """Return the sentence that says why the last report cannot be confirmed unchanged, or None where it can.

    `period` is the one it would be confirmed for; without it, the one under way.
    """
    reports = effective_updates(action.status_updates, on)
    return (
        _why_not_open(action, assessed)
        or _why_not_asked(action, assessed, on, reports, period)
        or _why_not_repeated(action, assessed, on, reports)
    )


def _why_not_open(action: Action, assessed: ActionAssessment) -> str | None:
    """Return why nothing is reported on an action at all."""
    if action.lifecycle is not Lifecycle.ACTIVE or assessed.left_out_on is not None:
        return "It has left the plan."
    if action.published_on is None:
        return "The plan is not published yet."
    return "It is complete." if assessed.status is Status.COMPLETE else None


def _why_not_asked(
    action: Action, assessed: ActionAssessment, on: date, reports: Sequence[StatusUpdate], period: str | None
) -> str | None:
    """Return why nobody waits for a confirmation: nothing to repeat, reported already, or with the approver."""
    if not reports:
        return "Nothing was reported yet."
    if awaiting_since(action, on) is not None:
        return "A report waits for approval."
    if last_returned(action, on) is not None:
        return "The last report was returned; answer that."
    if period is None:
        is_reported = assessed.freshness is Freshness.THIS_PERIOD
    else:
        is_reported = any(update.period == period for update in reports)
    return "It is reported for this period already." if is_reported else None


def _why_not_repeated(
    action: Action, assessed: ActionAssessment, on: date, reports: Sequence[StatusUpdate]
) -> str | None:
    """Return why the words of the last report no longer say enough."""
    last = reports[-1]
    if last.status is Status.COMPLETE:
        return "It was reported complete."
    if same_words(reports).confirmations >= MOST_IN_A_ROW:
        return "The same was confirmed twice already; say what happened."
    passed = min((day for day in _dates(action, last) if last.reported_on <= day < on), default=None)
    if passed is not None:
        return f"A date has passed since the last report: {passed.day} {passed:%b %Y}."
    if assessed.is_reported_better:
        return "The last report says better than the record shows."
    return None


def _dates(action: Action, last: StatusUpdate) -> Iterator[date]:
    """Yield the days after which the last report may no longer be true: of open milestones, of the action, expected."""
    for milestone in action.milestones:
        if milestone.lifecycle is Lifecycle.ACTIVE and milestone.achieved_on is None:
            yield milestone.due_on
    if action.due_on is not None:
        yield action.due_on
    if last.forecast_on is not None:
        yield last.forecast_on
    if last.status is Status.NOT_STARTED and action.starts_on is not None:
        yield action.starts_on
