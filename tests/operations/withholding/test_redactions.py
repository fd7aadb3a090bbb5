"""Two administrators can withhold words everywhere they are stored; the record stays verifiable and shows it."""

from datetime import date
from pathlib import Path

import orjson
import pytest
from flask import Flask
from sqlalchemy import String, make_url, select, update

from tests.factories import (
    NOW,
    SmallStrategy,
    get_action,
    make_action,
    make_administrator,
    make_lead,
    make_published_strategy,
    make_report,
    save,
)
from tests.tampering import tamper
from tracker.columns import PROSE_LENGTH
from tracker.domain.document.element import Kind
from tracker.domain.document.plan import ProposedChange
from tracker.domain.errors import BrokenChain, Forbidden, Refused, StaleEdit
from tracker.domain.roles import SYSTEM, Actor
from tracker.domain.status import Status
from tracker.domain.withholding import WITHHELD
from tracker.exchange.document_file import write_document
from tracker.extensions import db
from tracker.models import LINKS, MODELS, Redaction, Revision
from tracker.models.content import column_names
from tracker.models.plan import Proposal
from tracker.models.status_update import StatusUpdate
from tracker.operations.loading.load import OFFICIAL
from tracker.operations.planning.amend import amend
from tracker.operations.planning.proposals import decide_proposal, propose_change
from tracker.operations.withholding.redactable import REASON, REDACTABLE
from tracker.operations.withholding.redactions import confirm_redaction, request_redaction
from tracker.queries.documents import load_document
from tracker.queries.known_at import load_document_known_at
from tracker.queries.verification import verify_record

SPILL = "Call Jordan Secretname on 555-0199 about the breach"


@pytest.fixture
def action(app: Flask) -> tuple[SmallStrategy, str]:
    strategy, (action,) = make_published_strategy()
    return strategy, action


@pytest.fixture
def asks(action: tuple[SmallStrategy, str]) -> Actor:
    return make_administrator(name="Ask")


@pytest.fixture
def confirms(action: tuple[SmallStrategy, str]) -> Actor:
    return make_administrator(name="Confirm")


def describe(strategy: SmallStrategy, action: str, words: str, reason: str = "Better words") -> None:
    save(
        amend, Kind.ACTION, action, {"description": words},
        by=strategy.planner, at=NOW, version=get_action(action).version, strategy_id=strategy.id, reason=reason,
    )  # fmt: skip


def redact(kind: Kind, id: str, field: str, asks: Actor, confirms: Actor) -> str:
    redaction = save(request_redaction, kind, id, field, by=asks, at=NOW, reason="Names a person")
    save(confirm_redaction, redaction, by=confirms, at=NOW, version=1)
    return redaction


def stored_texts() -> list[str]:
    """Return everything the tables hold, as text."""
    texts = []
    for table in db.metadata.sorted_tables:
        for row in db.session.execute(select(table)):
            texts += [value.decode() if isinstance(value, bytes) else str(value) for value in row]
    return texts


def test_the_words_are_nowhere_in_the_database_and_the_record_still_verifies(
    action: tuple[SmallStrategy, str], asks: Actor, confirms: Actor
) -> None:
    strategy, action_id = action
    describe(strategy, action_id, SPILL)
    describe(strategy, action_id, "Somebody has tidied up since")
    other = make_action(strategy, description="Another action")
    before = load_document_known_at(strategy.id, NOW.replace(year=2026))
    redact(Kind.ACTION, action_id, "description", asks, confirms)

    assert not [value for value in stored_texts() if "Secretname" in value]
    assert get_action(action_id).description == WITHHELD
    assert get_action(other).description == "Another action"
    verified = verify_record()
    assert verified.withheld_count == 2
    after = load_document(strategy.id)
    assert after.action(other) == before.action(other)
    assert write_document(after) == write_document(load_document_known_at(strategy.id, NOW.replace(year=2026)))


def test_the_tombstone_says_who_withheld_what_and_why(
    action: tuple[SmallStrategy, str], asks: Actor, confirms: Actor
) -> None:
    strategy, action_id = action
    describe(strategy, action_id, SPILL)
    redaction = redact(Kind.ACTION, action_id, "description", asks, confirms)
    row = db.session.get_one(Redaction, redaction)
    assert (row.requested_by, row.confirmed_by, row.reason) == (asks.account_id, confirms.account_id, "Names a person")
    done = db.session.scalars(select(Revision).filter_by(element_id=redaction, version=2)).one()
    withheld = db.session.scalars(select(Revision).filter_by(redacted_seq=done.seq)).all()
    assert [(revision.element_id, revision.salt) for revision in withheld] == [(action_id, None)]
    assert orjson.loads(withheld[0].content)["description"] == WITHHELD
    last = db.session.scalars(select(Revision).filter_by(element_id=action_id).order_by(Revision.seq.desc())).first()
    assert last is not None
    assert (last.operation, last.actor_name, last.reason) == ("confirm_redaction", "Confirm", "Names a person")


def test_who_asked_cannot_confirm(action: tuple[SmallStrategy, str], asks: Actor) -> None:
    strategy, action_id = action
    describe(strategy, action_id, SPILL)
    redaction = save(request_redaction, Kind.ACTION, action_id, "description", by=asks, at=NOW, reason="A name")
    with pytest.raises(Refused, match="Another administrator"):
        save(confirm_redaction, redaction, by=asks, at=NOW, version=1)
    assert get_action(action_id).description == SPILL


def test_only_administrators_with_accounts_may(action: tuple[SmallStrategy, str], asks: Actor) -> None:
    strategy, action_id = action
    describe(strategy, action_id, SPILL)
    for by in (strategy.planner, SYSTEM):
        with pytest.raises(Forbidden):
            save(request_redaction, Kind.ACTION, action_id, "description", by=by, at=NOW, reason="A name")
    redaction = save(request_redaction, Kind.ACTION, action_id, "description", by=asks, at=NOW, reason="A name")
    for by in (strategy.planner, SYSTEM):
        with pytest.raises(Forbidden):
            save(confirm_redaction, redaction, by=by, at=NOW, version=1)


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        (Kind.OBJECTIVE, "text"), (Kind.GOAL, "number"), (Kind.STRATEGY, "title"), (Kind.ACTION, "number"),
        (Kind.ACTION, "due_on"), (Kind.ACTION, "lead_id"), (Kind.ACTION, "no_such_field"),
    ],
)  # fmt: skip
def test_the_published_text_and_what_is_no_text_cannot_be_withheld(
    action: tuple[SmallStrategy, str], asks: Actor, kind: Kind, field: str
) -> None:
    strategy, action_id = action
    ids = {Kind.OBJECTIVE: strategy.objectives[0], Kind.GOAL: strategy.goals[0], Kind.STRATEGY: strategy.id}
    with pytest.raises(Refused) as refusal:
        save(request_redaction, kind, ids.get(kind, action_id), field, by=asks, at=NOW, reason="A name")
    assert refusal.value.field == "field"


def test_a_request_without_words_without_a_reason_or_made_twice_is_refused(
    action: tuple[SmallStrategy, str], asks: Actor, confirms: Actor
) -> None:
    strategy, action_id = action
    with pytest.raises(Refused, match="no words"):
        save(request_redaction, Kind.ACTION, action_id, "description", by=asks, at=NOW, reason="A name")
    describe(strategy, action_id, SPILL)
    with pytest.raises(Refused, match="reason"):
        save(request_redaction, Kind.ACTION, action_id, "description", by=asks, at=NOW, reason=" ")
    redaction = redact(Kind.ACTION, action_id, "description", asks, confirms)
    with pytest.raises(StaleEdit):
        save(confirm_redaction, redaction, by=confirms, at=NOW, version=1)
    with pytest.raises(Refused, match="withheld already"):
        save(confirm_redaction, redaction, by=confirms, at=NOW, version=2)
    save(request_redaction, Kind.ACTION, action_id, "title", by=asks, at=NOW, reason="A name")
    with pytest.raises(Refused, match="asked for already"):
        save(request_redaction, Kind.ACTION, action_id, "title", by=confirms, at=NOW, reason="A name")


def test_a_reason_is_withheld_in_all_that_the_act_wrote_and_copied_it_to(
    action: tuple[SmallStrategy, str], asks: Actor, confirms: Actor
) -> None:
    strategy, action_id = action
    lead = make_lead(strategy.id, strategy.organizations[0])
    proposal = save(
        propose_change, action_id, change=ProposedChange.REDATE, due_on=date(2026, 3, 1), by=lead, at=NOW, reason=SPILL
    )
    redact(Kind.PROPOSAL, proposal, "reason", asks, confirms)
    assert not [value for value in stored_texts() if "Secretname" in value]
    assert db.session.get_one(Proposal, proposal).reason == WITHHELD
    verify_record()


def test_the_reasons_of_an_elements_changes_are_withheld_with_those_the_same_acts_gave(
    action: tuple[SmallStrategy, str], asks: Actor, confirms: Actor
) -> None:
    strategy, action_id = action
    other = make_action(strategy, id="action.other")
    describe(strategy, action_id, "Proper words", reason=SPILL)
    redact(Kind.ACTION, action_id, REASON, asks, confirms)
    assert not [value for value in stored_texts() if "Secretname" in value]
    reasons = dict(
        db.session.execute(select(Revision.operation, Revision.reason).filter_by(element_id=action_id)).all()
    )
    assert reasons == {
        "assign_action": WITHHELD, "publish_plan": WITHHELD, "amend_action": WITHHELD,
    }  # fmt: skip
    published = select(Revision.reason).filter_by(operation="publish_plan").distinct()
    assert db.session.scalars(published).all() == [WITHHELD]
    assert db.session.scalars(select(Revision.reason).filter_by(element_id=other)).all() == ["Added for the test"]
    assert get_action(action_id).description == "Proper words"
    verify_record()


def test_an_old_form_cannot_bring_the_words_back(
    action: tuple[SmallStrategy, str], asks: Actor, confirms: Actor
) -> None:
    strategy, action_id = action
    describe(strategy, action_id, SPILL)
    opened = get_action(action_id).version
    redact(Kind.ACTION, action_id, "description", asks, confirms)
    with pytest.raises(StaleEdit):
        save(
            amend, Kind.ACTION, action_id, {"description": SPILL},
            by=strategy.planner, at=NOW, version=opened, strategy_id=strategy.id, reason="Sent from an old page",
        )  # fmt: skip
    describe(strategy, action_id, "Proper words")
    assert get_action(action_id).description == "Proper words"
    verify_record()


def test_a_second_redaction_of_the_same_element_answers_for_both(
    action: tuple[SmallStrategy, str], asks: Actor, confirms: Actor
) -> None:
    strategy, action_id = action
    report = make_report(action_id, by=strategy.planner, status=Status.AT_RISK, summary=SPILL, blockers="Also a name")
    first = redact(Kind.STATUS_UPDATE, report, "summary", asks, confirms)
    second = redact(Kind.STATUS_UPDATE, report, "blockers", confirms, asks)
    verified = verify_record()
    assert verified.withheld_count == 2
    seqs = {
        id: db.session.scalars(select(Revision.seq).filter_by(element_id=id, version=2)).one()
        for id in (first, second)
    }  # fmt: skip
    assert set(db.session.scalars(select(Revision.redacted_seq).where(Revision.redacted_seq.is_not(None)))) == {
        seqs[second]
    }
    update = db.session.get_one(StatusUpdate, report)
    assert (update.summary, update.blockers, update.why) == (WITHHELD, WITHHELD, "The vessel is late.")


def test_what_replaced_the_words_is_protected_too(
    action: tuple[SmallStrategy, str], asks: Actor, confirms: Actor
) -> None:
    strategy, action_id = action
    describe(strategy, action_id, SPILL)
    redact(Kind.ACTION, action_id, "description", asks, confirms)
    seq = db.session.scalars(select(Revision.seq).where(Revision.redacted_seq.is_not(None))).one()
    content = db.session.scalars(select(Revision.content).filter_by(seq=seq)).one()
    changed = content.replace(WITHHELD.encode(), b"[forged]  ")
    assert changed != content
    tamper(update(Revision.__table__).filter_by(seq=seq).values(content=changed))
    with pytest.raises(BrokenChain, match="in the place of the words"):
        verify_record()


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_withheld_words_leave_the_sqlite_file(action: tuple[SmallStrategy, str], asks: Actor, confirms: Actor) -> None:
    strategy, action_id = action
    describe(strategy, action_id, SPILL * 20)
    redact(Kind.ACTION, action_id, "description", asks, confirms)
    db.session.remove()
    with db.engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    file = Path(str(make_url(str(db.engine.url)).database))
    left = b"".join(part.read_bytes() for part in file.parent.glob(f"{file.name}*"))
    assert b"Secretname" not in left


def test_every_field_of_words_can_be_withheld_but_the_published_text() -> None:
    published = {Kind.FRAMEWORK, Kind.FRAMEWORK_ENTRY, Kind.THEME, Kind.REDACTION}
    kept = {
        Kind.STRATEGY: {"marking", "source_title"},  # the marking rules the page; the source is part of the text
        Kind.ACCOUNT: {"email"},  # one signs in with it; close the account and open another
    }
    for kind, model in MODELS.items():
        columns = model.__table__.columns
        words = {
            name
            for name in column_names(kind)
            if type(columns[name].type) is String and columns[name].type.length in (200, 500, PROSE_LENGTH)
        }
        words -= OFFICIAL.get(kind, frozenset()) | kept.get(kind, set())
        assert kind in published or words <= REDACTABLE.get(kind, frozenset()), kind
        own = {name for name in REDACTABLE.get(kind, frozenset()) if "." not in name}
        assert own <= set(column_names(kind)) - OFFICIAL.get(kind, frozenset()), kind


def test_every_field_of_words_in_a_link_set_can_be_withheld() -> None:
    official = {"objective.organizations.part", "objective.organizations.name"}
    found, listed = set(), set()
    for kind, sets in LINKS.items():
        listed |= {f"{kind.value}.{name}" for name in REDACTABLE.get(kind, ()) if "." in name}
        for links in sets:
            columns = {name: links.table.c[name].type for name in links.values}
            found |= {
                f"{kind.value}.{links.name}.{name}"
                for name, type_ in columns.items()
                if type(type_) is String and type_.length in (200, 500, PROSE_LENGTH)
            }
    assert found - official == listed


def test_declining_a_proposal_leaves_its_copied_reason_withheld(
    action: tuple[SmallStrategy, str], asks: Actor, confirms: Actor
) -> None:
    strategy, action_id = action
    lead = make_lead(strategy.id, strategy.organizations[0])
    proposal = save(
        propose_change, action_id, change=ProposedChange.CANCEL, due_on=None, by=lead, at=NOW, reason="No ship"
    )
    save(
        decide_proposal, proposal, is_accepted=False, by=strategy.planner, at=NOW,
        version=db.session.get_one(Proposal, proposal).version, reason=SPILL,
    )  # fmt: skip
    redact(Kind.PROPOSAL, proposal, "decision_reason", asks, confirms)
    assert not [value for value in stored_texts() if "Secretname" in value]
    assert db.session.get_one(Proposal, proposal).reason == "No ship"
    verify_record()
