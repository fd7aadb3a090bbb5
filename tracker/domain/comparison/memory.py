"""What a comparison found of single elements, for the next one: most of a plan stays the very same."""

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

Found = TypeVar("Found")


class Memory:
    """Finds again what was found of the very same nodes and figures, under the same circumstances.

    It is used by one comparison after the other, never by two at a time. What the last one did not ask for is
    forgotten.
    """

    __slots__ = ("_asked", "_known")

    def __init__(self) -> None:
        self._known: dict[Hashable, tuple[Sequence[object], object, object]] = {}
        self._asked: dict[Hashable, tuple[Sequence[object], object, object]] = {}

    def begin(self) -> None:
        """Begin another comparison."""
        self._known, self._asked = self._asked, {}

    def find(self, name: Hashable, nodes: Sequence[object], also: object, make: Callable[[], Found]) -> Found:
        """Return what is made of some nodes; where these are the very same as before, and `also` is equal, as then."""
        known = self._known.get(name)
        if known is not None and known[1] == also and all(map(_is_same, known[0], nodes)):
            self._asked[name] = known
            return known[2]  # type: ignore[return-value]  # one name is asked for with one kind of thing
        made = make()
        self._asked[name] = (nodes, also, made)
        return made


def _is_same(one: object, other: object) -> bool:
    """Return whether two things are the very same."""
    return one is other
