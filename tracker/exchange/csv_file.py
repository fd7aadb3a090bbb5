"""Tables as CSV files that a spreadsheet opens safely."""

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(caption: str, table: Iterable[Sequence[str]]) -> bytes:
    """Return a table as CSV in UTF-8 with a byte-order mark, headed by a line that says what it is.

    A cell that a spreadsheet would take for a formula is given an apostrophe, unless it is a plain number.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([f"# {caption}"])
    writer.writerows([neutral_cell(cell) for cell in row] for row in table)
    return out.getvalue().encode("utf-8-sig")


def neutral_cell(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    >>> neutral_cell("=1+1"), neutral_cell("-12.5")
    ("'=1+1", '-12.5')
    """
    if not cell.startswith(_FORMULA) or _is_number(cell):
        return cell
    return f"'{cell}"


def _is_number(cell: str) -> bool:
    """Return whether a cell is a plain number."""
    try:
        float(cell)
    except ValueError:
        return False
    return True
