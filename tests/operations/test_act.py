"""What every operation stands on: one lock, one transaction, one chain."""

import contextvars
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.factories import (
    NOW,
    SmallStrategy,
    get_action,
    make_action,
    make_lead,
    make_published_strategy,
    make_report,
    make_strategy,
    save,
)
from tracker.domain.document.cut import Cut
from tracker.domain.document.element import Kind, Visibility
from tracker.domain.document.plan import ProposedChange
from tracker.domain.errors import NotFound, Refused, StaleEdit
from tracker.domain.roles import SYSTEM
from tracker.extensions import begin_writing, db
from tracker.models import Revision
from tracker.models.account import AccessEvent, AccessEventKind
from tracker.models.action import Action
from tracker.models.plan import Proposal
from tracker.models.theme import Theme
from tracker.operations.access.accounts import record_access
from tracker.operations.act import Act
from tracker.operations.planning.amend import amend
from tracker.operations.planning.proposals import decide_proposal, propose_change
from tracker.queries.assessments import get_assessed
from tracker.queries.documents import get_head
from tracker.queries.verification import verify_record


def elsewhere(app: Flask, work: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """Do something as another request would, with a session of its own, and commit it."""

    def do() -> Any:
        with app.app_context():
            return save(work, *args, **kwargs)

    return contextvars.Context().run(do)


def rename(strategy: SmallStrategy, action: str, title: str, version: int) -> None:
    amend(
        Kind.ACTION, action, {"title": title},
        by=strategy.planner, at=NOW, version=version, strategy_id=strategy.id, reason="A better title",
    )  # fmt: skip


def test_an_act_reads_again_what_its_session_has_read_before(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    opened = get_action(action)
    version = opened.version
    elsewhere(app, rename, strategy, action, "Said by somebody else", version)
    assert opened.title == "Survey part 0"
    with pytest.raises(StaleEdit) as stale:
        save(rename, strategy, action, "Mine", version)
    assert stale.value.theirs["title"] == "Said by somebody else"
    assert stale.value.yours["title"] == "Mine"
    assert Act(SYSTEM, NOW, "look").get(Action, action).title == "Said by somebody else"


def test_an_element_that_is_not_there_or_has_moved_on_is_refused(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    act = Act(strategy.planner, NOW, "look")
    with pytest.raises(NotFound, match=r"no action 'no\.such'"):
        act.get(Action, "no.such")
    with pytest.raises(StaleEdit, match="Nothing was saved"):
        act.get(Action, action, version=1)
    assert act.get(Action, action, version=2).id == action


def test_a_reader_sees_one_moment_however_long_it_reads(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    head = get_head()
    elsewhere(app, rename, strategy, action, "Another title", 2)
    assert get_head() == head
    assert db.session.scalars(select(Action.title)).all() == ["Survey part 0"]
    db.session.rollback()
    assert get_head() != head
    assert db.session.scalars(select(Action.title)).all() == ["Another title"]


def test_an_operation_within_another_shares_its_transaction(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    lead = make_lead(strategy.id, strategy.organizations[0])
    ask = {"change": ProposedChange.REDATE, "due_on": date(2026, 5, 1), "reason": "The yard is closed"}
    proposal = save(propose_change, action, by=lead, at=NOW, **ask)
    head = get_head()
    version = db.session.get_one(Proposal, proposal).version

    decide = {"is_accepted": True, "by": strategy.planner, "at": NOW, "version": version, "reason": "Agreed"}
    decide_proposal(proposal, **decide)
    db.session.rollback()
    assert get_head() == head
    assert get_action(action).due_on == date(2025, 12, 31)

    save(decide_proposal, proposal, **decide)
    written = db.session.scalars(select(Revision).where(Revision.seq > head.seq).order_by(Revision.seq)).all()
    assert [(each.operation, each.element_id) for each in written] == [
        ("accept_proposal", proposal),
        ("redate_action", action),
    ]
    assert get_action(action).due_on == date(2026, 5, 1)
    verify_record()


def test_time_goes_forward_even_where_the_clock_does_not(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    for at in (NOW, NOW, NOW - timedelta(days=60)):
        make_report(action, by=strategy.planner, at=at)
    recorded = db.session.scalars(select(Revision.recorded_at).order_by(Revision.seq)).all()
    assert recorded == sorted(set(recorded))
    assert [moment - NOW for moment in recorded[-3:]] == [timedelta(microseconds=number) for number in range(3)]
    verify_record()


def test_a_revision_says_who_did_what_for_whom_and_why(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    make_report(action, by=strategy.planner, id="report.first")
    revision = db.session.scalars(select(Revision).filter_by(element_id="report.first")).one()
    assert (revision.operation, revision.actor_id, revision.actor_name) == (
        "report_status", strategy.planner.account_id, "Pat Planner",
    )  # fmt: skip
    assert (revision.behalf_of, revision.reason) == ("Harbor Master's Office", None)
    assert (revision.strategy_id, revision.version, revision.operation_seq) == (strategy.id, 1, revision.seq)


def test_a_refused_operation_leaves_nothing(app: Flask) -> None:
    strategy, _ = make_published_strategy()
    head = get_head()

    def give_up() -> None:
        act = Act(strategy.planner, NOW, "give_up")
        act.add(Theme(id="half", strategy_id=strategy.id, position=2, number="2", title="Half done"))
        raise Refused("Something was wrong after all.")

    with pytest.raises(Refused):
        save(give_up)
    assert get_head() == head
    assert db.session.get(Theme, "half") is None
    verify_record()


def test_a_blank_reason_is_none(app: Flask) -> None:
    act = Act(SYSTEM, NOW, "look", reason=" \n")
    with pytest.raises(Refused, match="Please give a reason: it matters") as refusal:
        act.require_reason("it matters")
    assert refusal.value.field == "reason"


def test_nothing_is_written_outside_an_operation(app: Flask) -> None:
    strategy = make_strategy()
    db.session.rollback()
    stray = Theme(id="stray", version=1, strategy_id=strategy.id, position=2, number="2", title="Stray")
    db.session.add(stray)
    with pytest.raises(RuntimeError, match="Write within an operation"):
        db.session.flush()
    db.session.rollback()
    action = make_action(strategy)
    get_action(action).title = "Changed by a careless view"
    with pytest.raises(RuntimeError, match="Write within an operation"):
        Act(strategy.planner, NOW, "look")
    db.session.rollback()
    assert get_action(action).title == "Survey the east channel"


def test_what_is_not_part_of_the_record_is_written_without_the_head(app: Flask) -> None:
    head = get_head()
    record_access(AccessEventKind.EXPORT, "A file", account_id=None, at=NOW, address=None)
    assert not begin_writing()
    db.session.commit()
    assert get_head() == head
    assert db.session.scalar(select(func.count()).select_from(AccessEvent)) == 1


def test_a_page_is_not_read_from_what_may_never_come_to_pass(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    day = {"cut": Cut.WHOLE, "on": NOW.date()}
    before = get_assessed(strategy.id, **day)
    rename(strategy, action, "Not saved yet", 2)
    with pytest.raises(RuntimeError, match="Commit or roll back"):
        get_assessed(strategy.id, **day)
    db.session.rollback()
    assert get_assessed(strategy.id, **day).document is before.document
    save(rename, strategy, action, "Saved", 2)
    assert get_assessed(strategy.id, **day).document.action(action).title == "Saved"
    assert get_action(action).visibility is Visibility.PUBLIC
