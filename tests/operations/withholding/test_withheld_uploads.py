"""Files that were uploaded and wait are discarded with the words that are withheld; nothing brings these back."""

import io
import tracemalloc
import zipfile
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from tests.databases import BOTH
from tests.factories import NOW, SmallStrategy, make_lead, make_published_strategy, make_report, save
from tests.operations.withholding.test_withheld_files import SPILL, redact
from tests.workbooks import write_book
from tracker.domain.document.element import Kind
from tracker.domain.errors import Refused
from tracker.domain.roles import Actor
from tracker.domain.withholding import WITHHELD
from tracker.extensions import db
from tracker.models.status_update import StatusUpdate
from tracker.models.upload import Upload, UploadState
from tracker.operations.reporting.report import Report
from tracker.operations.reporting.upload_steps import ReportStep
from tracker.operations.reporting.uploads import NewUpload, apply_upload, confirm_upload, keep_upload, release_upload
from tracker.operations.withholding.withheld_uploads import GONE
from tracker.queries.verification import verify_record

pytestmark = pytest.mark.parametrize("database", BOTH, indirect=True)

OTHER = write_book({"Reports": [["The east channel is half surveyed."]]})


@pytest.fixture
def strategy(app: Flask) -> SmallStrategy:
    strategy, (action,) = make_published_strategy()
    make_report(action, by=strategy.planner, id="report.spill", blocked_by=SPILL, blocked_since_on=date(2025, 4, 1),
                cleared_by="The board")  # fmt: skip
    return strategy


@pytest.fixture
def lead(strategy: SmallStrategy) -> Actor:
    return make_lead(strategy.id, strategy.organizations[0])


def keep(strategy: SmallStrategy, lead: Actor, data: bytes, name: str = "mine.xlsx", **changes: str | None) -> str:
    new = NewUpload(name, data, **{"period": "FY2025 Q2"} | changes)
    return save(keep_upload, strategy.id, new, by=lead, at=NOW, hours=48)


def withhold() -> None:
    redact(Kind.STATUS_UPDATE, "report.spill", "blocked_by")
    db.session.expire_all()


def found(id: str) -> Upload:
    return db.session.get_one(Upload, id, populate_existing=True)


def runs(text: str) -> bytes:
    """Return a workbook whose one cell says a text in two pieces of different looks, as people mark words."""
    out, half = io.BytesIO(), len(text) // 2
    pieces = "".join(f"<r><rPr><b/></rPr>\n<t>{piece}</t></r>" for piece in (text[:half], text[half:]))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", f"<sst><si>{pieces}</si></sst>")
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        write_book({"Reports": [[SPILL]]}),
        write_book({"Reports": [["Still: " + SPILL.upper() + ", they say."]]}),
        write_book({"Reports": [[SPILL.replace(" ", "\n")]]}),
        runs(SPILL),
        f"Identifier,What happened\naction.1,{SPILL}\n".encode(),
        f"Identifier,What happened\naction.1,{SPILL}\n".encode("utf-16"),
        OTHER[: len(OTHER) // 2],
    ],
    ids=["as it is", "in a sentence", "with breaks", "in pieces", "CSV", "no UTF-8", "damaged"],
)
def test_a_file_that_may_hold_the_words_is_discarded_and_says_why(
    strategy: SmallStrategy, lead: Actor, data: bytes
) -> None:
    id, other = keep(strategy, lead, data, refusals="[]"), keep(strategy, lead, OTHER)
    withhold()
    gone, left = found(id), found(other)
    assert (gone.state, gone.data, gone.byte_count, gone.refusals) == (UploadState.DROPPED, b"", 0, None)
    assert gone.message == GONE
    assert (left.state, left.data, left.message) == (UploadState.CHECKED, OTHER, None)
    verify_record()


def shared_texts(xml: str, name: str = "xl/sharedStrings.xml", encoding: str = "utf-8") -> bytes:
    """Return an archive of one part."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, xml.encode(encoding))
    return out.getvalue()


QUOTED, SIGNS = 'Call "Jordan Secretname" now', "Depth <5 ft & Jordan Secretname"


@pytest.mark.parametrize(
    ("words", "data"),
    [
        (QUOTED, f'Identifier,What happened\naction.1,"{QUOTED.replace(chr(34), chr(34) * 2)}"\n'.encode()),
        (SIGNS, write_book({"Reports": [[SIGNS]]})),
        (SPILL, shared_texts(f"<s><t>5 &lt; 6</t><t>{SPILL[:9]}</t>\n<x a='>'/><t>{SPILL[9:]}</t></s>")),
        (SIGNS, shared_texts("<s><t>Depth &lt;5 ft </t><b/><t>&amp; Jordan </t><b/><t>Secretname</t></s>")),
        (SIGNS, shared_texts(f"<s><![CDATA[{SIGNS}]]></s>")),
        (SPILL, shared_texts("<s><t>Call_x000D_ Jordan Secret_x006E_ame on 555-0199</t></s>")),
        (SPILL, shared_texts(f"<s note='{SPILL}'/>", "docProps/core.xml")),
        (SPILL, shared_texts(f"<s>{SPILL}</s>", encoding="utf-16")),
        (SPILL, shared_texts("<s>Nothing of the kind", "xl/sharedStrings.xml")),
        (SPILL, shared_texts(f"<s><t>{SPILL[:9]}</t><t>{SPILL[9:]}</t></s>", "xl/texts")),
        (SPILL, shared_texts(SPILL, "xl/printerSettings/printer1.bin", "utf-16-le")),
    ],
    ids=[
        "quoted in CSV", "signs", "in pieces after a sign", "signs in pieces", "unparsed", "coded", "attribute",
        "another encoding", "broken", "another name", "no XML",
    ],
)  # fmt: skip
def test_words_are_found_however_a_file_writes_them(
    strategy: SmallStrategy, lead: Actor, words: str, data: bytes
) -> None:
    action = db.session.scalars(select(StatusUpdate.action_id)).one()
    make_report(action, by=strategy.planner, id="report.words", summary=words)
    id, other = keep(strategy, lead, data), keep(strategy, lead, OTHER)
    redact(Kind.STATUS_UPDATE, "report.words", "summary")
    db.session.expire_all()
    assert (found(id).message, found(other).message) == (GONE, None)


@pytest.mark.parametrize(
    "data",
    [shared_texts(f"<s>{'a ' * 25 * 2**20}</s>"), b"Identifier\n" + b"a " * 5 * 2**20],
    ids=["unpacked", "as it is"],
)
def test_a_file_too_large_to_search_is_discarded_unread(strategy: SmallStrategy, lead: Actor, data: bytes) -> None:
    """Whoever withholds words holds up everybody else meanwhile."""
    id = keep(strategy, lead, data)
    db.session.expire_all()
    tracemalloc.start()
    try:
        withhold()
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found(id).message == GONE
    assert most < 60 * 2**20


def test_no_row_of_uploads_holds_a_byte_of_the_words(strategy: SmallStrategy, lead: Actor) -> None:
    keep(strategy, lead, SPILL.encode(), f"{SPILL}.csv")
    keep(strategy, lead, b"%PDF" + SPILL.encode(), period=None)
    failed = keep(strategy, lead, SPILL.encode())
    save(confirm_upload, failed, {"digest": "x"}, count=1, by=lead, at=NOW)
    save(release_upload, failed, "Refused.", by=lead)
    done = keep(strategy, lead, OTHER, f"{SPILL}.xlsx")
    save(confirm_upload, done, {"digest": "x"}, count=0, by=lead, at=NOW)
    save(apply_upload, done, [], by=lead, at=NOW, on_step=lambda _: None)
    withhold()
    rows = db.session.execute(select(Upload.__table__)).all()
    assert len(rows) == 4
    for row in rows:
        assert not [value for value in row if "Secretname" in str(value)]
    assert (found(done).state, found(done).name) == (UploadState.APPLIED, WITHHELD)


def test_what_is_being_carried_out_writes_nothing_any_more(strategy: SmallStrategy, lead: Actor) -> None:
    id = keep(strategy, lead, write_book({"Reports": [[SPILL]]}))
    save(confirm_upload, id, {"digest": "x"}, count=1, by=lead, at=NOW)
    withhold()
    action = db.session.scalars(select(StatusUpdate.action_id)).one()
    step = ReportStep(action, Report(status="on_track", summary=SPILL), 1)  # type: ignore[arg-type]  # never looked at
    with pytest.raises(Refused, match="dropped"):
        save(apply_upload, id, [step], by=lead, at=NOW, on_step=lambda _: None)
    assert found(id).message == GONE
