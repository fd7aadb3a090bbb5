"""Workbooks taken apart and put together otherwise, and what is said of them."""

import io
import zipfile
from collections.abc import Callable

from tests.exchange.shares import one_action, plan


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
