"""What is kept in memory is always what the tables say, and a change costs one SELECT."""

import contextvars
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, text

from tests.databases import Databases
from tests.databases import settings as app_settings
from tests.factories import (
    NOW,
    SmallStrategy,
    make_administrator,
    make_planner,
    make_published_strategy,
    make_report,
    make_strategy,
    save,
    strategy_document,
)
from tests.queries.histories import STEPS, Step
from tracker import create_app
from tracker.domain.assessment.assess import assess
from tracker.domain.document.cut import Cut, cut_document
from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind
from tracker.domain.document.organization import OrganizationKind
from tracker.domain.errors import Refused
from tracker.domain.roles import SYSTEM
from tracker.exchange.document_file import read_document
from tracker.extensions import db
from tracker.models import Redaction, Revision
from tracker.operations.loading.load import load_elements
from tracker.operations.planning.organizations import NewOrganization, add_organization
from tracker.operations.withholding.redactions import confirm_redaction, request_redaction
from tracker.queries import assessments
from tracker.queries.assessments import Assessed, get_assessed
from tracker.queries.documents import get_head, load_document

ON = date(2025, 4, 15)


def parts(document: Document) -> tuple[object, ...]:
    """What a document holds."""
    return (document.strategy, document.organizations, document.listings, document.plan)


def kept(strategy: SmallStrategy, cut: Cut = Cut.WHOLE) -> Assessed:
    """What a request is answered from."""
    db.session.rollback()
    return get_assessed(strategy.id, cut=cut, on=ON)


def elsewhere(app: Flask, act: Callable[..., object], *args: object, **more: object) -> None:
    """Act as another request does: in a context and a transaction of its own."""

    def request() -> None:
        with app.app_context():
            act(*args, **more)

    contextvars.Context().run(request)


def check(strategy: SmallStrategy, cut: Cut = Cut.WHOLE) -> Assessed:
    """What is kept, compared with what the tables say."""
    assessed = kept(strategy, cut)
    anew = cut_document(load_document(strategy.id), cut)
    assert parts(assessed.document) == parts(anew)
    assert assessed.assessment == assess(anew, on=ON)
    return assessed


@contextmanager
def statements() -> Iterator[list[str]]:
    """Collect the statements that are sent, but for the beginning of a transaction."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith("BEGIN"):
            sent.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield sent
    event.remove(db.engine, "before_cursor_execute", note)


@settings(
    max_examples=6, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 9), st.booleans()), min_size=20, max_size=30))
def test_whatever_happens_what_is_kept_is_what_the_tables_say(
    databases: Databases, tmp_path: Path, history: list[tuple[Step, int, bool]]
) -> None:
    with create_app(app_settings(databases.lend("sqlite", tmp_path))).app_context():
        strategy = make_strategy()
        check(strategy)
        for place, (step, choice, is_seen) in enumerate(history):
            try:
                save(step, strategy, choice, NOW + timedelta(hours=place))
            except Refused:
                continue
            if is_seen:  # else two changes are brought forward at once
                check(strategy)
                check(strategy, Cut.PUBLIC)
        for cut in Cut:
            check(strategy, cut)
        db.session.remove()
        db.engine.dispose()


def test_each_act_that_may_happen_is_brought_forward(app: Flask) -> None:
    strategy = make_strategy()
    check(strategy)
    for place, step in enumerate(STEPS):
        try:
            save(step, strategy, place % 4 * 2, NOW + timedelta(hours=place))
        except Refused:
            continue
        with statements() as sent:
            kept(strategy)
        assert len(sent) == 2, "the head, and what is newer"
        for cut in Cut:
            check(strategy, cut)


def test_a_report_costs_one_select_and_leaves_other_actions_as_they_were(app: Flask) -> None:
    strategy, (first, second) = make_published_strategy(actions=2)
    before = check(strategy)
    make_report(first, by=strategy.planner)
    with statements() as sent:
        after = kept(strategy)
    assert len(sent) == 2, "the head, and what is newer"
    assert after.document.action(first) is not before.document.action(first)
    assert after.document.action(second) is before.document.action(second)
    number = after.document.action(second).number
    assert after.assessment.actions[number] is before.assessment.actions[number]
    with statements() as sent:
        assert kept(strategy).document is after.document
    assert len(sent) == 1, "the head alone"


def test_what_happens_elsewhere_leaves_the_document_as_it_was(app: Flask) -> None:
    strategy, _ = make_published_strategy()
    before = check(strategy)
    other, (action,) = make_published_strategy("airport")
    make_report(action, by=other.planner)
    make_planner(other.id)
    after = check(strategy)
    assert after.document is before.document
    assert after.assessment is before.assessment
    assert after.head != before.head
    check(other)


def test_a_request_that_began_before_a_change_sees_what_was_then(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    before = check(strategy)
    db.session.rollback()
    head = get_head()  # from here on this session sees one moment
    for _ in range(3):
        elsewhere(app, make_report, action, by=strategy.planner)
        elsewhere(app, kept, strategy)
        seen = get_assessed(strategy.id, cut=Cut.WHOLE, on=ON, head=head)
        assert parts(seen.document) == parts(before.document)
        assert seen.head == before.head
    assert len(check(strategy).document.action(action).status_updates) == 3


def test_an_amended_text_is_read_anew(app: Flask) -> None:
    strategy, _ = make_published_strategy()
    check(strategy)
    new = strategy_document(title="Safer Approaches Strategy 2024-2027")
    rows = read_document(json.dumps(new).encode()).rows
    save(load_elements, rows, by=SYSTEM, at=NOW, source="x.json", amendment="Second edition")
    assert check(strategy).document.strategy.title == "Safer Approaches Strategy 2024-2027"


def test_an_organization_new_in_the_directory_is_there(app: Flask) -> None:
    strategy, _ = make_published_strategy()
    check(strategy)
    new = NewOrganization(name="Tugs", kind=OrganizationKind.OTHER)
    id = save(add_organization, strategy.id, new, by=strategy.planner, at=NOW)
    assert check(strategy).document.organization(id).name == "Tugs"


def test_withheld_words_are_gone_from_what_is_kept(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    make_report(action, by=strategy.planner, summary="A name that should not be here")
    check(strategy)
    update = load_document(strategy.id).action(action).status_updates[0].id
    db.session.rollback()
    asks, confirms = make_administrator(), make_administrator()
    id = save(request_redaction, Kind.STATUS_UPDATE, update, "summary", by=asks, at=NOW, reason="A name")
    version = db.session.get_one(Redaction, id).version
    save(confirm_redaction, id, by=confirms, at=NOW, version=version)
    assert check(strategy).document.action(action).status_updates[0].summary == "[withheld]"
    for state in assessments._kept[str(db.engine.url), strategy.id]:
        documents = [*state.cuts.values(), *(each.document for each in state.earlier.values())]
        documents += [each.whole for each in state.cuts_before.values()]
        assert all("A name that should" not in repr(parts(document)) for document in documents)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_database_put_back_to_an_earlier_state_is_read_anew(app: Flask) -> None:
    """Nothing is brought forward from a place the chain never came by."""
    strategy, (action,) = make_published_strategy()
    head = get_head()
    make_report(action, by=strategy.planner, summary="Lost with the restored backup")
    assert len(check(strategy).document.action(action).status_updates) == 1
    db.session.rollback()
    for trigger in ("revision_no_delete", "revision_no_update", "revision_no_replace"):
        db.session.execute(text(f"DROP TRIGGER {trigger}"))
    db.session.execute(db.delete(Revision).where(Revision.seq > head.seq))
    db.session.execute(text("DELETE FROM status_update"))
    put_back = {"seq": head.seq, "hash": head.hash}
    db.session.execute(text("UPDATE chain_head SET seq = :seq, hash = :hash"), put_back)
    db.session.commit()
    make_report(action, by=strategy.planner, summary="Another history")
    make_report(action, by=strategy.planner, summary="And on")
    words = [update.summary for update in check(strategy).document.action(action).status_updates]
    assert words == ["Another history", "And on"]


def test_too_much_at_once_is_read_anew(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assessments, "_MOST_NEWER", 2)
    strategy, (action,) = make_published_strategy()
    before = check(strategy)
    for _ in range(3):
        make_report(action, by=strategy.planner)
    after = check(strategy)
    assert after.document.strategy is not before.document.strategy


def test_no_more_is_kept_than_was_said(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    for number in range(12):
        db.session.rollback()
        get_assessed(strategy.id, cut=Cut.WHOLE, on=ON - timedelta(days=number))
        make_report(action, by=strategy.planner)
        check(strategy)
    states = assessments._kept[str(db.engine.url), strategy.id]
    assert len(states) <= 2
    for state in states:
        assert len(state.assessments) <= assessments._KEPT_DAYS
        assert len(state.earlier) <= assessments._KEPT_EARLIER
