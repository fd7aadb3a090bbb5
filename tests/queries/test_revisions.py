"""The document as it was known at a moment comes from the record alone, and is the one that was exported then."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, func, select

from tests.factories import (
    NOW,
    PUBLISHED,
    SET_UP,
    SmallStrategy,
    get_action,
    make_action,
    make_metric,
    make_milestone,
    make_published_strategy,
    make_reading,
    make_report,
    make_strategy,
    publish,
    save,
)
from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind, Lifecycle
from tracker.domain.document.organization import OrganizationKind
from tracker.domain.document.plan import LeaderRole
from tracker.domain.errors import NotFound, Refused
from tracker.domain.roles import SYSTEM
from tracker.domain.status import Status
from tracker.exchange.document_file import write_document
from tracker.extensions import db
from tracker.models import ChainHead, Revision
from tracker.models.strategy import Strategy
from tracker.models.theme import Theme
from tracker.operations.act import Act
from tracker.operations.planning.actions import end_action
from tracker.operations.planning.amend import amend
from tracker.operations.planning.goals import appoint_goal_leader
from tracker.operations.planning.organizations import NewContact, NewOrganization, add_contact, add_organization
from tracker.operations.planning.redating import redate_action
from tracker.queries import known_at
from tracker.queries.documents import load_document
from tracker.queries.known_at import load_document_known_at, rows_known_at
from tracker.queries.verification import verify_record

LATER = datetime(2030, 1, 1, tzinfo=UTC)
HISTORY = datetime(2024, 3, 1, tzinfo=UTC)


def written(document: Document) -> bytes:
    return write_document(document)


def last_moment() -> datetime:
    moment = db.session.scalars(select(ChainHead.recorded_at)).one()
    assert moment is not None
    return moment


def live(strategy: SmallStrategy) -> Iterator[tuple[datetime, bytes]]:
    """Do what a year brings; yield the moment and the export after each act."""

    def now() -> tuple[datetime, bytes]:
        return last_moment(), written(load_document(strategy.id))

    by: dict[str, Any] = {"by": strategy.planner, "at": NOW}
    action = make_action(strategy, contributing_ids=strategy.organizations[1:], lead_id=strategy.contacts[0])
    other = make_action(strategy, objective_id=strategy.objectives[2], is_continuing=True, depends_on_ids=(action,))
    yield now()
    milestone = make_milestone(strategy, action)
    metric = make_metric(strategy)
    yield now()
    publish(strategy)
    yield now()
    make_report(action, by=strategy.planner, status=Status.AT_RISK)
    make_reading(strategy, metric)
    yield now()
    changes = {"title": "Survey both channels", "contributing_ids": strategy.organizations[2:]}
    version = get_action(action).version
    save(amend, Kind.ACTION, action, changes, **by, version=version, strategy_id=strategy.id, reason="Wider")
    yield now()
    version = get_action(action).version
    dates = {milestone: date(2025, 8, 1)}
    save(redate_action, action, due_on=date(2026, 2, 1), milestones=dates, **by, version=version, reason="Ice")
    yield now()
    office = save(add_organization, strategy.id, NewOrganization(name="Tugs", kind=OrganizationKind.OTHER), **by)
    save(add_contact, strategy.id, NewContact(organization_id=office, name="Cam Example"), **by)
    yield now()
    goal, contact = strategy.goals[0], strategy.contacts[0]
    save(appoint_goal_leader, goal, contact, role=LeaderRole.LEADER, starts_on=date(2025, 4, 1), reason="First", **by)
    version = get_action(other).version
    save(end_action, other, lifecycle=Lifecycle.CANCELLED, **by, version=version, reason="No longer needed")
    yield now()


@pytest.mark.parametrize("most_newer", [0, 3, 5_000])
def test_at_every_moment_of_a_year_the_record_gives_the_document_that_was_exported_then(
    app: Flask, monkeypatch: pytest.MonkeyPatch, most_newer: int
) -> None:
    monkeypatch.setattr(known_at, "_MOST_NEWER", most_newer)
    strategy = make_strategy()
    exported = list(live(strategy))
    assert len({document for _, document in exported}) == len(exported) == 8
    today = load_document(strategy.id)
    for moment, document in exported:
        assert written(load_document_known_at(strategy.id, moment)) == document
        assert written(load_document_known_at(strategy.id, moment, today=today)) == document
    assert written(load_document_known_at(strategy.id, LATER)) == exported[-1][1]
    verify_record()


def test_what_another_strategy_did_is_not_in_it(app: Flask) -> None:
    strategy, _ = make_published_strategy()
    document, moment = written(load_document(strategy.id)), last_moment()
    other, (action,) = make_published_strategy("airport")
    make_report(action, by=other.planner)
    assert written(load_document_known_at(strategy.id, LATER)) == document
    assert written(load_document_known_at(strategy.id, moment, today=load_document(strategy.id))) == document
    assert written(load_document_known_at(other.id, LATER)) == written(load_document(other.id))


def test_before_a_strategy_was_known_there_is_no_document(app: Flask) -> None:
    strategy = make_strategy()
    with pytest.raises(NotFound):
        load_document_known_at(strategy.id, SET_UP - timedelta(seconds=1))
    with pytest.raises(NotFound):
        load_document_known_at("no.such", LATER)


def test_an_act_is_known_whole_or_not_at_all(app: Flask) -> None:
    strategy = make_strategy()
    make_action(strategy)
    make_action(strategy)
    publish(strategy)
    revisions = db.session.execute(
        select(Revision.known_at, Revision.operation_seq).filter_by(operation="publish_plan").order_by(Revision.seq)
    ).all()
    assert len(revisions) > 3, "the plan, both actions and the periods"
    assert len({revision.operation_seq for revision in revisions}) == 1
    for revision in revisions[:-1]:
        known = load_document_known_at(strategy.id, revision.known_at)
        assert [known.plan.number, *(action.published_on for action in known.plan.actions)] == [0, None, None]
        assert known.plan.reporting_periods == ()
    known = load_document_known_at(strategy.id, revisions[-1].known_at)
    assert [known.plan.number, *(action.published_on for action in known.plan.actions)] == [
        1, PUBLISHED.date(), PUBLISHED.date(),
    ]  # fmt: skip


@contextmanager
def statements() -> Iterator[list[str]]:
    """Collect the statements that are sent."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        sent.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield sent
    event.remove(db.engine, "before_cursor_execute", note)


@pytest.mark.parametrize("actions", [1, 12])
def test_two_statements_are_enough_however_much_there_is(app: Flask, actions: int) -> None:
    strategy, made = make_published_strategy(actions=actions)
    for action in made:
        make_report(action, by=strategy.planner)
    db.session.rollback()
    with statements() as sent:
        load_document_known_at(strategy.id, LATER)
    assert len([statement for statement in sent if statement.startswith("SELECT")]) == 2


def a_theme(act: Act, strategy_id: str, number: str) -> None:
    act.add(Theme(id=f"theme.{number}", strategy_id=strategy_id, position=1, number=number, title="Old times"))


def a_strategy(act: Act) -> Strategy:
    strategy = Strategy(
        id="old.strategy", slug="old", title="An old strategy", issuer="An office", marking="UNCLASSIFIED",
        starts_on=date(2023, 1, 1), ends_on=date(2026, 12, 31), is_period_assumed=False, theme_word="Theme",
        goal_word="Goal", objective_word="Objective", time_zone="America/New_York", fiscal_year_starts_month=10,
    )  # fmt: skip
    act.add(strategy)
    return strategy


def test_history_can_be_imported_with_the_moments_at_which_it_was_known(app: Flask) -> None:
    strategy = a_strategy(Act(SYSTEM, NOW, "import_history", known_at=HISTORY))
    a_theme(Act(SYSTEM, NOW, "import_history", known_at=HISTORY + timedelta(days=30)), strategy.id, "1")
    db.session.commit()
    a_theme(Act(SYSTEM, NOW, "load_document"), strategy.id, "2")
    db.session.commit()
    known = db.session.execute(select(Revision.known_at, Revision.recorded_at).order_by(Revision.seq)).all()
    assert [row.known_at for row in known[:2]] == [HISTORY, HISTORY + timedelta(days=30)]
    assert all(row.recorded_at >= NOW for row in known)
    assert known[2].known_at == known[2].recorded_at
    verify_record()


def test_of_two_revisions_of_one_moment_the_later_is_known(app: Flask) -> None:
    act = Act(SYSTEM, NOW, "import_history", known_at=HISTORY)
    strategy = a_strategy(act)
    strategy.title = "A very old strategy"
    act.record(strategy)
    db.session.commit()
    [row] = rows_known_at(strategy.id, HISTORY)[Kind.STRATEGY]
    assert (row[1], "A very old strategy" in row) == (2, True)


def test_history_is_not_imported_over_what_happened_here_out_of_order_or_from_the_future(app: Flask) -> None:
    strategy = a_strategy(Act(SYSTEM, NOW, "import_history", known_at=HISTORY))
    db.session.commit()
    for moment, words in ((HISTORY - timedelta(days=1), "in the order"), (NOW + timedelta(days=1), "before now")):
        with pytest.raises(Refused, match=words):
            save(a_theme, Act(SYSTEM, NOW, "import_history", known_at=moment), strategy.id, "1")
    a_theme(Act(SYSTEM, NOW, "load_document"), strategy.id, "2")
    db.session.commit()
    with pytest.raises(Refused, match="as it happened"):
        save(a_theme, Act(SYSTEM, NOW, "import_history", known_at=HISTORY + timedelta(days=1)), strategy.id, "3")
    assert db.session.scalar(select(func.count()).select_from(Theme)) == 1
    verify_record()
