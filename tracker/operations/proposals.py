"""What a lead asks a planner for: a new date, or a cancellation."""

from datetime import date, datetime

from tracker.domain.document.element import Kind, Lifecycle
from tracker.domain.document.plan import ProposalState, ProposedChange
from tracker.domain.errors import Refused
from tracker.domain.roles import Actor
from tracker.models.action import Action
from tracker.models.plan import Proposal
from tracker.operations.act import Act
from tracker.operations.actions import end_action, redate_action
from tracker.operations.permission import require_planner, require_reporter
from tracker.operations.plans import day_of, new_id


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

    :raise Forbidden: `by` may not report on the action.
    :raise Refused: no reason, no date where one is asked for, or the action has left the plan.
    """
    act = Act(by, at, "propose_change", reason=reason)
    action = act.get(Action, action_id)
    require_reporter(by, action.strategy_id, action.organization_id)
    act.require_reason("the planner needs it to decide")
    if action.lifecycle is not Lifecycle.ACTIVE:
        raise Refused(f"Action {action.number} is {action.lifecycle.value} already.")
    if change is ProposedChange.REDATE and (due_on is None or due_on == action.due_on):
        raise Refused("Give the date you ask for.", field="due_on")
    proposal = Proposal(
        id=id or new_id(Kind.PROPOSAL),
        action_id=action_id,
        position=act.next_position(Proposal, action_id=action_id),
        change=change,
        due_on=due_on if change is ProposedChange.REDATE else None,
        reason=act.reason,
        state=ProposalState.OPEN,
        proposed_by=by.name,
        proposed_on=day_of(action.strategy_id, at),
        is_illustrative=action.is_illustrative,
    )
    act.add(proposal)
    return proposal.id


def decide_proposal(proposal_id: str, *, is_accepted: bool, by: Actor, at: datetime, version: int, reason: str) -> None:
    """Accept a proposal, which carries it out, or decline it.

    :raise Forbidden: `by` is no planner.
    :raise Refused: it is decided already, no reason is given, or carrying it out is refused.
    """
    act = Act(by, at, "accept_proposal" if is_accepted else "decline_proposal", reason=reason)
    proposal = act.get(Proposal, proposal_id, version=version)
    action = act.get(Action, proposal.action_id)
    require_planner(by, action.strategy_id)
    act.require_reason("the lead is told why")
    if proposal.state is not ProposalState.OPEN:
        raise Refused(f"This proposal was {proposal.state.value} already.")
    proposal.state = ProposalState.ACCEPTED if is_accepted else ProposalState.DECLINED
    proposal.decided_by, proposal.decision_reason = by.name, act.reason
    proposal.decided_on = day_of(action.strategy_id, at)
    act.record(proposal)
    if is_accepted:
        _carry_out(proposal, action, by, at)


def _carry_out(proposal: Proposal, action: Action, by: Actor, at: datetime) -> None:
    """Do what an accepted proposal asks for, with its reason."""
    reason = f"{proposal.reason} (proposed by {proposal.proposed_by}; {proposal.decision_reason})"
    if proposal.change is ProposedChange.REDATE:
        redate_action(
            action.id, due_on=proposal.due_on, milestones={}, by=by, at=at, version=action.version, reason=reason
        )
    else:
        end_action(action.id, lifecycle=Lifecycle.CANCELLED, by=by, at=at, version=action.version, reason=reason)
