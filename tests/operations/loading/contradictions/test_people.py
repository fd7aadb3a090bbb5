"""Organizations, people who lead, what goals answer to, and what leads ask for."""

import pytest

from tests.lived_document import Change, Plain, adds, errors_of, lived_document, said, sets

LEADER, NEXT = "goal_leaders.0", "goal_leaders.1"
ACCEPTED, OPEN = "proposals.0", "proposals.1"


def organization(place: int, **values: object) -> Change:
    """Return a change of an organization."""

    def change(document: Plain) -> None:
        document["organizations"][place].update(values)

    change.__name__ = f"organization {place} {values}"
    return change


def contact(**values: object) -> Change:
    """Return a change of the first organization's point of contact."""

    def change(document: Plain) -> None:
        document["organizations"][0]["contacts"][0].update(values)

    change.__name__ = f"contact {values}"
    return change


def name_twice(document: Plain) -> None:
    """Let an objective's text name an organization twice."""
    named = document["strategy"]["themes"][0]["goals"][1]["objectives"][1]["organizations"]
    named.append(named[0])


def cancel_goal(document: Plain) -> None:
    """Cancel a goal without a word."""
    document["strategy"]["themes"][0]["goals"][0]["lifecycle"] = "cancelled"


CONTRADICTORY: list[tuple[Change, list[str]]] = [
    (sets(LEADER, ends_on="2025-01-12"), ["plan.goal_leaders[0].ends_on"]),
    (sets(LEADER, ends_on=None), ["plan.goal_leaders[1].starts_on"]),
    (sets(NEXT, role="deputy", starts_on="2025-05-01", contact_id="harbor.contact-1"),
     ["plan.goal_leaders[1].contact_id"]),
    (sets("alignments.0", goal_id=None), ["plan.alignments[0].goal_id"]),
    (sets("alignments.0", objective_id="harbor.objective-1.1.2"), ["plan.alignments[0].objective_id"]),
    (adds("alignments"), ["plan.alignments[2].entry_id"]),
    (sets(ACCEPTED, decided_by=None), ["plan.proposals[0].decided_by"]),
    (sets(ACCEPTED, decision_reason=None), ["plan.proposals[0].decision_reason"]),
    (sets(ACCEPTED, decided_on="2025-05-01"), ["plan.proposals[0].decided_on"]),
    (sets(ACCEPTED, due_on=None), ["plan.proposals[0].due_on"]),
    (sets(ACCEPTED, due_on="2025-05-01"), ["plan.proposals[0].due_on"]),
    (sets(ACCEPTED, action_id="action.2"), ["plan.proposals[0].change"]),
    (sets(ACCEPTED, action_id="action.3"), ["plan.proposals[0].proposed_on"]),
    (sets(ACCEPTED, proposed_on="2025-01-12"), ["plan.proposals[0].proposed_on"]),
    (sets(OPEN, due_on="2026-01-01"), ["plan.proposals[1].due_on"]),
    (sets(OPEN, decided_by="Pat Planner"), ["plan.proposals[1].decided_by"]),
    (adds("proposals", 1), ["plan.proposals[2].change"]),
    (organization(0, parent_id="harbor.survey"), ["organizations[0].parent_id", "organizations[2].parent_id"]),
    (organization(1, parent_id="harbor.pilots"), ["organizations[1].parent_id"]),
    (organization(1, name="harbor master's OFFICE"), ["organizations[1].name"]),
    (contact(starts_on="2025-02-01", ends_on="2025-01-31"), ["organizations[0].contacts[0].ends_on"]),
    (contact(confirmed_on="2025-12-16"), ["organizations[0].contacts[0].confirmed_on"]),
    (name_twice, ["strategy.themes[0].goals[1].objectives[1].organizations[1]"]),
    (cancel_goal, ["strategy.themes[0].goals[0].lifecycle_on", "strategy.themes[0].goals[0].lifecycle_reason"]),
]  # fmt: skip


@pytest.mark.parametrize(("change", "paths"), CONTRADICTORY, ids=said)
def test_what_contradicts_itself_is_named_with_its_fields(change: Change, paths: list[str]) -> None:
    document = lived_document()
    change(document)
    assert sorted(path for path, _ in errors_of(document)) == paths


def test_an_organization_has_no_address_of_another_page() -> None:
    document = lived_document()
    document["organizations"].append({"id": "new", "name": "New", "kind": "office"})
    assert [path for path, _ in errors_of(document)] == ["organizations[3].id"]
