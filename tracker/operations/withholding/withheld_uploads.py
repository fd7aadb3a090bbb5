"""Withholding words in files that were uploaded and wait to be confirmed: a file that holds them goes as a whole.

Nothing can be taken out of a workbook without making it another file than its owner sent. They have it still.
"""

import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from sqlalchemy import select

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

_ARCHIVE = b"PK\x03\x04"
_TAG = re.compile(r"<[^>]*>")
#: How spreadsheets write signs that XML has no place for.
_CODED = re.compile(r"_x[0-9A-Fa-f]{4}_")
#: The most of an archive that is looked through.
_MOST = 2**27


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
    # what zipfile says of an archive that is damaged, encrypted, or packed in a way it does not know
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        return True


def _texts(data: bytes) -> Iterator[str]:
    """Yield the texts of a file, with the marks of XML and without.

    :raise ValueError: it cannot be searched.
    """
    if not data.startswith(_ARCHIVE):
        yield data.decode()
        return
    left = _MOST
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in archive.infolist():
            with archive.open(member) as file:
                part = file.read(left + 1)
            left -= len(part)
            if left < 0 or part.startswith(_ARCHIVE):
                raise ValueError("Too large, or an archive within an archive.")
            yield member.filename
            for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                text = html.unescape(part.decode(encoding, "ignore"))
                yield text
                yield _CODED.sub("", _TAG.sub("", text))


def _is_in(words: set[str], text: str) -> bool:
    """Return whether a text holds one of the words, however it is spaced and whatever its case."""
    plain = _plain(text)
    return any(word in plain for word in words)


def _plain(text: str) -> str:
    """Return a text as it is compared."""
    return "".join(text.split()).casefold()
