"""Files that are no workbook of ours, or a broken one: each is answered in words."""

import csv as csv_module
import io
import random
import re
import time
import zipfile
from decimal import Decimal

import pytest

from tests.domain.documents import objective_with
from tests.exchange.archives import only_message, repacked
from tests.exchange.shares import MOST, csv, one_action, plan, said, share_of, xlsx
from tests.workbooks import Book, write_book
from tracker.domain.errors import Refused
from tracker.exchange.upload.facts import STRANGE
from tracker.exchange.workbook.file import open_workbook
from tracker.exchange.workbook.sheets import HEAD_ROW


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7", "This is a PDF, not a workbook. Download the workbook of the period"),
        (b"\x89PNG\r\n\x1a\n", "This is a picture, not a workbook."),
        (b"\xff\xd8\xff\xe0", "This is a picture, not a workbook."),
        (b"\n<!DOCTYPE html><html></html>", "This is a web page, not a workbook."),
        (b"Dear all, here is our report.", "neither an XLSX workbook nor a CSV file"),
        (b"", "This file is empty."),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "an old or a protected file"),
        (b"PK\x03\x04" + b"nothing" * 50, "damaged"),
    ],
)
def test_another_kind_of_file_is_refused(data: bytes, words: str) -> None:
    assert words in only_message(data)


def test_an_archive_of_something_else_is_refused(data: bytes) -> None:
    assert "neither" in only_message(repacked(data, lambda name, part: None if "workbook" in name else part))


@pytest.mark.parametrize(
    ("name", "part", "words"),
    [
        ("word/document.xml", b"<x/>", "This is a Word document, not a workbook."),
        ("ppt/presentation.xml", b"<x/>", "This is a presentation, not a workbook."),
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.text",
            "an OpenDocument text or presentation, not a workbook.",
        ),
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet", "save it as “Excel 2007-365 (.xlsx)”"),
    ],
)
def test_a_document_of_another_kind_is_named_whatever_its_file_is_called(name: str, part: bytes, words: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, part)
    for called in ("mine.xlsx", "mine.csv", "mine"):
        assert words in only_message(out.getvalue(), called)


def test_a_workbook_and_a_csv_file_are_known_whatever_they_are_called(data: bytes) -> None:
    for sent, called in ((data, "mine.csv"), (csv(one_action()), "mine.xlsx"), (csv(one_action()), "mine.txt")):
        found = plan(one_action(), sent, called)
        assert (found.findings, found.groups) == ((), ())


def test_a_workbook_of_somebody_else_is_refused() -> None:
    assert "no workbook of a reporting period" in only_message(write_book({"Sheet1": [["a"]]}))


def test_macros_are_refused(data: bytes) -> None:
    plain, macros = (
        b"openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"ms-excel.sheet.macroEnabled.main+xml",
    )
    assert "macros" in only_message(repacked(data, lambda name, part: part.replace(plain, macros)))
    assert "macros" in only_message(repacked(data, lambda name, part: part, **{"xl/vbaProject.bin": b"x"}))


def test_a_cut_file_is_refused(data: bytes) -> None:
    assert "damaged" in only_message(data[: len(data) // 2])


def test_days_counted_from_1904_are_refused(data: bytes) -> None:
    changed = repacked(data, lambda name, part: part.replace(b"<workbookPr", b'<workbookPr date1904="1"'))
    assert "1904" in only_message(changed)


def test_a_formula_counts_by_the_value_it_has_and_is_refused_without_one(data: bytes) -> None:
    share, book = one_action(), Book(data)
    book.fill("Reports", 1, status="On track", summary="@@")
    filled = book.data
    for inside, found in (
        (b'<c r="I4" t="str"><f>A1&amp;"x"</f><v>Half done.</v></c>', None),
        (b'<c r="I4"><f>A1</f></c>', "This formula was never calculated. Type the value itself."),
        (b'<c r="I4" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "This cell holds an error. Type the value itself."),
    ):
        changed = repacked(filled, lambda name, part, xml=inside: re.sub(rb'<c r="I4"[^>]*>.*?</c>', xml, part))
        result = plan(share, changed)
        if found is None:
            assert result.groups[0].step.report.summary == "Half done."  # type: ignore[union-attr]
        else:
            assert ("Reports", 4, "I", found) in said(result)


def test_merged_cells_are_named(data: bytes) -> None:
    book = Book(data)
    found = plan(one_action(), write_book(book.sheets, merged=[("Reports", "G4:H4")]))
    assert ("Reports", 4, "G", "The cells G4:H4 are merged. Split them, so that every row says its own.") in said(found)


def test_a_renamed_sheet_is_named(data: bytes) -> None:
    book = Book(data)
    book.sheets["My reports"] = book.sheets.pop("Reports")
    (finding,) = plan(one_action(), book.data).findings
    assert finding.message.startswith("The sheet Reports is missing or was renamed; there are: Instructions, ")


def test_columns_may_be_moved(data: bytes) -> None:
    book = Book(data)
    book.fill("Reports", 1, status="On track", summary="Half done.")
    for row in book.sheets["Reports"]:
        row.reverse()
    (group,) = plan(one_action(), book.data).groups
    assert group.step.report.summary == "Half done."  # type: ignore[union-attr]


def test_a_missing_or_renamed_or_doubled_column_is_named(data: bytes) -> None:
    book = Book(data)
    heads = book.sheets["Reports"][HEAD_ROW - 1]
    heads[book.column("Reports", "summary")] = "Summary"
    found = plan(one_action(), book.data)
    assert said(found) == [("Reports", 3, None, "The column “What happened” is missing or was renamed.")]
    assert found.notes[0].message == "There is no column “Summary”; what stands in it is not read."
    heads[heads.index("Summary")] = "Status"
    assert ("Reports", 3, "I", "The column “Status” stands twice.") in said(plan(one_action(), book.data))


def test_an_unknown_identifier_is_refused_where_something_was_typed(data: bytes) -> None:
    book = Book(data)
    book.fill("Reports", 1, id="1.1.1-A9")
    assert plan(one_action(), book.data).findings == ()
    book.fill("Reports", 1, status="On track", summary="x")
    assert said(plan(one_action(), book.data)) == [("Reports", 4, "A", STRANGE.format(noun="action"))]


def test_another_offices_action_is_as_unknown_as_any(data: bytes) -> None:
    book = Book(data)
    book.fill("Reports", 1, status="On track", summary="x")
    rows = objective_with({})
    rows.organization("o2", name="Second office")
    found = plan(share_of(rows, organization_ids=frozenset({"o2"})), book.data)
    assert [each[3] for each in said(found)] == [STRANGE.format(noun="action")]


def test_a_row_without_an_identifier_and_a_row_twice_are_refused(data: bytes) -> None:
    book = Book(data)
    book.fill("Reports", 1, status="On track", summary="x")
    book.sheets["Reports"].append(list(book.sheets["Reports"][HEAD_ROW]))
    assert said(plan(one_action(), book.data)) == [("Reports", 5, None, "This row stands twice; the first is row 4.")]
    book.fill("Reports", 2, id="")
    assert "no identifier" in said(plan(one_action(), book.data))[0][3]


def test_ten_thousand_rows_are_read_in_seconds_and_more_are_refused(data: bytes) -> None:
    book = Book(data)
    model = book.sheets["Reports"][HEAD_ROW]
    book.fill("Reports", 1, status="On track", summary="x")
    book.sheets["Reports"] += [[f"none-{number}", *model[1:]] for number in range(10_000)]
    for row in book.sheets["Reports"][HEAD_ROW + 1 :]:
        row[book.column("Reports", "summary")] = "x"
    began = time.monotonic()
    found = plan(one_action(), book.data)
    assert len(found.findings) == 10_000
    assert time.monotonic() - began < 20
    book.sheets["Reports"] += book.sheets["Reports"][HEAD_ROW:] * 2
    assert "10,000 rows" in only_message(book.data)


def test_a_csv_file_is_read_by_the_same_rules() -> None:
    share = one_action()
    rows = list(csv_module.reader(io.StringIO(csv(share).decode("utf-8-sig"))))
    heads = rows[1]
    rows[2][heads.index("Status")], rows[2][heads.index("What happened")] = "on track", "'=Half; done."
    rows[2][heads.index("Expected on")] = "1/2/2025"
    for separator in ",;":
        out = io.StringIO()
        csv_module.writer(out, delimiter=separator, lineterminator="\n").writerows(rows)
        found = plan(share, out.getvalue().encode(), "mine.csv")
        ((*place, words),) = said(found)
        assert (place, words[:52]) == (["Reports", 3, "M"], "Write the day as YYYY-MM-DD, for example 2026-03-31.")
        assert [each.after for each in found.groups[0].changes] == ["On track", "=Half; done."]


def test_a_csv_file_of_several_periods_is_refused() -> None:
    rows = csv(one_action()).decode("utf-8-sig").splitlines()
    other = rows[2].replace("FY2025 Q4", "FY2025 Q3").replace("1.1.1-A1", "1.1.1-A2")
    assert "for several periods" in only_message("\n".join([*rows, other]).encode(), "mine.csv")


def test_a_csv_file_that_does_not_say_its_period_is_refused() -> None:
    assert "do not say for what period" in only_message(csv(one_action()).replace(b"FY2025 Q4\r", b"\r"), "mine.csv")


@pytest.mark.parametrize("look", ["0%", "0.00%", '"about "0.0%', "[Red]0%"])
def test_a_number_that_is_shown_as_a_percentage_is_what_it_shows(look: str) -> None:
    rows = objective_with({})
    rows.metric("1.1.1-K1")
    share = share_of(rows)
    for format_code, value in ((look, "85.3"), ('0"%"', "0.853"), ("0\\%", "0.853")):
        book = Book(xlsx(share))
        book.fill("Readings", 1, value=0.853)
        (group,) = plan(share, write_book(book.sheets, looks={0.853: format_code})).groups
        assert group.step.new.value == Decimal(value), format_code  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xff\xfe\x00x", "not in UTF-8"),
        (b"a\x00b", "neither"),
        (b"a,b\n1,2\n", "The line with the heads of the columns is missing"),
        (b"x\n" * 20_000, "A sheet may have"),
    ],
)
def test_a_broken_csv_file_is_answered(data: bytes, words: str) -> None:
    assert words in only_message(data, "mine.csv")


def test_nothing_that_is_flipped_breaks_it(data: bytes) -> None:
    """Some bytes of the file are changed at a time; each time it is read, or refused in words."""
    for place in range(0, len(data), 97):
        flipped = data[:place] + bytes([data[place] ^ 0x41]) + data[place + 1 :]
        plan(one_action(), flipped)


def test_nothing_that_is_garbled_within_breaks_it(data: bytes) -> None:
    chance = random.Random(7)

    def garble(_name: str, part: bytes) -> bytes:
        place = chance.randrange(len(part))
        return part[:place] + bytes([chance.randrange(256)]) + part[place + chance.randrange(3) :]

    for _ in range(60):
        plan(one_action(), repacked(data, garble))


def test_the_size_limit_is_a_setting(data: bytes) -> None:
    with pytest.raises(Refused, match="unpacks to more"):
        open_workbook(data, {"Reports"}, most_unpacked=1_000)
    assert open_workbook(data, {"Reports"}, most_unpacked=MOST)["Reports"].rows
