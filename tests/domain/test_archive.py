"""Archives and XML from outside: what they hold is handed on, and too much or nonsense is refused."""

import io
import zipfile

import pytest

from tracker.domain.archive import ArchiveTooLarge, BrokenArchive, read_parts, read_xml


def archive(*parts: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts:
            packed.writestr(name, part)
    return out.getvalue()


def test_parts_come_with_their_names_up_to_the_most_that_is_taken() -> None:
    data = archive(("a", b"x" * 60), ("b", b"y" * 40))
    assert list(read_parts(data, most=100)) == [("a", b"x" * 60), ("b", b"y" * 40)]
    with pytest.raises(ArchiveTooLarge):
        list(read_parts(data, most=99))


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04nothing", archive(("a", b"x" * 999))[:-9], archive(*((str(n), b"") for n in range(1_001)))],
    ids=["empty", "nothing", "cut", "too many"],
)
def test_what_is_no_archive_is_refused(data: bytes) -> None:
    with pytest.raises(BrokenArchive):
        list(read_parts(data, most=2**20))


def test_xml_is_told_as_it_is_read() -> None:
    said: list[str] = []
    read_xml(
        b"<a b='1 &lt; 2'>x &amp;<c/><![CDATA[<y>]]></a>",
        start=lambda name, attributes: said.append(f"{name} {dict(attributes)}"),
        end=lambda name: said.append(f"/{name}"),
        text=said.append,
    )
    assert said == ["a {'b': '1 < 2'}", "x &", "c {}", "/c", "<y>", "/a"]


def test_a_long_text_is_read_and_a_tag_without_end_is_refused() -> None:
    pieces: list[str] = []
    read_xml(b"<a>" + b"x" * 2**21 + b"</a>", text=pieces.append)
    assert len("".join(pieces)) == 2**21
    with pytest.raises(BrokenArchive):
        read_xml(b"<a " + b" ".join(b'b%d=""' % number for number in range(100_000)) + b"/>")


@pytest.mark.parametrize("xml", [b"", b"<a>", b"a", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', b"<a>\xff</a>"])
def test_what_is_no_xml_or_defines_entities_is_refused(xml: bytes) -> None:
    with pytest.raises(BrokenArchive):
        read_xml(xml)
