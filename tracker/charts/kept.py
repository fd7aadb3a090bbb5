"""Texts made once: the same values make the same text, so what was made of late is kept.

Drawing a figure takes Plotly about a millisecond, looking it up some microseconds, and most requests show what has not
changed. Since the values themselves are what a text is found by, nothing kept can be out of date.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from typing import Any

from plotly import graph_objects as go

#: How many characters of each sort of text one process keeps.
_MOST = 8 * 2**20


class Kept:
    """The texts made last, by what made them of which values; `most` characters of them."""

    def __init__(self, most: int = _MOST) -> None:
        self._most, self._size = most, 0
        self._texts: OrderedDict[Hashable, str] = OrderedDict()
        self._lock = threading.Lock()

    def text(self, make: Callable[..., str], *values: Any, **named: Any) -> str:
        """Return what `make` makes of plain values, made only where it is not kept."""
        key = (make, *map(_frozen, values), *((name, _frozen(value)) for name, value in named.items()))
        with self._lock:
            if key in self._texts:
                self._texts.move_to_end(key)
                return self._texts[key]
        text = make(*values, **named)
        with self._lock:
            if key not in self._texts:
                self._texts[key] = text
                self._size += len(text)
            while self._size > self._most:
                self._size -= len(self._texts.popitem(last=False)[1])
        return text


def _frozen(value: Any) -> Hashable:
    """Return a plain value as something to look up by: a list or mapping of such as a tuple."""
    if isinstance(value, Mapping):
        return tuple((name, _frozen(each)) for name, each in value.items())
    if isinstance(value, list):
        return tuple(map(_frozen, value))
    return value  # type: ignore[no-any-return]  # a frozen dataclass, a word, a number or a date, or a tuple of such


_figures = Kept()


def figure_json(draw: Callable[..., go.Figure], *values: Any, **named: Any) -> str:
    """Return the figure drawn of some values as JSON that is safe inside a script element."""
    return _figures.text(_draw, draw, *values, **named)


def _draw(draw: Callable[..., go.Figure], *values: Any, **named: Any) -> str:
    """Return a figure as JSON."""
    return str(draw(*values, **named).to_json())
