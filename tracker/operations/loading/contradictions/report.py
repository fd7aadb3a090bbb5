"""Reports that contradict themselves: approved by their author, sent for a period that was closed ..."""

from datetime import date

from tracker.domain.approving import who_decides
from tracker.domain.document.action import Action
from tracker.domain.document.document import Document
from tracker.domain.document.status_update import StatusUpdate, UpdateState
from tracker.domain.periods import Periods
from tracker.domain.roles import Role, RoleHolder
from tracker.domain.status import Status
from tracker.domain.withholding import WITHHELD
from tracker.operations.loading.contradictions.booking import said_for_period
from tracker.operations.loading.contradictions.finding import Findings, before, given, lacking, together, twice
from tracker.operations.reporting.report import BLOCK, EXPLANATION, TROUBLED

_DECISION = ("decided_by", "decided_on")


def report_findings(document: Document, action: Action, update: StatusUpdate, periods: Periods) -> Findings:
    """Yield what is wrong with a report on an action."""
    yield from sent_findings(action, update.submitted_on, "submitted_on")
    yield from said_for_period(periods, update.period, update.reported_on, update.submitted_on)
    ahead = "It speaks of a day after the one on which it was sent."
    yield from before(update.submitted_on, update.reported_on, "reported_on", ahead)
    yield from _words(update)
    yield from _decided(update)
    yield from _carried(document, action, update)


def sent_findings(action: Action, sent_on: date, field: str) -> Findings:
    """Yield why nothing could be reported on an action on a day."""
    if action.published_on is None:
        yield field, "Its action was never published; reports start with the first version of the plan."
    elif sent_on < action.published_on:
        yield field, f"Its action was published on {action.published_on.isoformat()}; reports start then."
    if action.lifecycle_on is not None and sent_on > action.lifecycle_on:
        yield field, f"Its action left the plan on {action.lifecycle_on.isoformat()}; nothing is reported on it after."


def _words(update: StatusUpdate) -> Findings:
    """Yield what its status asks for and it does not say."""
    if update.status is Status.UNKNOWN:
        yield "status", "Unknown is not a status to report."
    if update.status in TROUBLED:
        yield from ((name, words) for name, words in EXPLANATION.items() if getattr(update, name) is None)
    passed = "The date that was expected had passed when it was sent."
    yield from before(update.forecast_on, update.submitted_on, "forecast_on", passed)
    yield from together(update, BLOCK, "Say who or what blocks it, since when, and what would clear it; or nothing.")
    since = "It would be blocked since a day after it was sent."
    yield from before(update.submitted_on, update.blocked_since_on, "blocked_since_on", since)


def _decided(update: StatusUpdate) -> Findings:
    """Yield what contradicts how a report was decided."""
    if update.state is UpdateState.SUBMITTED:
        yield from given(update, (*_DECISION, "decision_note"), "It is only submitted, so nobody has decided it.")
        return
    if not update.awaits_approval:
        yield "awaits_approval", f"It was {update.state.value}, so it waited for approval."
    yield from lacking(update, _DECISION, f"It was {update.state.value}: say by whom and when.")
    if update.state is UpdateState.RETURNED:
        yield from lacking(update, ("decision_note",), "It was returned: say what was to be changed.")
    sent = f"It was sent on {update.submitted_on.isoformat()}, after that day."
    yield from before(update.decided_on, update.submitted_on, "decided_on", sent)
    if any(_is_author(update, name) for name in (update.reported_by, update.entered_by)):
        yield "decided_by", "Nobody decides their own report, or one that was entered for them."


def _is_author(update: StatusUpdate, name: str | None) -> bool:
    """Return whether who decided a report has the name of who wrote it; where names are withheld, nobody can say."""
    if name is None or update.decided_by is None or WITHHELD in (name, update.decided_by):
        return False
    decider = RoleHolder("", "", update.decided_by, Role.PLANNER, None)
    return not who_decides((decider,), (), None, name)


def _carried(document: Document, action: Action, update: StatusUpdate) -> Findings:
    """Yield what is wrong with what travels with a report that waits, or waited, for approval."""
    for name in ("achievements", "readings"):
        if getattr(update, name) and not update.awaits_approval:
            yield name, "What comes with a report that nobody approves is recorded at once; it carries nothing."
    if update.achievements and update.status is Status.NOT_STARTED:
        yield "status", "A milestone is achieved, so work has begun."
    yield from _achievements(action, update)
    yield from _readings(document, action, update)


def _achievements(action: Action, update: StatusUpdate) -> Findings:
    """Yield what is wrong with the milestones that travel with a report."""
    own = {milestone.id for milestone in action.milestones}
    for place, each in enumerate(update.achievements):
        path = f"achievements[{place}]"
        if each.milestone_id not in own:
            yield f"{path}.milestone_id", "This milestone is not part of the action."
        later = "It would be achieved after the report was sent."
        yield from before(update.submitted_on, each.achieved_on, f"{path}.achieved_on", later)
    for place in twice(each.milestone_id for each in update.achievements):
        yield f"achievements[{place}].milestone_id", "The same milestone is named twice."


def _readings(document: Document, action: Action, update: StatusUpdate) -> Findings:
    """Yield what is wrong with the readings that travel with a report."""
    metrics = {metric.id: metric for metric in document.metrics_of(action.id)}
    for place, each in enumerate(update.readings):
        path, metric = f"readings[{place}]", metrics.get(each.metric_id)
        if metric is None:
            yield f"{path}.metric_id", "This metric is not one of the action's."
        elif each.supersedes_id is not None and each.supersedes_id not in {reading.id for reading in metric.readings}:
            yield f"{path}.supersedes_id", "The corrected reading belongs to another metric."
        if each.value is None and each.note is None:
            yield f"{path}.value", "Give a value, or say in a note why there is no new data."
        later = "It would be read after the report was sent."
        yield from before(update.submitted_on, each.as_of_on, f"{path}.as_of_on", later)
    for place in twice(each.metric_id for each in update.readings):
        yield f"readings[{place}].metric_id", "The same metric is named twice."
