"""What is kept of a past moment is what the record says of it, whatever happened since."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import text

from tests.factories import (
    NOW,
    SET_UP,
    SmallStrategy,
    get_action,
    make_administrator,
    make_published_strategy,
    make_report,
    save,
)
from tests.queries.test_revisions import statements
from tracker.domain.assessment.assess import assess
from tracker.domain.document.cut import Cut, cut_document
from tracker.domain.document.element import Kind, Visibility
from tracker.domain.errors import NotFound
from tracker.domain.status import Status
from tracker.exchange.document_file import write_document
from tracker.extensions import db
from tracker.models import Redaction, Revision
from tracker.operations.planning.amend import amend
from tracker.operations.withholding.redactions import confirm_redaction, request_redaction
from tracker.queries import past
from tracker.queries.assessments import Assessed, get_assessed, was_published
from tracker.queries.documents import get_head, load_document
from tracker.queries.known_at import find_head_known_at, load_document_known_at
from tracker.queries.last_known import Asked, last_known

KNOWN = datetime(2025, 4, 20, tzinfo=UTC)
LATER = datetime(2025, 5, 1, tzinfo=UTC)
ON = date(2025, 4, 19)


def then(strategy: SmallStrategy, cut: Cut = Cut.WHOLE, known: datetime = KNOWN) -> Assessed:
    db.session.rollback()
    return get_assessed(strategy.id, cut=cut, on=ON, known=known)


def change(strategy: SmallStrategy, action: str, **values: Any) -> None:
    save(amend, Kind.ACTION, action, values, by=strategy.planner, at=LATER, reason="Later",
         version=get_action(action).version, strategy_id=strategy.id)  # fmt: skip


def test_it_is_the_document_and_the_assessment_of_the_moment(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    make_report(action, by=strategy.planner)
    exported, head = write_document(load_document(strategy.id)), get_head()
    make_report(action, by=strategy.planner, at=LATER)
    change(strategy, action, title="Another title")
    assessed = then(strategy)
    assert write_document(assessed.document) == exported
    assert assessed.assessment == assess(load_document_known_at(strategy.id, KNOWN), on=ON)
    assert (assessed.known, assessed.head) == (KNOWN, head)


def test_what_stands_as_today_is_the_very_same_and_nothing_else_is(app: Flask) -> None:
    strategy, actions = make_published_strategy(actions=3)
    for action in actions:
        make_report(action, by=strategy.planner)
    make_report(actions[0], by=strategy.planner, at=LATER, status=Status.OFF_TRACK)
    db.session.rollback()
    today = get_assessed(strategy.id, cut=Cut.WHOLE, on=ON)
    assessed = then(strategy)
    pairs = [(today.document.action(id), assessed.document.action(id)) for id in actions]
    assert [now is before for now, before in pairs] == [False, True, True]
    number = pairs[1][0].number
    assert assessed.assessment.actions[number] is today.assessment.actions[number]
    assert assessed.assessment == assess(load_document_known_at(strategy.id, KNOWN), on=ON)


def test_what_happens_later_costs_one_small_select_and_leaves_it_as_it_is(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    before = then(strategy)
    make_report(action, by=strategy.planner, at=LATER)
    db.session.rollback()
    get_assessed(strategy.id, cut=Cut.WHOLE, on=ON)
    db.session.rollback()
    with statements() as sent:
        after = then(strategy)
    assert len([each for each in sent if each.startswith("SELECT")]) == 2, "the head, and whether the past changed"
    assert after.document is before.document
    assert after.assessment is before.assessment


def test_words_withheld_since_are_gone_from_the_past_too(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    make_report(action, by=strategy.planner, summary="A name that should not be here")
    update = load_document(strategy.id).action(action).status_updates[0].id
    assert "A name" in str(then(strategy).document.action(action).status_updates[0].summary)
    db.session.rollback()
    asks, confirms = make_administrator(), make_administrator()
    id = save(request_redaction, Kind.STATUS_UPDATE, update, "summary", by=asks, at=LATER, reason="A name")
    version = db.session.get_one(Redaction, id).version
    save(confirm_redaction, id, by=confirms, at=LATER, version=version)
    assert then(strategy).document.action(action).status_updates[0].summary == "[withheld]"


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_database_put_back_to_an_earlier_state_is_read_anew(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    head = get_head()
    make_report(action, by=strategy.planner, summary="Lost with the restored backup")
    assert len(then(strategy).document.action(action).status_updates) == 1
    db.session.rollback()
    for trigger in ("revision_no_delete", "revision_no_update", "revision_no_replace"):
        db.session.execute(text(f"DROP TRIGGER {trigger}"))
    db.session.execute(db.delete(Revision).where(Revision.seq > head.seq))
    db.session.execute(text("DELETE FROM status_update"))
    put_back = {"seq": head.seq, "hash": head.hash}
    db.session.execute(text("UPDATE chain_head SET seq = :seq, hash = :hash"), put_back)
    db.session.commit()
    make_report(action, by=strategy.planner, summary="Another history", at=NOW)
    make_report(action, by=strategy.planner, summary="And on", at=LATER)
    assert [each.summary for each in then(strategy).document.action(action).status_updates] == ["Another history"]


def test_a_change_of_what_is_internal_today_is_seen_in_the_past_at_once(app: Flask) -> None:
    strategy, (first, second) = make_published_strategy(actions=2)
    whole = load_document(strategy.id)
    for cut in (Cut.PUBLIC, Cut.TEXT):
        assert write_document(then(strategy, cut).document) == write_document(cut_document(whole, cut))
    change(strategy, first, visibility=Visibility.INTERNAL)
    assert [each.id for each in then(strategy, Cut.PUBLIC).document.plan.actions] == [second]
    assert len(then(strategy).document.plan.actions) == 2
    change(strategy, first, visibility=Visibility.PUBLIC)
    assert [each.id for each in then(strategy, Cut.PUBLIC).document.plan.actions] == [first, second]


def test_no_more_moments_and_days_are_kept_than_was_said(app: Flask) -> None:
    strategy, _ = make_published_strategy()
    for day in range(1, 11):
        then(strategy, known=datetime(2025, 4, day, tzinfo=UTC))
    for day in range(1, 11):
        db.session.rollback()
        get_assessed(strategy.id, cut=Cut.WHOLE, on=date(2025, 3, day), known=KNOWN)
    assert len(past._kept) <= past._KEPT_MOMENTS
    assert all(len(each.assessments) <= past._KEPT_DAYS for each in past._kept.values())


def test_before_anything_was_known_there_is_nothing(app: Flask) -> None:
    strategy, _ = make_published_strategy()
    db.session.rollback()
    with pytest.raises(NotFound):
        then(strategy, known=datetime(2020, 1, 1, tzinfo=UTC))
    assert find_head_known_at(datetime(2020, 1, 1, tzinfo=UTC)) is None
    db.session.rollback()
    assert [was_published(strategy.id, known, get_head()) for known in (SET_UP.replace(day=8), KNOWN)] == [False, True]


@pytest.mark.parametrize("is_under_way", [False, True])
@pytest.mark.parametrize("asked", Asked)
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_each_element_is_one_look_into_the_index(app: Flask, asked: Asked, is_under_way: bool) -> None:
    strategy, _ = make_published_strategy()
    query = last_known("sqlite", asked, is_under_way=is_under_way)
    given = query.params({"strategy_id": strategy.id, "known": KNOWN} | ({"under_way": 7} if is_under_way else {}))
    query = given.compile(db.engine, compile_kwargs={"literal_binds": True})
    plan = [str(row[-1]) for row in db.session.execute(text("EXPLAIN QUERY PLAN " + str(query).replace(":", "\\:")))]
    looks = [line for line in plan if "revision" in line]
    assert looks
    assert not [line for line in looks if line.startswith("SCAN")], json.dumps(looks, indent=1)
    assert any("ix_revision_element_known_at" in line for line in looks)
    if asked is Asked.RECORDED_SINCE:
        newer = ["SEARCH revision USING INDEX ix_revision_known_at (known_at>?)"]
        begun = ["SEARCH revision USING INDEX sqlite_autoindex_revision_1 (seq>?)"] if is_under_way else []
        named = [line for line in looks if "ix_revision_element_known_at" not in line]
        assert named == newer + begun, "not every revision there is"
