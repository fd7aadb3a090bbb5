"""Every figure can be asked how it was made, and its parts are those it was made of."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests.domain.strategies import days, documents
from tests.marked_document import assessed_of, document_of, marked_document
from tracker.domain.assessment.assess import assess
from tracker.domain.assessment.assessment import Assessment
from tracker.domain.assessment.counts import ActionCounts, ResultCounts
from tracker.domain.assessment.group import GroupAssessment
from tracker.domain.document.document import Document
from tracker.domain.errors import NotFound
from tracker.pages.explanation import build_explanation_page
from tracker.pages.figure_address import find_figure
from tracker.schemas.assessment import AssessmentSchema

thorough = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def groups(assessment: Assessment) -> Iterator[GroupAssessment]:
    yield assessment.strategy
    yield from assessment.goals.values()
    yield from assessment.objectives.values()


def leaves(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the path of every single value of a JSON value."""
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    if members is None:
        yield path
        return
    for name, member in members:
        yield from leaves(member, (*path, str(name)))


def test_every_value_of_the_briefing_has_an_explanation() -> None:
    document = document_of(marked_document())
    assessment = assessed_of(document).assessment
    for collection in ("strategy", "goals", "objectives", "actions", "metrics", "organizations"):
        dumped = AssessmentSchema(only=(collection,)).dump(assessment)
        addresses = ["/".join(path) for path in leaves(dumped)]
        assert addresses
        for address in addresses:
            page = build_explanation_page(document, assessment, address)
            assert page.words.title
            assert page.words.sentence or page.figure.description or page.figure.name.startswith("children")


NO_ADDRESSES = (
    *("strategy", "strategy/", "/", "nothing", "nothing/at/all", "on", "rules_version", "strategy/__init__"),
    *("thresholds/known_minimum", "goals/9.9/progress", "goals/1.1", "goals/1.1/__class__", "goals/1.1/shares"),
    *("goals/1.1/actions", "goals/1.1/parts", "goals/1.1/parts/0", "goals/1.1/parts/99/weight"),
    *("goals/1.1/parts/-1/weight", "goals/1.1/progress/more", "actions/1.1.1-A1/finish_forecast/points"),
)


@pytest.mark.parametrize("address", ["", *NO_ADDRESSES])
def test_an_address_that_is_none_is_not_found(address: str) -> None:
    with pytest.raises(NotFound):
        find_figure(assessed_of(document_of(marked_document())).assessment, address)


@given(documents(), days)
@thorough
def test_a_count_lists_exactly_what_it_counts(document: Document, on: date) -> None:
    assessment = assess(document, on=on)
    for group in groups(assessment):
        for field in fields(ActionCounts):
            rows = build_explanation_page(document, assessment, f"{group.address}/actions/{field.name}").parts.actions
            listed = sum(row.assessed.redated_count for row in rows) if field.name == "redatings" else len(rows)
            assert listed == getattr(group.actions, field.name), (group.address, field.name)
        for field in fields(ResultCounts):
            metrics = build_explanation_page(
                document, assessment, f"{group.address}/results/{field.name}"
            ).parts.metrics
            assert len(metrics) == getattr(group.results, field.name), (group.address, field.name)


@given(documents(), days)
@thorough
def test_an_organization_s_counts_list_what_they_count(document: Document, on: date) -> None:
    assessment = assess(document, on=on)
    for organization in assessment.organizations.values():
        page = build_explanation_page(document, assessment, f"{organization.address}/actions/total")
        assert len(page.parts.actions) == organization.actions.total
        page = build_explanation_page(document, assessment, f"{organization.address}/contributing")
        assert len(page.parts.actions) == organization.contributing


@given(documents(), days)
@thorough
def test_a_mean_shows_every_part_with_its_weight_and_why_it_is_left_out(document: Document, on: date) -> None:
    assessment = assess(document, on=on)
    for group in groups(assessment):
        page = build_explanation_page(document, assessment, f"{group.address}/progress")
        assert [row.part for row in page.parts.below] == list(group.parts)
        assert all(row.assessed.number == row.part.number for row in page.parts.below)
        attained = build_explanation_page(document, assessment, f"{group.address}/attainment").parts.metrics
        assert [(row.metric.number, row.weight) for row in attained] == [
            (part.number, part.weight) for part in group.attainment_parts
        ]


def test_what_thresholds_decide_says_which_are_in_force() -> None:
    document = document_of(marked_document())
    assessment = assessed_of(document).assessment
    for name, is_decided in (("status", True), ("progress", True), ("results/total", False), ("attainment", False)):
        page = build_explanation_page(document, assessment, f"goals/1.1/{name}")
        assert (page.thresholds is not None) is is_decided


def test_an_action_s_progress_says_where_it_comes_from() -> None:
    document = document_of(marked_document())
    assessment = assessed_of(document).assessment
    page = build_explanation_page(document, assessment, "actions/1.1.1-A1/progress")
    assert "weight of the achieved milestones" in page.words.sentence
    assert [row.part.number for row in page.parts.milestones] == [
        milestone.number for milestone in document.action("action.1").milestones
    ]
