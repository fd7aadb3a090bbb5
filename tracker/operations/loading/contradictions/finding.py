"""What a contradiction is, and the plainest of them: what is missing, what is there too early, dates out of order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.domain.document.element import Kind

#: What is wrong with an element: the field it lies in, and a sentence.
Finding = tuple[str, str]
Findings = Iterator[Finding]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What is wrong with one element of a document, in which field, and in a sentence."""

    kind: Kind
    id: str
    field: str
    words: str


def lacking(node: Any, names: Iterable[str], words: str) -> Findings:
    """Yield each of these fields that an element does not give."""
    yield from ((name, words) for name in names if getattr(node, name) is None)


def given(node: Any, names: Iterable[str], words: str) -> Findings:
    """Yield each of these fields that an element gives."""
    yield from ((name, words) for name in names if getattr(node, name) is not None)


def together(node: Any, names: Iterable[str], words: str) -> Findings:
    """Yield what is missing of fields that are given together or not at all."""
    wanted = list(names)
    if any(getattr(node, name) is not None for name in wanted):
        yield from lacking(node, wanted, words)


def before(day: date | None, earliest: date | None, field: str, words: str) -> Findings:
    """Yield a field whose day is before the earliest it can be."""
    if day is not None and earliest is not None and day < earliest:
        yield field, words


def twice(values: Iterable[Any]) -> list[int]:
    """Return the places of values that stand before them already; None stands for nothing.

    >>> twice(["a", None, "b", "a", None])
    [3]
    """
    seen: set[Any] = set()
    places = []
    for place, value in enumerate(values):
        if value is not None and value in seen:
            places.append(place)
        seen.add(value)
    return places
