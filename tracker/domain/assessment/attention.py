"""What needs attention, and why; what falls due next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tracker.domain.assessment.action import ActionAssessment
from tracker.domain.assessment.freshness import Freshness
from tracker.domain.assessment.group import GroupAssessment
from tracker.domain.assessment.mean import NumberKey, number_key
from tracker.domain.document.document import Document
from tracker.domain.document.goal import Goal
from tracker.domain.status import Status

#: How far ahead "due next" looks.
NEXT_DAYS = 30


class Reason(StrEnum):
    """Why something needs attention, gravest first."""

    BLOCKED = "blocked"
    MILESTONE_LATE = "milestone_late"
    DUE_DATE_PASSED = "due_date_passed"
    BEHIND_PLAN = "behind_plan"
    NO_DATA = "no_data"
    NO_YARDSTICK = "no_yardstick"
    REPORTED_BETTER = "reported_better"
    DONE_NOT_ACHIEVED = "done_not_achieved"
    SILENT = "silent"
    VACANT = "vacant"


@dataclass(frozen=True, slots=True)
class Attention:
    """One action that needs attention or, for `DONE_NOT_ACHIEVED`, one objective or goal, with every reason."""

    number: str
    address: str
    status: Status
    reasons: tuple[Reason, ...]
    days_late: int


@dataclass(frozen=True, slots=True)
class DueNext:
    """A milestone, or an action without milestones, that falls due soon."""

    action_number: str
    number: str
    title: str
    due_on: date
    organization_id: str


def find_attention(
    document: Document,
    actions: Mapping[str, ActionAssessment],
    objectives: Mapping[str, GroupAssessment],
    goals: Mapping[str, GroupAssessment],
) -> tuple[Attention, ...]:
    """Return what needs attention, gravest first; what is cancelled or complete needs none."""
    found = []
    for action in document.plan.actions:
        assessed = actions.get(action.number)
        reasons = _reasons(assessed) if assessed is not None else ()
        if assessed is not None and reasons:
            found.append(Attention(assessed.number, assessed.address, assessed.status, reasons, assessed.days_late))
    groups = [group for group in objectives.values() if group.is_done_not_achieved]
    groups += [
        goals[goal.number]
        for goal in document.goals
        if goals[goal.number].is_done_not_achieved and not _is_said_below(goal, goals[goal.number], objectives)
    ]
    found += [Attention(group.number, group.address, group.status, (Reason.DONE_NOT_ACHIEVED,), 0) for group in groups]
    return tuple(sorted(found, key=_gravity))


def find_due_next(document: Document, actions: Mapping[str, ActionAssessment], on: date) -> tuple[DueNext, ...]:
    """Return what falls due from a day on within the next 30 days, earliest first."""
    until = on + timedelta(days=NEXT_DAYS)
    due = []
    for action in document.plan.actions:
        assessed = actions.get(action.number)
        if assessed is None or not assessed.is_open:
            continue
        counted = [part for part in assessed.parts if part.left_out is None]
        due += [
            DueNext(action.number, part.number, part.title, part.due_on, action.organization_id)
            for part in counted
            if part.achieved_on is None and on <= part.due_on <= until
        ]
        if not counted and action.due_on is not None and on <= action.due_on <= until:
            due.append(DueNext(action.number, action.number, action.title, action.due_on, action.organization_id))
    return tuple(sorted(due, key=lambda item: (item.due_on, number_key(item.number))))


def _is_said_below(goal: Goal, assessed: GroupAssessment, objectives: Mapping[str, GroupAssessment]) -> bool:
    """Return whether a goal has one objective in the plan, and missed no target but those its objective missed."""
    below = [objectives[objective.number] for objective in goal.objectives]
    only = [group for group in below if group.left_out is None]
    if len(only) != 1 or not only[0].is_done_not_achieved:
        return False
    return only[0].results.off_target == assessed.results.off_target


def _reasons(action: ActionAssessment) -> tuple[Reason, ...]:
    """Return why an action needs attention."""
    if not action.is_open:
        return ()
    concerned = action.status.concern >= Status.AT_RISK.concern
    late = action.days_late > 0
    behind = concerned and not late and action.points_behind is not None and action.milestones == 0
    is_silent = action.freshness in (Freshness.MISSED_MORE, Freshness.NEVER)
    is_unknown = action.status is Status.UNKNOWN
    holds = (
        (Reason.BLOCKED, action.is_blocked),
        (Reason.MILESTONE_LATE, action.overdue > 0),
        (Reason.DUE_DATE_PASSED, late and action.overdue == 0),
        (Reason.BEHIND_PLAN, behind),
        (Reason.NO_DATA, is_unknown and action.has_yardstick),
        (Reason.NO_YARDSTICK, is_unknown and not action.has_yardstick),
        (Reason.REPORTED_BETTER, action.is_reported_better),
        (Reason.SILENT, is_silent and not is_unknown),
        (Reason.VACANT, action.is_vacant and action.status is not Status.NOT_STARTED),
    )
    return tuple([reason for reason, is_so in holds if is_so])


def _gravity(attention: Attention) -> tuple[int, int, int, NumberKey]:
    """Return the sort key that puts the gravest first."""
    known_late = 0 if attention.status is Status.OFF_TRACK else 1
    return (-attention.status.concern, known_late, -attention.days_late, number_key(attention.number))
