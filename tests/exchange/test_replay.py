"""Scripts: ordinary operations, in order, each at its own moment; what is wrong is refused and named."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.factories import (
    PUBLISHED,
    SmallStrategy,
    get_action,
    get_metric,
    make_action,
    make_published_strategy,
    make_strategy,
)
from tracker.domain.errors import Refused
from tracker.exchange.replay import OPERATIONS, replay
from tracker.exchange.script import Script, Step, read_script
from tracker.extensions import db
from tracker.models import Revision
from tracker.models.metric import Target


@pytest.fixture
def strategy(app: Flask) -> SmallStrategy:
    return make_strategy()


def script(strategy: SmallStrategy, *steps: Step) -> Script:
    actors = {"planner": strategy.planner.account_id, "installation": None}
    return Script("Illustrative", PUBLISHED, PUBLISHED, actors, steps)


def step(operation: str, *, day: int = 1, by: str = "planner", **arguments: Any) -> Step:
    return Step(datetime(2025, 2, day, 15, tzinfo=UTC), by, operation, arguments)


def run(strategy: SmallStrategy, *steps: Step, chunk: int = 100) -> list[int]:
    done = list(replay(script(strategy, *steps), chunk=chunk))
    db.session.commit()
    return done


def test_a_step_is_the_ordinary_operation_with_its_arguments_in_json_types(strategy: SmallStrategy) -> None:
    metric = {
        "id": "metric.depth", "goal_id": strategy.goals[0], "title": "Depth", "unit": "feet", "direction": "increase",
        "kind": "outcome", "frequency": "quarterly", "organization_id": strategy.organizations[0],
        "baseline_value": "30.50", "baseline_on": "2024-12-31",
        "targets": [{"id": "target.depth", "due_on": "2025-12-31", "value": "35"}],
    }  # fmt: skip
    run(strategy, step("add_metric", new=metric))
    assert get_metric("metric.depth").baseline_value == Decimal("30.50")
    assert db.session.get_one(Target, "target.depth").due_on == date(2025, 12, 31)


def test_each_step_is_recorded_at_its_own_moment_by_its_own_actor(strategy: SmallStrategy) -> None:
    action = make_action(strategy)
    changes = {"title": "Survey the west channel", "lead_id": strategy.contacts[0]}
    amended = {"kind": "action", "element_id": action, "strategy_id": strategy.id, "changes": changes}
    run(strategy, step("amend", day=7, **amended))
    assert get_action(action).title == "Survey the west channel"
    last = db.session.scalars(select(Revision).order_by(Revision.seq.desc()).limit(1)).one()
    assert last.recorded_at == datetime(2025, 2, 7, 15, tzinfo=UTC)
    assert last.actor_id == strategy.planner.account_id


def test_a_step_works_on_what_is_there_at_its_turn(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    dates = {"action_id": action, "milestones": {}, "reason": "The vessel is late."}
    run(
        strategy,
        step("redate_action", day=3, due_on="2026-03-31", **dates),
        step("redate_action", day=4, due_on="2026-04-30", **dates),
    )
    assert (get_action(action).due_on, get_action(action).redated_count) == (date(2026, 4, 30), 2)


def test_a_new_role_counts_from_the_next_step(strategy: SmallStrategy) -> None:
    planner = strategy.planner.account_id
    closed = {"account_id": planner, "name": "Pat", "is_administrator": False, "is_active": False, "reason": "Left."}
    account = {"strategy_id": strategy.id, "new": {"organization_id": strategy.organizations[0], "name": "A. Example"}}
    with pytest.raises(Refused, match=r"Step 2, add_contact by planner .*'planner' has no open account"):
        run(
            strategy,
            step("change_account", day=1, by="installation", **closed),
            step("add_contact", day=2, **account),
        )


def test_progress_is_told_after_each_chunk_and_at_the_end(strategy: SmallStrategy) -> None:
    people = [
        step("add_contact", day=day, strategy_id=strategy.id,
             new={"organization_id": strategy.organizations[0], "name": f"Example {day}"})
        for day in range(1, 6)
    ]  # fmt: skip
    assert run(strategy, *people, chunk=2) == [2, 4, 5]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (step("sign_in", email="a", password="b"), "A script cannot name this operation"),
        (step("add_contact", strategy_id="x", name="y"), "add_contact has no name"),
        (step("add_contact", strategy_id="x"), "missing a required argument: 'new'"),
        (step("add_contact", strategy_id="x", new={"organization_id": "o", "born": "y"}), "NewContact has no born"),
        (step("add_contact", strategy_id="x", new={"name": "y"}), "is not a NewContact"),
        (step("add_target", metric_id="m", target={"due_on": "soon", "value": "1"}), "'soon' is not a date"),
        (step("add_target", metric_id="m", target={"due_on": "2025-01-01", "value": "much"}), "is not a Decimal"),
        (step("appoint_goal_leader", goal_id="g", contact_id="c", role="king", starts_on="2025-01-01"), "'king'"),
        (step("redate_action", action_id="nowhere", due_on=None, milestones={}, reason="x"), "There is no action"),
        (step("add_contact", by="somebody", strategy_id="x", new={"organization_id": "o", "name": "y"}), "'somebody'"),
    ],
)  # fmt: skip
def test_a_wrong_step_is_refused_and_named(strategy: SmallStrategy, wrong: Step, sentence: str) -> None:
    with pytest.raises(Refused, match=f"^Step 1, {wrong.operation} by .*{sentence}"):
        run(strategy, wrong)


def test_what_an_operation_refuses_is_refused_by_the_script(strategy: SmallStrategy) -> None:
    action = make_action(strategy)
    ended = {"action_id": action, "lifecycle": "cancelled", "reason": ""}
    with pytest.raises(Refused, match=r"Step 1, end_action by planner at 2025-02-01.*: Please give a reason"):
        run(strategy, step("end_action", **ended))


def test_steps_out_of_order_are_refused(strategy: SmallStrategy) -> None:
    new = {"strategy_id": strategy.id, "new": {"organization_id": strategy.organizations[0], "name": "A. Example"}}
    with pytest.raises(Refused, match=r"Step 2, .*not later than what came before"):
        run(strategy, step("add_contact", day=5, **new), step("add_contact", day=5, **new))


def test_nothing_of_signing_in_or_loading_is_open_to_scripts() -> None:
    closed = ("sign_in", "password", "token", "reset", "load", "open_plan", "redact")
    assert [name for name in OPERATIONS if any(word in name for word in closed)] == []


def test_a_script_is_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "script.py"
    file.write_text(
        "from datetime import UTC, datetime\n"
        "NOTICE, ACTORS = 'Illustrative', {'installation': None}\n"
        "BEGINS_AT = SHOWN_AT = datetime(2025, 1, 1, tzinfo=UTC)\n"
        "STEPS = [{'at': BEGINS_AT, 'by': 'installation', 'operation': 'align', 'arguments': {}}]\n"
    )
    assert read_script(file).steps == (Step(datetime(2025, 1, 1, tzinfo=UTC), "installation", "align", {}),)
