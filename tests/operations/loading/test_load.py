import copy
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from tests.factories import (
    NOW,
    SET_UP,
    SmallStrategy,
    make_action,
    make_report,
    make_strategy,
    publish,
    save,
    strategy_document,
)
from tracker.domain.document.element import Kind
from tracker.domain.document.organization import OrganizationKind
from tracker.domain.errors import Forbidden, InvalidDocument, Refused
from tracker.domain.roles import SYSTEM, Actor
from tracker.exchange.document_file import DocumentFile, read_document, write_document
from tracker.extensions import db
from tracker.models import Numbering, Revision
from tracker.models.objective import Objective
from tracker.operations.loading.check import check_file
from tracker.operations.loading.load import check_references, find_differences, load_elements
from tracker.operations.planning.decisions import DecisionRequest, request_decision
from tracker.operations.planning.organizations import NewOrganization, add_organization
from tracker.operations.planning.plans import open_plan
from tracker.queries.documents import load_document

pytestmark = pytest.mark.usefixtures("app")
SEED = Path(__file__).parents[3] / "seed" / "strategy_2022_2026.json"


def read(document: dict[str, Any]) -> DocumentFile:
    return read_document(json.dumps(document).encode())


def load(document: dict[str, Any], **more: Any):
    file = read(document)
    check_references(file.rows, file.paths)
    return save(load_elements, file.rows, by=SYSTEM, at=SET_UP, source="test.json", **more)


def objective(document: dict[str, Any]) -> dict[str, Any]:
    return document["strategy"]["themes"][0]["goals"][0]["objectives"][0]


@pytest.fixture
def strategy() -> SmallStrategy:
    return make_strategy()


@pytest.fixture
def document(strategy: SmallStrategy) -> dict[str, Any]:
    return copy.deepcopy(strategy_document())


def test_the_seed_comes_out_as_it_went_in_to_the_byte_beside_another_strategy() -> None:
    make_strategy()
    data = SEED.read_bytes()
    file = read_document(data)
    check_references(file.rows, file.paths)
    save(load_elements, file.rows, by=SYSTEM, at=SET_UP, source=SEED.name)
    save(open_plan, file.strategy_id, by=SYSTEM, at=SET_UP)
    assert write_document(load_document(file.strategy_id), file.parts) == data


def test_the_same_file_again_changes_nothing(document: dict[str, Any]) -> None:
    before = db.session.scalar(select(Revision.seq).order_by(Revision.seq.desc()))
    assert load(document) == []
    assert db.session.scalar(select(Revision.seq).order_by(Revision.seq.desc())) == before


def test_published_text_does_not_change_without_its_amendment(document: dict[str, Any]) -> None:
    objective(document)["text"] = "Something more convenient."
    with pytest.raises(Refused, match=r"harbor\.objective-1\.1\.1: text of the published text would change"):
        load(document)
    assert db.session.get_one(Objective, "harbor.objective-1.1.1").text.startswith("Survey the approaches")


def test_an_amendment_changes_the_text_and_says_where_it_is_from(document: dict[str, Any]) -> None:
    objective(document)["text"] = "Survey the approaches twice a year."
    (difference,) = load(document, amendment="Port Gazette 2025/3")
    assert difference.amends == ("text",)
    assert difference.before == {"text": "Survey the approaches each spring and publish the depths."}
    revision = db.session.scalars(select(Revision).order_by(Revision.seq.desc())).first()
    assert revision is not None
    assert revision.reason == "Amendment: Port Gazette 2025/3 (loaded from test.json)"
    assert revision.version == 2


def test_text_is_not_added_without_an_amendment_either(document: dict[str, Any]) -> None:
    goal = document["strategy"]["themes"][0]["goals"][0]
    goal["objectives"].append({"id": "harbor.objective-new", "number": "1.1.3", "text": "And paint the buoys."})
    with pytest.raises(Refused, match=r"harbor\.objective-new"):
        load(document)
    assert len(load(document, amendment="Port Gazette 2025/4")) == 1


def test_what_is_no_text_changes_without_ceremony(document: dict[str, Any]) -> None:
    objective(document)["weight"] = 3
    document["organizations"][0]["city"] = "Example Bay"
    assert {difference.kind for difference in load(document)} == {Kind.OBJECTIVE, Kind.ORGANIZATION}


def test_what_the_file_does_not_name_is_left_alone(strategy: SmallStrategy, document: dict[str, Any]) -> None:
    action = make_action(strategy)
    del document["organizations"][2]
    document["strategy"]["themes"][0]["goals"][1]["objectives"].pop()
    assert load(document) == []
    kept = load_document(strategy.id)
    assert len(kept.objectives) == 4
    assert len(kept.organizations) == 3
    assert kept.action(action).title


def test_an_id_of_another_strategy_is_not_taken_over(document: dict[str, Any]) -> None:
    other = strategy_document("airfield")
    objective(other)["id"] = "harbor.objective-1.1.1"
    with pytest.raises(Refused, match="belongs to another strategy: objective"):
        load(other)
    assert db.session.get_one(Objective, "harbor.objective-1.1.1").goal_id == "harbor.goal-1"


def test_a_second_plan_of_a_strategy_is_refused_in_words(strategy: SmallStrategy) -> None:
    with pytest.raises(Refused, match="The plan of this strategy has the id"):
        load(
            {
                "format": "strategy-document",
                "format_version": 1,
                "strategy_id": strategy.id,
                "plan": {"id": "plan.of-mine"},
            }
        )


def test_a_plan_taken_out_goes_into_another_installation(strategy: SmallStrategy) -> None:
    make_action(strategy)
    data = write_document(load_document(strategy.id))
    file = read_document(data)
    assert find_differences(file.rows) == []
    assert json.loads(data)["plan"]["actions"][0]["number"] == "1.1.1-A1"


def test_every_reference_to_nothing_is_named_by_its_path(document: dict[str, Any]) -> None:
    document["organizations"][2]["parent_id"] = "nobody"
    document["strategy"]["themes"][0]["goals"][1]["objectives"][1]["organizations"][0]["organization_id"] = "no-one"
    with pytest.raises(InvalidDocument) as caught:
        load(document)
    assert dict(caught.value.errors) == {
        "organizations[2].parent_id": "There is no organization 'nobody'.",
        "strategy.themes[0].goals[1].objectives[1].organizations": "There is no organization 'no-one'.",
    }


def test_every_report_for_no_period_is_named_by_its_path(strategy: SmallStrategy) -> None:
    action = make_action(strategy)
    publish(strategy)
    make_report(action, by=strategy.planner, percent=40)
    plan = json.loads(write_document(load_document(strategy.id), ("plan",)))
    (report,) = plan["plan"]["actions"][0]["status_updates"]
    plan["plan"]["actions"][0]["status_updates"] = [
        report,
        {**report, "id": "wrong", "period": "2025-Q1"},
        {**report, "id": "beyond", "period": "FY9999 Q5"},
    ]
    file = read(plan)
    with pytest.raises(InvalidDocument) as caught:
        check_file(file.rows, file.paths, at=NOW)
    path = "plan.actions[0].status_updates"
    assert dict(caught.value.errors) == {
        f"{path}[1].period": "'2025-Q1' is not a reporting period such as FY2026 Q1.",
        f"{path}[2].period": "'FY9999 Q5' is not a reporting period such as FY2026 Q1.",
    }


def test_a_number_is_never_given_to_another(document: dict[str, Any]) -> None:
    goal = document["strategy"]["themes"][0]["goals"][0]
    goal["objectives"].append({"id": "harbor.objective-new", "number": "1.2.1", "text": "Under a taken number."})
    with pytest.raises(Refused, match=r"1\.2\.1"):
        load(document, amendment="A mistake")
    assert db.session.get_one(Numbering, ("harbor.strategy", "1.2.1")).element_id == "harbor.objective-1.2.1"


def test_only_administrators_load(document: dict[str, Any]) -> None:
    file = read(document)
    with pytest.raises(Forbidden):
        save(load_elements, file.rows, by=Actor("somebody", "Some Body"), at=SET_UP, source="test.json")


def test_an_organization_added_on_a_page_is_exported_and_loaded_again(strategy: SmallStrategy) -> None:
    new = NewOrganization(name="Lock Keepers", kind=OrganizationKind.OFFICE)
    save(add_organization, strategy.id, new, by=strategy.planner, at=SET_UP)
    file = read_document(write_document(load_document(strategy.id)))
    assert find_differences(file.rows) == []
    assert save(load_elements, file.rows, by=SYSTEM, at=SET_UP, source="test.json") == []


def test_the_next_decision_has_a_number_that_no_loaded_one_has(strategy: SmallStrategy) -> None:
    make_action(strategy)
    publish(strategy)
    request = DecisionRequest("Which berth?", "One or two", "One", date(2025, 5, 1))
    save(request_decision, strategy.id, request, by=strategy.planner, at=NOW)
    document = json.loads(write_document(load_document(strategy.id)))
    document["plan"]["decisions"].append({**document["plan"]["decisions"][0], "id": "loaded", "number": "D2"})
    load(document)
    save(request_decision, strategy.id, request, by=strategy.planner, at=NOW)
    assert [each.number for each in load_document(strategy.id).plan.decisions] == ["D1", "D2", "D3"]
