"""What a lead asks a planner for: a new date, or a cancellation."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import select

from tracker.domain.document.element import Kind, Lifecycle
from tracker.domain.document.plan import ProposalState, ProposedChange
from tracker.domain.errors import Refused, StaleEdit
from tracker.domain.roles import Actor
from tracker.extensions import db
from tracker.models.action import Action
from tracker.models.plan import Proposal
from tracker.operations.act import Act
from tracker.operations.once import new_id
from tracker.operations.permission import require_planner, require_reporter
from tracker.operations.planning.actions import end_action
from tracker.operations.planning.redating import redate_action
from tracker.operations.strategies import day_of


def propose_change(
    action_id: str,
    *,
    change: ProposedChange,
    due_on: date | None,
    by: Actor,
    at: datetime,
    reason: str,
    id: str | None = None,
) -> str:
    """Ask for a new due date or a cancellation, and return the proposal's id; nothing changes until it is accepted.

    The same proposal sent twice (by its id) is recorded once.

    :raise Forbidden: `by` may not report on the action.
    :raise Refused: no reason, no date where one is asked for, the same is asked already, or the action has left.
    """
    act = Act(by, at, "propose_change", reason=reason)
    action = act.get(Action, action_id)
    require_reporter(by, action.strategy_id, action.organization_id)
    if _is_recorded(id, action, change):
        return str(id)
    _require_open(action)
    day = day_of(action.strategy_id, at)
    if change is ProposedChange.REDATE:
        _check_date(action, due_on, day)
    act.require_reason("the planner needs it to decide")
    _require_news(action, change)
    proposal = Proposal(
        id=id or new_id(Kind.PROPOSAL),
        action_id=action_id,
        position=act.next_position(Proposal, action_id=action_id),
        change=change,
        due_on=due_on if change is ProposedChange.REDATE else None,
        reason=act.reason,
        state=ProposalState.OPEN,
        proposed_by=by.name,
        proposed_on=day,
        is_illustrative=action.is_illustrative,
    )
    act.add(proposal)
    return proposal.id


def decide_proposal(
    proposal_id: str,
    *,
    is_accepted: bool,
    by: Actor,
    at: datetime,
    version: int,
    reason: str,
    milestones: Mapping[str, date] | None = None,
) -> None:
    """Accept a proposal, which carries it out, or decline it; milestones (by id) move with an accepted date.

    :raise Forbidden: `by` is no planner.
    :raise Refused: it is decided already, no reason is given, or carrying it out is refused.
    """
    act = Act(by, at, "accept_proposal" if is_accepted else "decline_proposal", reason=reason)
    proposal = act.get(Proposal, proposal_id)
    action = act.get(Action, proposal.action_id)
    require_planner(by, action.strategy_id)
    if proposal.state is not ProposalState.OPEN:
        raise Refused(f"This proposal was {proposal.state.value} by {proposal.decided_by} already.")
    if proposal.version != version:
        now = {"version": proposal.version}
        raise StaleEdit("The proposal changed since you opened it.", theirs=now, yours={"version": version})
    act.require_reason("the lead is told why")
    proposal.state = ProposalState.ACCEPTED if is_accepted else ProposalState.DECLINED
    proposal.decided_by, proposal.decision_reason = by.name, act.reason
    proposal.decided_on = day_of(action.strategy_id, at)
    act.record(proposal)
    if is_accepted:
        _carry_out(proposal, action, by, at, milestones or {})


def _carry_out(proposal: Proposal, action: Action, by: Actor, at: datetime, milestones: Mapping[str, date]) -> None:
    """Do what an accepted proposal asks for, with its reason."""
    reason = f"{proposal.reason} (proposed by {proposal.proposed_by}; accepted: {proposal.decision_reason})"
    if proposal.change is ProposedChange.REDATE:
        redate_action(
            action.id,
            due_on=proposal.due_on,
            milestones=milestones,
            by=by,
            at=at,
            version=action.version,
            reason=reason,
        )
    else:
        end_action(action.id, lifecycle=Lifecycle.CANCELLED, by=by, at=at, version=action.version, reason=reason)


def _is_recorded(id: str | None, action: Action, change: ProposedChange) -> bool:
    """Return whether this very proposal was recorded before.

    :raise Refused: its id belongs to another one.
    """
    recorded = db.session.get(Proposal, id) if id is not None else None
    if recorded is None:
        return False
    if (recorded.action_id, recorded.change) != (action.id, change):
        raise Refused("This form is out of date; please load it again.")
    return True


def _require_open(action: Action) -> None:
    """Refuse to ask for a change of what is not in the published plan."""
    if action.lifecycle is not Lifecycle.ACTIVE:
        raise Refused(f"Action {action.number} is {action.lifecycle.value} already.")
    if action.published_on is None:
        raise Refused("The plan is not published yet; a planner changes the draft directly.")


def _check_date(action: Action, due_on: date | None, day: date) -> None:
    """Refuse a date that cannot be the action's next one."""
    if action.is_continuing:
        raise Refused("A continuing action has no due date to move.", field="change")
    if due_on is None or due_on == action.due_on:
        raise Refused("Give the date you ask for; it must differ from the one in force.", field="due_on")
    if due_on < day:
        raise Refused("This day has passed already.", field="due_on")
    if action.starts_on is not None and due_on < action.starts_on:
        raise Refused("This is before the action starts.", field="due_on")


def _require_news(action: Action, change: ProposedChange) -> None:
    """Refuse to ask twice for the same while the planner has not answered."""
    same = select(Proposal.id).filter_by(action_id=action.id, change=change, state=ProposalState.OPEN)
    if db.session.scalar(same.limit(1)) is not None:
        raise Refused("The planner has been asked for this already and has not answered yet.", field="change")
