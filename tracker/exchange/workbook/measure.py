"""Measuring the parts of a workbook before they are parsed: how far a sheet reaches, and how much text it would make.

A few bytes can name a cell a million rows down, or one long text a million times; the parser would make room for all
of it. So each part is read here first, piece by piece, and too much is refused.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat

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

Place = tuple[int, int]


def elements(xml: bytes) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Return every element of a small part: its name without its prefix, and its attributes.

    :raise Refused: it is no XML, or defines entities.
    """
    found: list[tuple[str, Mapping[str, str]]] = []
    parser = _parser()
    parser.StartElementHandler = lambda name, attributes: found.append((_local(name), attributes))
    _feed(parser, xml)
    return iter(found)


def text_lengths(xml: bytes) -> list[int]:
    """Return how long each of the texts is that the sheets share.

    :raise Refused: it is no XML, or defines entities.
    """
    lengths: list[int] = []

    def start(name: str, _attributes: Mapping[str, str]) -> None:
        if _local(name) == "si":
            lengths.append(0)

    def text(data: str) -> None:
        if lengths:
            lengths[-1] += len(data)

    parser = _parser()
    parser.StartElementHandler, parser.CharacterDataHandler = start, text
    if xml:
        _feed(parser, xml)
    return lengths


def percent_styles(xml: bytes) -> frozenset[str]:
    """Return which looks show a number as a percentage, by their places in the part of looks.

    :raise Refused: it is no XML, or defines entities.
    """
    percent, looks = set(_PERCENT_FORMATS), []
    is_in_looks = False
    for name, attributes in elements(xml) if xml else ():
        if name == "numFmt" and "%" in _SHOWN_ONLY.sub("", attributes.get("formatCode", "")):
            percent.add(attributes.get("numFmtId", ""))
        elif name in ("cellXfs", "cellStyles"):
            is_in_looks = name == "cellXfs"
        elif name == "xf" and is_in_looks:
            looks.append(attributes.get("numFmtId"))
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
        parser = _parser()
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._text
        _feed(parser, xml)

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        local = _local(name)
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

    def _end(self, name: str) -> None:
        """End an element."""
        local = _local(name)
        if local == "v":
            self._is_in_value = False
        elif local == "c" and self._cell is not None:
            self._take(self._cell)
            self._cell = None

    def _take(self, cell: _Cell) -> None:
        """Take in a cell that was read.

        Empty ones may stand anywhere: they carry a look to the end of the sheet, and the parser leaves them out.
        """
        if (cell.has_value or cell.has_formula) and (cell.place[0] >= MOST_ROWS or cell.place[1] >= MOST_COLUMNS):
            raise Refused(TOO_FAR)
        if cell.kind == "e":
            self.flaws[cell.place] = "This cell holds an error. Type the value itself."
        elif cell.has_formula and not cell.has_value:
            self.flaws[cell.place] = "This formula was never calculated. Type the value itself."
        elif cell.has_value and cell.look in self._looks:
            self.percents.add(cell.place)
        if cell.kind == "s" and cell.value:
            index = int("".join(cell.value))
            self.characters += self._shared[index] if 0 <= index < len(self._shared) else 0


def _parser() -> expat.XMLParserType:
    """Return a parser that refuses entities: no spreadsheet writes any, and a few can stand for endless text."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    return parser


def _refuse_doctype(*_about: object) -> None:
    """Refuse a document type."""
    raise Refused(BROKEN)


def _feed(parser: expat.XMLParserType, xml: bytes) -> None:
    """Parse a part.

    :raise Refused: it is no XML, or says what cannot be.
    """
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError) as error:
        raise Refused(BROKEN) from error


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
