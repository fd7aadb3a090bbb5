"""What moved in one action, and why."""

from operator import attrgetter
from typing import Any

from tracker.domain.assessment.action import ActionAssessment
from tracker.domain.assessment.component import is_gone
from tracker.domain.assessment.schedule import departure
from tracker.domain.comparison.change import Cause, Change, Compared, Fate, Trend, tell
from tracker.domain.comparison.milestones import milestone_causes
from tracker.domain.comparison.reckoning import Causes, Circumstances, moved_figures, trend_of
from tracker.domain.comparison.reports import report_causes
from tracker.domain.comparison.side import ActionSide

#: The figures of an action that are compared. Days late and days of silence grow by themselves and are not.
ACTION_FIGURES = (
    "status", "reported", "progress", "floor", "expected", "expected_first", "points_behind", "achieved", "milestones",
    "overdue", "kept_first_date", "redated_count", "is_blocked", "forecast_on", "completed_on",
)  # fmt: skip
_figures = attrgetter(*ACTION_FIGURES)

#: Fields by which an action is reckoned and that no other cause tells of.
_amended = attrgetter(
    "objective_id", "organization_id", "is_continuing", "published_on", "first_starts_on", "first_due_on"
)


def compare_action(
    before: ActionSide, after: ActionSide, goal_number: str, results: Causes, circumstances: Circumstances
) -> Change | None:
    """Return what moved in an action that both moments hold, or None where nothing did.

    `results` are the causes that lie in its metrics: continuing work is judged by them.
    """
    figures = moved_figures(ACTION_FIGURES, _figures(before.assessed), _figures(after.assessed))
    is_same = before.action is after.action or before.action == after.action
    fate = _fate(before.assessed, after.assessed)
    if not figures and fate is None and is_same:
        return None
    is_untouched = is_same and fate is None and not circumstances.is_other_day
    causes = [] if is_untouched else _causes(before, after, fate)
    causes += results
    if not figures and fate is None and not causes:
        return None
    told = tell(circumstances.causes(causes, after.action.number))
    trend = _trend(before.assessed, after.assessed)
    return Change(
        **_who(after, goal_number), fate=fate, trend=trend, before=before.assessed.status, after=after.assessed.status,
        figures=figures, why=told,
    )  # fmt: skip


def came(side: ActionSide, goal_number: str) -> Change:
    """Return the change of an action that was added."""
    why = tell([(Cause.ADDED, side.action.number)])
    status = side.assessed.status
    who = _who(side, goal_number)
    return Change(**who, fate=Fate.ADDED, trend=Trend.EVEN, before=None, after=status, figures=(), why=why)


def went(side: ActionSide, goal_number: str) -> Change:
    """Return the change of an action that only the earlier moment holds."""
    why = tell([(Cause.REMOVED, side.action.number)])
    status = side.assessed.status
    who = _who(side, goal_number)
    return Change(**who, fate=Fate.REMOVED, trend=Trend.EVEN, before=status, after=None, figures=(), why=why)


def _who(side: ActionSide, goal_number: str) -> dict[str, Any]:
    """Return what names an action."""
    action = side.action
    return {
        "kind": Compared.ACTION, "id": action.id, "number": action.number, "title": action.title,
        "address": side.assessed.address, "goal_number": goal_number, "organization_id": action.organization_id,
    }  # fmt: skip


def _fate(before: ActionAssessment, after: ActionAssessment) -> Fate | None:
    """Return what became of an action of the plan, or None where it stayed or stayed out."""
    if is_gone(before) == is_gone(after):
        return None
    return Fate(after.left_out.value) if after.left_out is not None and is_gone(after) else Fate.REINSTATED


def _trend(before: ActionAssessment, after: ActionAssessment) -> Trend:
    """Return whether an action got worse or better: by status, then by block, work done and first date."""
    if is_gone(before) or is_gone(after):
        return Trend.EVEN
    measures = (
        (before.status.concern, after.status.concern),
        (before.is_blocked, after.is_blocked),
        (_undone(before.progress), _undone(after.progress)),
        (before.kept_first_date is False, after.kept_first_date is False),
    )
    return trend_of(measures)


def _undone(progress: int | None) -> int:
    """Return the points of work not done; what is unknown counts as not done."""
    return -(progress or 0)


def _causes(before: ActionSide, after: ActionSide, fate: Fate | None) -> Causes:
    """Return what was recorded of an action between two moments, and which of its dates passed."""
    causes = _ending_causes(before, after, fate)
    causes += milestone_causes(before, after)
    causes += report_causes(before, after)
    old, new, number = before.action, after.action, after.action.number
    if (old.starts_on, old.due_on) != (new.starts_on, new.due_on):
        causes.append((Cause.REDATED, number))
    elif _became_late(before, after):
        causes.append((Cause.DATE_PASSED, number))
    if old is new:
        return causes
    if old.weight != new.weight:
        causes.append((Cause.REWEIGHTED, number))
    if old.lead_id != new.lead_id:
        causes.append((Cause.LEAD_CHANGED, number))
    if _amended(old) != _amended(new):
        causes.append((Cause.AMENDED, number))
    return causes


def _became_late(before: ActionSide, after: ActionSide) -> bool:
    """Return whether the due date of an action that is still to be done passed."""
    due_on = after.action.due_on
    return after.assessed.is_open and due_on is not None and before.on <= due_on < after.on


def _ending_causes(before: ActionSide, after: ActionSide, fate: Fate | None) -> Causes:
    """Return why an action left the plan or came back: by itself, or with its objective or goal."""
    if fate is None:
        return []
    number = after.action.number
    if fate is Fate.REINSTATED:
        is_own = departure(before.action, before.on) is not None
        return [(Cause.REINSTATED if is_own else Cause.RETURNED_WITH_PARENT, number)]
    is_own = departure(after.action, after.on) is not None
    return [(Cause(fate.value) if is_own else Cause.LEFT_WITH_PARENT, number)]
