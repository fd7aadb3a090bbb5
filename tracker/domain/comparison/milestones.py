"""What became of the milestones of an action between two moments."""

from tracker.domain.assessment.component import MilestonePart, is_gone
from tracker.domain.comparison.change import Cause
from tracker.domain.comparison.side import ActionSide
from tracker.domain.document.milestone import Milestone

Staged = tuple[Milestone, MilestonePart]


def milestone_causes(before: ActionSide, after: ActionSide) -> list[tuple[Cause, str]]:
    """Return what was achieved, taken back, re-dated, added or ended, and what fell due, by milestone."""
    if before.action.milestones is after.action.milestones and before.assessed.parts == after.assessed.parts:
        return []
    old, new = staged_by_id(before), staged_by_id(after)
    causes = [(Cause.MILESTONE_ADDED, new[id][0].number) for id in new.keys() - old.keys()]
    causes += [(Cause.MILESTONE_ENDED, old[id][0].number) for id in old.keys() - new.keys()]
    for id in new.keys() & old.keys():
        causes += [(cause, new[id][0].number) for cause in _causes(old[id], new[id])]
    return causes


def staged_by_id(side: ActionSide) -> dict[str, Staged]:
    """Return the milestones of an action, each with its part in the action's progress, by id."""
    pairs = zip(side.action.milestones, side.assessed.parts, strict=True)
    return {milestone.id: (milestone, part) for milestone, part in pairs}


def _causes(before: Staged, after: Staged) -> list[Cause]:
    """Return what became of one milestone."""
    (old, old_part), (new, new_part) = before, after
    causes = [*_achievement(old_part, new_part), *_ending(old_part, new_part)]
    if (old.due_on, old.first_due_on) != (new.due_on, new.first_due_on):
        causes.append(Cause.REDATED)
    elif new_part.days_late and not old_part.days_late:
        causes.append(Cause.DATE_PASSED)
    if old.weight != new.weight:
        causes.append(Cause.REWEIGHTED)
    return causes


def _achievement(before: MilestonePart, after: MilestonePart) -> list[Cause]:
    """Return whether a milestone was achieved, its achievement taken back or put right."""
    if before.achieved_on == after.achieved_on:
        return []
    if before.achieved_on is None:
        return [Cause.MILESTONE_ACHIEVED]
    return [Cause.ACHIEVEMENT_TAKEN_BACK if after.achieved_on is None else Cause.ACHIEVEMENT_CORRECTED]


def _ending(before: MilestonePart, after: MilestonePart) -> list[Cause]:
    """Return whether a milestone left its action or came back."""
    if is_gone(before) == is_gone(after):
        return []
    return [Cause.MILESTONE_ENDED if is_gone(after) else Cause.MILESTONE_REINSTATED]
