import pytest

from tests.lived_document import Change, adds, errors_of, lived_document, said, sets

FIRST, SECOND, ENDED = (f"actions.{place}" for place in range(3))
ACHIEVED, DUE = f"{FIRST}.milestones.0", f"{FIRST}.milestones.1"

CONTRADICTORY: list[tuple[Change, list[str]]] = [
    (sets(FIRST, starts_on="2026-04-01"), ["actions[0].due_on", "actions[0].milestones[1].due_on"]),
    (sets(FIRST, is_continuing=True), ["actions[0].due_on", "proposals[0].change"]),
    (sets(FIRST, redated_count=0), ["actions[0].first_due_on"]),
    (sets(FIRST, published_on="2025-01-12"), ["actions[0].published_on"]),
    (sets(FIRST, deputy_id="harbor.contact-1"), ["actions[0].deputy_id"]),
    (sets(FIRST, contributing_ids=["harbor.harbor"]), ["actions[0].contributing_ids"]),
    (sets(FIRST, consulted_ids=["harbor.harbor"]), ["actions[0].consulted_ids"]),
    (sets(FIRST, consulted_ids=["harbor.pilots"]), ["actions[0].consulted_ids"]),
    (sets(FIRST, contributes_to_ids=["harbor.objective-1.1.1"]), ["actions[0].contributes_to_ids"]),
    (sets(FIRST, depends_on_ids=["action.1"]), ["actions[0].depends_on_ids"]),
    (sets(FIRST, depends_on_ids=["action.2"]), ["actions[0].depends_on_ids", "actions[1].depends_on_ids"]),
    (sets(FIRST, superseded_by_id="action.2"), ["actions[0].superseded_by_id"]),
    (sets(FIRST, number="confirm"), ["actions[0].number"]),
    (sets(FIRST, number="1.1.2-A1"), ["actions[1].number"]),
    (sets(SECOND, published_on=None), ["actions[1].published_on", "actions[1].first_starts_on"]),
    (sets(SECOND, first_starts_on=None), ["actions[1].first_starts_on"]),
    (sets(SECOND, lifecycle="cancelled"), ["actions[1].lifecycle_on", "actions[1].lifecycle_reason"]),
    (sets(SECOND, published_on="2025-12-16"), ["actions[1].published_on"]),
    (sets(ENDED, superseded_by_id=None), ["actions[2].superseded_by_id"]),
    (sets(ENDED, superseded_by_id="action.3"), ["actions[2].superseded_by_id"]),
    (sets(ENDED, lifecycle="cancelled"), ["actions[2].superseded_by_id"]),
    (sets(ENDED, lifecycle_reason=None), ["actions[2].lifecycle_reason"]),
    (sets(ACHIEVED, evidence_title=None), ["actions[0].milestones[0].evidence_title"]),
    (sets(ACHIEVED, evidence_reference=None), ["actions[0].milestones[0].evidence_reference"]),
    (sets(ACHIEVED, lifecycle="cancelled", lifecycle_on="2025-04-02", lifecycle_reason="No."),
     ["actions[0].milestones[0].achieved_on"]),
    (sets(ACHIEVED, booked_to="FY2025 Q2"), ["actions[0].milestones[0].booked_to"]),
    (sets(ACHIEVED, booked_to="FY2025 Q9"), ["actions[0].milestones[0].booked_to"]),
    (sets(ACHIEVED, achieved_on="2025-08-01", booked_to="FY2026 Q1"), ["actions[0].milestones[0].booked_to"]),
    (sets(ACHIEVED, achieved_on="2025-12-16", booked_to=None), ["actions[0].milestones[0].achieved_on"]),
    (sets(ACHIEVED, number="1.1.1-A1-M2"), ["actions[0].milestones[1].number"]),
    (sets(DUE, evidence_title="Minutes"), ["actions[0].milestones[1].evidence_title"]),
    (sets(DUE, booked_to="FY2026 Q1"), ["actions[0].milestones[1].booked_to"]),
    (sets(DUE, due_on="2026-04-01"), ["actions[0].milestones[1].due_on"]),
    (sets(DUE, redated_count=0), ["actions[0].milestones[1].first_due_on"]),
    (sets(DUE, first_due_on=None), ["actions[0].milestones[1].first_due_on", "actions[0].milestones[1].redated_count"]),
    (sets(DUE, lifecycle="archived", lifecycle_on="2025-04-02", lifecycle_reason="No."),
     ["actions[0].milestones[1].lifecycle"]),
    (sets("", number=0), ["published_on"]),
    (sets("", at_risk_points=5), ["at_risk_points"]),
    (sets("", is_illustrative=True), ["notice"]),
    (sets("", published_on=None), ["published_on"]),
]  # fmt: skip


@pytest.mark.parametrize(("change", "paths"), CONTRADICTORY, ids=said)
def test_an_action_that_contradicts_itself_is_named_with_its_fields(change: Change, paths: list[str]) -> None:
    document = lived_document()
    change(document)
    found = [path.removeprefix("plan.") for path, _ in errors_of(document)]
    if paths == ["published_on"]:  # nothing that was reported or asked could have been, so it is named too
        assert "published_on" in found
    else:
        assert sorted(found) == sorted(paths)


def test_actions_that_take_each_others_place_are_named() -> None:
    document = lived_document()
    ended = {"lifecycle": "superseded", "lifecycle_on": "2025-12-01", "lifecycle_reason": "No."}
    sets(SECOND, superseded_by_id="action.3", **ended)(document)
    words = "These actions would take each other's place."
    assert errors_of(document) == [(f"plan.actions[{place}].superseded_by_id", words) for place in (1, 2)]


def test_an_action_of_a_draft_was_never_published_or_redated() -> None:
    document = lived_document()
    document["plan"] |= {"number": 0, "published_on": None, "metrics": [], "proposals": [], "decisions": []}
    document["plan"]["actions"] = [
        {"id": "action.1", "objective_id": "harbor.objective-1.1.1", "number": "1.1.1-A1", "title": "Survey",
         "organization_id": "harbor.harbor", "redated_count": 1, "first_due_on": "2025-01-01",
         "milestones": [{"id": "m", "number": "1.1.1-A1-M1", "title": "Plan", "due_on": "2025-03-31"}]}
    ]  # fmt: skip
    assert [path.rpartition(".")[2] for path, _ in errors_of(document)] == ["first_due_on", "redated_count"]
    sets("actions.0", redated_count=0, first_due_on=None)(document)
    sets("actions.0.milestones.0", achieved_on="2025-03-01", evidence_title="T", evidence_reference="R")(document)
    assert [path.rpartition(".")[2] for path, _ in errors_of(document)] == ["achieved_on"]
    adds("actions", 0, number="1.1.1-A2", milestones=[], published_on="2025-01-02")(document)
    assert "published_on" in [path.rpartition(".")[2] for path, _ in errors_of(document)]


def test_in_an_illustrative_plan_days_may_lie_ahead_of_this_machines_clock() -> None:
    document = lived_document()
    sets(ACHIEVED, achieved_on="2026-02-01", booked_to=None)(document)
    assert errors_of(document, today=None) == []
