"""Moving dates that were published."""

from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.factories import (
    NOW,
    SmallStrategy,
    get_action,
    make_action,
    make_lead,
    make_published_strategy,
    make_report,
    make_strategy,
    publish,
    save,
)
from tracker.domain.assessment.assess import assess
from tracker.domain.document.element import Lifecycle
from tracker.domain.errors import Forbidden, Refused, StaleEdit
from tracker.extensions import db
from tracker.models.milestone import Milestone
from tracker.operations.planning.actions import end_action
from tracker.operations.planning.redating import redate_action
from tracker.operations.reporting.achievements import Achievement
from tracker.queries.documents import load_document

LATER = date(2026, 6, 30)


def milestones_of(action_id: str) -> list[Milestone]:
    query = select(Milestone).filter_by(action_id=action_id).order_by(Milestone.position)
    return list(db.session.scalars(query, execution_options={"populate_existing": True}))


def redate(action_id: str, strategy: SmallStrategy, **values: Any) -> None:
    wanted = {"due_on": LATER, "milestones": {}, "version": 2, "reason": "The vessel is late."} | values
    by = wanted.pop("by", strategy.planner)
    save(redate_action, action_id, by=by, at=NOW, **wanted)


def test_dates_in_force_move_and_first_dates_stay(app: Flask) -> None:
    strategy, (id,) = make_published_strategy()
    first, last = milestones_of(id)
    redate(id, strategy, starts_on=date(2025, 2, 1), milestones={last.id: LATER, first.id: first.due_on})
    action = get_action(id)
    assert (action.starts_on, action.first_starts_on) == (date(2025, 2, 1), date(2025, 1, 1))
    assert (action.due_on, action.first_due_on, action.redated_count) == (LATER, date(2025, 12, 31), 1)
    first, last = milestones_of(id)
    assert (last.due_on, last.first_due_on, last.redated_count) == (LATER, date(2025, 9, 30), 1)
    assert (first.redated_count, first.version) == (0, 2), "what does not move is not written"


def test_each_act_of_redating_counts_once_for_the_action_whatever_moved(app: Flask) -> None:
    strategy, (id,) = make_published_strategy()
    first, last = milestones_of(id)
    due_on = date(2025, 12, 31)
    redate(id, strategy, due_on=due_on, milestones={last.id: date(2025, 10, 31)})
    assert (get_action(id).redated_count, milestones_of(id)[1].redated_count) == (1, 1)
    redate(id, strategy, due_on=due_on, version=3, milestones={first.id: date(2025, 4, 30)})
    assert (get_action(id).redated_count, milestones_of(id)[0].redated_count) == (2, 1)
    redate(id, strategy, version=4, milestones={first.id: date(2025, 5, 30), last.id: LATER})
    assert get_action(id).redated_count == 3, "dates that move together move once"
    action = load_document(strategy.id).action(id)
    assessed = assess(load_document(strategy.id), on=NOW.date()).actions[action.number]
    assert (assessed.redated_count, [each.redated_count for each in action.milestones]) == (3, [2, 2])


def test_continuing_work_moves_its_milestones_and_gains_no_due_date(app: Flask) -> None:
    strategy = make_strategy()
    id = make_action(strategy, is_continuing=True)
    publish(strategy)
    with pytest.raises(Refused) as refused:
        redate(id, strategy)
    assert refused.value.field == "due_on"
    redate(id, strategy, due_on=None, starts_on=date(2025, 3, 1))
    assert get_action(id).due_on is None


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"reason": " "}, "reason", "reason"),
        ({"due_on": date(2025, 12, 31)}, "due_on", "No date was changed"),
        ({"due_on": None}, "due_on", "Give the new due date"),
        ({"due_on": date(2024, 12, 31)}, "due_on", "before the start"),
        ({"milestones": {"elsewhere": LATER}}, "milestones", "another action"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(app: Flask, values: dict[str, Any], field: str, words: str) -> None:
    strategy, (id,) = make_published_strategy()
    with pytest.raises(Refused) as refused:
        redate(id, strategy, **values)
    assert refused.value.field == field
    assert words in str(refused.value)
    assert get_action(id).version == 2


def test_an_open_milestone_is_not_left_outside(app: Flask) -> None:
    strategy, (id,) = make_published_strategy()
    with pytest.raises(Refused) as refused:
        redate(id, strategy, due_on=date(2025, 6, 30))
    assert refused.value.field == f"milestones-{milestones_of(id)[1].id}"


def test_an_achieved_milestone_no_longer_moves(app: Flask) -> None:
    strategy, (id,) = make_published_strategy()
    first = milestones_of(id)[0]
    achievement = Achievement(first.id, date(2025, 3, 20), "Minutes", "HMO-1")
    make_report(id, by=strategy.planner, achievements=(achievement,))
    with pytest.raises(Refused, match="is achieved"):
        redate(id, strategy, milestones={first.id: date(2025, 4, 30)})


def test_a_stale_page_shows_both_dates_and_saves_nothing(app: Flask) -> None:
    strategy, (id,) = make_published_strategy()
    redate(id, strategy)
    first = milestones_of(id)[0]
    with pytest.raises(StaleEdit) as stale:
        redate(id, strategy, due_on=date(2026, 3, 31), milestones={first.id: date(2025, 4, 30)})
    field = f"milestones-{first.id}"
    assert stale.value.theirs == {"version": 3, "due_on": LATER, field: date(2025, 3, 31)}
    assert stale.value.yours == {"version": 2, "due_on": date(2026, 3, 31), field: date(2025, 4, 30)}
    assert get_action(id).due_on == LATER


def test_a_draft_has_no_dates_to_move_openly(app: Flask) -> None:
    strategy = make_strategy()
    id = make_action(strategy)
    with pytest.raises(Refused, match="not published"):
        redate(id, strategy, version=1)


def test_an_ended_action_and_a_lead_move_nothing(app: Flask) -> None:
    strategy, (id,) = make_published_strategy()
    with pytest.raises(Forbidden):
        redate(id, strategy, by=make_lead(strategy.id, strategy.organizations[0]))
    save(end_action, id, lifecycle=Lifecycle.CANCELLED, by=strategy.planner, at=NOW, version=2, reason="Closed.")
    with pytest.raises(Refused, match="is cancelled"):
        redate(id, strategy, version=3)
