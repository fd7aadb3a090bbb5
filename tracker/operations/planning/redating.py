"""Moving dates that were published: the dates in force move, the first ones never do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from tracker.domain.document.element import Lifecycle
from tracker.domain.errors import Refused, StaleEdit
from tracker.domain.roles import Actor
from tracker.extensions import db
from tracker.models.action import Action
from tracker.models.milestone import Milestone
from tracker.operations.act import Act
from tracker.operations.permission import require_planner
from tracker.operations.planning.action_checks import check_milestone_date, check_span
from tracker.operations.planning.endings import require_active


@dataclass(frozen=True, slots=True)
class _Dates:
    """The dates an action and its milestones (by id) are to have."""

    starts_on: date | None
    due_on: date | None
    milestones: Mapping[str, date]


def redate_action(
    action_id: str,
    *,
    due_on: date | None,
    milestones: Mapping[str, date],
    by: Actor,
    at: datetime,
    version: int,
    reason: str,
    starts_on: date | None = None,
) -> None:
    """Move the dates in force of an action and its milestones (by id); the first dates stay.

    It counts once for the action, whichever of its dates move, and once for each milestone that moves (rule 4).
    `starts_on` None leaves the start as it is.

    :raise Forbidden: `by` is no planner.
    :raise Refused: the plan is not published, no reason is given, nothing moves, or the dates contradict each other.
    :raise StaleEdit: somebody changed the action since; both values are given for each date that differs.
    """
    act = Act(by, at, "redate_action", reason=reason)
    action = act.get(Action, action_id)
    require_planner(by, action.strategy_id)
    if action.published_on is None:
        raise Refused("The plan is not published yet; change the dates by editing the action.")
    require_active(action, f"Action {action.number}")
    dates = _Dates(starts_on or action.starts_on, due_on, milestones)
    rows = db.session.scalars(select(Milestone).filter_by(action_id=action_id).order_by(Milestone.position)).all()
    if action.version != version:
        raise _stale(action, version, rows, dates)
    act.require_reason("a date that was published moves")
    moved = _moved(rows, milestones)
    if not moved and (dates.starts_on, due_on) == (action.starts_on, action.due_on):
        raise Refused("No date was changed.", field="due_on")
    _check(action, rows, dates)
    for milestone in moved:
        milestone.due_on = milestones[milestone.id]
        milestone.redated_count += 1
    action.starts_on, action.due_on = dates.starts_on, due_on
    action.redated_count += 1
    for element in (action, *moved):
        act.record(element)


def _check(action: Action, rows: Sequence[Milestone], dates: _Dates) -> None:
    """Refuse dates that contradict each other or leave an open milestone outside its action.

    :raise Refused: with the field it belongs beside.
    """
    if dates.due_on is None and action.due_on is not None:
        raise Refused("Give the new due date.", field="due_on")
    check_span(dates.starts_on, dates.due_on, is_continuing=action.is_continuing)
    for milestone in rows:
        if milestone.achieved_on is None and milestone.lifecycle is Lifecycle.ACTIVE:
            milestone_due_on = dates.milestones.get(milestone.id, milestone.due_on)
            field = f"milestones-{milestone.id}"
            check_milestone_date(milestone_due_on, dates.starts_on, dates.due_on, field=field)


def _moved(rows: Sequence[Milestone], dates: Mapping[str, date]) -> list[Milestone]:
    """Return the milestones whose date really changes.

    :raise Refused: one is another action's, is achieved already, or has left the plan.
    """
    if not dates.keys() <= {milestone.id for milestone in rows}:
        raise Refused("These milestones belong to another action.", field="milestones")
    moved = [milestone for milestone in rows if dates.get(milestone.id, milestone.due_on) != milestone.due_on]
    for milestone in moved:
        if milestone.achieved_on is not None:
            raise Refused(
                f"Milestone {milestone.number} is achieved; its date no longer moves.",
                field=f"milestones-{milestone.id}",
            )
        require_active(milestone, f"Milestone {milestone.number}")
    return moved


def _stale(action: Action, version: int, rows: Sequence[Milestone], dates: _Dates) -> StaleEdit:
    """Return the refusal that gives both values of every date that differs."""
    now: dict[str, Any] = {"starts_on": action.starts_on, "due_on": action.due_on}
    now |= {f"milestones-{milestone.id}": milestone.due_on for milestone in rows}
    wanted: dict[str, Any] = {"starts_on": dates.starts_on, "due_on": dates.due_on}
    wanted |= {f"milestones-{id}": day for id, day in dates.milestones.items()}
    differing = [name for name, value in wanted.items() if name in now and now[name] != value]
    return StaleEdit(
        "Somebody changed this action since you opened it. Nothing was saved; both dates are shown.",
        theirs={"version": action.version} | {name: now[name] for name in differing},
        yours={"version": version} | {name: wanted[name] for name in differing},
    )
