"""The public document leaks nothing internal: no element, text or id, and no figure or sentence made of one."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.marked_document import HEAD, ON, SECRET_WORDS, Plain, assessed_of, document_of, marked_document
from tracker.domain.assessment.assess import assess
from tracker.domain.assessment.selection import Selection
from tracker.domain.document.cut import Cut, cut_document
from tracker.exchange.briefing import briefing_content, write_briefing
from tracker.exchange.document_file import read_document, write_document
from tracker.queries.assessments import Assessed


def briefing_bytes(plain: Plain, cut: Cut, selection: Selection | None = None) -> bytes:
    content = briefing_content(assessed_of(document_of(plain), cut), selection or Selection(), known_on=ON)
    return json.dumps(content, ensure_ascii=False).encode()


def strings(value: Any) -> Iterator[str]:
    """Yield every text of a JSON value."""
    if isinstance(value, dict):
        for member in value.values():
            yield from strings(member)
    elif isinstance(value, list):
        for member in value:
            yield from strings(member)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize("cut", [Cut.PUBLIC, Cut.TEXT])
def test_a_cut_document_holds_nothing_internal(cut: Cut) -> None:
    data = write_document(cut_document(document_of(marked_document()), cut))
    assert SECRET_WORDS.findall(data) == []


@pytest.mark.parametrize("cut", [Cut.PUBLIC, Cut.TEXT])
@pytest.mark.parametrize("selection", [Selection(), Selection(goal="1.1"), Selection(organization_id="org.office")])
def test_a_cut_briefing_holds_nothing_internal(cut: Cut, selection: Selection) -> None:
    assert SECRET_WORDS.findall(briefing_bytes(marked_document(), cut, selection)) == []


def test_the_whole_briefing_holds_every_text() -> None:
    plain = marked_document()
    data = briefing_bytes(plain, Cut.WHOLE).decode()
    missing = [text for text in strings(plain) if text not in data and text != plain["format"]]
    assert missing == []


def test_the_public_document_holds_every_public_text() -> None:
    plain = marked_document()
    public = [text for text in strings(plain) if text.startswith("Open-")]
    hidden_owner = ("hidden", "report.1-hidden")
    data = write_document(cut_document(document_of(plain), Cut.PUBLIC)).decode()
    assert [text for text in public if text not in data and not any(word in text for word in hidden_owner)] == []


def test_the_published_text_comes_without_a_plan() -> None:
    document = cut_document(document_of(marked_document()), Cut.TEXT)
    plan = document.plan
    assert (plan.actions, plan.metrics, plan.goal_leaders, plan.alignments, plan.proposals) == ((), (), (), (), ())
    assert [goal.number for goal in document.goals] == ["1.1", "1.2"]


def test_published_contacts_keep_their_addresses() -> None:
    document = cut_document(document_of(marked_document()), Cut.PUBLIC)
    assert document.contact("contact.published").email == "open@published.invalid"
    assert document.contact("contact.lead").email is None


def test_a_public_action_of_an_internal_organization_is_internal() -> None:
    document = cut_document(document_of(marked_document()), Cut.PUBLIC)
    assert [action.number for action in document.plan.actions] == ["1.1.1-A1", "1.2.1-A1"]


def test_the_public_figures_are_made_of_public_elements_alone() -> None:
    """Cut after it was assessed, a document would tell by its figures what it leaves out."""
    plain = marked_document()
    whole, public = (assessed_of(document_of(plain), cut).assessment for cut in (Cut.WHOLE, Cut.PUBLIC))
    assert whole.actions["1.1.1-A1"].milestones == 3
    assert public.actions["1.1.1-A1"].milestones == 2
    assert (public.actions["1.1.1-A1"].progress, public.strategy.actions.total) == (50, 2)


def hide(plain: Plain, chosen: frozenset[str]) -> None:
    """Make the elements with these ids internal."""
    for element in elements(plain):
        if element["id"] in chosen:
            element["visibility"] = "internal"


def elements(plain: Plain) -> Iterator[Plain]:
    """Yield every element that may be internal."""
    yield from plain["organizations"]
    for action in plain["plan"]["actions"]:
        yield action
        yield from action["milestones"]
        yield from action["status_updates"]
    yield from plain["plan"]["metrics"]


NOON = datetime(2025, 4, 15, 16, tzinfo=UTC)

CANDIDATES = sorted(element["id"] for element in elements(marked_document()))


@settings(max_examples=60, deadline=None)
@given(st.frozensets(st.sampled_from(CANDIDATES)))
def test_whatever_is_made_internal_is_named_nowhere(chosen: frozenset[str]) -> None:
    plain = marked_document()
    hide(plain, chosen)
    document = cut_document(document_of(plain), Cut.PUBLIC)
    content = briefing_content(Assessed(document, assess(document, on=ON), Cut.PUBLIC, HEAD), Selection(), known_on=ON)
    words = set(strings(content)) | set(keys(content))
    assert words & chosen == set()
    assert SECRET_WORDS.findall(write_briefing(content, generated_at=NOON)) == []


@settings(max_examples=60, deadline=None)
@given(st.frozensets(st.sampled_from(CANDIDATES)))
def test_the_public_document_names_nothing_that_is_not_in_it(chosen: frozenset[str]) -> None:
    plain = marked_document()
    hide(plain, chosen)
    data = write_document(cut_document(document_of(plain), Cut.PUBLIC))
    present = {id for _, id in read_document(data).paths}
    assert {id for _, id in references(json.loads(data))} <= present


def keys(value: Any) -> Iterator[str]:
    """Yield every key of a JSON value."""
    if isinstance(value, dict):
        yield from value
    for member in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from keys(member)


def references(value: Any) -> Iterator[tuple[str, str]]:
    """Yield every reference of a document file: the key and the id it names."""
    if isinstance(value, list):
        for member in value:
            yield from references(member)
    if not isinstance(value, dict):
        return
    for key, member in value.items():
        if key.endswith("_id") and isinstance(member, str):
            yield key, member
        elif key.endswith("_ids"):
            yield from ((key, id) for id in member)
        else:
            yield from references(member)
