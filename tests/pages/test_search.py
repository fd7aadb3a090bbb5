"""Searching by number and by word."""

from datetime import date
from typing import Any

import pytest

from tests.marked_document import SECRET_WORDS, document_of, marked_document
from tracker.domain.document.cut import Cut, cut_document
from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind
from tracker.pages.matching import marked, read_query, snippet
from tracker.pages.search import SHOWN, SearchPage, build_search_page

ON = date(2025, 4, 15)


@pytest.fixture(scope="module")
def document() -> Document:
    """Give a document whose objective 1.1.2 is printed as 1.2.1, which another objective has."""
    plain = marked_document()
    plain["strategy"]["themes"][0]["goals"][0]["objectives"][1]["printed_number"] = "1.2.1"
    return document_of(plain)


def search(document: Document, sought: str, **more: Any) -> SearchPage:
    return build_search_page(document, ON, sought, **more)


def numbers(page: SearchPage) -> list[str]:
    return [hit.entry.number for group in page.groups for hit in group.found]


def test_a_number_finds_what_has_it_then_what_is_printed_with_it_then_what_begins_with_it(document: Document) -> None:
    page = search(document, "1.2.1")
    assert numbers(page)[:2] == ["1.2.1", "1.1.2"]
    assert page.groups[0].found[1].entry.label == "1.1.2 (printed 1.2.1)"
    assert [group.kind for group in page.groups[:3]] == [Kind.OBJECTIVE, Kind.ACTION, Kind.MILESTONE]
    assert "1.2.1-A1" in numbers(page)


def test_a_former_number_finds_its_element_first(document: Document) -> None:
    page = search(document, "7.7.7", former="objective.1")
    assert numbers(page) == ["1.1.1"]


def test_a_number_is_found_whatever_its_capitals(document: Document) -> None:
    assert numbers(search(document, " 1.1.1-a1 "))[0] == "1.1.1-A1"


def test_words_are_found_wherever_they_stand(document: Document) -> None:
    public = cut_document(document, Cut.PUBLIC)
    action, metric, organization = public.action("action.1"), public.metric("metric.1"), public.organizations[0]
    report, milestone = action.status_updates[-1], action.milestones[0]
    places = {
        Kind.GOAL: (public.goals[0].text,),
        Kind.OBJECTIVE: (public.objectives[0].text,),
        Kind.ACTION: (action.title, action.description, action.deliverable),
        Kind.MILESTONE: (milestone.title, milestone.evidence_title),
        Kind.METRIC: (metric.title, metric.definition, metric.limitations),
        Kind.STATUS_UPDATE: (report.summary, report.next_steps, report.why, report.recovery, report.blocked_by),
        Kind.ORGANIZATION: (organization.name, organization.city, organization.description),
        Kind.CONTACT: tuple(contact.name for contact in organization.contacts),
    }
    for kind, texts in places.items():
        for text in texts:
            assert kind in {group.kind for group in search(public, str(text)).groups}, (kind, text)


def test_every_word_has_to_be_there(document: Document) -> None:
    assert search(document, "Open office").total > 0
    assert search(document, "Open zebra").total == 0


def test_titles_come_before_other_texts(document: Document) -> None:
    ranks = [hit.rank for group in search(document, "Open").groups for hit in group.found]
    for group in search(document, "Open").groups:
        assert [hit.rank for hit in group.found] == sorted(hit.rank for hit in group.found)
    assert set(ranks) <= {3, 4}


@pytest.mark.parametrize("cut", [Cut.PUBLIC, Cut.TEXT])
@pytest.mark.parametrize("sought", ["INTERNAL", "hidden", "987654", "Open", "1", "1.1", "report"])
def test_what_a_reader_may_not_know_is_not_found(document: Document, cut: Cut, sought: str) -> None:
    page = search(cut_document(document, cut), sought)
    assert SECRET_WORDS.findall(repr(page.groups).encode()) == []
    if sought in ("INTERNAL", "987654"):
        assert page.total == 0


def test_a_long_list_is_cut_and_one_kind_is_shown_whole(document: Document) -> None:
    page = search(document, "1")
    long = [group for group in page.groups if group.total > SHOWN]
    for group in long:
        assert len(group.found) == SHOWN
        [whole] = search(document, "1", kind=group.kind).groups
        assert len(whole.found) == group.total


@pytest.mark.parametrize("sought", ["", "   ", "\x00", "((", "[a-", "\\", "%", "'; drop table"])
def test_any_text_may_be_sought(document: Document, sought: str) -> None:
    assert search(document, sought).total == 0


def test_matches_are_marked_in_pieces_that_make_up_the_text() -> None:
    query = read_query("équi exch")
    text = "Equipment for data exchange, équipe"
    pieces = marked(query, text)
    assert "".join(piece.text for piece in pieces) == text
    assert [piece.text for piece in pieces if piece.is_match] == ["Equi", "exch", "équi"]


def test_a_snippet_shows_what_stands_around_the_match() -> None:
    text = "word " * 100 + "needle " + "word " * 100
    pieces = snippet(read_query("needle"), (None, "nothing here", text))
    words = "".join(piece.text for piece in pieces)
    assert words.startswith("… ")
    assert words.endswith(" …")
    assert "needle" in words
    assert len(words) < 250
