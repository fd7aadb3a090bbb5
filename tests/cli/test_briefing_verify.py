"""`flask briefing verify` says whether a file is what was issued, by what it ends with too, and what moved since."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import orjson
import pytest
from click.testing import Result
from flask import Flask

from tests.databases import BOTH
from tests.factories import NOW, SmallStrategy, make_administrator, make_published_strategy, make_report, save
from tests.tampering import rewrite_from
from tracker.domain.document.element import Kind
from tracker.exchange.issued_file import write_issued
from tracker.operations.closing.issued_briefings import issue_briefing
from tracker.operations.withholding.redactions import confirm_redaction, request_redaction
from tracker.queries.issued_briefings import IssuedFacts, list_issued, read_issued_file

Run = Callable[..., Result]
pytestmark = pytest.mark.parametrize("database", BOTH, indirect=True)


@pytest.fixture
def strategy(app: Flask) -> SmallStrategy:
    strategy, (action,) = make_published_strategy()
    make_report(action, by=strategy.planner, id="report.first", blockers="Jo Secretname")
    return strategy


@pytest.fixture
def facts(strategy: SmallStrategy) -> IssuedFacts:
    save(issue_briefing, strategy.id, audience="The board", on=date(2025, 4, 15), write=write_issued,
         by=strategy.planner, at=NOW + timedelta(hours=1))  # fmt: skip
    return list_issued(strategy.id)[0]


def verify(run: Run, data: bytes) -> Result:
    return run("briefing", "verify", "-", input=data)


def test_a_genuine_file_is_named_with_who_issued_it_and_what_followed(
    run: Run, facts: IssuedFacts, tmp_path: Path
) -> None:
    file = tmp_path / "briefing.json"
    file.write_bytes(read_issued_file(facts.id))
    found = run("briefing", "verify", file)
    assert found.exit_code == 0, found.output
    assert found.output.splitlines() == [
        "Genuine: byte for byte as it was issued.",
        "Briefing 2025-01: issued by Pat Planner at 2025-04-15T15:00:00.000000Z for The board.",
        f"Its place in the record, {facts.head_seq} {facts.head_hash}, is still there.",
        "Revisions that followed: 0 of this strategy, 0 in all.",
    ]


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        (b'"off_track":0', b'"off_track":5', (1, "digest of its content is not that of what was issued")),
        (b'"audience":"The board"', b'"audience":"The press"', (1, "what the file says of itself is not")),
        (b'"number":"2025-01"', b'"number":"2025-09"', (3, "No briefing 2025-09 of this strategy was issued here.")),
        (b'{"envelope":', b'{ "envelope": ', (4, "Laid out anew: nothing is changed in it")),
        (b'"issued":{', b'"was":{', (2, "This briefing was never issued")),
        (b'{"envelope":', b'{"envelope":{},"envelope":', (2, "'envelope' is given twice")),
        (b"}", b"", (2, "This is no briefing")),
    ],
)
def test_what_is_wrong_with_a_file_is_named(
    run: Run, facts: IssuedFacts, old: bytes, new: bytes, wanted: tuple[int, str]
) -> None:
    data = read_issued_file(facts.id)
    assert old in data
    found = verify(run, data.replace(old, new, 1))
    assert (found.exit_code, wanted[1] in found.output) == (wanted[0], True), found.output


def test_the_places_that_differ_are_named(run: Run, facts: IssuedFacts) -> None:
    file = orjson.loads(read_issued_file(facts.id))
    file["assessment"]["goals"]["1.1"]["progress"] = 80
    assert "It differs at assessment.goals.1.1.progress." in verify(run, orjson.dumps(file)).output


def test_words_withheld_since_are_no_alteration(run: Run, facts: IssuedFacts) -> None:
    before = read_issued_file(facts.id)
    one, other = make_administrator(), make_administrator()
    asked = save(
        request_redaction, Kind.STATUS_UPDATE, "report.first", "blockers", by=one, at=NOW, reason="A person's name"
    )
    save(confirm_redaction, asked, by=other, at=NOW, version=1)
    kept, copy = verify(run, read_issued_file(facts.id)), verify(run, before)
    assert (kept.exit_code, copy.exit_code) == (5, 0)
    assert "Genuine, but for words that were withheld" in kept.output
    assert "Words were withheld from it since; what was issued still holds them." in copy.output


def test_a_record_that_was_rewritten_before_its_place_is_said(run: Run, facts: IssuedFacts) -> None:
    data = read_issued_file(facts.id)
    rewrite_from(facts.head_seq - 2, actor_name="Nobody")
    found = verify(run, data)
    assert found.exit_code == 6
    assert "is not what it was: the record was rewritten." in found.output


def test_the_record_says_how_many_briefings_are_as_recorded(run: Run, facts: IssuedFacts) -> None:
    assert "1 issued briefing is byte for byte as recorded." in run("audit", "verify").output
