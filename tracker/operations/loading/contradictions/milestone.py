"""Milestones that contradict themselves or their action."""

from tracker.domain.document.action import Action
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.milestone import Milestone
from tracker.domain.errors import Refused
from tracker.domain.periods import Periods
from tracker.operations.loading.contradictions.booking import booking_findings
from tracker.operations.loading.contradictions.finding import Findings, given, lacking
from tracker.operations.planning.action_checks import check_milestone_date

_EVIDENCE = ("evidence_title", "evidence_reference")


def milestone_findings(action: Action, milestone: Milestone, periods: Periods) -> Findings:
    """Yield what is wrong with a milestone of an action."""
    yield from _dates(action, milestone)
    yield from _first_date(action, milestone)
    if milestone.achieved_on is None:
        yield from given(milestone, (*_EVIDENCE, "booked_to"), "It was not achieved.")
        return
    yield from lacking(milestone, _EVIDENCE, "It was achieved: say what shows it.")
    if milestone.lifecycle is not Lifecycle.ACTIVE:
        yield "achieved_on", f"It is {milestone.lifecycle.value}, and what was achieved does not leave the plan."
    if action.published_on is None:
        yield "achieved_on", "Its action was never published, so nothing was reported of it."
    elif action.lifecycle_on is not None and milestone.achieved_on > action.lifecycle_on:
        yield "achieved_on", f"Its action left the plan on {action.lifecycle_on.isoformat()}."
    yield from booking_findings(periods, milestone.achieved_on, milestone.booked_to, None)


def _dates(action: Action, milestone: Milestone) -> Findings:
    """Yield the date of an open milestone that lies outside its action."""
    if milestone.lifecycle is not Lifecycle.ACTIVE or milestone.achieved_on is not None:
        return
    try:
        check_milestone_date(milestone.due_on, action.starts_on, action.due_on, field="due_on")
    except Refused as refusal:
        yield "due_on", str(refusal)


def _first_date(action: Action, milestone: Milestone) -> Findings:
    """Yield a first published date that contradicts the one in force."""
    if action.published_on is None:
        yield from given(milestone, ("first_due_on",), "Its action was never published, so it has no first date.")
    elif milestone.lifecycle is Lifecycle.ACTIVE:
        yield from lacking(milestone, ("first_due_on",), "Its action was published: give its first published date.")
    if milestone.first_due_on is None:
        if milestone.redated_count:
            yield "redated_count", "Only dates that were published are re-dated."
    elif not milestone.redated_count and milestone.first_due_on != milestone.due_on:
        yield "first_due_on", "It was never re-dated, so this is the date in force."
