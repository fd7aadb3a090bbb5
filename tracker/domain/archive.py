"""Archives of XML, as workbooks are, opened without trusting them: what they say of their sizes is not believed."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from xml.parsers import expat

#: How an archive begins.
ARCHIVE = b"PK\x03\x04"

#: The most files an archive may hold.
_MOST_PARTS = 1_000
_CHUNK = 2**16
#: The longest tag: the parser keeps all of it, and makes much more room for its attributes.
_LONGEST_TAG = 2**18

Start = Callable[[str, Mapping[str, str]], None]
Said = Callable[[str], None]


class BrokenArchive(ValueError):
    """It is damaged, encrypted, packed in a way nobody knows, or holds no XML where there should be some."""


class ArchiveTooLarge(ValueError):
    """It unpacks to more than is taken."""


def read_parts(data: bytes, *, most: int) -> Iterator[tuple[str, bytes]]:
    """Yield the files of an archive, each with its name.

    :raise BrokenArchive: it cannot be read.
    :raise ArchiveTooLarge: together they have more than `most` bytes.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > _MOST_PARTS:
                raise BrokenArchive
            for member in members:
                part = b"".join(_read_up_to(archive, member, most))
                most -= len(part)
                yield member.filename, part
    except (BrokenArchive, ArchiveTooLarge):
        raise
    # zipfile says NotImplementedError of a compression it does not know, RuntimeError of an encrypted file
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise BrokenArchive from error


def read_xml(xml: bytes, *, start: Start | None = None, end: Said | None = None, text: Said | None = None) -> None:
    """Read a part of XML, and tell what begins, what ends, and what text stands between; nothing of it is kept.

    :raise BrokenArchive: it is no XML, has a tag without end, or defines entities: no spreadsheet writes any, and a few
        can stand for endless text. So it is where what is told raises ValueError.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    try:
        for at in range(0, len(xml), _CHUNK):
            parser.Parse(xml[at : at + _CHUNK], False)
            if at - parser.CurrentByteIndex > _LONGEST_TAG:
                raise BrokenArchive
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError) as error:
        raise BrokenArchive from error


def _read_up_to(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> Iterator[bytes]:
    """Yield a file piece by piece, as long as there is not too much of it."""
    read = 0
    with archive.open(member) as file:
        while piece := file.read(_CHUNK):
            read += len(piece)
            if read > most:
                raise ArchiveTooLarge
            yield piece


def _refuse_doctype(*_about: object) -> None:
    """Refuse a document type."""
    raise BrokenArchive
