"""What moved in a part of a strategy, counted: of one goal, of what one organization is responsible for."""

from collections.abc import Iterable

from tracker.domain.assessment.counts import ActionCounts
from tracker.domain.assessment.group import GroupAssessment
from tracker.domain.comparison.change import Change
from tracker.domain.comparison.compare import Comparison
from tracker.domain.comparison.summary import Kept, Summary, summarize

_NONE = Kept(0, 0)


def goal_summary(comparison: Comparison, goal: GroupAssessment) -> Summary:
    """Return the counts of a goal's actions; `goal` is how it stands at the later moment."""
    change = next((each for each in comparison.goals if each.number == goal.number), None)
    kept = (_kept_before(change, goal.actions), Kept.of(goal.actions))
    return _counted(comparison, (each for each in comparison.actions if each.goal_number == goal.number), kept)


def organization_summary(comparison: Comparison, organization_id: str) -> Summary:
    """Return the counts of the actions an organization is responsible for; first dates are not compared."""
    own = (each for each in comparison.actions if each.organization_id == organization_id)
    return _counted(comparison, own, (_NONE, _NONE))


def _counted(comparison: Comparison, actions: Iterable[Change], kept: tuple[Kept, Kept]) -> Summary:
    """Return the counts of some of the actions."""
    chosen = list(actions)
    ids = {change.id for change in chosen}
    return summarize(chosen, [date for date in comparison.dates if date.action_id in ids], kept)


def _kept_before(change: Change | None, now: ActionCounts) -> Kept:
    """Return how many first dates were kept: as many as now, but for what moved."""
    moved = {figure.name: figure.before for figure in change.figures} if change is not None else {}
    kept, dated = moved.get("actions.kept_first_date", now.kept_first_date), moved.get("actions.dated", now.dated)
    assert isinstance(kept, int)
    assert isinstance(dated, int)
    return Kept(kept, dated)
