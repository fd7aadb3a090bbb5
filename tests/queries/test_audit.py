"""The record as an auditor of one strategy reads it."""

from datetime import timedelta

import pytest
from flask import Flask

from tests.factories import (
    NOW,
    SET_UP,
    SmallStrategy,
    make_action,
    make_administrator,
    make_published_strategy,
    make_report,
    make_strategy,
)
from tracker.domain.document.element import Kind
from tracker.domain.errors import NotFound
from tracker.queries.audit import RecordFilter, Scope, get_revision, list_operations, list_people, list_record

EVERYTHING = RecordFilter()


@pytest.fixture
def strategy(app: Flask) -> SmallStrategy:
    made, (action_id,) = make_published_strategy()
    make_report(action_id, by=made.planner)
    make_action(make_strategy("river"), title="Dredge the river")
    make_administrator(name="Ada Admin")
    return made


def scope(strategy: SmallStrategy, *, is_administrator: bool = False) -> Scope:
    return Scope(strategy.id, is_administrator)


def test_an_auditor_reads_their_strategy_newest_first_and_no_other(strategy: SmallStrategy) -> None:
    changes, _ = list_record(scope(strategy), EVERYTHING)
    assert [change.seq for change in changes] == sorted((change.seq for change in changes), reverse=True)
    assert changes[0].kind is Kind.STATUS_UPDATE
    told = repr(changes)
    assert "river" not in told
    assert "Dredge the river" not in told


def test_accounts_are_for_administrators(strategy: SmallStrategy) -> None:
    kinds = {change.kind for change in list_record(scope(strategy), EVERYTHING)[0]}
    assert Kind.GRANT in kinds
    assert Kind.ACCOUNT not in kinds
    everything = {change.kind for change in list_record(scope(strategy, is_administrator=True), EVERYTHING)[0]}
    assert Kind.ACCOUNT in everything


def test_the_record_narrows_to_kind_person_operation_and_period(strategy: SmallStrategy) -> None:
    def found(**wanted: object) -> set[Kind]:
        return {change.kind for change in list_record(scope(strategy), RecordFilter(**wanted))[0]}

    assert found(kind=Kind.ACTION) == {Kind.ACTION}
    assert found(person="Pat Planner", operation="report_status") == {Kind.STATUS_UPDATE}
    assert found(since=NOW) == {Kind.STATUS_UPDATE}
    assert Kind.STATUS_UPDATE not in found(until=NOW)
    assert found(since=SET_UP + timedelta(days=1), until=SET_UP + timedelta(days=2)) == set()


def test_what_one_can_ask_for_is_what_there_is(strategy: SmallStrategy) -> None:
    assert "report_status" in list_operations(scope(strategy))
    assert "Pat Planner" in list_people(scope(strategy))


def test_a_revision_opens_with_its_bytes_and_hash(strategy: SmallStrategy) -> None:
    last = list_record(scope(strategy), EVERYTHING)[0][0]
    facts = get_revision(scope(strategy), last.seq)
    assert len(facts.hash) == len(facts.previous_hash) == 64
    assert b'"summary":"Going as planned."' in facts.content


def test_another_strategy_s_revision_is_not_there(strategy: SmallStrategy) -> None:
    river = Scope("river.strategy", False)
    seq = list_record(river, EVERYTHING)[0][0].seq
    with pytest.raises(NotFound):
        get_revision(scope(strategy), seq)
    with pytest.raises(NotFound):
        get_revision(scope(strategy), 10_000)
