"""Workbooks for tests: read, filled in and written anew, the way people change them in a spreadsheet program."""

import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import xlsxwriter
from python_calamine import CalamineWorkbook

from tracker.exchange.workbook.sheets import HEAD_ROW, SHEETS

_BY_NAME = {sheet.name: sheet for sheet in SHEETS}


class Book:
    """A workbook whose cells can be changed; `data` is the file. Rows are counted from 1 below the heads."""

    def __init__(self, data: bytes) -> None:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        self.sheets: dict[str, list[list[Any]]] = {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names
        }

    def fill(self, sheet: str, row: int, **values: Any) -> None:
        """Fill in cells of a row, by the names of their columns."""
        for key, value in values.items():
            self.sheets[sheet][HEAD_ROW - 1 + row][self.column(sheet, key)] = value

    def cell(self, sheet: str, row: int, key: str) -> Any:
        """Return a cell."""
        return self.sheets[sheet][HEAD_ROW - 1 + row][self.column(sheet, key)]

    def column(self, sheet: str, key: str) -> int:
        """Return where a column stands, from 0."""
        title = next(column.title for column in _BY_NAME[sheet].columns if column.key == key)
        return self.sheets[sheet][HEAD_ROW - 1].index(title)

    def rows(self, sheet: str) -> list[list[Any]]:
        """Return the rows of a sheet below its heads."""
        return self.sheets[sheet][HEAD_ROW:]

    @property
    def data(self) -> bytes:
        """Return the file."""
        return write_book(self.sheets)


def write_book(
    sheets: dict[str, list[list[Any]]],
    merged: Sequence[tuple[str, str]] = (),
    looks: Mapping[float, str] | None = None,
) -> bytes:
    """Return a workbook of plain cells; `merged` are ranges of cells to join, each with its sheet.

    `looks` are the formats of single numbers, by the number.
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    formats = {number: book.add_format({"num_format": look}) for number, look in (looks or {}).items()}
    for name, rows in sheets.items():
        page = book.add_worksheet(name)
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                _write(page, (row, column), cell, formats.get(cell) if isinstance(cell, float) else day)
        for range_ in (each for sheet, each in merged if sheet == name):
            page.merge_range(range_, "")
    book.close()
    return out.getvalue()


def _write(page: Any, place: tuple[int, int], cell: Any, look: Any) -> None:
    """Write one cell as what it is."""
    if isinstance(cell, date):
        page.write_datetime(*place, cell, look)
    elif isinstance(cell, float):
        page.write_number(*place, cell, look)
    elif isinstance(cell, bool | int):
        page.write(*place, cell)
    elif cell not in ("", None):
        page.write_string(*place, str(cell))
