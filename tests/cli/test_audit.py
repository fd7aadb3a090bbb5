"""`flask audit verify` says in plain words whether the record is what was written, and fails where it is not."""

from collections.abc import Callable

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import update

from tests.databases import BOTH
from tests.factories import NOW, make_action, make_administrator, make_strategy, save
from tests.tampering import REVISIONS, tamper
from tracker.domain.document.element import Kind
from tracker.operations.withholding.redactions import confirm_redaction, request_redaction
from tracker.queries.documents import get_head

Run = Callable[..., Result]
pytestmark = pytest.mark.parametrize("database", BOTH, indirect=True)


def test_a_sound_record_is_confirmed_with_its_head(app: Flask, run: Run) -> None:
    make_action(make_strategy())
    head = get_head()
    verified = run("audit", "verify", "--expect", head.hash[:8], "--expect", head.hash)
    assert verified.exit_code == 0
    assert f"{head.seq} revisions of " in verified.output
    assert f"The printed head {head.hash[:8]} is revision {head.seq}." in verified.output
    assert verified.output.endswith(f"Head: {head.seq} {head.hash}\n")
    assert "withheld" not in verified.output


def test_withheld_words_are_reported_and_are_no_break(app: Flask, run: Run) -> None:
    action = make_action(make_strategy(), description="A name")
    one, other = make_administrator(), make_administrator()
    redaction = save(request_redaction, Kind.ACTION, action, "description", by=one, at=NOW, reason="A person's name")
    save(confirm_redaction, redaction, by=other, at=NOW, version=1)
    verified = run("audit", "verify")
    assert verified.exit_code == 0
    assert "as they were written; words of 1 revision are withheld" in verified.output


def test_the_first_break_is_named_and_the_command_fails(app: Flask, run: Run) -> None:
    make_action(make_strategy(), id="action.first")
    for seq in (9, 5):
        tamper(update(REVISIONS).where(REVISIONS.c.seq == seq).values(actor_name="Nobody"))
    broken = run("audit", "verify")
    assert broken.exit_code == 1
    assert "The record is broken. Revision 5 (" in broken.output
    assert "was changed" in broken.output


def test_what_is_no_head_is_refused(app: Flask, run: Run) -> None:
    make_strategy()
    for head in ("abc", "not a head", "f" * 65):
        assert run("audit", "verify", "--expect", head).exit_code == 2
    absent = run("audit", "verify", "--expect", "f" * 64)
    assert absent.exit_code == 1
    assert "does not occur in the chain" in absent.output
