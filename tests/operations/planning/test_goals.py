"""Who leads a goal, and what goals and objectives answer to."""

from datetime import date
from typing import Any

import pytest
from flask import Flask

from tests.factories import NOW, SmallStrategy, make_lead, make_published_strategy, make_strategy, save
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.plan import LeaderRole
from tracker.domain.errors import Forbidden, Refused, StaleEdit
from tracker.extensions import db
from tracker.models.plan import Alignment, GoalLeader
from tracker.operations.planning.goals import align, appoint_goal_leader, end_alignment, end_goal_leader
from tracker.operations.planning.organizations import end_contact

FIRST = date(2025, 1, 1)


def appoint(strategy: SmallStrategy, contact: int = 0, **values: Any) -> str:
    wanted: dict[str, Any] = {"role": LeaderRole.LEADER, "starts_on": FIRST, "by": strategy.planner, "at": NOW}
    return save(appoint_goal_leader, strategy.goals[0], strategy.contacts[contact], **(wanted | values))


def leader(id: str) -> GoalLeader:
    return db.session.get_one(GoalLeader, id, populate_existing=True)


def test_who_led_before_ends_the_day_the_next_one_starts(app: Flask) -> None:
    strategy = make_strategy()
    first = appoint(strategy)
    second = appoint(strategy, 1, starts_on=date(2025, 4, 1))
    assert (leader(first).ends_on, leader(second).ends_on) == (date(2025, 4, 1), None)


def test_a_deputy_stands_beside_the_leader(app: Flask) -> None:
    strategy = make_strategy()
    first = appoint(strategy)
    appoint(strategy, 1, role=LeaderRole.DEPUTY)
    assert leader(first).ends_on is None


def test_nobody_leads_twice_or_stands_in_for_themselves(app: Flask) -> None:
    strategy = make_strategy()
    appoint(strategy)
    for role in LeaderRole:
        with pytest.raises(Refused) as refused:
            appoint(strategy, role=role, starts_on=date(2025, 2, 1))
        assert refused.value.field == "contact_id"


def test_an_appointment_in_the_past_of_the_present_leader_is_refused(app: Flask) -> None:
    strategy = make_strategy()
    appoint(strategy)
    with pytest.raises(Refused) as refused:
        appoint(strategy, 1, starts_on=date(2024, 6, 1))
    assert refused.value.field == "starts_on"


def test_who_serves_no_more_or_is_not_listed_leads_nothing(app: Flask) -> None:
    strategy, other = make_strategy(), make_strategy("canal")
    by, ends_on = strategy.planner, date(2025, 3, 1)
    save(end_contact, strategy.id, strategy.contacts[0], ends_on=ends_on, by=by, at=NOW, version=1, reason=None)
    with pytest.raises(Refused, match="no longer serves"):
        appoint(strategy, starts_on=date(2025, 3, 1))
    with pytest.raises(Refused, match="not in the directory"):
        save(
            appoint_goal_leader, strategy.goals[0], other.contacts[0],
            role=LeaderRole.LEADER, starts_on=FIRST, by=by, at=NOW,
        )  # fmt: skip


def test_an_end_leaves_the_place_vacant(app: Flask) -> None:
    strategy = make_strategy()
    id = appoint(strategy)
    with pytest.raises(Refused) as refused:
        save(end_goal_leader, id, ends_on=date(2024, 12, 31), by=strategy.planner, at=NOW, version=1)
    assert refused.value.field == "ends_on"
    with pytest.raises(StaleEdit):
        save(end_goal_leader, id, ends_on=date(2025, 3, 1), by=strategy.planner, at=NOW, version=2)
    save(end_goal_leader, id, ends_on=date(2025, 3, 1), by=strategy.planner, at=NOW, version=1)
    assert leader(id).ends_on == date(2025, 3, 1)


def test_an_end_corrected_later_does_not_reach_into_the_next_ones_time(app: Flask) -> None:
    strategy = make_strategy()
    first = appoint(strategy)
    appoint(strategy, 1, starts_on=date(2025, 4, 1))
    with pytest.raises(Refused, match="had started by then"):
        save(end_goal_leader, first, ends_on=date(2025, 5, 1), by=strategy.planner, at=NOW, version=2)
    save(end_goal_leader, first, ends_on=date(2025, 3, 1), by=strategy.planner, at=NOW, version=2)
    assert leader(first).ends_on == date(2025, 3, 1)


def test_a_published_plan_changes_its_leaders_with_a_reason(app: Flask) -> None:
    strategy, _ = make_published_strategy()
    with pytest.raises(Refused) as refused:
        appoint(strategy)
    assert refused.value.field == "reason"
    id = appoint(strategy, reason="Named by the director.")
    with pytest.raises(Refused, match="reason"):
        save(end_goal_leader, id, ends_on=date(2025, 3, 1), by=strategy.planner, at=NOW, version=1)


def test_only_a_planner_names_leaders_and_links(app: Flask) -> None:
    strategy = make_strategy()
    lead = make_lead(strategy.id, strategy.organizations[0])
    with pytest.raises(Forbidden):
        appoint(strategy, by=lead)
    with pytest.raises(Forbidden):
        save(align, strategy.entries[0], goal_id=strategy.goals[0], by=lead, at=NOW)


def test_a_goal_or_an_objective_answers_to_an_entry_once(app: Flask) -> None:
    strategy = make_strategy()
    by = strategy.planner
    id = save(align, strategy.entries[0], goal_id=strategy.goals[0], note="Wholly", by=by, at=NOW)
    save(align, strategy.entries[0], objective_id=strategy.objectives[0], by=by, at=NOW)
    with pytest.raises(Refused, match="there already"):
        save(align, strategy.entries[0], goal_id=strategy.goals[0], by=by, at=NOW)
    save(end_alignment, id, by=by, at=NOW, version=1, reason="Withdrawn by its issuer")
    ended = db.session.get_one(Alignment, id)
    assert (ended.lifecycle, ended.lifecycle_reason) == (Lifecycle.CANCELLED, "Withdrawn by its issuer")
    save(align, strategy.entries[0], goal_id=strategy.goals[0], by=by, at=NOW)


@pytest.mark.parametrize("owner", [{}, {"goal_id": "harbor.goal-1", "objective_id": "harbor.objective-1.1.1"}])
def test_a_link_is_of_one_goal_or_one_objective(app: Flask, owner: dict[str, str]) -> None:
    strategy = make_strategy()
    with pytest.raises(Refused, match="one goal or one objective"):
        save(align, strategy.entries[0], by=strategy.planner, at=NOW, **owner)


def test_a_link_leads_to_a_framework_of_the_same_strategy(app: Flask) -> None:
    strategy, other = make_strategy(), make_strategy("canal")
    with pytest.raises(Refused) as refused:
        save(align, other.entries[0], goal_id=strategy.goals[0], by=strategy.planner, at=NOW)
    assert refused.value.field == "entry_id"


def test_a_published_plan_takes_links_with_a_reason(app: Flask) -> None:
    strategy, _ = make_published_strategy()
    with pytest.raises(Refused, match="reason"):
        save(align, strategy.entries[0], goal_id=strategy.goals[0], by=strategy.planner, at=NOW)
