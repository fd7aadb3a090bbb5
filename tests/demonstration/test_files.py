"""The demonstration's files are valid, say that they are illustrative, and can be read back."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.demonstration.conftest import SHOWN_ON
from tracker.domain.assessment.assess import assess
from tracker.domain.assessment.selection import Selection
from tracker.domain.document.cut import Cut, cut_document
from tracker.domain.document.document import Document
from tracker.exchange.briefing import briefing_content, briefing_name
from tracker.exchange.document_file import read_document, write_document
from tracker.queries.assessments import Assessed
from tracker.queries.documents import Head

DOCS = Path(__file__).parents[2] / "docs"


def errors(name: str, value: Any) -> list[str]:
    """Return what is wrong with a file by its JSON Schema."""
    validator = Draft202012Validator(json.loads((DOCS / name).read_text()))
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]


@pytest.mark.parametrize("cut", Cut)
def test_the_document_is_valid_and_can_be_read_back(document: Document, cut: Cut) -> None:
    data = write_document(cut_document(document, cut))
    assert errors("document.schema.json", json.loads(data)) == []
    assert read_document(data).strategy_id == document.strategy.id


@pytest.mark.parametrize("cut", Cut)
def test_the_briefing_is_valid_and_says_that_it_is_illustrative(document: Document, cut: Cut) -> None:
    known = cut_document(document, cut)
    assessed = Assessed(known, assess(known, on=SHOWN_ON), cut, Head(1, "0" * 64))
    content = briefing_content(assessed, Selection(), known_on=SHOWN_ON)
    envelope = {
        "schema": "strategy-briefing",
        "schema_version": 1,
        "generated_at": "2025-12-15T14:00:00.000000Z",
        "generator": {"name": "strategy-tracker", "version": "0"},
        "content_sha256": "0" * 64,
    }
    assert errors("briefing.schema.json", {"envelope": envelope} | content) == []
    assert content["is_illustrative"]
    assert content["notice"] == "Illustrative plan, not the Department's"
    assert briefing_name(content).startswith("illustrative-")
