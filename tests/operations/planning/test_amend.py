"""Plain edits."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.factories import (
    NOW,
    SmallStrategy,
    get_action,
    get_metric,
    make_action,
    make_lead,
    make_metric,
    make_milestone,
    make_published_strategy,
    make_strategy,
    save,
)
from tracker.domain.document.element import Kind, Lifecycle, Visibility
from tracker.domain.errors import Forbidden, Refused, StaleEdit
from tracker.extensions import db
from tracker.models.metric import Target
from tracker.models.milestone import Milestone
from tracker.models.organization import Contact, Organization
from tracker.models.plan import Plan
from tracker.models.revision import Revision
from tracker.operations.planning.actions import end_action
from tracker.operations.planning.amend import AMENDABLE, AMENDABLE_IN_DRAFT, amend
from tracker.operations.planning.organizations import end_contact
from tracker.queries.documents import load_document


def edit(strategy: SmallStrategy, kind: Kind, id: str, *, version: int = 1, **changes: Any) -> None:
    by, reason = changes.pop("by", strategy.planner), changes.pop("reason", None)
    where = changes.pop("where", strategy.id)
    save(amend, kind, id, changes, by=by, at=NOW, version=version, strategy_id=where, reason=reason)


def refusal_of(strategy: SmallStrategy, kind: Kind, id: str, **changes: Any) -> Refused:
    with pytest.raises(Refused) as refused:
        edit(strategy, kind, id, **changes)
    return refused.value


def count_revisions() -> int:
    return db.session.scalar(select(func.count()).select_from(Revision)) or 0


def test_a_draft_is_edited_in_place_dates_and_links_too(app: Flask) -> None:
    strategy = make_strategy()
    _, pilots, _ = strategy.organizations
    id = make_action(strategy)
    edit(
        strategy, Kind.ACTION, id, title="Survey every channel", due_on=None, is_continuing=True,
        contributing_ids=(pilots,), visibility=Visibility.INTERNAL, lead_id=strategy.contacts[0],
    )  # fmt: skip
    action = load_document(strategy.id).action(id)
    assert (action.title, action.due_on, action.is_continuing) == ("Survey every channel", None, True)
    assert (action.contributing_ids, action.visibility) == ((pilots,), Visibility.INTERNAL)
    assert (action.version, action.redated_count) == (2, 0), "a date that was never published is not re-dated"


def test_nothing_is_written_where_nothing_differs(app: Flask) -> None:
    strategy = make_strategy()
    id = make_action(strategy, contributing_ids=(strategy.organizations[1],))
    before = count_revisions()
    edit(strategy, Kind.ACTION, id, version=9, title="Survey the east channel", contributing_ids=("harbor.pilots",))
    assert (count_revisions(), get_action(id).version) == (before, 1)


def test_a_published_plan_changes_with_a_reason_alone(app: Flask) -> None:
    strategy, (id,) = make_published_strategy()
    assert refusal_of(strategy, Kind.ACTION, id, version=2, title="Survey all").field == "reason"
    edit(strategy, Kind.ACTION, id, version=2, title="Survey all", reason="The west channel is in it.")
    assert get_action(id).title == "Survey all"
    assert db.session.scalar(select(Revision.reason).order_by(Revision.seq.desc()).limit(1)) is not None


@pytest.mark.parametrize("name", ["starts_on", "due_on", "is_continuing", "lifecycle", "number", "published_on"])
def test_published_dates_and_what_has_its_own_act_are_no_plain_edit(app: Flask, name: str) -> None:
    strategy, (id,) = make_published_strategy()
    assert refusal_of(strategy, Kind.ACTION, id, version=2, reason="Because", **{name: None}).field == name


def test_no_lifecycle_and_no_achievement_is_a_plain_edit(app: Flask) -> None:
    guarded = {"lifecycle", "lifecycle_reason", "lifecycle_on", "achieved_on", "evidence_title", "redated_count"}
    for allowed in (*AMENDABLE.values(), *AMENDABLE_IN_DRAFT.values()):
        assert not allowed & guarded


def test_a_stale_edit_gives_both_values_of_every_field_that_differs(app: Flask) -> None:
    strategy = make_strategy()
    id = make_action(strategy)
    edit(strategy, Kind.ACTION, id, title="Survey all", weight=2)
    with pytest.raises(StaleEdit) as stale:
        edit(strategy, Kind.ACTION, id, title="Survey some", weight=2, deliverable="A chart")
    assert stale.value.theirs == {"version": 2, "title": "Survey all", "deliverable": None}
    assert stale.value.yours == {"version": 1, "title": "Survey some", "deliverable": "A chart"}
    assert get_action(id).title == "Survey all"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"weight": 1001}, "weight"),
        ({"organization_id": "canal.harbor"}, "organization_id"),
        ({"organization_id": "harbor.pilots"}, "lead_id"),
        ({"contributing_ids": ("harbor.harbor",)}, "contributing_ids"),
        ({"due_on": date(2024, 1, 1)}, "due_on"),
        ({"due_on": date(2025, 3, 1)}, "due_on"),
        ({"starts_on": date(2025, 7, 1)}, "due_on"),
        ({"is_continuing": True}, "due_on"),
        ({"deputy_id": "harbor.contact-1"}, "deputy_id"),
    ],
)
def test_an_edit_is_held_to_the_rules_of_a_new_action(app: Flask, changes: dict[str, Any], field: str) -> None:
    strategy, _ = make_strategy(), make_strategy("canal")
    id = make_action(strategy, lead_id=strategy.contacts[0])
    make_milestone(strategy, id)
    assert refusal_of(strategy, Kind.ACTION, id, **changes).field == field


def test_actions_do_not_wait_for_each_other_in_a_circle(app: Flask) -> None:
    strategy = make_strategy()
    first = make_action(strategy)
    second = make_action(strategy, depends_on_ids=(first,))
    third = make_action(strategy, depends_on_ids=(second,))
    for later in (first, second, third):
        assert refusal_of(strategy, Kind.ACTION, first, depends_on_ids=(later,)).field == "depends_on_ids"


def test_a_lead_who_has_left_does_not_stop_another_edit(app: Flask) -> None:
    strategy = make_strategy()
    id, by = make_action(strategy, lead_id=strategy.contacts[0]), strategy.planner
    ends_on = date(2025, 4, 1)
    save(end_contact, strategy.id, strategy.contacts[0], ends_on=ends_on, by=by, at=NOW, version=1, reason=None)
    edit(strategy, Kind.ACTION, id, title="Survey all")
    assert get_action(id).title == "Survey all"


def test_what_has_left_the_plan_no_longer_changes(app: Flask) -> None:
    strategy = make_strategy()
    id, by = make_action(strategy), strategy.planner
    milestone = make_milestone(strategy, id)
    save(end_action, id, lifecycle=Lifecycle.ARCHIVED, by=by, at=NOW, version=1, reason="Done before")
    assert "no longer changes" in str(refusal_of(strategy, Kind.ACTION, id, version=2, title="Other"))
    assert "no longer changes" in str(refusal_of(strategy, Kind.MILESTONE, milestone, title="Other"))


def test_only_a_planner_of_the_strategy_edits_and_only_what_is_its_own(app: Flask) -> None:
    strategy, other = make_strategy(), make_strategy("canal")
    id = make_action(strategy)
    with pytest.raises(Forbidden):
        edit(strategy, Kind.ACTION, id, title="Other", by=make_lead(strategy.id, strategy.organizations[0]))
    with pytest.raises(Forbidden):
        edit(strategy, Kind.ACTION, id, title="Other", by=other.planner)
    with pytest.raises(Refused, match="another strategy"):
        edit(other, Kind.ACTION, id, title="Other")
    with pytest.raises(Refused, match="not in the directory"):
        edit(other, Kind.ORGANIZATION, strategy.organizations[0], name="Other")
    with pytest.raises(Refused, match="not in the directory"):
        edit(other, Kind.CONTACT, strategy.contacts[0], name="Other")


def test_a_draft_milestone_moves_within_its_action(app: Flask) -> None:
    strategy = make_strategy()
    id = make_milestone(strategy, make_action(strategy))
    assert refusal_of(strategy, Kind.MILESTONE, id, due_on=date(2026, 1, 1)).field == "due_on"
    edit(strategy, Kind.MILESTONE, id, due_on=date(2025, 8, 1), weight=0)
    milestone = db.session.get_one(Milestone, id)
    assert (milestone.due_on, milestone.weight, milestone.redated_count) == (date(2025, 8, 1), 0, 0)


def test_a_metric_keeps_a_whole_baseline_and_a_draft_target_its_own_day(app: Flask) -> None:
    strategy = make_strategy()
    id = make_metric(strategy)
    assert refusal_of(strategy, Kind.METRIC, id, baseline_on=None).field == "baseline_on"
    edit(strategy, Kind.METRIC, id, unit="places", baseline_value=None, baseline_on=None)
    assert get_metric(id).unit == "places"
    target = db.session.scalars(select(Target).filter_by(metric_id=id)).one()
    edit(strategy, Kind.TARGET, target.id, value=Decimal(30))
    assert db.session.get_one(Target, target.id).value == Decimal(30)


def test_a_published_target_is_cancelled_and_set_anew_not_edited(app: Flask) -> None:
    strategy, _ = make_published_strategy()
    target = db.session.scalars(select(Target).filter_by(metric_id=make_metric(strategy))).one()
    assert refusal_of(strategy, Kind.TARGET, target.id, value=Decimal(1), reason="Easier").field == "value"


def test_the_directory_is_edited_without_a_reason_and_keeps_its_order(app: Flask) -> None:
    strategy, _ = make_published_strategy()
    harbor, pilots, survey = strategy.organizations
    edit(strategy, Kind.ORGANIZATION, survey, name="Hydrographic Office")
    assert db.session.get_one(Organization, survey).name == "Hydrographic Office"
    assert refusal_of(strategy, Kind.ORGANIZATION, pilots, name="HYDROGRAPHIC office").field == "name"
    assert refusal_of(strategy, Kind.ORGANIZATION, harbor, parent_id=survey).field == "parent_id"
    assert refusal_of(strategy, Kind.ORGANIZATION, harbor, parent_id=harbor).field == "parent_id"
    edit(strategy, Kind.CONTACT, strategy.contacts[0], title="Harbor Master", starts_on=date(2025, 1, 1))
    assert db.session.get_one(Contact, strategy.contacts[0]).title == "Harbor Master"
    ended = refusal_of(strategy, Kind.CONTACT, strategy.contacts[0], version=2, ends_on=date(2024, 1, 1))
    assert ended.field == "ends_on"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"on_track_points": 20}, "at_risk_points"),
        ({"known_minimum_percent": 101}, "known_minimum_percent"),
        ({"at_risk_days": -1}, "at_risk_days"),
    ],
)
def test_thresholds_meet_without_a_gap(app: Flask, changes: dict[str, Any], field: str) -> None:
    strategy = make_strategy()
    assert refusal_of(strategy, Kind.PLAN, strategy.plan.id, **changes).field == field
    edit(strategy, Kind.PLAN, strategy.plan.id, on_track_points=10, at_risk_points=20, notice="Pre-decisional")
    plan = db.session.get_one(Plan, strategy.plan.id)
    assert (plan.on_track_points, plan.at_risk_points, plan.notice) == (10, 20, "Pre-decisional")
