"""What kind of file was sent, told by what it holds: people rename files, and choose the wrong one."""

from collections.abc import Iterable

from tracker.domain.archive import ARCHIVE
from tracker.domain.errors import Refused

OLD = b"\xd0\xcf\x11\xe0"

WRONG_KIND = (
    "This is neither an XLSX workbook nor a CSV file. Save it as “Excel workbook (.xlsx)”, then upload it again."
)
_NO_WORKBOOK = "This is {what}, not a workbook. Download the workbook of the period, fill it in, and upload that."
_EMPTY = "This file is empty. Download the workbook of the period, fill it in, and upload that."

#: How other files begin.
_BEGINNINGS = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"{\\rtf", "a text document"),
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
)
#: What other archives hold.
_CONTENTS = (("word/", "a Word document"), ("ppt/", "a presentation"))
_OPEN_SHEET = "This is an OpenDocument file: save it as “Excel 2007-365 (.xlsx)”, then upload it again."
#: How far from the beginning the heads of columns are looked for.
_HEADS_WITHIN = 10_000


def is_csv(name: str, data: bytes) -> bool:
    """Return whether a file is to be read as CSV; else it is an archive, or an old workbook.

    :raise Refused: it is something else.
    """
    if not data.strip():
        raise Refused(_EMPTY)
    if data.startswith((ARCHIVE, OLD)):
        return False
    beginning = data[:_HEADS_WITHIN].lstrip().lower()
    for sign, what in _BEGINNINGS:
        if beginning.startswith(sign.lower()):
            raise Refused(_NO_WORKBOOK.format(what=what))
    if name.lower().endswith(".csv") or b"identifier" in beginning:
        return True
    raise Refused(WRONG_KIND)


def refuse_other_archive(names: Iterable[str], mimetype: bytes) -> None:
    """Refuse an archive that is a document of another kind.

    :raise Refused: with what it is, or how to save it.
    """
    if b"opendocument.spreadsheet" in mimetype:
        raise Refused(_OPEN_SHEET)
    if b"opendocument" in mimetype:
        raise Refused(_NO_WORKBOOK.format(what="an OpenDocument text or presentation"))
    held = list(names)
    for folder, what in _CONTENTS:
        if any(name.startswith(folder) for name in held):
            raise Refused(_NO_WORKBOOK.format(what=what))
