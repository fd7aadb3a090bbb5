"""Withholding words in files that were uploaded and wait to be confirmed: a file that holds them goes as a whole.

Nothing can be taken out of a workbook without making it another file than its owner sent. They have it still.
"""

import re
from collections.abc import Iterator, Mapping

from sqlalchemy import select

from tracker.domain.archive import ARCHIVE, ArchiveTooLarge, BrokenArchive, read_parts, read_xml
from tracker.domain.chain import sha256_hex
from tracker.domain.withholding import WITHHELD
from tracker.extensions import db
from tracker.models.upload import Upload, UploadState
from tracker.operations.withholding.redactable import Target

#: What the page of such an upload says.
GONE = (
    "Words were withheld from the record while this file waited. It held them, or may have, so it was discarded; "
    "nothing of it was written. Download the workbook anew and fill that in."
)

#: The most of a file that is looked through while everybody else waits: no workbook of ours unpacks to as much.
_MOST = 8 * 2**20
_XML = (".xml", ".rels", ".vml")
#: What may stand before the first tag: the mark of UTF-8, and blanks.
_BEFORE_XML = b"\xef\xbb\xbf \t\r\n"
#: How spreadsheets write signs that XML has no place for.
_CODED = re.compile(r"_x([0-9A-Fa-f]{4})_")
#: Every blank there is, as `str.translate` takes it: `split` would make a text of each of a million words.
_BLANKS = {code: None for code in range(0x3001) if chr(code).isspace()}


def withhold_in_uploads(target: Target) -> None:
    """Discard every uploaded file that holds the words, or cannot be searched for them; its page says why."""
    words = {_plain(word) for word in target.words}
    for id in db.session.scalars(select(Upload.id).order_by(Upload.uploaded_at, Upload.id)).all():
        upload = db.session.get_one(Upload, id, with_for_update=True, populate_existing=True)
        if upload.data and _may_hold(upload, words):
            upload.state, upload.message, upload.refusals, upload.chosen = UploadState.DROPPED, GONE, None, None
            upload.data, upload.byte_count, upload.sha256 = b"", 0, sha256_hex(b"")
        if _is_in(words, upload.name):
            upload.name = WITHHELD
        db.session.flush()
        db.session.expunge(upload)  # files are large, and there may be many


def _may_hold(upload: Upload, words: set[str]) -> bool:
    """Return whether an upload's file holds the words; one that is no workbook is not asked twice."""
    try:
        return upload.period is None or any(_is_in(words, text) for text in _texts(upload.data))
    except (BrokenArchive, ArchiveTooLarge, UnicodeDecodeError):
        return True


def _texts(data: bytes) -> Iterator[str]:
    """Yield the texts of a file.

    :raise BrokenArchive: it cannot be searched.
    :raise ArchiveTooLarge: there is too much of it.
    :raise UnicodeDecodeError: it is no text in UTF-8.
    """
    if len(data) > _MOST:
        raise ArchiveTooLarge
    if not data.startswith(ARCHIVE):
        text = data.decode()
        yield text
        yield text.replace('""', '"')  # how CSV writes a quotation mark
        return
    for name, part in read_parts(data, most=_MOST):
        if part.startswith(ARCHIVE):
            raise BrokenArchive
        yield name
        if name.lower().endswith(_XML) or part.lstrip(_BEFORE_XML).startswith(b"<"):
            yield from _xml_texts(part)
        else:
            yield from (part.decode(encoding, "ignore") for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


def _xml_texts(part: bytes) -> Iterator[str]:
    """Yield what a part of XML says between its tags, as one text, and what it says in them."""
    said: list[str] = []
    attributes: list[str] = []

    def start(_name: str, values: Mapping[str, str]) -> None:
        attributes.append("\n".join(values.values()))

    read_xml(part, start=start, text=said.append)
    for pieces in (said, attributes):
        text = "".join(pieces)
        yield text
        yield _CODED.sub(lambda sign: chr(int(sign[1], 16)), text)


def _is_in(words: set[str], text: str) -> bool:
    """Return whether a text holds one of the words, however it is spaced and whatever its case."""
    plain = _plain(text)
    return any(word in plain for word in words)


def _plain(text: str) -> str:
    """Return a text as it is compared."""
    return text.translate(_BLANKS).casefold()
