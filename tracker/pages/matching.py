"""Matching words whatever their capitals and accents, and marking them in a text."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

#: What is read of a search: more is no search but a text.
_LONGEST, _MOST_WORDS = 200, 8

#: How much of a text stands around the first match.
_AROUND = 80

_NUMBER = re.compile(r"\d+(\.\d+)*(-[a-z]\d*)*|d\d+|\d{4}-\d+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text, and whether it is a word that was sought."""

    text: str
    is_match: bool


@dataclass(frozen=True, slots=True)
class Query:
    """What is sought: its words, each matching where a word begins with it, and the number it may be."""

    sought: str
    words: tuple[re.Pattern[str], ...]
    number: str

    def matches_all(self, texts: Iterable[str | None]) -> bool:
        """Return whether every word occurs in one of some texts."""
        folded = [fold(text) for text in texts if text]
        return bool(self.words) and all(any(word.search(text) for text in folded) for word in self.words)


def read_query(sought: str) -> Query:
    """Return what somebody seeks.

    >>> query = read_query("  2.1.3-a1 ")
    >>> query.number, query.matches_all(("Action 2.1.3-A1",))
    ('2.1.3-A1', True)
    """
    text = " ".join(sought[:_LONGEST].split())
    words = dict.fromkeys(fold(text).split(" ")[:_MOST_WORDS]) if text else {}
    patterns = tuple(re.compile(rf"(?<!\w){re.escape(word)}") for word in words)
    return Query(text, patterns, text.upper() if _NUMBER.fullmatch(text) else "")


def fold(text: str) -> str:
    """Return a text without capitals and accents, as long as it was, so that places in it stay the same.

    >>> fold("Équipe"), len(fold("Straße İ"))
    ('equipe', 8)
    """
    if text.isascii():
        return text.lower()
    return "".join(_fold_sign(sign) for sign in text)


def marked(query: Query, text: str) -> tuple[Piece, ...]:
    """Return a text in pieces, the sought words marked.

    >>> [(piece.text, piece.is_match) for piece in marked(read_query("ex"), "Data exchange")]
    [('Data ', False), ('ex', True), ('change', False)]
    """
    pieces, place = [], 0
    for start, end in _places(query, text):
        if start > place:
            pieces.append(Piece(text[place:start], False))
        pieces.append(Piece(text[start:end], True))
        place = end
    if place < len(text):
        pieces.append(Piece(text[place:], False))
    return tuple(pieces)


def snippet(query: Query, texts: Iterable[str | None]) -> tuple[Piece, ...]:
    """Return what stands around the first sought word in some texts, or nothing where none occurs."""
    for text in texts:
        places = _places(query, text) if text else []
        if text and places:
            start, end = _window(text, places[0][0])
            before, after = "… " if start else "", " …" if end < len(text) else ""
            inner = marked(query, text[start:end].strip())
            return (*_mark(before), *inner, *_mark(after))
    return ()


def _places(query: Query, text: str) -> list[tuple[int, int]]:
    """Return where sought words stand in a text, in order, those that overlap as one."""
    folded = fold(text)
    places: list[tuple[int, int]] = []
    for start, end in sorted(match.span() for word in query.words for match in word.finditer(folded)):
        if places and start <= places[-1][1]:
            places[-1] = (places[-1][0], max(end, places[-1][1]))
        else:
            places.append((start, end))
    return places


def _window(text: str, place: int) -> tuple[int, int]:
    """Return the part of a text around a place, cut between words."""
    start = text.rfind(" ", 0, place - _AROUND) + 1 if place > _AROUND else 0
    end = text.find(" ", place + _AROUND)
    return start, len(text) if end == -1 else end


def _mark(text: str) -> tuple[Piece, ...]:
    """Return a sign of omission as a piece, or nothing."""
    return (Piece(text, False),) if text else ()


def _fold_sign(sign: str) -> str:
    """Return one sign without capital and accent; what would become several signs keeps its first."""
    return (unicodedata.normalize("NFKD", sign)[0].lower() or sign)[0]
