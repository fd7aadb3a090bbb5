"""Assigning and ending actions."""

from datetime import date
from decimal import Decimal
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
    make_strategy,
    save,
)
from tracker.domain.document.element import Kind, Lifecycle
from tracker.domain.document.metric import Direction, Frequency, MetricKind
from tracker.domain.errors import Forbidden, NotFound, Refused, StaleEdit
from tracker.extensions import db
from tracker.models.action import Action
from tracker.models.metric import Metric, Target
from tracker.models.organization import Contact
from tracker.models.revision import Revision
from tracker.operations.once import new_id
from tracker.operations.planning.actions import Assignment, assign_action, end_action
from tracker.operations.planning.metrics import NewMetric, NewTarget
from tracker.operations.planning.milestones import NewMilestone
from tracker.operations.planning.organizations import NewContact, end_contact
from tracker.queries.documents import load_document


def assignment(strategy: SmallStrategy, **values: Any) -> Assignment:
    defaults: dict[str, Any] = {
        "objective_id": strategy.objectives[0],
        "title": "Survey the east channel",
        "organization_id": strategy.organizations[0],
        "starts_on": date(2025, 2, 1),
        "due_on": date(2025, 11, 30),
    }
    return Assignment(**(defaults | values))


def assign(strategy: SmallStrategy, *, reason: str | None = "It was agreed.", **values: Any) -> str:
    by = values.pop("by", strategy.planner)
    return save(assign_action, assignment(strategy, **values), by=by, at=NOW, reason=reason)


def refusal_of(strategy: SmallStrategy, **values: Any) -> Refused:
    with pytest.raises(Refused) as refused:
        assign(strategy, **values)
    assert db.session.scalars(select(Action)).all() == []
    return refused.value


def end(action_id: str, strategy: SmallStrategy, **values: Any) -> None:
    wanted = {"lifecycle": Lifecycle.CANCELLED, "version": 2, "reason": "The channel was closed."} | values
    save(end_action, action_id, by=strategy.planner, at=NOW, **wanted)


def test_an_action_stands_in_the_document_with_all_that_was_said_of_it(app: Flask) -> None:
    strategy = make_strategy()
    harbor, pilots, survey = strategy.organizations
    other = make_action(strategy)
    id = assign(
        strategy,
        lead_id=strategy.contacts[0],
        contributing_ids=(pilots,),
        consulted_ids=(survey,),
        contributes_to_ids=(strategy.objectives[2],),
        depends_on_ids=(other,),
        deliverable="A chart of depths",
        resources="One vessel",
        weight=3,
        milestones=(NewMilestone("Plan agreed", date(2025, 3, 31)), NewMilestone("Published", date(2025, 9, 30))),
    )
    action = load_document(strategy.id).action(id)
    assert (action.number, action.organization_id, action.lead_id) == ("1.1.1-A2", harbor, strategy.contacts[0])
    assert (action.contributing_ids, action.consulted_ids) == ((pilots,), (survey,))
    assert (action.contributes_to_ids, action.depends_on_ids) == ((strategy.objectives[2],), (other,))
    assert [(each.number, each.due_on) for each in action.milestones] == [
        ("1.1.1-A2-M1", date(2025, 3, 31)),
        ("1.1.1-A2-M2", date(2025, 9, 30)),
    ]
    assert (action.published_on, action.first_due_on, action.milestones[0].first_due_on) == (None, None, None)


def test_what_is_made_with_an_action_is_one_operation(app: Flask) -> None:
    strategy = make_strategy()
    id = assign(strategy, milestones=(NewMilestone("Plan agreed", date(2025, 3, 31)),))
    kinds = db.session.execute(
        select(Revision.element_kind, Revision.operation_seq).where(Revision.operation == "assign_action")
    ).all()
    assert {row.element_kind for row in kinds} == {Kind.ACTION, Kind.MILESTONE}
    assert len({row.operation_seq for row in kinds}) == 1
    assert get_action(id).version == 1


def test_people_who_are_not_in_the_directory_come_with_the_action(app: Flask) -> None:
    strategy = make_strategy()
    lead = NewContact(organization_id="", name="Casey Example", title="Surveyor", email="casey@harbor.invalid")
    id = assign(strategy, organization_id=strategy.organizations[2], new_lead=lead, deputy_id=strategy.contacts[0])
    action = get_action(id)
    contact = db.session.get_one(Contact, action.lead_id)
    assert (contact.name, contact.organization_id) == ("Casey Example", strategy.organizations[2])
    assert contact.confirmed_on == date(2025, 4, 15)
    assert action.deputy_id == strategy.contacts[0], "a point of contact of the organization above may stand in"


def test_a_metric_can_come_with_the_action(app: Flask) -> None:
    strategy = make_strategy()
    metric = NewMetric(
        title="Soundings taken",
        unit="soundings",
        direction=Direction.INCREASE,
        kind=MetricKind.OUTPUT,
        frequency=Frequency.MONTHLY,
        organization_id="",
        baseline_value=Decimal(0),
        baseline_on=date(2025, 1, 1),
        targets=(NewTarget(date(2025, 11, 30), Decimal(400)),),
    )
    id = assign(strategy, metric=metric)
    row = db.session.scalars(select(Metric)).one()
    assert (row.number, row.action_id, row.organization_id) == ("1.1.1-A1-K1", id, strategy.organizations[0])
    assert db.session.scalars(select(Target)).one().value == Decimal(400)


def test_a_form_sent_twice_assigns_one_action(app: Flask) -> None:
    strategy = make_strategy()
    id = new_id(Kind.ACTION)
    new_lead = NewContact(organization_id="", name="Casey Example")
    assert assign(strategy, id=id, new_lead=new_lead) == assign(strategy, id=id, new_lead=new_lead) == id
    assert len(db.session.scalars(select(Action)).all()) == 1
    assert len(db.session.scalars(select(Contact).filter_by(name="Casey Example")).all()) == 1


def test_an_id_of_another_strategys_action_is_refused(app: Flask) -> None:
    strategy, other = make_strategy(), make_strategy("canal")
    id = make_action(other)
    with pytest.raises(Refused, match="out of date"):
        assign(strategy, id=id)


def test_a_published_plan_takes_an_addition_with_a_reason_and_fixes_its_first_dates(app: Flask) -> None:
    strategy, _ = make_published_strategy()
    with pytest.raises(Refused) as refused:
        assign(strategy, reason=" ")
    assert refused.value.field == "reason"
    milestone = NewMilestone("Plan agreed", date(2025, 3, 31))
    id = assign(strategy, milestones=(milestone,))
    action = load_document(strategy.id).action(id)
    assert (action.published_on, action.first_due_on) == (date(2025, 4, 15), date(2025, 11, 30))
    assert action.milestones[0].first_due_on == date(2025, 3, 31)


def test_a_lead_assigns_nothing(app: Flask) -> None:
    strategy = make_strategy()
    with pytest.raises(Forbidden):
        assign(strategy, by=make_lead(strategy.id, strategy.organizations[0]))


def test_a_planner_of_another_strategy_assigns_nothing_here(app: Flask) -> None:
    strategy, other = make_strategy(), make_strategy("canal")
    with pytest.raises(Forbidden):
        assign(strategy, by=other.planner)


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"due_on": date(2025, 1, 1)}, "due_on", "before the start"),
        ({"is_continuing": True}, "due_on", "no due date"),
        ({"weight": 1001}, "weight", "from 0 to 1000"),
        ({"weight": -1}, "weight", "from 0 to 1000"),
        ({"organization_id": "nobody"}, "organization_id", "not in the directory"),
        ({"contributing_ids": ("harbor.harbor",)}, "contributing_ids", "cannot also contribute"),
        ({"consulted_ids": ("harbor.harbor",)}, "consulted_ids", "need not be consulted"),
        ({"contributing_ids": ("harbor.pilots", "harbor.pilots")}, "contributing_ids", "named twice"),
        (
            {"contributing_ids": ("harbor.pilots",), "consulted_ids": ("harbor.pilots",)},
            "consulted_ids",
            "either contributing or consulted",
        ),
        ({"contributes_to_ids": ("harbor.objective-1.1.1",)}, "contributes_to_ids", "already counted"),
        ({"contributes_to_ids": ("canal.objective-1.1.1",)}, "contributes_to_ids", "of this strategy"),
        ({"depends_on_ids": ("action.nowhere",)}, "depends_on_ids", "of this strategy"),
        ({"lead_id": "harbor.contact-2"}, "lead_id", "no point of contact"),
        ({"lead_id": "nobody"}, "lead_id", "no point of contact"),
        ({"lead_id": "harbor.contact-1", "deputy_id": "harbor.contact-1"}, "deputy_id", "somebody else"),
        (
            {"milestones": (NewMilestone("Early", date(2025, 3, 1)), NewMilestone("Late", date(2026, 1, 1)))},
            "milestones-1-due_on",
            "after the action is due",
        ),
        ({"milestones": (NewMilestone("Early", date(2025, 1, 1)),)}, "milestones-0-due_on", "before the action starts"),
    ],
)
def test_what_contradicts_itself_or_points_elsewhere_is_refused_beside_its_field(
    app: Flask, values: dict[str, Any], field: str, words: str
) -> None:
    strategy, _ = make_strategy(), make_strategy("canal")
    refused = refusal_of(strategy, **values)
    assert refused.field == field
    assert words in str(refused)


def test_somebody_is_chosen_or_named_anew_not_both(app: Flask) -> None:
    strategy = make_strategy()
    refused = refusal_of(
        strategy, lead_id=strategy.contacts[0], new_lead=NewContact(organization_id="", name="Casey Example")
    )
    assert refused.field == "lead_id"
    assert db.session.scalars(select(Contact).filter_by(name="Casey Example")).all() == []


def test_who_serves_no_more_is_not_named_a_lead(app: Flask) -> None:
    strategy = make_strategy()
    contact, by = strategy.contacts[0], strategy.planner
    save(end_contact, strategy.id, contact, ends_on=date(2025, 4, 15), by=by, at=NOW, version=1, reason=None)
    assert "no longer serves" in str(refusal_of(strategy, lead_id=strategy.contacts[0]))


def test_a_cancelled_action_says_when_and_why_and_keeps_its_number(app: Flask) -> None:
    strategy, (id,) = make_published_strategy()
    end(id, strategy)
    action = get_action(id)
    assert (action.lifecycle, action.lifecycle_reason) == (Lifecycle.CANCELLED, "The channel was closed.")
    assert action.lifecycle_on == date(2025, 4, 15)
    assert get_action(assign(strategy)).number == "1.1.1-A2", "a number is given once"


def test_a_superseded_action_names_its_successor(app: Flask) -> None:
    strategy, (first, second) = make_published_strategy(actions=2)
    end(first, strategy, lifecycle=Lifecycle.SUPERSEDED, superseded_by_id=second)
    assert get_action(first).superseded_by_id == second


@pytest.mark.parametrize("lifecycle", [Lifecycle.ACTIVE, Lifecycle.SUPERSEDED])
def test_an_end_without_what_it_needs_is_refused(app: Flask, lifecycle: Lifecycle) -> None:
    strategy, (id,) = make_published_strategy()
    with pytest.raises(Refused):
        end(id, strategy, lifecycle=lifecycle)
    assert get_action(id).lifecycle is Lifecycle.ACTIVE


def test_only_another_action_in_force_supersedes(app: Flask) -> None:
    strategy, (first, second) = make_published_strategy(actions=2)
    elsewhere = make_action(make_strategy("canal"))
    end(second, strategy)
    for successor in (first, second, elsewhere, "nothing"):
        with pytest.raises(Refused) as refused:
            end(first, strategy, lifecycle=Lifecycle.SUPERSEDED, superseded_by_id=successor)
        assert refused.value.field == "superseded_by_id"


def test_nothing_ends_twice_without_a_reason_or_from_a_stale_page(app: Flask) -> None:
    strategy, (id,) = make_published_strategy()
    with pytest.raises(Refused, match="reason"):
        end(id, strategy, reason="")
    with pytest.raises(StaleEdit):
        end(id, strategy, version=1)
    end(id, strategy)
    with pytest.raises(Refused, match="is cancelled"):
        end(id, strategy, version=3)


def test_nothing_is_assigned_under_an_objective_that_is_not_there(app: Flask) -> None:
    strategy = make_strategy()
    with pytest.raises(NotFound):
        assign(strategy, objective_id="nowhere")
