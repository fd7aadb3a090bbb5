"""Numbers: each is given once in a strategy, and is what an address can hold."""

import re
from collections.abc import Iterator

from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind
from tracker.operations.loading.contradictions.finding import Contradiction
from tracker.schemas.element import NUMBER_PATTERN

#: What has addresses in which a word such as "new" means something else than a number.
_BESIDE_WORDS = (Kind.ACTION, Kind.DECISION)
_WITH_DIGIT = re.compile(rf"(?=.*[0-9]){NUMBER_PATTERN.pattern}")


def number_contradictions(document: Document) -> Iterator[Contradiction]:
    """Yield each number that another element has already, or that could be the address of another page.

    Milestones are numbered among themselves.
    """
    first: dict[tuple[bool, str], Kind] = {}
    for kind, id, number in _numbered(document):
        key = (kind is Kind.MILESTONE, number)
        if key in first:
            yield Contradiction(kind, id, "number", f"{number} is the number of another {first[key].noun} already.")
        first.setdefault(key, kind)
        if kind in _BESIDE_WORDS and _WITH_DIGIT.fullmatch(number) is None:
            words = "Not a number such as 2.1.3-A1 or D1: letters, digits and .-_() without spaces, one digit at least."
            yield Contradiction(kind, id, "number", words)


def _numbered(document: Document) -> Iterator[tuple[Kind, str, str]]:
    """Yield the kind, the id and the number of everything that has one."""
    plan = document.plan
    milestones = (milestone for action in plan.actions for milestone in action.milestones)
    yield from ((Kind.GOAL, each.id, each.number) for each in document.goals)
    yield from ((Kind.OBJECTIVE, each.id, each.number) for each in document.objectives)
    yield from ((Kind.METRIC, each.id, each.number) for each in plan.metrics)
    yield from ((Kind.ACTION, each.id, each.number) for each in plan.actions)
    yield from ((Kind.DECISION, each.id, each.number) for each in plan.decisions)
    yield from ((Kind.MILESTONE, each.id, each.number) for each in milestones)
