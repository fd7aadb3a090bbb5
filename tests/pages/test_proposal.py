"""What the list of proposals arranges."""

from datetime import date

from tests.domain.documents import ON_TRACK, TODAY, objective_with, with_plan
from tracker.domain.assessment.assess import assess
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.plan import Proposal, ProposalState, ProposedChange
from tracker.pages.proposal import build_proposal_list


def test_a_proposal_on_what_the_plan_never_held_stands_without_a_status() -> None:
    """A file may bring one."""
    dropped = {"published_on": None, "lifecycle": Lifecycle.CANCELLED, "lifecycle_on": date(2023, 12, 1)}
    document = objective_with(ON_TRACK, dropped).document()
    proposals = tuple(
        Proposal(
            f"r{place}", 1, f"1.1.1-A{place}", 1, ProposedChange.CANCEL, None, "Too dear.", ProposalState.OPEN,
            "A lead", TODAY, None, None, None, False,
        )
        for place in (1, 2)
    )  # fmt: skip
    document = with_plan(document, proposals=proposals)
    lines = build_proposal_list(document, assess(document, on=TODAY)).waiting
    assert [(line.action.number, line.assessed is None) for line in lines] == [("1.1.1-A1", False), ("1.1.1-A2", True)]
