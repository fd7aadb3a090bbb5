"""What holds of every assessment of every document."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.domain.changes import (
    GONE,
    groups,
    thorough,
)
from tests.domain.documents import with_plan
from tests.domain.strategies import days, documents
from tracker.domain.assessment.assess import assess
from tracker.domain.assessment.component import LeftOut
from tracker.domain.assessment.counts import count_actions
from tracker.domain.assessment.listing import listed_assessment, listed_document
from tracker.domain.assessment.percent import printed_percent
from tracker.domain.assessment.selection import Selection, subtotal
from tracker.domain.assessment.status import Thresholds, status_by_points
from tracker.domain.document.document import Document
from tracker.domain.document.metric import Metric
from tracker.domain.status import Status


@given(documents(), days)
@thorough
def test_every_percentage_lies_between_0_and_100(document: Document, on: date) -> None:
    assessment = assess(document, on=on)
    for assessed in (*assessment.actions.values(), *groups(assessment)):
        for name in ("progress", "floor", "expected", "expected_first"):
            share, printed = getattr(assessed.shares, name), getattr(assessed, name)
            assert share is None or 0 <= share <= 1
            assert printed == (None if share is None else printed_percent(share))
    for group in groups(assessment):
        assert group.attainment is None or 0 <= group.attainment <= 100
        assert 0 <= group.known <= group.counted
        assert 0 <= group.known_weight <= 100


@given(documents(), days)
@thorough
def test_an_assessment_is_the_same_every_time_and_leaves_the_document_as_it_was(document: Document, on: date) -> None:
    before = repr((document.strategy, document.organizations, document.plan))
    first, second = assess(document, on=on), assess(document, on=on)
    assert first == second
    assert repr((document.strategy, document.organizations, document.plan)) == before


@given(documents(), days)
@thorough
def test_the_floor_of_what_has_actions_never_passes_its_progress(document: Document, on: date) -> None:
    """An objective's floor is its progress with the unknown at zero."""
    assessment = assess(document, on=on)
    for assessed in (*assessment.actions.values(), *assessment.objectives.values()):
        if assessed.shares.progress is not None and assessed.shares.floor is not None:
            assert assessed.shares.floor <= assessed.shares.progress


@given(documents(), days)
@thorough
def test_the_floor_of_a_parent_is_its_known_part_at_most_and_what_its_unknown_children_did_at_least(
    document: Document, on: date
) -> None:
    """A goal's floor also holds what is surely done in an objective that knows too little to print a percentage."""
    for group in groups(assess(document, on=on)):
        if group.shares.progress is None or group.shares.floor is None:
            continue
        counted = [part for part in group.parts if part.left_out in (None, LeftOut.UNKNOWN, LeftOut.NOT_PLANNED)]
        known = [part for part in counted if part.left_out is None]
        unknown = [part for part in counted if part.left_out is not None]
        most = group.shares.progress * sum(part.weight for part in known)
        most += sum(((part.shares.floor or Fraction(0)) * part.weight for part in unknown), Fraction(0))
        assert group.shares.floor * sum(part.weight for part in counted) <= most


@given(documents(), days)
@thorough
def test_the_printed_points_decide_the_status_of_a_parent(document: Document, on: date) -> None:
    thresholds = Thresholds.of(document.plan)
    for group in groups(assess(document, on=on)):
        if group.status in (Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK) and group.counted:
            assert group.status is status_by_points(group.points_behind, thresholds)
            assert group.known_weight >= thresholds.known_minimum


@given(documents(), days)
@thorough
def test_a_mean_is_divided_by_the_sum_of_its_weights(document: Document, on: date) -> None:
    for group in groups(assess(document, on=on)):
        known = [part for part in group.parts if part.left_out is None and part.shares.progress is not None]
        if group.shares.progress is not None:
            total = sum(part.weight for part in known)
            assert group.shares.progress * total == sum(part.shares.progress * part.weight for part in known)
            assert min(part.shares.progress for part in known) <= group.shares.progress
            assert group.shares.progress <= max(part.shares.progress for part in known)


@given(documents(), days)
@thorough
def test_every_action_is_counted_once(document: Document, on: date) -> None:
    assessment = assess(document, on=on)
    whole = assessment.strategy.actions
    for name in type(whole).__slots__:
        assert getattr(whole, name) == sum(getattr(goal.actions, name) for goal in assessment.goals.values())
        assert getattr(whole, name) == sum(getattr(own.actions, name) for own in assessment.organizations.values())
    stated = sum(whole.of(status) for status in Status)
    assert whole.total == stated + whole.continuing + whole.cancelled == len(assessment.actions)


@given(documents(), days)
@thorough
def test_counts_that_are_parts_of_others_never_pass_them(document: Document, on: date) -> None:
    for group in groups(assess(document, on=on)):
        counts = group.actions
        assert counts.complete_late <= counts.complete
        assert counts.kept_first_date <= counts.dated
        assert counts.current_reports <= counts.owing_reports
        assert counts.continuing_on_track <= counts.continuing
        assert group.objectives_known <= group.objectives_planned <= group.objectives
        assert group.results.judged == group.results.on_target + group.results.off_target + group.results.unknown
        assert group.results.total == group.results.judged + group.results.not_due + group.results.no_target


@given(documents(), days, st.data())
@thorough
def test_an_element_depends_on_nothing_beside_it(document: Document, on: date, data: st.DataObject) -> None:
    """So a filter, which chooses what is listed, has no figure to change."""
    assume(document.objectives)
    objective = data.draw(st.sampled_from(document.objectives))
    actions = tuple(action for action in document.plan.actions if action.objective_id == objective.id)
    kept = {objective.id, *(action.id for action in actions)}

    def belongs(metric: Metric) -> bool:
        return {metric.objective_id, metric.action_id} & kept != set()

    alone = with_plan(document, actions=actions, metrics=tuple(m for m in document.plan.metrics if belongs(m)))
    one, other = assess(document, on=on), assess(alone, on=on)
    assert one.objectives[objective.number] == other.objectives[objective.number]
    for number, assessed in other.actions.items():
        assert one.actions[number] == assessed


selections = st.builds(
    Selection,
    goal=st.sampled_from([None, "1.1"]),
    organization_id=st.sampled_from([None, "o1", "o2"]),
    status=st.sampled_from([None, *Status]),
)


@given(documents(), days, selections)
@thorough
def test_a_filter_chooses_what_is_listed_and_changes_no_figure(
    document: Document, on: date, selection: Selection
) -> None:
    whole = assess(document, on=on)
    listed = listed_assessment(whole, listed_document(document, whole, selection), selection)
    for name in ("goals", "objectives", "actions", "metrics", "organizations"):
        for number, assessed in getattr(listed, name).items():
            assert assessed is getattr(whole, name)[number]
    assert listed.strategy is whole.strategy
    chosen = [whole.actions[number] for number in listed.actions]
    assert subtotal(document, whole, selection).actions == count_actions(chosen)


@given(documents(), days)
@thorough
def test_nothing_that_is_done_or_gone_is_late_or_asked_for_anything(document: Document, on: date) -> None:
    assessment = assess(document, on=on)
    named = {item.number for item in assessment.attention} | {item.action_number for item in assessment.due_next}
    for action in assessment.actions.values():
        if action.left_out in GONE or action.status is Status.COMPLETE:
            assert (action.days_late, action.overdue) == (0, 0)
            assert not action.owes_reports
            assert not action.is_blocked
            assert not action.is_vacant
            assert action.finish_forecast is None
            assert action.number not in named


@given(documents(), days)
@thorough
def test_the_next_day_brings_nothing_that_was_done_undone(document: Document, on: date) -> None:
    """Time alone only adds to what is expected, while the plan stays the same."""
    today, tomorrow = assess(document, on=on), assess(document, on=on + timedelta(days=1))
    for number, action in today.actions.items():
        later = tomorrow.actions[number]
        if action.left_out not in GONE and later.left_out not in GONE and action.milestones:
            assume(action.milestones == later.milestones)
            assert later.shares.progress >= action.shares.progress
            assert later.shares.expected >= action.shares.expected
