"""The illustrative plan shows every situation a dashboard must show, and its history is true."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.demonstration.conftest import SHOWN_ON
from tracker.domain.assessment.action import ActionAssessment
from tracker.domain.assessment.assess import assess
from tracker.domain.assessment.assessment import Assessment
from tracker.domain.assessment.component import LeftOut
from tracker.domain.assessment.freshness import Freshness
from tracker.domain.document.action import Action
from tracker.domain.document.document import Document
from tracker.domain.document.element import Visibility
from tracker.domain.document.metric import Direction, Metric
from tracker.domain.document.plan import ProposalState
from tracker.domain.status import Status
from tracker.extensions import db
from tracker.models import Revision
from tracker.operations.reporting.achievements import Achievement
from tracker.operations.reporting.report import Report
from tracker.operations.reporting.status_updates import report_status
from tracker.queries.accounts import find_actor
from tracker.queries.documents import load_action_alone, load_document
from tracker.queries.verification import verify_record

FEMA = "account.kendall-example"
BRIEFINGS = "action.state-agency-center-briefings"


def test_the_counts_are_what_the_plan_was_written_to_show(assessment: Assessment) -> None:
    counts = assessment.strategy.actions
    shown = {status.value: counts.of(status) for status in Status}
    assert shown == {"complete": 31, "on_track": 30, "at_risk": 10, "off_track": 6, "unknown": 4, "not_started": 3}
    assert (counts.continuing, counts.continuing_on_track) == (5, 4)
    assert (counts.total, counts.cancelled, counts.complete_late, counts.added) == (92, 3, 9, 6)
    assert counts.total == sum(shown.values()) + counts.continuing + counts.cancelled


def test_three_objectives_are_left_unplanned(assessment: Assessment) -> None:
    unplanned = [number for number, objective in assessment.objectives.items() if not objective.is_planned]
    assert unplanned == ["1.2.4", "1.3.4", "2.2.2"]
    assert assessment.strategy.objectives == 32


def test_every_goal_has_actions_metrics_and_a_status(assessment: Assessment) -> None:
    for goal in assessment.goals.values():
        assert goal.actions.total >= 10, goal.number
        assert goal.results.total >= 3, goal.number
    assert {goal.status for goal in assessment.goals.values()} >= {Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK}


ACTION_SITUATIONS: dict[str, Callable[[Action, ActionAssessment], bool]] = {
    "ahead": lambda action, is_: (is_.progress or 0) > (is_.expected or 0) and is_.status is not Status.COMPLETE,
    "late": lambda action, is_: is_.days_late > 30,
    "blocked": lambda action, is_: is_.is_blocked,
    "silent": lambda action, is_: is_.freshness is Freshness.MISSED_MORE,
    "never reported": lambda action, is_: is_.freshness is Freshness.NEVER,
    "reported better than the record": lambda action, is_: is_.is_reported_better,
    "unknown": lambda action, is_: is_.status is Status.UNKNOWN,
    "re-dated twice": lambda action, is_: action.redated_count > 1,
    "cancelled with a reason": lambda action, is_: is_.left_out is LeftOut.CANCELLED and bool(action.lifecycle_reason),
    "superseded": lambda action, is_: action.superseded_by_id is not None,
    "continuing": lambda action, is_: is_.left_out is LeftOut.CONTINUING,
    "complete, and late": lambda action, is_: is_.is_complete_late,
    "a vacant lead": lambda action, is_: is_.is_vacant,
    "without milestones": lambda action, is_: not action.milestones and is_.progress is not None,
    "added after publication": lambda action, is_: is_.is_added,
    "internal": lambda action, is_: action.visibility is Visibility.INTERNAL,
    "an open milestone due soon": lambda action, is_: any(
        part.achieved_on is None and 0 <= (part.due_on - SHOWN_ON).days <= 30 for part in is_.parts
    ),
    "off track by points": lambda action, is_: is_.status is Status.OFF_TRACK and is_.milestones == 0,
    "dependent on another": lambda action, is_: bool(action.depends_on_ids),
    "contributing to another objective": lambda action, is_: bool(action.contributes_to_ids),
}


@pytest.mark.parametrize("situation", ACTION_SITUATIONS)
def test_an_action_is(situation: str, document: Document, assessment: Assessment) -> None:
    holds = ACTION_SITUATIONS[situation]
    assert any(holds(action, assessment.actions[action.number]) for action in document.plan.actions)


METRIC_SITUATIONS: dict[str, Callable[[Metric], bool]] = {
    "to increase": lambda metric: metric.direction is Direction.INCREASE,
    "to decrease": lambda metric: metric.direction is Direction.DECREASE,
    "to stay at or above": lambda metric: metric.direction is Direction.STAY_AT_OR_ABOVE,
    "to stay at or below": lambda metric: metric.direction is Direction.STAY_AT_OR_BELOW,
    "without a target": lambda metric: not metric.targets,
    "without a reading": lambda metric: not metric.readings,
    "without new data, with a reason": lambda metric: any(r.value is None and r.note for r in metric.readings),
    "corrected": lambda metric: any(reading.supersedes_id for reading in metric.readings),
    "broken down by center": lambda metric: any(len(reading.parts) == 12 for reading in metric.readings),
    "of a goal": lambda metric: metric.goal_id is not None,
    "of an objective": lambda metric: metric.objective_id is not None,
    "of an action": lambda metric: metric.action_id is not None,
}


@pytest.mark.parametrize("situation", METRIC_SITUATIONS)
def test_a_metric_is(situation: str, document: Document) -> None:
    assert any(METRIC_SITUATIONS[situation](metric) for metric in document.plan.metrics)


def test_a_metric_goes_the_wrong_way(assessment: Assessment) -> None:
    attained = [metric.attainment for metric in assessment.metrics.values() if metric.attainment is not None]
    assert min(attained) < 0


def test_an_objective_is_done_but_not_achieved(assessment: Assessment) -> None:
    assert [number for number, is_ in assessment.objectives.items() if is_.is_done_not_achieved] == ["2.2.3"]


def test_a_goal_has_nobody_to_lead_it(document: Document) -> None:
    leading = {
        leader.goal_id for leader in document.plan.goal_leaders if leader.role == "leader" and not leader.ends_on
    }
    assert [goal.number for goal in document.goals if goal.id not in leading] == ["1.2"]


def test_proposals_are_open_accepted_and_declined(document: Document) -> None:
    states = [proposal.state for proposal in document.plan.proposals]
    assert {state: states.count(state) for state in states} == {
        ProposalState.OPEN: 2, ProposalState.ACCEPTED: 1, ProposalState.DECLINED: 1,
    }  # fmt: skip


def test_an_accepted_proposal_moved_its_dates_once(document: Document) -> None:
    action = next(a for a in document.plan.actions if a.id == "action.rights-technical-assistance")
    assert (action.due_on, action.redated_count) == (date(2026, 8, 31), 1)
    assert [m.due_on for m in action.milestones if m.redated_count] == [date(2025, 12, 12), date(2026, 8, 31)]


def test_everything_in_the_plan_says_that_it_is_illustrative(document: Document) -> None:
    plan = document.plan
    assert plan.is_illustrative
    assert plan.notice == "Illustrative plan, not the Department's"
    elements = [element for element in _elements(plan) if hasattr(element, "is_illustrative")]
    assert len(elements) > 1_200
    assert [element.id for element in elements if not element.is_illustrative] == []


def test_invented_organizations_and_people_say_that_they_are_illustrative(document: Document) -> None:
    centers = [each for each in document.organizations if each.name.startswith("Example Center")]
    assert len(centers) == 12
    assert all(each.is_illustrative for each in centers)
    people = [c for each in document.organizations for c in each.contacts if str(c.email).endswith(".invalid")]
    assert len(people) == 38
    assert all(person.is_illustrative for person in people)


def test_each_step_was_recorded_on_its_own_day(app: Flask, document: Document) -> None:
    reported = dict(
        db.session.execute(
            select(Revision.element_id, Revision.recorded_at).where(
                Revision.element_kind == "status_update", Revision.version == 1
            )
        ).all()
    )
    updates = [update for action in document.plan.actions for update in action.status_updates]
    assert len(updates) == 698
    assert all(reported[update.id].date() == update.submitted_on for update in updates)
    moments = db.session.scalars(select(Revision.recorded_at).order_by(Revision.seq)).all()
    assert list(moments) == sorted(moments)
    assert moments[-1] < datetime(2025, 12, 15, 14, tzinfo=UTC)


def test_who_led_before_and_why_that_changed_stands_in_the_record(app: Flask) -> None:
    handed_over = db.session.execute(
        select(Revision.reason, Revision.actor_name, Revision.recorded_at).where(
            Revision.element_id == BRIEFINGS, Revision.operation == "amend_action"
        )
    ).one()
    assert handed_over.reason == "The analyst left in February; a successor has begun."
    assert (handed_over.actor_name, handed_over.recorded_at.date()) == ("Robin Template", date(2024, 3, 4))


def test_the_record_verifies(app: Flask) -> None:
    verify_record()


def test_reports_are_made_by_the_leads_themselves(document: Document) -> None:
    updates = [update for action in document.plan.actions for update in action.status_updates]
    assert {update.entered_by for update in updates} == {None}
    assert {"Kendall Example", "Charlie Template", "Taylor Mockup"} < {update.reported_by for update in updates}


def test_no_prose_holds_a_percent_sign(document: Document) -> None:
    texts = [value for element in _elements(document.plan) for value in _values(element) if isinstance(value, str)]
    assert [text for text in texts if "%" in text] == []


def test_before_publication_nothing_was_due_and_nothing_done(document: Document) -> None:
    early = assess(document, on=date(2022, 8, 15))
    assert early.strategy.actions.total == 86
    assert early.strategy.actions.complete == early.strategy.actions.off_track == 0


def test_reporting_the_overdue_milestone_moves_goal_3_1(app: Flask, assessment: Assessment) -> None:
    actor = find_actor(FEMA)
    assert actor is not None
    milestone = Achievement(
        "milestone.state-agency-center-briefings.forty", SHOWN_ON, "List of briefings", "FEMA-2025-114"
    )
    report = Report(status=Status.ON_TRACK, summary="The fortieth agency was briefed.", achievements=(milestone,))
    report_status(BRIEFINGS, report, by=actor, at=datetime(2025, 12, 15, 15, tzinfo=UTC))
    db.session.commit()

    after = assess(load_document(actor.roles[0].strategy_id), on=SHOWN_ON)
    action_before, action_after = assessment.actions["3.1.3-A2"], after.actions["3.1.3-A2"]
    assert (action_before.status, action_after.status) == (Status.AT_RISK, Status.ON_TRACK)
    before, moved = assessment.goals["3.1"], after.goals["3.1"]
    assert (before.progress, before.status) == (59, Status.AT_RISK)
    assert (moved.progress, moved.status) == (64, Status.ON_TRACK)


def _elements(node: Any) -> list[Any]:
    """Return a node and all nodes below it."""
    below = [member for value in _values(node) if isinstance(value, tuple) for member in value if is_dataclass(member)]
    return [node, *(element for child in below for element in _elements(child))]


def _values(node: Any) -> list[Any]:
    """Return the values of a node."""
    return [getattr(node, field.name) for field in fields(node)]


def test_an_action_read_alone_stands_as_it_does_in_the_whole(
    app: Flask, document: Document, assessment: Assessment
) -> None:
    for number, whole in assessment.actions.items():
        alone = load_action_alone(document.strategy.id, document.numbered(number).id)
        assert assess(alone, on=SHOWN_ON).actions == {number: whole}
