"""What an uploaded workbook says: the filled-in cells of each row, and everything that cannot be read, by its place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tracker.domain.errors import Refused
from tracker.exchange.workbook.cells import Value, as_shown, letter, read_cell, read_count
from tracker.exchange.workbook.file import Row, Table, open_csv, open_workbook, range_name
from tracker.exchange.workbook.kinds import is_csv
from tracker.exchange.workbook.sheets import ABOUT, LAYOUT, REPORTS_FILE, SHEETS, Column, Sheet, Takes

#: How far down the heads of the columns are looked for.
_HEADS_WITHIN = 20
#: What is said of a sheet of the workbook that was saved as CSV: it does not say of what period it is.
_ONE_SHEET = (
    "The column “Period” is missing. Where this is one sheet of the workbook, save the whole of it as “Excel workbook "
    "(.xlsx)” and upload that."
)


#: A place in a file: sheet, row and column, as far as it has them.
Cell = tuple[str | None, int | None, str | None]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong with a file: where, as its sheet, row (from 1) and column letter, and what."""

    sheet: str | None
    row: int | None
    column: str | None
    message: str

    @property
    def place(self) -> str:
        """Return the place in words."""
        parts = [f"sheet {self.sheet}" if self.sheet else "", f"row {self.row}" if self.row else ""]
        words = ", ".join(part for part in [*parts, f"column {self.column}" if self.column else ""] if part)
        return words[:1].upper() + words[1:] or "The file"

    @property
    def cell(self) -> Cell:
        """Return the place as it is compared."""
        return self.sheet, self.row, self.column


@dataclass(frozen=True, slots=True)
class FilledRow:
    """One row of a sheet: its number, what is typed in it by column, and the letter of each column.

    `values` holds no blank cell. `about` are the texts that name the row. `unread` are the columns whose cells could
    not be read.
    """

    sheet: Sheet
    row: int
    about: Mapping[str, str]
    values: Mapping[str, Value]
    letters: Mapping[str, str]
    unread: frozenset[str] = frozenset()

    @property
    def key(self) -> tuple[str, ...]:
        """Return what the row is about."""
        return tuple(self.about.get(name, "") for name in self.sheet.identity)

    def finding(self, message: str, column: str | None = None) -> Finding:
        """Return what is wrong with the row, or with its cell in a column."""
        return Finding(self.sheet.name, self.row, self.letters.get(column or ""), message)


@dataclass(slots=True)
class Filled:
    """A file as it was read: of what strategy and period, its rows, what is wrong, and what is only worth saying.

    `record` is how far the record went when it was downloaded, as far as it says so.
    """

    strategy_id: str | None = None
    period: str | None = None
    record: int | None = None
    rows: list[FilledRow] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)


def read_upload(name: str, data: bytes, *, most_unpacked: int) -> Filled:
    """Return what an uploaded file says; a file that cannot be read at all is a finding without a place."""
    filled = Filled()
    try:
        if is_csv(name, data):
            _read_sheet(filled, REPORTS_FILE, open_csv(data))
            _take_about(filled)
        else:
            wanted = {ABOUT, *(sheet.name for sheet in SHEETS)}
            _read_sheets(filled, open_workbook(data, wanted, most_unpacked=most_unpacked))
    except Refused as refusal:
        filled.findings.append(Finding(None, None, None, str(refusal)))
    return filled


def _read_sheets(filled: Filled, tables: Mapping[str, Table]) -> None:
    """Read a workbook's sheets.

    :raise Refused: it is none of ours, or of another layout.
    """
    if ABOUT not in tables:
        raise Refused("This is no workbook of a reporting period: download one, fill it in, and upload that.")
    about = {str(row[0]): str(row[1]) for row in tables[ABOUT].rows if len(row) > 1}
    if about.get("layout") != str(LAYOUT) or not about.get("period"):
        raise Refused("This workbook is of another version: download it anew, and copy your words into it.")
    filled.strategy_id, filled.period = about.get("strategy"), about.get("period")
    filled.record = read_count(about.get("record", ""))
    there = ", ".join(name for name in tables if name != ABOUT)
    for sheet in SHEETS:
        if sheet.name in tables:
            _read_sheet(filled, sheet, tables[sheet.name])
        else:
            message = f"The sheet {sheet.name} is missing or was renamed; there are: {there}."
            filled.findings.append(Finding(sheet.name, None, None, message))


def _take_about(filled: Filled) -> None:
    """Take from the rows of a CSV file for what period it is, and how far the record went at the oldest of them."""
    periods = {row.about.get("period", "") for row in filled.rows}
    if len(periods) > 1:
        raise Refused("The rows of this file are for several periods. Upload each period on its own.")
    if "" in periods:
        raise Refused("The rows of this file do not say for what period they are.")
    filled.period = next(iter(periods), None)
    filled.record = min((read_count(row.about.get("record", "")) or 0 for row in filled.rows), default=None)


def _read_sheet(filled: Filled, sheet: Sheet, table: Table) -> None:
    """Read the rows of one sheet."""
    head = _find_head(sheet, table.rows)
    if head is None:
        message = f"The line with the heads of the columns is missing; the first is “{sheet.columns[0].title}”."
        filled.findings.append(Finding(sheet.name, None, None, message))
        return
    columns = _columns(filled, sheet, head, table.rows[head])
    _check_merged(filled, sheet, table, head)
    if columns is None:
        return
    seen: dict[tuple[str, ...], int] = {}
    for index, cells in enumerate(table.rows[head + 1 :], head + 1):
        row = _read_row(filled, sheet, table, columns, (index, cells))
        if row is None:
            continue
        if row.key in seen:
            filled.findings.append(row.finding(f"This row stands twice; the first is row {seen[row.key]}."))
            continue
        seen[row.key] = row.row
        filled.rows.append(row)


def _find_head(sheet: Sheet, rows: Sequence[Row]) -> int | None:
    """Return which row holds the heads of the columns, counted from 0."""
    wanted = sheet.columns[0].title.lower()
    for index, row in enumerate(rows[:_HEADS_WITHIN]):
        if any(_title(cell) == wanted for cell in row):
            return index
    return None


def _title(cell: Any) -> str:
    """Return the head of a column as it is compared."""
    return " ".join(cell.split()).lower() if isinstance(cell, str) else ""


def _columns(filled: Filled, sheet: Sheet, head: int, cells: Row) -> dict[int, Column] | None:
    """Return the columns by their place, in whatever order; None where one is missing or stands twice."""
    found: dict[int, Column] = {}
    wrong: list[Finding] = []
    for index, cell in enumerate(cells):
        column = sheet.by_title.get(_title(cell))
        if column is None:
            if _title(cell):
                message = f"There is no column “{str(cell).strip()[:60]}”; what stands in it is not read."
                filled.notes.append(Finding(sheet.name, head + 1, letter(index), message))
        elif column in found.values():
            wrong.append(Finding(sheet.name, head + 1, letter(index), f"The column “{column.title}” stands twice."))
        else:
            found[index] = column
    for column in sheet.needed:
        if column not in found.values():
            message = (
                _ONE_SHEET if column.key == "period" else f"The column “{column.title}” is missing or was renamed."
            )
            wrong.append(Finding(sheet.name, head + 1, None, message))
    filled.findings += wrong
    return None if wrong else found


def _check_merged(filled: Filled, sheet: Sheet, table: Table, head: int) -> None:
    """Say which cells are joined: what several rows say in one cell is said by none but the first."""
    for first, last in table.merged:
        if last[0] >= head:
            message = f"The cells {range_name(first, last)} are merged. Split them, so that every row says its own."
            filled.findings.append(Finding(sheet.name, max(first[0], head) + 1, letter(first[1]), message))


def _read_row(
    filled: Filled, sheet: Sheet, table: Table, columns: Mapping[int, Column], row: tuple[int, Row]
) -> FilledRow | None:
    """Return what a row says, or None where it says nothing or cannot be told whose it is."""
    index, cells = row
    letters = {column.key: letter(place) for place, column in columns.items()}
    about = {column.key: _text(cells, place) for place, column in columns.items() if column.is_locked}
    values: dict[str, Value] = {}
    wrong = list(_read_cells(table, columns, row, values))
    read = FilledRow(sheet, index + 1, about, values, letters, frozenset(key for key, _ in wrong))
    if not all(read.key):
        if values or wrong:
            filled.findings.append(read.finding("This row has no identifier, so it cannot be told what it is about."))
        return None
    filled.findings += [read.finding(message, key) for key, message in wrong]
    return read


def _read_cells(
    table: Table, columns: Mapping[int, Column], row: tuple[int, Row], values: dict[str, Value]
) -> Iterator[tuple[str, str]]:
    """Read the cells that may be filled in into `values`; yield the column and the sentence for what is wrong."""
    index, cells = row
    for place, column in columns.items():
        if column.is_locked or place >= len(cells):
            continue
        if (index, place) in table.flaws:
            yield column.key, table.flaws[index, place]
            continue
        cell = cells[place]
        if (index, place) in table.percents and column.takes in (Takes.PERCENT, Takes.NUMBER):
            cell = as_shown(cell)
        try:
            value = read_cell(column, cell)
        except Refused as refusal:
            yield column.key, str(refusal)
        else:
            if value is not None:
                values[column.key] = value


def _text(cells: Row, place: int) -> str:
    """Return a cell that says what a row is about."""
    cell = cells[place] if place < len(cells) else ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return str(cell).strip()
