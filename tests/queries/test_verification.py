"""Every way of changing the record behind the product's back is found, and named; each is done here."""

import re
import zlib
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import Executable, delete, func, insert, select, text, update

from tests.factories import (
    NOW,
    SmallStrategy,
    make_action,
    make_metric,
    make_published_strategy,
    make_reading,
    make_report,
    save,
)
from tests.tampering import REVISIONS, facts_of, rewrite_from, tamper
from tracker.domain.chain import GENESIS, sha256_hex
from tracker.domain.document.element import Kind
from tracker.domain.errors import BrokenChain
from tracker.exchange.issued_file import write_issued
from tracker.extensions import db
from tracker.models import ChainHead
from tracker.models.action import Action, action_organization
from tracker.models.issued_briefing import IssuedBriefing
from tracker.models.objective import objective_organization
from tracker.models.status_update import StatusUpdate
from tracker.operations.closing.issued_briefings import issue_briefing
from tracker.queries.documents import get_head
from tracker.queries.verification import verify_record

place = REVISIONS.c.seq


@pytest.fixture
def strategy(app: Flask) -> SmallStrategy:
    strategy, (action,) = make_published_strategy()
    make_action(
        strategy,
        id="action.shared",
        contributing_ids=strategy.organizations[1:],
        contributes_to_ids=strategy.objectives[1:3],
        depends_on_ids=(action,),
    )
    make_report(action, by=strategy.planner, id="report.first")
    make_reading(strategy, make_metric(strategy), id="reading.first")
    return strategy


def seq_of(id: str, version: int = 1) -> int:
    return db.session.scalars(select(place).where(REVISIONS.c.element_id == id, REVISIONS.c.version == version)).one()


def complaint(*expected: str) -> str:
    """Return what the verification finds broken."""
    db.session.rollback()
    with pytest.raises(BrokenChain) as broken:
        verify_record(expected)
    return str(broken.value)


def test_an_untouched_record_is_verified_with_every_head_it_ever_had(strategy: SmallStrategy) -> None:
    earlier = db.session.scalars(select(REVISIONS.c.hash).where(place == 5)).one()
    head = get_head()
    verified = verify_record([earlier, head.hash.upper(), head.hash[:8], GENESIS])
    assert (verified.seq, verified.hash, verified.withheld_count) == (head.seq, head.hash, 0)
    assert verified.found == {GENESIS: 0, earlier: 5, head.hash: head.seq, head.hash[:8]: head.seq}
    elements = select(func.count(func.distinct(REVISIONS.c.element_id)))
    assert verified.element_count == db.session.scalar(elements)


def test_an_empty_record_is_verified(app: Flask) -> None:
    assert verify_record().seq == 0


def test_a_changed_byte_of_content_is_found(strategy: SmallStrategy) -> None:
    seq = seq_of("report.first")
    content = db.session.scalars(select(REVISIONS.c.content).where(place == seq)).one()
    changed = content.replace(b"Going as planned.", b"Going as planneD.")
    tamper(update(REVISIONS).where(place == seq).values(content=changed))
    assert f"Revision {seq} (status update report.first, version 1) was changed: its content" in complaint()


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("actor_name", "Somebody Else", "its hash does not fit"),
        ("recorded_at", datetime.fromisoformat("2020-01-01T00:00:00Z"), "its hash does not fit"),
        ("behalf_of", None, "its hash does not fit"),
        ("operation", "nothing", "its hash does not fit"),
        ("previous_hash", GENESIS, "its hash does not fit"),
        ("reason", "Another reason", "its reason does not fit"),
        ("salt", "0" * 64, "its content does not fit"),
        ("hash", "f" * 64, "its hash does not fit"),
        ("redacted_seq", 10_000, "marked as withheld, but not by a redaction"),
    ],
)
def test_changed_metadata_is_found(strategy: SmallStrategy, column: str, value: object, words: str) -> None:
    seq = seq_of("report.first")
    tamper(update(REVISIONS).where(place == seq).values({column: value}))
    assert f"Revision {seq} " in (found := complaint())
    assert words in found


def test_words_withheld_without_a_redaction_are_found(strategy: SmallStrategy) -> None:
    seq = seq_of("report.first")
    for redaction in (seq + 1, 10_000):
        tamper(update(REVISIONS).where(place == seq).values(content=b"{}", salt=None, redacted_seq=redaction))
        assert f"withheld by revision {redaction}, which records no redaction" in complaint()


def test_a_cut_tail_is_found(strategy: SmallStrategy) -> None:
    last = get_head().seq
    tamper(delete(REVISIONS).where(place > last - 2))
    assert f"ends with revision {last - 2}, but its head says {last}" in complaint()


def test_a_cut_tail_with_the_head_rewritten_is_found_by_the_rows_and_by_a_printed_head(strategy: SmallStrategy) -> None:
    printed, cut = get_head(), seq_of("reading.first") - 1
    last = db.session.execute(select(REVISIONS.c.hash, REVISIONS.c.recorded_at).where(place == cut)).one()
    head = update(ChainHead).values(seq=cut, hash=last.hash, recorded_at=last.recorded_at)
    tamper(delete(REVISIONS).where(place > cut), head)
    assert "There is a reading reading.first that no revision recorded" in complaint()
    assert f"printed head {printed.hash} does not occur" in complaint(printed.hash)


def test_a_gap_is_found(strategy: SmallStrategy) -> None:
    seq = seq_of("report.first")
    tamper(delete(REVISIONS).where(place == seq))
    assert f"Revision {seq} is missing; after {seq - 1} comes {seq + 1}" in complaint()


def test_a_beginning_cut_off_is_found(strategy: SmallStrategy) -> None:
    tamper(delete(REVISIONS).where(place < 3))
    assert "Revision 1 is missing" in complaint()


def test_a_chain_rewritten_from_the_middle_is_found_by_a_printed_head(strategy: SmallStrategy) -> None:
    printed = get_head().hash
    seq = seq_of("report.first")
    content = db.session.scalars(select(REVISIONS.c.content).where(place == seq)).one()
    rewrite_from(seq, content=content.replace(b"Going as planned.", b"Going to plan."))
    assert "summary is not what revision" in complaint()
    tamper(update(StatusUpdate).values(summary="Going to plan."))
    assert verify_record().hash != printed
    assert f"printed head {printed[:8]} does not occur" in complaint(printed[:8])


@pytest.mark.parametrize("changes", [{"recorded_at": datetime.fromisoformat("2020-01-01T00:00:00Z")}])
def test_a_rewritten_chain_in_which_time_goes_backwards_is_found(
    strategy: SmallStrategy, changes: dict[str, object]
) -> None:
    rewrite_from(seq_of("report.first"), **changes, known_at=changes["recorded_at"])
    assert "recorded no later than the one before it" in complaint()


@pytest.mark.parametrize(
    ("shift", "words"),
    [(timedelta(days=1), "known before it was recorded"), (timedelta(days=-1), "known before it was recorded")],
)
def test_a_rewritten_chain_that_claims_to_have_known_earlier_is_found(
    strategy: SmallStrategy, shift: timedelta, words: str
) -> None:
    seq = seq_of("report.first")
    recorded_at = db.session.scalars(select(REVISIONS.c.recorded_at).where(place == seq)).one()
    rewrite_from(seq, known_at=recorded_at + shift)
    assert words in complaint()


def test_an_account_known_earlier_than_recorded_is_found(strategy: SmallStrategy) -> None:
    assert strategy.planner.account_id is not None
    rewrite_from(seq_of(strategy.planner.account_id), known_at=NOW - timedelta(days=900))
    assert "known at another time than it was recorded" in complaint()


def test_a_rewritten_chain_with_a_version_left_out_is_found(strategy: SmallStrategy) -> None:
    seq = seq_of("report.first")
    rewrite_from(seq, version=3)
    assert f"Revision {seq} of status update report.first says it is version 3, but is number 1" in complaint()


def test_a_missing_head_is_found(strategy: SmallStrategy) -> None:
    tamper(delete(ChainHead))
    assert "head of the chain is missing" in complaint()


def test_a_head_with_another_hash_is_found(strategy: SmallStrategy) -> None:
    tamper(update(ChainHead).values(hash="f" * 64))
    assert "does not carry the hash of revision" in complaint()


def test_a_head_with_another_moment_is_found(strategy: SmallStrategy) -> None:
    tamper(update(ChainHead).values(recorded_at=NOW - timedelta(days=900)))
    assert "does not carry the moment of revision" in complaint()


def _changed_row(strategy: SmallStrategy) -> Sequence[Executable]:
    return [update(Action).where(Action.id == "action.shared").values(due_on=date(2030, 1, 1))]


def _changed_version(strategy: SmallStrategy) -> Sequence[Executable]:
    return [update(Action).where(Action.id == "action.shared").values(version=7)]


def _deleted_row(strategy: SmallStrategy) -> Sequence[Executable]:
    return [delete(StatusUpdate).where(StatusUpdate.id == "report.first")]


def _inserted_row(strategy: SmallStrategy) -> Sequence[Executable]:
    row = dict(db.session.execute(select(StatusUpdate.__table__)).mappings().one())
    return [insert(StatusUpdate).values(row | {"id": "report.forged"})]


def _changed_link(strategy: SmallStrategy) -> Sequence[Executable]:
    mine = action_organization.c.organization_id == strategy.organizations[1]
    return [update(action_organization).where(mine).values(part="consulted")]


def _deleted_link(strategy: SmallStrategy) -> Sequence[Executable]:
    return [delete(action_organization).where(action_organization.c.organization_id == strategy.organizations[2])]


def _reordered_links(strategy: SmallStrategy) -> Sequence[Executable]:
    return [update(action_organization).values(position=3 - action_organization.c.position)]


def _inserted_link(strategy: SmallStrategy) -> Sequence[Executable]:
    values = {
        "objective_id": strategy.objectives[0],
        "organization_id": strategy.organizations[0],
        "part": "Owns it",
        "position": 1,
    }
    return [insert(objective_organization).values(values)]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_changed_row, r"action action\.shared was changed behind the record's back: due_on is not what revision \d+"),
        (_changed_version, r"action action\.shared stands at version 7, but its last revision, \d+, is version 1"),
        (_deleted_row, r"status update report\.first that revision \d+ recorded is missing"),
        (_inserted_row, r"There is a status update report\.forged that no revision recorded"),
        (_changed_link, r"action action\.shared was changed .*: contributing_ids, consulted_ids is not"),
        (_deleted_link, r"action action\.shared was changed .*: contributing_ids is not"),
        (_reordered_links, r"action action\.shared was changed .*: contributing_ids is not"),
        (_inserted_link, r"objective harbor\.objective-1\.1\.1 was changed .*: organizations is not"),
    ],
)
def test_a_row_changed_behind_the_records_back_is_found(
    strategy: SmallStrategy, change: Callable[[SmallStrategy], Sequence[Executable]], words: str
) -> None:
    tamper(*change(strategy))
    assert re.search(words, complaint())


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_row_that_cannot_be_read_is_found(strategy: SmallStrategy) -> None:
    tamper(text("UPDATE action SET due_on = 'tomorrow' WHERE id = 'action.shared'"))
    assert "between" in (found := complaint())
    assert "holds a value it cannot have" in found


def test_every_element_is_compared_however_many_there_are(
    strategy: SmallStrategy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.queries.revisions._AT_ONCE", 2)
    whole = verify_record()
    assert whole.element_count > 20
    tamper(update(Action).where(Action.id == "action.shared").values(due_on=date(2030, 1, 1)))
    assert "due_on" in complaint()


def test_stored_hashes_are_those_of_the_published_rule(strategy: SmallStrategy) -> None:
    for row in db.session.execute(select(REVISIONS)).mappings():
        assert facts_of(dict(row)).hash() == row["hash"]


def test_a_revision_rewritten_as_one_of_another_kind_is_found(strategy: SmallStrategy) -> None:
    rewrite_from(seq_of("report.first"), element_kind=Kind.PROPOSAL)
    assert "status update report.first that no revision recorded" in complaint()


def _issued(strategy: SmallStrategy) -> bytes:
    """Issue a briefing and return its bytes as they are stored."""
    save(issue_briefing, strategy.id, audience="The board", on=NOW.date(), write=write_issued,
         by=strategy.planner, at=NOW + timedelta(days=1))  # fmt: skip
    return db.session.scalars(select(IssuedBriefing.data)).one()


def test_a_changed_byte_of_an_issued_briefing_is_named(strategy: SmallStrategy) -> None:
    data = zlib.decompress(_issued(strategy))
    assert verify_record().file_count == 1
    tamper(update(IssuedBriefing).values(data=zlib.compress(data.replace(b"The board", b"The Board"))))
    assert re.search(r"The issued briefing 2025-01 \(.*\) was changed: its bytes do not fit the digest", complaint())


def test_an_issued_briefing_that_cannot_be_read_is_named(strategy: SmallStrategy) -> None:
    data = _issued(strategy)
    tamper(update(IssuedBriefing).values(data=data[:-9]))
    assert "The issued briefing 2025-01" in (found := complaint())
    assert "cannot be read: its bytes were damaged" in found


def test_a_digest_changed_with_the_bytes_is_found_by_the_chain(strategy: SmallStrategy) -> None:
    data = zlib.decompress(_issued(strategy)).replace(b"The board", b"The Board")
    tamper(update(IssuedBriefing).values(data=zlib.compress(data), file_sha256=sha256_hex(data)))
    assert "file_sha256 is not what revision" in complaint()
