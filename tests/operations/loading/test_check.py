"""What a file is refused for before anything of it is written: everything at once, each with its path."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.factories import SET_UP, save, strategy_document
from tests.lived_document import Change, Plain, lived_document, said, sets
from tracker.domain.errors import InvalidDocument
from tracker.domain.roles import SYSTEM
from tracker.exchange.document_file import DocumentFile, read_document
from tracker.operations.loading.check import check_file
from tracker.operations.loading.load import find_differences, load_elements
from tracker.operations.planning.plans import open_plan

pytestmark = pytest.mark.usefixtures("app")

AT = datetime(2025, 12, 15, 14, 0, tzinfo=UTC)


def read(document: Plain) -> DocumentFile:
    return read_document(json.dumps(document).encode())


def load(document: Plain, *, at: datetime = AT) -> None:
    """Load a document as it is, checked or not."""
    file = read(document)
    save(load_elements, file.rows, by=SYSTEM, at=at, source="test.json")
    save(open_plan, file.strategy_id, by=SYSTEM, at=at)


def errors_of(document: Plain, *, at: datetime = AT) -> list[tuple[str, str]]:
    """Return what a document is refused for."""
    file = read(document)
    try:
        check_file(file.rows, file.paths, at=at)
    except InvalidDocument as refused:
        return refused.errors
    return []


def other_strategy(**plan: Any) -> Plain:
    """Return a strategy of another name with a plan."""
    document = strategy_document("airfield")
    return {**document, "plan": {"id": "plan.airfield", "number": 1, "published_on": "2025-01-13", **plan}}


def test_a_plan_that_has_lived_is_loaded_and_loaded_again_without_a_difference() -> None:
    assert errors_of(lived_document()) == []
    load(lived_document())
    assert errors_of(lived_document()) == []
    assert find_differences(read(lived_document()).rows) == []


@pytest.mark.parametrize(
    ("change", "path"),
    [
        (sets("decisions.0", state="closed"), "plan.decisions[0].answer"),
        (sets("actions.0.status_updates.2", decided_by="Lee Lead"), "plan.actions[0].status_updates[2].decided_by"),
        (sets("reporting_periods.4", label="FY2025 Q4"), "plan.reporting_periods[4].label"),
        (sets("actions.1", lead_id="nobody"), "plan.actions[1].lead_id"),
        (sets("actions.1", is_illustrative=True), "plan.actions[1].is_illustrative"),
        (sets("decisions.0", asked_on="2025-12-16", needed_by_on="2026-01-01"), "plan.decisions[0].asked_on"),
    ],
    ids=said,
)
def test_a_file_of_a_new_strategy_is_refused_with_the_path(change: Change, path: str) -> None:
    document = lived_document()
    change(document)
    assert path in [place for place, _ in errors_of(document)]


def test_errors_come_in_the_order_of_the_file() -> None:
    document = lived_document()
    titles = [{**document["plan"]["actions"][1], "id": f"more.{n}", "number": f"1.1.2-A{n}"} for n in range(3, 12)]
    document["plan"]["actions"] += [{**each, "lead_id": "nobody", "depends_on_ids": []} for each in titles]
    document["plan"]["decisions"][3]["result"] = None
    document["organizations"][1]["parent_id"] = "nobody"
    expected = [f"plan.actions[{place}].lead_id" for place in range(3, 12)]
    found = [path for path, _ in errors_of(document)]
    assert found == ["organizations[1].parent_id", *expected, "plan.decisions[3].result"]


@pytest.mark.parametrize(
    ("plan", "path"),
    [
        ({"alignments": [{"id": "a", "goal_id": "harbor.goal-1", "entry_id": "airfield.entry-1"}]},
         "plan.alignments[0].goal_id"),
        ({"alignments": [{"id": "a", "goal_id": "airfield.goal-1", "entry_id": "harbor.entry-1"}]},
         "plan.alignments[0].entry_id"),
        ({"exempt_ids": ["harbor.pilots"]}, "plan.exempt_ids"),
        ({"goal_leaders": [{"id": "l", "goal_id": "airfield.goal-1", "contact_id": "harbor.contact-1",
                            "role": "leader", "starts_on": "2025-02-01"}]}, "plan.goal_leaders[0].contact_id"),
    ],
)  # fmt: skip
def test_what_another_strategy_holds_cannot_be_named(plan: Plain, path: str) -> None:
    load(lived_document())
    assert [place for place, _ in errors_of(other_strategy(**plan))] == [path]


def test_an_organization_that_the_file_lists_anew_brings_its_people() -> None:
    load(lived_document())
    appointed = {"id": "l", "goal_id": "airfield.goal-1", "role": "leader", "starts_on": "2025-02-01"}
    document = other_strategy(goal_leaders=[{**appointed, "contact_id": "harbor.contact-1"}])
    document["organizations"][0]["name"] = "Airfield Office"
    shared = {name: value for name, value in lived_document()["organizations"][0].items() if name != "contacts"}
    document["organizations"].append(shared)
    assert errors_of(document) == []


def test_the_id_the_slug_and_the_plan_of_another_strategy_are_refused_with_their_paths() -> None:
    load(lived_document())
    document = other_strategy(reporting_periods=[lived_document()["plan"]["reporting_periods"][4]])
    document["strategy"]["slug"] = "harbor"
    assert dict(errors_of(document)) == {
        "strategy.slug": "Another strategy is at 'harbor' already.",
        "plan.reporting_periods[0].id": "This id belongs to another strategy: reporting period 'period.q5'.",
    }
    second = {**lived_document(), "plan": {"id": "plan.second"}}
    words = "The plan of this strategy has the id 'plan.harbor'; the file's has 'plan.second'."
    assert ("plan.id", words) in errors_of(second)


def test_a_number_that_was_given_once_is_refused_with_its_path() -> None:
    load(lived_document())
    document = lived_document()
    sets("decisions.0", id="decision.9")(document)
    sets("actions.1", id="action.9")(document)
    sets("actions.2", superseded_by_id="action.9")(document)
    assert errors_of(document) == [
        ("plan.actions[1].number", "Number 1.1.2-A1 belongs or once belonged to another action."),
        ("plan.actions[1].number", "1.1.2-A1 is the number of another action already."),
        ("plan.decisions[0].number", "Number D1 belongs or once belonged to another decision."),
        ("plan.decisions[0].number", "D1 is the number of another decision already."),
    ]


def test_what_was_stored_long_ago_is_not_held_against_a_file_that_repeats_it() -> None:
    document = lived_document()
    sets("decisions.2", answer=None)(document)
    load(document)
    assert errors_of(document) == []
    sets("decisions.3", result=None)(document)
    assert [path for path, _ in errors_of(document)] == ["plan.decisions[3].result"]


def test_what_a_file_makes_wrong_without_naming_it_is_said_by_its_id() -> None:
    load(lived_document())
    document = lived_document()
    document["plan"]["actions"] = [document["plan"]["actions"][0] | {"depends_on_ids": ["action.2"]}]
    words = "These actions would wait for each other for ever."
    assert errors_of(document) == [
        ("action action.2.depends_on_ids", words), ("plan.actions[0].depends_on_ids", words)
    ]  # fmt: skip


def invent(value: Any) -> Any:
    """Return a part of a plan in which every element says that it is illustrative."""
    if isinstance(value, list):
        return [invent(each) for each in value]
    if not isinstance(value, dict):
        return value
    made = {name: invent(each) for name, each in value.items()}
    return made | {"is_illustrative": True} if "id" in value else made


def test_days_ahead_of_the_clock_are_refused_but_for_an_illustrative_plan_which_has_its_own() -> None:
    document = lived_document()
    assert ("plan.decisions[0].asked_on", "2025-03-03 is in the future; nothing has happened then.") in errors_of(
        document, at=SET_UP
    )
    document["plan"] = invent(document["plan"]) | {"notice": "Invented"}
    assert errors_of(document, at=SET_UP) == []


def test_a_part_for_a_strategy_that_is_not_there_says_so() -> None:
    lost = {**lived_document(), "strategy_id": "harbor.strategy"}
    del lost["strategy"]
    paths = [path for path, words in errors_of(lost) if words == "There is no strategy 'harbor.strategy'."]
    assert "plan.strategy_id" in paths
