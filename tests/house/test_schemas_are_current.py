"""The JSON Schemas in docs/ say what the product reads and writes."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from docs import make_schemas
from tests.factories import NOW
from tests.marked_document import ON, assessed_of, document_of, marked_document
from tracker.domain.assessment.selection import Selection
from tracker.domain.document.cut import Cut
from tracker.exchange.briefing import briefing_content, write_briefing
from tracker.exchange.document_file import read_document, write_document

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", [*make_schemas.FILES, "briefing.md"])
def test_what_is_made_from_the_schemas_is_current(name: str) -> None:
    assert (ROOT / "docs" / name).read_text() == make_schemas.text(name), "Run `python -m docs.make_schemas`."


@pytest.mark.parametrize("name", make_schemas.FILES)
def test_a_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(_schema(name))


@pytest.mark.parametrize("file", sorted((ROOT / "seed").glob("*.json")), ids=lambda file: file.name)
def test_the_seeds_are_valid(file: Path) -> None:
    assert _errors("document.schema.json", file.read_bytes()) == []


@pytest.mark.parametrize("cut", Cut)
def test_an_export_is_valid(cut: Cut) -> None:
    document = assessed_of(document_of(marked_document()), cut).document
    assert _errors("document.schema.json", write_document(document)) == []


@pytest.mark.parametrize("cut", Cut)
@pytest.mark.parametrize("selection", [Selection(), Selection(goal="1.1", organization_id="org.office")])
def test_a_briefing_is_valid(cut: Cut, selection: Selection) -> None:
    content = briefing_content(assessed_of(document_of(marked_document()), cut), selection, known_on=ON)
    assert _errors("briefing.schema.json", write_briefing(content, generated_at=NOW)) == []


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"title": 7}, "title"),
        ({"weight": 1.5}, "weight"),
        ({"due_on": None, "wieght": 1}, "wieght"),
        ({"id": "Not An Id"}, "id"),
        ({"number": "1/2"}, "number"),
        ({"lifecycle": "gone"}, "lifecycle"),
    ],
)
def test_the_schema_refuses_what_the_product_refuses(change: dict[str, Any], where: str) -> None:
    plain = marked_document()
    plain["plan"]["actions"][0] |= change
    data = json.dumps(plain).encode()
    errors = _errors("document.schema.json", data)
    assert errors
    assert any(where in error for error in errors)
    with pytest.raises(Exception, match=where):
        read_document(data)


def _schema(name: str) -> Any:
    return json.loads((ROOT / "docs" / name).read_text())


def _errors(name: str, data: bytes) -> list[str]:
    """Return what is wrong with a file, each with its path."""
    validator = Draft202012Validator(_schema(name), format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(json.loads(data))]
