"""A period's workbook as a file: XLSX to fill in offline, and its reports as CSV."""

import csv
import io
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tracker.exchange.file_name import file_name
from tracker.exchange.workbook.cells import guard, letter, shown
from tracker.exchange.workbook.heights import let_rows_grow, row_height
from tracker.exchange.workbook.rows import Cells, Content
from tracker.exchange.workbook.sheets import (
    ABOUT,
    ANSWERS,
    HEAD_ROW,
    INSTRUCTIONS,
    REPORTS,
    REPORTS_FILE,
    SHEETS,
    STATUSES,
    Column,
    Sheet,
    Takes,
)
from tracker.formatters import format_date, format_period

#: The sign after a percentage is only shown: whoever types "40%", which is 0.4, sees "0%" at once.
_FORMATS = {Takes.DAY: "yyyy-mm-dd", Takes.PERCENT: '0"%"', Takes.NUMBER: "General"}
#: What a cell may be filled with, as a formula about the first one, and what is said of anything else. OR and AND look
#: at all they are given: a function of numbers beside a text would make the whole an error, which refuses the text.
_RULES = {
    Takes.PERCENT: (
        '=IF(ISNUMBER({0}),AND({0}>=0,{0}<=100,{0}=INT({0})),{0}="(clear)")',
        "Type a whole number from 0 to 100, without the % sign.",
    ),
    Takes.DAY: (
        '=OR({0}="(clear)",ISNUMBER({0}),LEN({0})=10)',
        "Write the day as YYYY-MM-DD, for example 2026-03-31.",
    ),
}
#: How many rows below the last may be filled in and still have their lists to choose from.
_SPARE_ROWS = 20
_INSTRUCTIONS_WIDTH = 100

_INSTRUCTIONS = (
    "Fill in the white cells; the grey ones say what a row is about and are locked.",
    "What you leave as it is stays as it is, and so does what you leave blank. (clear) erases what stood there, where "
    "that makes sense.",
    "Reports: choose a status and say in a sentence or two what happened. At risk and off track also ask why, what "
    "would recover it, and the day you now expect.",
    "Milestones: the day it was achieved, what shows it, and where that can be found. A milestone goes with the report "
    "on its action.",
    "Readings: a value, or why there is no new data.",
    "Contributions: yes or no; with no, say why.",
    "A row that holds a draft of yours is sent once you change it, or answer yes under Send the draft.",
    "Days are written as YYYY-MM-DD, percentages as whole numbers from 0 to 100. “Why only now” is asked for where the "
    "day lies in a period that is closed.",
    "Do not rename sheets or heads of columns and do not merge cells. Columns may be moved and rows left out.",
    "Save it as an Excel workbook (.xlsx) and upload it where you downloaded it. It is checked first; you see every "
    "change before anything is written.",
)


def write_workbook(content: Content) -> bytes:
    """Return a period's workbook as XLSX."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    strategy = content.share.document.strategy
    book.set_properties({"title": f"{strategy.title}, {content.share.period.label}", "comments": content.marking})
    _write_instructions(book, content)
    for sheet in SHEETS:
        _SheetWriter(book, sheet, content).write()
    about = book.add_worksheet(ABOUT)
    for index, (name, value) in enumerate(content.about.items()):
        about.write_row(index, 0, (name, value))
    about.protect()
    about.very_hidden()
    book.close()
    return let_rows_grow(out.getvalue())


def write_reports(content: Content) -> bytes:
    """Return the sheet of reports as CSV in UTF-8 with a byte-order mark; no cell of text is taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([f"# {content.marking} · {_what(content)}"])
    writer.writerow([column.title for column in REPORTS_FILE.columns])
    for cells in content.rows[REPORTS]:
        writer.writerow([_plain(cells.get(column.key), column) for column in REPORTS_FILE.columns])
    return out.getvalue().encode("utf-8-sig")


def workbook_name(content: Content, ending: str) -> str:
    """Return the name of the file."""
    share, document = content.share, content.share.document
    words = (document.strategy.slug, share.period.label, share.on.isoformat())
    return file_name(*words, is_illustrative=document.plan.is_illustrative, ending=ending)


def _what(content: Content) -> str:
    """Return what a workbook is, in a line."""
    share = content.share
    return f"{share.document.strategy.title}, {format_period(share.period)}, as of {format_date(share.on)}"


def _plain(value: Any, column: Column) -> str:
    """Return a cell of a CSV file."""
    if value is None:
        return ""
    return guard(shown(value)) if column.takes is Takes.TEXT else shown(value)


def _write_instructions(book: xlsxwriter.Workbook, content: Content) -> None:
    """Write the first sheet."""
    sheet = book.add_worksheet(INSTRUCTIONS)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True, "font_size": 14, "text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, _INSTRUCTIONS_WIDTH)
    sheet.write_string(0, 0, content.marking, wrapped)
    sheet.write_string(1, 0, _what(content), bold)
    sheet.set_row(1, row_height([(_what(content), _INSTRUCTIONS_WIDTH * 11 // 14)]) * 14 / 11)
    for index, line in enumerate(_INSTRUCTIONS, 3):
        sheet.set_row(index, row_height([(line, _INSTRUCTIONS_WIDTH)]))
        sheet.write_string(index, 0, line, wrapped)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L{content.marking.replace('&', '&&')[:120]}&RPage &P of &N")
    sheet.protect()


class _SheetWriter:
    """Writes one sheet: the marking, what it is, the heads of the columns, and the rows."""

    def __init__(self, book: xlsxwriter.Workbook, sheet: Sheet, content: Content) -> None:
        self.book = book
        self.sheet = sheet
        self.content = content
        self.rows = content.rows[sheet]
        self.page: Worksheet = book.add_worksheet(sheet.name)
        self.formats: Mapping[str, Format] = {column.key: self._format(column) for column in sheet.columns}

    def write(self) -> None:
        """Write the sheet."""
        empty = "" if self.rows else ". There is nothing to fill in here"
        self.page.write_string(0, self.sheet.first_shown, self.content.marking)
        self.page.write_string(1, self.sheet.first_shown, f"{self.sheet.name}: {_what(self.content)}{empty}")
        head = self.book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#DFE1E2", "border": 1}
        )
        # a bold head beside the arrow of the filter has some letters less
        heads = [(column.title, column.width - 3) for column in self.sheet.columns if not column.is_hidden]
        self.page.set_row(HEAD_ROW - 1, row_height(heads))
        for index, column in enumerate(self.sheet.columns):
            self.page.write_string(HEAD_ROW - 1, index, column.title, head)
            self._set_up(index, column)
        for offset, cells in enumerate(self.rows):
            self._write_row(HEAD_ROW + offset, cells)
        self._finish()

    def _set_up(self, index: int, column: Column) -> None:
        """Set a column's width, and what its cells may be filled with."""
        self.page.set_column(index, index, column.width, None, {"hidden": column.is_hidden})
        rule = {} if column.is_locked else self._rule(index, column)
        if rule:
            last = HEAD_ROW + len(self.rows) + _SPARE_ROWS
            self.page.data_validation(HEAD_ROW, index, last, index, {**rule, "error_title": column.title})

    def _rule(self, index: int, column: Column) -> dict[str, Any]:
        """Return what a column's cells are checked by while one types, if by anything."""
        choices = {Takes.STATUS: STATUSES, Takes.YES_OR_NO: ANSWERS}.get(column.takes)
        if choices is not None:
            return {"validate": "list", "source": list(choices)}
        if column.takes not in _RULES:
            return {}
        formula, words = _RULES[column.takes]
        first = f"{letter(index)}{HEAD_ROW + 1}"
        return {"validate": "custom", "value": formula.format(first), "error_message": words}

    def _write_row(self, row: int, cells: Cells) -> None:
        """Write one row, as tall as its longest text."""
        texts = [(column, cells.get(column.key)) for column in self.sheet.columns if column.takes is Takes.TEXT]
        shown_texts = [(shown(value), column.width) for column, value in texts if value and not column.is_hidden]
        self.page.set_row(row, row_height(shown_texts))
        for index, column in enumerate(self.sheet.columns):
            value, look = cells.get(column.key), self.formats[column.key]
            if value is None:
                self.page.write_blank(row, index, None, look)
            elif column.takes is Takes.DAY and isinstance(value, date):
                self.page.write_datetime(row, index, value, look)
            elif column.takes in (Takes.PERCENT, Takes.NUMBER) and isinstance(value, int | Decimal):
                self.page.write_number(row, index, float(value), look)
            else:
                self.page.write_string(row, index, shown(value), look)

    def _finish(self) -> None:
        """Lock what is locked, and keep the heads in sight on screen and paper."""
        last = HEAD_ROW + max(len(self.rows), 1) - 1
        self.page.autofilter(HEAD_ROW - 1, 0, last, len(self.sheet.columns) - 1)
        self.page.freeze_panes(HEAD_ROW, self.sheet.first_shown + 2)
        self.page.set_landscape()
        self.page.set_print_scale(65)
        self.page.repeat_rows(HEAD_ROW - 1)
        self.page.repeat_columns(self.sheet.first_shown)
        self.page.set_header(f"&L{self.content.marking.replace('&', '&&')[:120]}")
        allowed = ("format_cells", "format_columns", "format_rows", "sort", "autofilter")
        self.page.protect("", dict.fromkeys(allowed, True))

    def _format(self, column: Column) -> Format:
        """Return how a column's cells look: text stays text, whatever it begins with."""
        look: dict[str, Any] = {"valign": "top", "border": 1, "border_color": "#C9C9C9", "locked": column.is_locked}
        if column.takes is Takes.TEXT:
            look |= {"num_format": "@", "text_wrap": True}
        look |= {"num_format": _FORMATS[column.takes]} if column.takes in _FORMATS else {}
        look |= {"bg_color": "#F0F0F0"} if column.is_locked else {}
        return self.book.add_format(look)
