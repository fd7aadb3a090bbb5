"""How tall rows are: LibreOffice does not measure wrapped text when it opens a file, and lines would overlap."""

import io
import re
import textwrap
import zipfile
from collections.abc import Iterable

#: One line of text, and the tallest row there can be, in points.
_LINE, _TALLEST = 15, 409
_FIXED = re.compile(rb'(<row [^>]*?) customHeight="1"')


def row_height(cells: Iterable[tuple[str, int]]) -> int:
    r"""Return how tall a row is, in points: each of its texts is wrapped within its column's width in characters.

    >>> row_height([]), row_height([("Agreed by all\nof them", 8)])
    (15, 45)
    """
    lines = max((sum(_lines(line, width) for line in text.split("\n")) for text, width in cells), default=1)
    return min(lines * _LINE, _TALLEST)


def let_rows_grow(data: bytes) -> bytes:
    """Return a workbook whose rows grow with what is typed: where a height was set, it is where the row begins."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            part = old.read(member)
            new.writestr(member, _FIXED.sub(rb"\1", part) if "worksheets/" in member.filename else part)
    return out.getvalue()


def _lines(text: str, width: int) -> int:
    """Return in how many lines a text without breaks is wrapped; widths count digits, and letters are narrower."""
    return len(textwrap.wrap(text, width * 11 // 10)) or 1
