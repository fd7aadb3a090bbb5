"""Plans, and what leads asked of their planners, that contradict themselves."""

from collections.abc import Iterator

from tracker.domain.document.action import Action
from tracker.domain.document.document import Document
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.plan import Alignment, Plan, Proposal, ProposalState, ProposedChange
from tracker.operations.loading.contradictions.finding import Finding, Findings, before, given, lacking, twice
from tracker.operations.loading.contradictions.report import sent_findings

_DECISION = ("decided_by", "decided_on", "decision_reason")


def plan_findings(plan: Plan) -> Findings:
    """Yield what is wrong with a plan by itself."""
    if plan.number and plan.published_on is None:
        yield "published_on", f"Version {plan.number} was published: give the day of the first."
    elif plan.published_on is not None and not plan.number:
        yield "published_on", "The plan is a draft: its number is 0, so it was never published."
    if plan.on_track_points >= plan.at_risk_points:
        yield "at_risk_points", "“At risk” must begin above “on track”."
    if plan.is_illustrative and plan.notice is None:
        yield "notice", "An illustrative plan always says that it is one."


def alignment_findings(alignment: Alignment) -> Findings:
    """Yield what is wrong with a link to a framework's entry."""
    if (alignment.goal_id is None) == (alignment.objective_id is None):
        field = "goal_id" if alignment.goal_id is None else "objective_id"
        yield field, "A link is from one goal or from one objective."


def alignments_together(plan: Plan) -> Iterator[tuple[str, Finding]]:
    """Yield the id of each link that is there already."""
    links = [each for each in plan.alignments if each.lifecycle is Lifecycle.ACTIVE]
    for place in twice((each.goal_id, each.objective_id, each.entry_id) for each in links):
        yield links[place].id, ("entry_id", "This link is there already.")


def proposal_findings(document: Document, proposal: Proposal) -> Findings:
    """Yield what is wrong with what a lead asked for."""
    action = document.find_action(proposal.action_id)
    if action is not None:
        yield from sent_findings(action, proposal.proposed_on, "proposed_on")
        yield from _change(action, proposal)
    passed = "That day had passed when it was asked for."
    yield from before(proposal.due_on, proposal.proposed_on, "due_on", passed)
    if proposal.state is ProposalState.OPEN:
        yield from given(proposal, _DECISION, "It is open, so nobody has decided it.")
    else:
        yield from lacking(proposal, _DECISION, f"It was {proposal.state.value}: say by whom, when and why.")
    asked = f"It was asked on {proposal.proposed_on.isoformat()}, after that day."
    yield from before(proposal.decided_on, proposal.proposed_on, "decided_on", asked)


def proposals_together(plan: Plan) -> Iterator[tuple[str, Finding]]:
    """Yield the id of each proposal that asks again for what nobody has answered yet."""
    waiting = [each for each in plan.proposals if each.state is ProposalState.OPEN]
    for place in twice((each.action_id, each.change) for each in waiting):
        yield waiting[place].id, ("change", "The same is asked above already and is not answered yet.")


def _change(action: Action, proposal: Proposal) -> Findings:
    """Yield what contradicts the change that is asked for."""
    if proposal.change is ProposedChange.CANCEL:
        yield from given(proposal, ("due_on",), "A cancellation has no new date.")
        return
    yield from lacking(proposal, ("due_on",), "Give the date that is asked for.")
    if action.is_continuing:
        yield "change", "A continuing action has no due date to move."
