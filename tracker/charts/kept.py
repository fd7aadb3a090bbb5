"""Figures drawn once: the same values make the same picture, so what was drawn of late is kept.

Drawing one takes Plotly about a millisecond, looking it up some microseconds; most requests show what has not changed.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from typing import Any

from plotly import graph_objects as go

#: How much is kept by one process: of JSON, in characters.
_MOST = 8 * 2**20


class Drawings:
    """The JSON of the figures drawn last, by the values they were drawn from; `most` characters of it."""

    def __init__(self, most: int = _MOST) -> None:
        self._most, self._size = most, 0
        self._drawn: OrderedDict[Hashable, str] = OrderedDict()
        self._lock = threading.Lock()

    def json(self, draw: Callable[..., go.Figure], *values: Any, **named: Any) -> str:
        """Return a figure as JSON that is safe inside a script element, drawn where it is not kept."""
        key = (draw, *map(_frozen, values), *((name, _frozen(value)) for name, value in named.items()))
        with self._lock:
            if key in self._drawn:
                self._drawn.move_to_end(key)
                return self._drawn[key]
        json = str(draw(*values, **named).to_json())
        with self._lock:
            if key not in self._drawn:
                self._drawn[key] = json
                self._size += len(json)
            while self._size > self._most:
                self._size -= len(self._drawn.popitem(last=False)[1])
        return json


def _frozen(value: Any) -> Hashable:
    """Return a list or mapping of plain values as something to look up by."""
    if isinstance(value, Mapping):
        return tuple((name, _frozen(each)) for name, each in value.items())
    if isinstance(value, list | tuple):
        return tuple(map(_frozen, value))
    return value  # type: ignore[no-any-return]  # values are frozen dataclasses, words, numbers and dates


#: What this process keeps.
figure_json = Drawings().json
