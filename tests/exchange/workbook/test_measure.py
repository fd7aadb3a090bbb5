"""How far a file reaches is measured before anything is made of it: what is too large takes little room."""

import re
import time
import tracemalloc

import pytest

from tests.exchange.archives import only_message, repacked, with_cells
from tests.exchange.shares import one_action, plan


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
