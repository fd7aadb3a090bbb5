"""Files that are no workbook of ours, or a broken one: each is answered in words."""

import csv as csv_module
import io
import random
import re
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from decimal import Decimal

import pytest

from tests.domain.documents import objective_with
from tests.exchange.shares import MOST, csv, one_action, plan, said, share_of, xlsx
from tests.workbooks import Book, write_book
from tracker.domain.errors import Refused
from tracker.exchange.upload.facts import STRANGE
from tracker.exchange.workbook.file import open_workbook
from tracker.exchange.workbook.sheets import HEAD_ROW


@pytest.fixture(scope="module")
def data() -> bytes:
    return xlsx(one_action())


def repacked(data: bytes, change: Callable[[str, bytes], bytes | None], **more: bytes) -> bytes:
    """Return an archive with its parts changed; None leaves one out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = change(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
        for name, part in more.items():
            new.writestr(name.replace("__", "/"), part)
    return out.getvalue()


def with_cells(data: bytes, xml: bytes) -> bytes:
    """Return a workbook whose sheet of reports holds these rows as well."""
    return repacked(data, lambda name, part: part.replace(b"</sheetData>", xml + b"</sheetData>")
                    if name.endswith("sheet2.xml") else part)  # fmt: skip


def only_message(data: bytes, name: str = "mine.xlsx") -> str:
    (finding,) = plan(one_action(), data, name).findings
    return finding.message


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


def test_a_zip_bomb_is_refused_before_it_is_parsed(data: bytes) -> None:
    bomb = repacked(data, lambda name, part: part, xl__bomb=b"0" * (200 * 2**20))
    assert len(bomb) < 2**20
    began = time.monotonic()
    assert "unpacks to more" in only_message(bomb)
    assert time.monotonic() - began < 20


@pytest.mark.parametrize(
    ("part", "xml"),
    [
        ("xl/styles.xml", b"<x><cellXfs>%s</cellXfs></x>" % (b"<xf/>" * 500_000)),
        ("xl/styles.xml", b"<x>%s</x>" % (b"<x/>" * 500_000)),
        ("xl/styles.xml", b"<x %s/>" % b" ".join(b'a%d=""' % number for number in range(500_000))),
        ("[Content_Types].xml", b"<x>%s</x>" % (b'<x ContentType="x"/>' * 400_000)),
        ("xl/_rels/workbook.xml.rels", b"<x>%s</x>" % (b"<x/>" * 500_000)),
        ("xl/_rels/workbook.xml.rels", b"<x>%s</x>" % b"".join(b'<Relationship Id="%d"/>' % n for n in range(500_000))),
        ("xl/workbook.xml", b"<x>%s</x>" % b"".join(b'<sheet name="%d"/>' % number for number in range(500_000))),
        ("xl/sharedStrings.xml", b"<sst>%s</sst>" % (b"<si/>" * 2_100_000)),
        ("xl/worksheets/sheet2.xml", b"<x><row>%s</row></x>" % (b'<c t="e"/>' * 400_000)),
        (
            "xl/worksheets/sheet2.xml",
            b"<x>%s</x>" % (b"<row>%s</row>" % (b'<c t="e"/>' * 200) * 5_000),
        ),
    ],
    ids=["looks", "styles", "attributes", "types", "relations", "related", "sheets", "texts", "a long row", "flaws"],
)
def test_a_small_file_of_many_elements_takes_little_room(data: bytes, part: str, xml: bytes) -> None:
    bomb = repacked(data, lambda name, old: xml if name == part else old)
    assert len(bomb) < 2**21
    tracemalloc.start()
    try:
        plan(one_action(), bomb)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 3 * len(xml) + 20 * 2**20


def test_sizes_that_an_archive_lies_about_are_not_believed(data: bytes) -> None:
    bomb = bytearray(repacked(data, lambda name, part: part, xl__bomb=b"0" * (100 * 2**20)))
    real, told = (100 * 2**20).to_bytes(4, "little"), (10).to_bytes(4, "little")
    assert re.search(b"damaged|unpacks", only_message(bytes(bomb).replace(real, told)).encode())


@pytest.mark.parametrize(
    "xml",
    [
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        b"<row r='1048576'><c r='A1048576'><v>1</v></c></row>",
        b'<row r="9"><c r="XFD9"><v>1</v></c></row>',
        b"<row>" + b"<c/>" * 500 + b"<c><v>1</v></c></row>",
        b"<row/>" * 20_000 + b"<row><c><v>1</v></c></row>",
        b'<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>x</t></is></c></row>',
        b'<row r="1048576"><c r="A1048576"><f>A1</f></c></row>',
    ],
)
def test_a_cell_far_out_makes_no_room_for_all_before_it(data: bytes, xml: bytes) -> None:
    assert "A sheet may have 10,000 rows" in only_message(with_cells(data, xml))


def test_empty_cells_at_the_end_of_the_sheet_are_no_reason_to_refuse(data: bytes) -> None:
    xml = b'<row r="40"><c r="XFD40" s="1"/></row><row r="1048576" ht="12.8"><c r="XFD1048576" s="1"></c></row>'
    found = plan(one_action(), with_cells(data, xml))
    assert (found.findings, found.groups) == ((), ())


def test_one_long_text_named_a_thousand_times_is_refused(data: bytes) -> None:
    cells = b"".join(b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (row, row) for row in range(50, 8_000))
    long = repacked(with_cells(data, cells), lambda name, part: re.sub(rb"<si>", b"<si><t>" + b"x" * 100_000 + b"</t>",
                    part, count=1) if name.endswith("sharedStrings.xml") else part)  # fmt: skip
    assert "unpacks to more" in only_message(long)


def test_entities_are_refused(data: bytes) -> None:
    entity = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><worksheet'
    assert "damaged" in only_message(repacked(data, lambda name, part: part.replace(b"<worksheet", entity)))


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
