"""Opening an uploaded workbook without trusting it: what it may hold is measured before a parser sees it.

What the parser is given is packed anew from what was measured, so that nothing it unpacks is larger than it seemed.
"""

import csv
import io
import zipfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from tracker.domain.archive import ARCHIVE, ArchiveTooLarge, BrokenArchive, read_parts
from tracker.domain.errors import Refused
from tracker.exchange.workbook.cells import letter, unguard
from tracker.exchange.workbook.kinds import OLD, WRONG_KIND, refuse_other_archive
from tracker.exchange.workbook.measure import (
    BROKEN,
    MOST_ROWS,
    TOO_FAR,
    TOO_LARGE,
    Place,
    SheetMeasure,
    percent_styles,
    read_part,
    text_lengths,
)

Row = list[Any]

#: The most sheets, and files of other kinds, that a workbook may name.
_MOST_SHEETS = 1_000

_XLSX_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_BOOK, _RELATIONS, _TYPES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet as it stands in the file: its rows from the first one on; `flaws` are cells without a value to take.

    `flaws` maps row and column, both counted from 0, to what is wrong there. `merged` are ranges of joined cells, each
    as the first and the last cell. `percents` are cells that show their number as a percentage.
    """

    rows: list[Row]
    flaws: Mapping[Place, str] = field(default_factory=dict)
    percents: Collection[Place] = ()
    merged: tuple[tuple[Place, Place], ...] = ()


def open_workbook(data: bytes, wanted: Collection[str], *, most_unpacked: int) -> dict[str, Table]:
    """Return the sheets of an XLSX workbook by name; of those that are not wanted nothing but the name.

    :raise Refused: it is none, has macros, is damaged, or unpacks to more than `most_unpacked` bytes.
    """
    if data.startswith(OLD):
        raise Refused("This is an old or a protected file. Save it as “Excel workbook (.xlsx)” without a password.")
    if not data.startswith(ARCHIVE):
        raise Refused(WRONG_KIND)
    parts = _unpack(data, most_unpacked)
    _require_workbook(parts)
    places = _sheet_parts(parts)
    read = {name: part for name, part in places.items() if name in wanted}
    measures = _measure(parts, read, most_unpacked)
    return dict.fromkeys(places, Table([])) | _parse(parts, measures)


def open_csv(data: bytes) -> Table:
    """Return the rows of a CSV file, each text as it was before it was guarded.

    :raise Refused: it is not text in UTF-8, or has too many rows.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused("This file is not in UTF-8: save it as “CSV UTF-8”, then upload it again.") from error
    if "\x00" in text:
        raise Refused(WRONG_KIND)
    heads = next((line for line in text.splitlines() if "Identifier" in line), "")
    separator = ";" if heads.count(";") > heads.count(",") else ","
    rows: list[Row] = []
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            rows.append([unguard(cell) for cell in cells])
            if len(rows) > MOST_ROWS:
                raise Refused(TOO_FAR)
    except csv.Error as error:
        raise Refused("This file cannot be read as CSV.") from error
    return Table(rows)


def range_name(first: Place, last: Place) -> str:
    """Return the name of a range of cells.

    >>> range_name((1, 2), (3, 2))
    'C2:C4'
    """
    return ":".join(f"{letter(column)}{row + 1}" for row, column in (first, last))


def _unpack(data: bytes, most: int) -> dict[str, bytes]:
    """Return the files of an archive by name.

    :raise Refused: there is too much of it, or it is damaged.
    """
    try:
        return dict(read_parts(data, most=most))
    except ArchiveTooLarge as error:
        raise Refused(TOO_LARGE) from error
    except BrokenArchive as error:
        raise Refused(BROKEN) from error


def _require_workbook(parts: Mapping[str, bytes]) -> None:
    """Refuse an archive that is no plain workbook."""
    refuse_other_archive(parts, parts.get("mimetype", b""))
    if _TYPES not in parts or _BOOK not in parts or _RELATIONS not in parts:
        raise Refused(WRONG_KIND)
    found = {"macroEnabled": False, _XLSX_MAIN: False}

    def start(_name: str, attributes: Mapping[str, str]) -> None:
        kind = attributes.get("ContentType", "")
        found["macroEnabled"] |= "macroEnabled" in kind
        found[_XLSX_MAIN] |= kind == _XLSX_MAIN

    read_part(parts[_TYPES], start=start)
    if found["macroEnabled"] or any(name.endswith("vbaProject.bin") for name in parts):
        raise Refused("This workbook has macros (.xlsm): save it as “Excel workbook (.xlsx)”, then upload it again.")
    if not found[_XLSX_MAIN]:
        raise Refused(WRONG_KIND)


def _sheet_parts(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Return which file of a workbook holds each sheet, by the sheet's name.

    :raise Refused: it counts days in another way than all others, or has more sheets than it can have files.
    """
    targets: dict[str, str] = {}
    relations: dict[str, str] = {}

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship":
            targets[attributes.get("Id", "")] = attributes.get("Target", "")
        if name == "workbookPr" and attributes.get("date1904") in ("1", "true"):
            raise Refused("This workbook counts days from 1904: switch that off in its options and check its days.")
        if name == "sheet":
            relation = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            relations[attributes.get("name", "")] = relation
        if max(len(targets), len(relations)) > _MOST_SHEETS:
            raise Refused(BROKEN)

    for part in (_RELATIONS, _BOOK):
        read_part(parts[part], start=start)
    return {name: _place(targets.get(relation, "")) for name, relation in relations.items()}


def _place(target: str) -> str:
    """Return the file that a relation of a workbook leads to."""
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _measure(parts: Mapping[str, bytes], places: Mapping[str, str], most: int) -> dict[str, SheetMeasure]:
    """Return what was measured of each sheet, by its name.

    :raise Refused: a sheet reaches too far, or together they hold too much.
    """
    shared = text_lengths(parts.get("xl/sharedStrings.xml", b""))
    looks = percent_styles(parts.get("xl/styles.xml", b""))
    measures: dict[str, SheetMeasure] = {}
    for name, part in places.items():
        measures[name] = SheetMeasure(shared, looks)
        if part not in parts:
            raise Refused(BROKEN)
        measures[name].read(parts[part])
        if sum(measure.characters for measure in measures.values()) > most:
            raise Refused(TOO_LARGE)
    return measures


def _parse(parts: Mapping[str, bytes], measures: Mapping[str, SheetMeasure]) -> dict[str, Table]:
    """Return the sheets of a workbook that was measured."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(packed.getvalue())) as book:
            return {name: _table(book, name, measure) for name, measure in measures.items()}
    except (CalamineError, ValueError, OverflowError) as error:
        raise Refused(BROKEN) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # how the parser's own mistakes arrive; it is no Exception
            raise Refused(BROKEN) from error
        raise


def _table(book: CalamineWorkbook, name: str, measure: SheetMeasure) -> Table:
    """Return one sheet."""
    sheet = book.get_sheet_by_name(name)
    merged = tuple(sheet.merged_cell_ranges or ())
    return Table(sheet.to_python(skip_empty_area=False), measure.flaws, measure.percents, merged)
