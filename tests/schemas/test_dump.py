"""The fast dump is made from the schemas' own fields and must answer as they do."""

import json
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.marked_document import assessed_of, document_of, marked_document
from tracker.domain.document.cut import Cut
from tracker.exchange.document_file import document_parts, write_document
from tracker.schemas.assessment import AssessmentSchema
from tracker.schemas.document import PARTS, DocumentSchema
from tracker.schemas.dump import dump


def same(schema: type[Any], value: Any) -> None:
    """Assert that both ways of dumping agree to the byte: values, types and the order of keys."""
    assert json.dumps(dump(schema, value)) == json.dumps(schema().dump(value))


@pytest.mark.parametrize("parts", [PARTS, ("strategy",), ("plan",)])
def test_a_document_is_dumped_as_its_schema_does(parts: tuple[str, ...]) -> None:
    same(DocumentSchema, document_parts(document_of(marked_document()), parts))


@pytest.mark.parametrize("cut", Cut)
def test_an_assessment_is_dumped_as_its_schema_does(cut: Cut) -> None:
    assessment = assessed_of(document_of(marked_document()), cut).assessment
    same(AssessmentSchema, {field.name: getattr(assessment, field.name) for field in fields(assessment)})


@settings(max_examples=30)
@given(
    st.integers(0, 1000),
    st.booleans(),
    st.sampled_from(["active", "cancelled"]),
    st.none() | st.text("ab", min_size=1, max_size=3),
)
def test_a_value_that_is_the_default_is_not_written(
    weight: int, is_continuing: bool, lifecycle: str, description: str | None
) -> None:
    plain = marked_document()
    values = {"weight": weight, "is_continuing": is_continuing, "lifecycle": lifecycle, "description": description}
    plain["plan"]["actions"][0] |= values
    same(DocumentSchema, document_parts(document_of(plain), PARTS))


def test_a_file_is_laid_out_as_the_standard_library_does() -> None:
    document = document_of(marked_document())
    written = json.dumps(DocumentSchema().dump(document_parts(document, PARTS)), indent=2, ensure_ascii=False)
    assert write_document(document) == f"{written}\n".encode()
