"""Measuring the parts of a workbook before they are parsed: how far a sheet reaches, and how much text it would make.

A few bytes can name a cell a million rows down, or one long text a million times; the parser would make room for all
of it. So each part is read here first, piece by piece, and too much is refused.
"""

import re
from collections.abc import Collection, Mapping, Sequence, Sized
from dataclasses import dataclass, field

from tracker.domain.archive import BrokenArchive, Said, Start, read_xml
from tracker.domain.errors import Refused

#: The most rows and columns a sheet may reach to.
MOST_ROWS, MOST_COLUMNS = 10_100, 200

BROKEN = "This workbook is damaged: open it in a spreadsheet program, save it anew, then upload it again."
TOO_FAR = f"A sheet may have {MOST_ROWS - 100:,} rows. Delete those that say nothing, or upload them in parts."
TOO_LARGE = "This workbook unpacks to more than this installation takes."

_PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,8})")
#: What a format only shows: quoted words, and a sign after a backslash.
_SHOWN_ONLY = re.compile(r"\"[^\"]*\"|\\.")
#: The formats of percentages that every workbook has without saying so.
_PERCENT_FORMATS = ("9", "10")
#: The most looks there can be in a workbook.
_MOST_LOOKS = 2**16
#: The most cells of a sheet that something has to be remembered of.
_MOST_MARKED = 250_000

Place = tuple[int, int]


def read_part(xml: bytes, *, start: Start, end: Said | None = None, text: Said | None = None) -> None:
    """Read a part: `start` is told what begins, by its name without its prefix, `end` and `text` the rest.

    :raise Refused: it is no XML, or defines entities.
    """
    try:
        read_xml(
            xml,
            start=lambda name, attributes: start(_local(name), attributes),
            end=None if end is None else lambda name: end(_local(name)),
            text=text,
        )
    except BrokenArchive as error:
        raise Refused(BROKEN) from error


def text_lengths(xml: bytes) -> list[int]:
    """Return how long each of the texts is that the sheets share.

    :raise Refused: it is no XML, or defines entities.
    """
    lengths: list[int] = []

    def start(name: str, _attributes: Mapping[str, str]) -> None:
        if name == "si":
            lengths.append(0)
            _require_few(lengths, MOST_ROWS * MOST_COLUMNS)

    def text(data: str) -> None:
        if lengths:
            lengths[-1] += len(data)

    if xml:
        read_part(xml, start=start, text=text)
    return lengths


def percent_styles(xml: bytes) -> frozenset[str]:
    """Return which looks show a number as a percentage, by their places in the part of looks.

    :raise Refused: it is no XML, defines entities, or has more looks than a workbook can have.
    """
    percent = set(_PERCENT_FORMATS)
    looks: list[str | None] = []
    is_in_looks = False

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal is_in_looks
        if name == "numFmt" and "%" in _SHOWN_ONLY.sub("", attributes.get("formatCode", "")):
            percent.add(attributes.get("numFmtId", ""))
            _require_few(percent, _MOST_LOOKS)
        elif name in ("cellXfs", "cellStyles"):
            is_in_looks = name == "cellXfs"
        elif name == "xf" and is_in_looks:
            looks.append(attributes.get("numFmtId"))
            _require_few(looks, _MOST_LOOKS)

    if xml:
        read_part(xml, start=start)
    return frozenset(str(index) for index, number in enumerate(looks) if number in percent)


@dataclass(slots=True)
class _Cell:
    """The cell that is being read."""

    place: Place
    kind: str | None
    look: str | None = None
    has_formula: bool = False
    has_value: bool = False
    value: list[str] = field(default_factory=list)


class SheetMeasure:
    """Reads one sheet: `flaws` are its cells without a value to take, `characters` how much text it holds.

    `percents` are its cells that show their number as a percentage: 0.85 as 85%. `looks` are the looks that do.
    """

    def __init__(self, shared: Sequence[int], looks: Collection[str] = ()) -> None:
        self.flaws: dict[Place, str] = {}
        self.percents: set[Place] = set()
        self.characters = 0
        self._shared = shared
        self._looks = looks
        self._row = self._column = -1
        self._cell: _Cell | None = None
        self._is_in_value = False

    def read(self, xml: bytes) -> None:
        """Read the sheet.

        :raise Refused: it is no XML, defines entities, or reaches too far.
        """
        read_part(xml, start=self._start, end=self._end, text=self._text)

    def _start(self, local: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        if local == "row":
            self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
            self._column = -1
        elif local == "c":
            self._cell = _Cell(self._next_place(attributes.get("r")), attributes.get("t"), attributes.get("s"))
        elif self._cell is not None and local == "f":
            self._cell.has_formula = True
        elif self._cell is not None and local == "v":
            self._cell.has_value = self._is_in_value = True
        elif self._cell is not None and local == "is":
            self._cell.has_value = True

    def _next_place(self, name: str | None) -> Place:
        """Return the row and column of a cell; one that does not say it follows the one before."""
        self._column += 1
        if name is not None:
            match = _PLACE.fullmatch(name)
            if match is None:
                raise Refused(BROKEN)
            self._row, self._column = int(match[2]) - 1, _index(match[1])
        return self._row, self._column

    def _text(self, data: str) -> None:
        """Take in a piece of text."""
        self.characters += len(data)
        if self._cell is not None and self._is_in_value:
            self._cell.value.append(data)

    def _end(self, local: str) -> None:
        """End an element."""
        if local == "v":
            self._is_in_value = False
        elif local == "c" and self._cell is not None:
            self._take(self._cell)
            self._cell = None

    def _take(self, cell: _Cell) -> None:
        """Take in a cell that was read.

        Empty ones may stand anywhere: they carry a look to the end of the sheet, and the parser leaves them out.
        """
        is_flaw = cell.kind == "e" or (cell.has_formula and not cell.has_value)
        if (cell.has_value or is_flaw) and (cell.place[0] >= MOST_ROWS or cell.place[1] >= MOST_COLUMNS):
            raise Refused(TOO_FAR)
        if cell.kind == "e":
            self.flaws[cell.place] = "This cell holds an error. Type the value itself."
        elif cell.has_formula and not cell.has_value:
            self.flaws[cell.place] = "This formula was never calculated. Type the value itself."
        elif cell.has_value and cell.look in self._looks:
            self.percents.add(cell.place)
        _require_few(self.flaws, _MOST_MARKED)
        _require_few(self.percents, _MOST_MARKED)
        if cell.kind == "s" and cell.value:
            index = int("".join(cell.value))
            self.characters += self._shared[index] if 0 <= index < len(self._shared) else 0


def _require_few(kept: Sized, most: int) -> None:
    """Refuse more of a kind than any workbook needs: each is kept."""
    if len(kept) > most:
        raise Refused(TOO_LARGE)


def _local(name: str) -> str:
    """Return a name without its prefix."""
    return name.rpartition(":")[2]


def _index(letters: str) -> int:
    """Return the place of a column, counted from 0.

    >>> _index("A"), _index("AA")
    (0, 26)
    """
    index = 0
    for sign in letters:
        index = index * 26 + ord(sign) - ord("A") + 1
    return index - 1
