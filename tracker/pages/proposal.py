"""What leads ask planners for."""

from dataclasses import dataclass

from tracker.domain.assessment.action import ActionAssessment
from tracker.domain.assessment.assessment import Assessment
from tracker.domain.document.action import Action
from tracker.domain.document.document import Document
from tracker.domain.document.organization import Organization
from tracker.domain.document.plan import Proposal, ProposalState

#: How many answered proposals are listed below the open ones.
ANSWERED = 20


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """A proposal, the action it is about, and whose it is; `assessed` is None where the plan never held the action."""

    proposal: Proposal
    action: Action
    assessed: ActionAssessment | None
    organization: Organization


@dataclass(frozen=True, slots=True)
class ProposalList:
    """The proposals that wait for an answer, longest waiting first, and those answered last."""

    waiting: tuple[ProposalLine, ...]
    answered: tuple[ProposalLine, ...]


def build_proposal_list(document: Document, assessment: Assessment) -> ProposalList:
    """Return the list of proposals."""
    lines = [proposal_line(document, assessment, proposal) for proposal in document.plan.proposals]
    waiting = [line for line in lines if line.proposal.state is ProposalState.OPEN]
    answered = [line for line in lines if line.proposal.state is not ProposalState.OPEN]
    return ProposalList(
        tuple(sorted(waiting, key=lambda line: (line.proposal.proposed_on, line.action.number))),
        tuple(sorted(answered, key=_answered_on, reverse=True)[:ANSWERED]),
    )


def proposal_line(document: Document, assessment: Assessment, proposal: Proposal) -> ProposalLine:
    """Return one proposal with its action."""
    action = document.action(proposal.action_id)
    organization = document.organization(action.organization_id)
    return ProposalLine(proposal, action, assessment.actions.get(action.number), organization)


def _answered_on(line: ProposalLine) -> tuple[str, str]:
    """Return the key that sorts what was answered last."""
    return (str(line.proposal.decided_on), line.action.number)
