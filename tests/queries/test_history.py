"""What was recorded of some elements."""

from datetime import date

from flask import Flask
from sqlalchemy import event

from tests.factories import NOW, PUBLISHED, get_action, make_published_strategy, make_report, save
from tracker.domain.document.element import Kind
from tracker.extensions import db
from tracker.models.metric import Metric
from tracker.operations.planning.redating import redate_action
from tracker.queries.history import find_responsible, list_changes


def test_a_change_carries_what_stood_before_and_after_with_who_when_and_why(app: Flask) -> None:
    strategy, (action_id,) = make_published_strategy()
    save(redate_action, action_id, due_on=date(2026, 3, 31), milestones={}, by=strategy.planner, at=NOW,
         version=get_action(action_id).version, reason="The vessel is late")  # fmt: skip
    last = list_changes({Kind.ACTION: [action_id]}).changes[0]
    assert last.before is not None
    assert (last.before["due_on"], last.after["due_on"]) == (date(2025, 12, 31), date(2026, 3, 31))
    assert (last.operation, last.actor_name, last.reason) == ("redate_action", "Pat Planner", "The vessel is late")
    assert last.recorded_at == NOW


def test_changes_come_newest_first_and_page_by_operation(app: Flask) -> None:
    strategy, (action_id,) = make_published_strategy()
    for _ in range(3):
        make_report(action_id, by=strategy.planner)
    elements = {Kind.ACTION: [action_id], Kind.STATUS_UPDATE: [u for u in _updates(action_id)]}
    first = list_changes(elements, limit=2)
    assert [change.operation for change in first.changes] == ["report_status", "report_status"]
    rest = list_changes(elements, before=first.older, limit=10)
    assert [change.operation for change in rest.changes] == ["report_status", "publish_plan", "assign_action"]
    assert rest.older is None
    assert rest.changes[-1].before is None


def test_a_page_of_history_takes_two_selects_however_long_it_is(app: Flask) -> None:
    strategy, (action_id,) = make_published_strategy()
    for _ in range(12):
        make_report(action_id, by=strategy.planner)
    elements = {Kind.ACTION: [action_id], Kind.STATUS_UPDATE: _updates(action_id)}
    statements: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    list_changes(elements, limit=10)
    assert len([each for each in statements if each.startswith("SELECT")]) == 2


def test_nothing_was_recorded_of_nothing(app: Flask) -> None:
    page = list_changes({Kind.ACTION: ["nowhere"]})
    assert (page.changes, page.older) == ((), None)


def test_the_responsible_organization_is_found_from_below(app: Flask) -> None:
    strategy, (action_id,) = make_published_strategy()
    report_id = make_report(action_id, by=strategy.planner, at=PUBLISHED)
    assert find_responsible(Kind.ACTION, action_id) == strategy.organizations[0]
    assert find_responsible(Kind.STATUS_UPDATE, report_id) == strategy.organizations[0]
    assert find_responsible(Kind.GOAL, strategy.goals[0]) is None
    assert find_responsible(Kind.METRIC, Metric.__tablename__) is None


def _updates(action_id: str) -> list[str]:
    from tracker.models.status_update import StatusUpdate

    return list(db.session.scalars(db.select(StatusUpdate.id).filter_by(action_id=action_id)))
