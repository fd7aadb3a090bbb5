"""What is shown of an earlier document is what was public then and is public now."""

from typing import Any

from tests.marked_document import SECRET_WORDS, Plain, document_of, marked_document
from tracker.domain.document.cut import Cut, cut_document
from tracker.domain.document.cut_then import cut_earlier_document, names_hidden_now, names_shown
from tracker.domain.document.document import Document
from tracker.exchange.document_file import write_document


def everything_public(plain: Any) -> Any:
    """Return the document where whatever may be internal is public, and every report counts."""
    if isinstance(plain, list):
        return [everything_public(each) for each in plain]
    if not isinstance(plain, dict):
        return plain
    opened = {name: everything_public(value) for name, value in plain.items()}
    opened |= {"visibility": "public"} if "visibility" in opened else {}
    if "awaits_approval" in opened or opened.get("state") == "returned":
        opened |= {"state": "submitted", "awaits_approval": False}
    if "email" in opened and "appointed_on" not in opened:
        opened.setdefault("source", "A publication")
    return opened


def document(plain: Plain, *, is_open: bool) -> Document:
    """Return the marked document as it is, or with all of it public."""
    return document_of(everything_public(plain) if is_open else plain)


def shown(then: Document, today: Document, cut: Cut = Cut.PUBLIC) -> Document:
    """Return what everybody may know of an earlier document."""
    hidden = names_hidden_now(then, names_shown(cut_document(today, Cut.PUBLIC)))
    return cut_earlier_document(then, cut, hidden)


def test_what_is_internal_today_is_not_shown_even_where_it_was_public_then() -> None:
    then, today = document(marked_document(), is_open=True), document(marked_document(), is_open=False)
    assert SECRET_WORDS.findall(write_document(cut_document(then, Cut.PUBLIC))) != []
    for cut in (Cut.PUBLIC, Cut.TEXT):
        assert SECRET_WORDS.findall(write_document(shown(then, today, cut))) == []


def test_what_was_internal_then_is_not_shown_even_where_it_is_public_today() -> None:
    then, today = document(marked_document(), is_open=False), document(marked_document(), is_open=True)
    assert write_document(shown(then, today)) == write_document(cut_document(then, Cut.PUBLIC))


def test_what_did_not_change_is_cut_as_it_ever_was() -> None:
    then = document(marked_document(), is_open=False)
    assert names_hidden_now(then, names_shown(cut_document(then, Cut.PUBLIC))) != frozenset(), "a hidden owner hides"
    assert write_document(shown(then, then)) == write_document(cut_document(then, Cut.PUBLIC))


def test_the_whole_document_is_for_whom_it_is_today() -> None:
    then, today = document(marked_document(), is_open=True), document(marked_document(), is_open=False)
    assert shown(then, today, Cut.WHOLE) is then
