"""What left the plan by mistake comes back as it was."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select, update

from tests.factories import (
    NOW,
    SmallStrategy,
    get_action,
    get_metric,
    make_action,
    make_lead,
    make_metric,
    make_published_strategy,
    make_strategy,
    publish,
    save,
)
from tests.tampering import tamper
from tracker.domain.assessment.assess import assess
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.plan import ProposalState, ProposedChange
from tracker.domain.errors import Forbidden, Refused, StaleEdit
from tracker.extensions import db
from tracker.models.goal import Goal
from tracker.models.milestone import Milestone
from tracker.models.objective import Objective
from tracker.models.plan import Proposal
from tracker.models.revision import Revision
from tracker.operations.planning.actions import end_action
from tracker.operations.planning.metric_endings import end_metric
from tracker.operations.planning.milestones import NewMilestone, cancel_milestone
from tracker.operations.planning.proposals import decide_proposal, propose_change
from tracker.operations.planning.reinstating import reinstate_action, reinstate_metric
from tracker.queries.documents import load_document
from tracker.queries.verification import verify_record


def end(
    strategy: SmallStrategy, action: str, lifecycle: Lifecycle = Lifecycle.CANCELLED, by: str | None = None
) -> None:
    version = get_action(action).version
    save(
        end_action, action, lifecycle=lifecycle, superseded_by_id=by, by=strategy.planner, at=NOW, version=version,
        reason="Ended by mistake",
    )  # fmt: skip


def reinstate(strategy: SmallStrategy, action: str, **values: object) -> None:
    wanted = {"by": strategy.planner, "version": get_action(action).version, "reason": "It goes on after all."}
    save(reinstate_action, action, at=NOW, **(wanted | values))


@pytest.mark.parametrize("lifecycle", [Lifecycle.CANCELLED, Lifecycle.ARCHIVED])
def test_an_ended_action_is_as_it_was_and_its_history_says_why(app: Flask, lifecycle: Lifecycle) -> None:
    strategy, (action,) = make_published_strategy()
    make_metric(strategy, action_id=action, goal_id=None)
    before = load_document(strategy.id)
    on = date(2025, 4, 15)
    end(strategy, action, lifecycle)
    reinstate(strategy, action)
    after = load_document(strategy.id)
    names = set(type(before.action(action)).__slots__) - {"version"}
    assert {name: getattr(after.action(action), name) for name in names} == {
        name: getattr(before.action(action), name) for name in names
    }
    number = after.action(action).number
    assert assess(after, on=on).actions[number].progress == assess(before, on=on).actions[number].progress
    assert assess(after, on=on).metrics.keys() == assess(before, on=on).metrics.keys()
    last = db.session.scalars(select(Revision).filter_by(element_id=action).order_by(Revision.seq.desc())).first()
    assert last is not None
    assert (last.operation, last.reason, last.actor_name) == (
        "reinstate_action", "It goes on after all.", strategy.planner.name,
    )  # fmt: skip
    verify_record()


def test_a_milestone_cancelled_by_itself_stays_cancelled(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    first, second = load_document(strategy.id).action(action).milestones
    save(cancel_milestone, first.id, by=strategy.planner, at=NOW, version=first.version, reason="Not needed")
    end(strategy, action)
    reinstate(strategy, action)
    lifecycles = [each.lifecycle for each in load_document(strategy.id).action(action).milestones]
    assert lifecycles == [Lifecycle.CANCELLED, Lifecycle.ACTIVE]
    assert db.session.get_one(Milestone, second.id).due_on == second.due_on


def test_what_a_lead_asked_for_stands_as_it_was_answered(app: Flask) -> None:
    """The cancellation they asked for was accepted, and stays so in the record; what was open can be answered."""
    strategy, (action,) = make_published_strategy()
    lead = make_lead(strategy.id, strategy.organizations[0])
    asked = {"by": lead, "at": NOW, "reason": "The vessel is late."}
    date_ = save(propose_change, action, change=ProposedChange.REDATE, due_on=date(2026, 3, 1), **asked)
    cancel = save(propose_change, action, change=ProposedChange.CANCEL, due_on=None, **asked)
    save(decide_proposal, cancel, is_accepted=True, by=strategy.planner, at=NOW, version=1, reason="Agreed")
    reinstate(strategy, action)
    save(decide_proposal, date_, is_accepted=True, by=strategy.planner, at=NOW, version=1, reason="Agreed")
    assert get_action(action).due_on == date(2026, 3, 1)
    states = set(db.session.scalars(select(Proposal.state)))
    assert states == {ProposalState.ACCEPTED}


def test_it_takes_a_planner_a_reason_and_the_action_as_it_was_read(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    end(strategy, action)
    with pytest.raises(Forbidden):
        reinstate(strategy, action, by=make_lead(strategy.id, strategy.organizations[0]))
    with pytest.raises(Refused, match="reason") as refusal:
        reinstate(strategy, action, reason=" ")
    assert refusal.value.field == "reason"
    with pytest.raises(StaleEdit):
        reinstate(strategy, action, version=1)
    assert get_action(action).lifecycle is Lifecycle.CANCELLED


def test_what_is_active_is_not_reinstated(app: Flask) -> None:
    strategy, (action,) = make_published_strategy()
    with pytest.raises(Refused, match=r"Action 1\.1\.1-A1 is active"):
        reinstate(strategy, action)


@pytest.mark.parametrize(("model", "name"), [(Objective, r"1\.1\.1"), (Goal, r"1\.1")])
def test_what_its_action_belongs_to_has_to_be_active(app: Flask, model: type, name: str) -> None:
    strategy, (action,) = make_published_strategy()
    end(strategy, action)
    tamper(update(model).values(lifecycle=Lifecycle.ARCHIVED))
    with pytest.raises(Refused, match=f"^{name} is archived"):
        reinstate(strategy, action)
    assert get_action(action).lifecycle is Lifecycle.CANCELLED


def test_a_superseded_action_comes_back_once_what_took_its_place_has_ended(app: Flask) -> None:
    strategy, (first, second) = make_published_strategy(actions=2)
    third = make_action(strategy)
    end(strategy, first, Lifecycle.SUPERSEDED, by=second)
    with pytest.raises(Refused, match=f"{get_action(second).number}, which is active"):
        reinstate(strategy, first)
    end(strategy, second, Lifecycle.SUPERSEDED, by=third)
    with pytest.raises(Refused, match=f"{get_action(third).number}, which is active"):
        reinstate(strategy, first)
    end(strategy, third)
    reinstate(strategy, first)
    action = get_action(first)
    assert (action.lifecycle, action.superseded_by_id) == (Lifecycle.ACTIVE, None)


def test_an_action_dropped_from_the_draft_comes_back_as_an_addition_to_the_published_plan(app: Flask) -> None:
    strategy = make_strategy()
    make_action(strategy)
    dropped = make_action(strategy, milestones=(NewMilestone("Plan agreed", date(2025, 3, 31)),))
    end(strategy, dropped)
    publish(strategy)
    reinstate(strategy, dropped)
    action = load_document(strategy.id).action(dropped)
    assert action.published_on == date(2025, 4, 15)
    assert (action.first_starts_on, action.first_due_on) == (action.starts_on, action.due_on)
    assert action.milestones[0].first_due_on == date(2025, 3, 31)


def test_an_ended_metric_is_as_it_was(app: Flask) -> None:
    strategy = make_strategy()
    id = make_metric(strategy)
    before = load_document(strategy.id).metric(id)
    by = {"by": strategy.planner, "at": NOW}
    with pytest.raises(Refused, match=r"Metric 1\.1-K1 is active"):
        save(reinstate_metric, id, **by, version=1, reason="Measured again")
    save(end_metric, id, lifecycle=Lifecycle.ARCHIVED, **by, version=1, reason="Replaced")
    with pytest.raises(Refused, match="reason"):
        save(reinstate_metric, id, **by, version=2, reason="")
    lead = make_lead(strategy.id, strategy.organizations[0])
    with pytest.raises(Forbidden):
        save(reinstate_metric, id, by=lead, at=NOW, version=2, reason="Measured again")
    save(reinstate_metric, id, **by, version=2, reason="Measured again")
    after = load_document(strategy.id).metric(id)
    assert (after.lifecycle, after.lifecycle_reason, after.lifecycle_on) == (Lifecycle.ACTIVE, None, None)
    assert after.targets == before.targets
    assert get_metric(id).version == 3
    verify_record()


def test_a_metric_of_an_ended_action_waits_for_it(app: Flask) -> None:
    strategy = make_strategy()
    action = make_action(strategy)
    id = make_metric(strategy, action_id=action, goal_id=None)
    by = {"by": strategy.planner, "at": NOW}
    save(end_metric, id, lifecycle=Lifecycle.CANCELLED, **by, version=1, reason="Replaced")
    end(strategy, action)
    with pytest.raises(Refused, match=r"Action 1\.1\.1-A1 is cancelled"):
        save(reinstate_metric, id, **by, version=2, reason="Measured again")
