"""A file that names only some elements moves none of those that are stored."""

import copy
import json
from datetime import date

import pytest

from tests.factories import NOW, make_published_strategy, make_report, save
from tests.lived_document import Plain, lived_document
from tracker.domain.document.plan import LeaderRole
from tracker.domain.roles import SYSTEM
from tracker.exchange.document_file import DocumentFile, read_document, write_document
from tracker.operations.loading.check import check_file
from tracker.operations.loading.load import find_differences, load_elements
from tracker.operations.planning.goals import appoint_goal_leader
from tracker.queries.documents import load_document

pytestmark = pytest.mark.usefixtures("app")


def read(document: Plain) -> DocumentFile:
    return read_document(json.dumps(document).encode())


def load(document: Plain) -> None:
    """Check and load a document, with an amendment."""
    file = read(document)
    save(load_elements, file.rows, by=SYSTEM, at=NOW, source="test.json", amendment="Second edition")


def test_what_pages_made_is_exported_and_loaded_again_without_a_difference() -> None:
    strategy, _ = make_published_strategy(actions=3)
    for goal in strategy.goals:
        for contact, role in zip(strategy.contacts, LeaderRole, strict=True):
            save(appoint_goal_leader, goal, contact, role=role, starts_on=date(2025, 1, 13), by=strategy.planner,
                 at=NOW, reason="Agreed")  # fmt: skip
    file = read_document(write_document(load_document(strategy.id)))
    assert find_differences(file.rows) == []


def test_a_report_alone_in_a_file_stands_after_those_that_are_there() -> None:
    strategy, (action, *_) = make_published_strategy()
    first = make_report(action, by=strategy.planner)
    document = json.loads(write_document(load_document(strategy.id)))
    (report,) = document["plan"]["actions"][0]["status_updates"]
    document["plan"]["actions"][0]["status_updates"] = [{**report, "id": "later", "summary": "A depth was read."}]
    check_file(read(document).rows, read(document).paths, at=NOW)
    load(document)
    assert [each.id for each in load_document(strategy.id).action(action).status_updates] == [first, "later"]


def test_some_of_the_directory_and_of_the_text_stay_where_they_are() -> None:
    load(lived_document())
    before = load_document("harbor.strategy")
    document = lived_document()
    del document["organizations"][0]
    del document["strategy"]["themes"][0]["goals"][0]
    del document["plan"]["decisions"][0]
    assert find_differences(read(document).rows) == []
    new = {"id": "harbor.locks", "name": "Lock Keepers", "kind": "office"}
    document["organizations"].append(new)
    load(document)
    after = load_document("harbor.strategy")
    assert after.organizations[:-1] == before.organizations
    assert after.organizations[-1].id == "harbor.locks"


def test_another_order_in_a_file_is_the_order_there_is_then() -> None:
    load(lived_document())
    document = copy.deepcopy(lived_document())
    document["organizations"].reverse()
    document["plan"]["actions"].insert(1, document["plan"]["actions"].pop())
    load(document)
    loaded = load_document("harbor.strategy")
    assert [each.id for each in loaded.organizations] == ["harbor.survey", "harbor.pilots", "harbor.harbor"]
    assert [each.id for each in loaded.plan.actions] == ["action.1", "action.3", "action.2"]
    assert read_document(write_document(loaded)).rows == read(document).rows
