"""What a change of a plan may move and what it may not."""

from dataclasses import replace
from datetime import date

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.domain.changes import (
    ancestors,
    as_known_by,
    groups,
    reversed_document,
    thorough,
    unordered,
    with_objective,
    without_counts_of_gone,
)
from tests.domain.documents import silenced, with_action, with_plan, without_action
from tests.domain.strategies import days, documents
from tracker.domain.assessment.assess import assess
from tracker.domain.assessment.earlier import Earlier
from tracker.domain.document.action import Action
from tracker.domain.document.document import Document
from tracker.domain.document.element import Lifecycle


@given(documents(), documents(), days, days, st.data())
@thorough
def test_what_is_taken_over_from_an_earlier_state_is_what_would_have_been_reckoned(
    document: Document, other: Document, on: date, then: date, data: st.DataObject
) -> None:
    """Whatever the earlier state was: the same plan before a report, a re-dating or a cancellation, or another one."""
    before = document
    if document.plan.actions:
        action = data.draw(st.sampled_from(document.plan.actions))
        before = with_action(document, action.id, **data.draw(st.sampled_from(changes(action))))
    for earlier in (before, document, other):
        for day in (on, then):
            taken_over = Earlier(earlier, assess(earlier, on=day))
            assert assess(document, on=on, earlier=taken_over) == assess(document, on=on)


def changes(action: Action) -> list[dict[str, object]]:
    """Return ways in which an action may have been different."""
    return [
        silenced(action),
        {"weight": 0},
        {"lifecycle": Lifecycle.CANCELLED, "lifecycle_on": None},
        {"published_on": date(2025, 1, 1)},
        {"organization_id": "o2", "lead_id": None},
        {"due_on": None, "position": 99},
    ]


@given(documents(), days, st.data())
@thorough
def test_achieving_one_more_milestone_lowers_nothing_above_it(
    document: Document, on: date, data: st.DataObject
) -> None:
    before = assess(document, on=on)
    action, position = draw_milestone(document, data)
    achieved = data.draw(days)
    assume(achieved <= on)
    milestones = tuple(
        replace(milestone, achieved_on=achieved) if place == position else milestone
        for place, milestone in enumerate(action.milestones)
    )
    after_document = with_action(document, action.id, milestones=milestones)
    after = assess(after_document, on=on)
    pairs = zip(ancestors(document, before, action), ancestors(after_document, after, action), strict=True)
    for old, new in pairs:
        assert (new.shares.floor or 0) >= (old.shares.floor or 0)
        assert old.shares.progress is None or new.shares.progress >= old.shares.progress
        assert new.status.concern <= old.status.concern


def draw_milestone(document: Document, data: st.DataObject) -> tuple[Action, int]:
    """Draw an open milestone and its action."""
    open_ = [
        (action, place)
        for action in document.plan.actions
        for place, milestone in enumerate(action.milestones)
        if milestone.achieved_on is None
    ]
    assume(open_)
    return data.draw(st.sampled_from(open_))


@given(documents(), days)
@thorough
def test_the_order_of_siblings_changes_nothing(document: Document, on: date) -> None:
    one, other = assess(document, on=on), assess(reversed_document(document), on=on)
    for mapping in ("actions", "objectives", "goals"):
        for number, assessed in getattr(one, mapping).items():
            assert unordered(assessed) == unordered(getattr(other, mapping)[number])
    assert unordered(one.strategy) == unordered(other.strategy)
    assert one.metrics == other.metrics
    assert one.organizations == other.organizations
    assert one.attention == other.attention
    assert one.due_next == other.due_next


@given(documents(), days, st.data())
@thorough
def test_a_cancelled_action_counts_nowhere(document: Document, on: date, data: st.DataObject) -> None:
    assume(document.plan.actions)
    action = data.draw(st.sampled_from(document.plan.actions))
    cancelled = with_action(document, action.id, lifecycle=Lifecycle.CANCELLED, lifecycle_on=None)
    there, away = assess(cancelled, on=on), assess(without_action(cancelled, action.id), on=on)
    for one, other in zip(groups(there), groups(away), strict=True):
        assert without_counts_of_gone(one) == without_counts_of_gone(other)
    assert there.attention == away.attention
    assert there.due_next == away.due_next
    assert {number: assessed for number, assessed in there.actions.items() if number != action.number} == away.actions


@given(documents(), days, st.data())
@thorough
def test_a_cancelled_objective_takes_all_below_it_out_of_every_figure(
    document: Document, on: date, data: st.DataObject
) -> None:
    assume(document.objectives)
    objective = data.draw(st.sampled_from(document.objectives))
    there = with_objective(document, objective.id, cancelled=True)
    gone = with_objective(document, objective.id, cancelled=False)
    one, other = assess(there, on=on), assess(gone, on=on)
    goal = document.goal_of(objective.id).number
    assert without_counts_of_gone(one.goals[goal]) == without_counts_of_gone(other.goals[goal])
    assert without_counts_of_gone(one.strategy) == without_counts_of_gone(other.strategy)
    assert one.attention == other.attention
    assert one.due_next == other.due_next
    for id, organization in one.organizations.items():
        if id in other.organizations:
            active = replace(organization.actions, total=0, cancelled=0, added=0)
            assert active == replace(other.organizations[id].actions, total=0, cancelled=0, added=0)
            assert organization.contributing == other.organizations[id].contributing


@given(documents(), days, st.data())
@thorough
def test_an_action_that_falls_silent_improves_nothing_above_it(
    document: Document, on: date, data: st.DataObject
) -> None:
    assume(document.plan.actions)
    action = data.draw(st.sampled_from(document.plan.actions))
    after_document = with_action(document, action.id, **silenced(action))
    before, after = assess(document, on=on), assess(after_document, on=on)
    pairs = zip(ancestors(document, before, action), ancestors(after_document, after, action), strict=True)
    for old, new in pairs:
        assert (new.shares.floor or 0) <= (old.shares.floor or 0)
        assert new.status.concern >= old.status.concern
        assert new.actions.complete <= old.actions.complete


@given(documents(), days, st.data())
@thorough
def test_a_metric_that_falls_silent_improves_nothing(document: Document, on: date, data: st.DataObject) -> None:
    assume(document.plan.metrics)
    metric = data.draw(st.sampled_from(document.plan.metrics))
    silent = tuple(replace(other, readings=()) if other.id == metric.id else other for other in document.plan.metrics)
    before, after = assess(document, on=on), assess(with_plan(document, metrics=silent), on=on)
    for old, new in zip(groups(before), groups(after), strict=True):
        assert new.results.on_target <= old.results.on_target
        assert new.status.concern >= old.status.concern


@given(documents(), days, st.data(), days)
@thorough
def test_redating_never_changes_what_was_expected_by_the_first_dates(
    document: Document, on: date, data: st.DataObject, day: date
) -> None:
    published = [action for action in document.plan.actions if action.published_on is not None]
    assume(published)
    action = data.draw(st.sampled_from(published))
    due_on = None if action.is_continuing else max(day, action.starts_on or day)
    moved = with_action(
        document,
        action.id,
        due_on=due_on,
        redated_count=action.redated_count + 1,
        milestones=tuple(
            replace(milestone, due_on=day, redated_count=milestone.redated_count + 1) for milestone in action.milestones
        ),
    )
    before, after = assess(document, on=on), assess(moved, on=on)
    for one, other in zip(groups(before), groups(after), strict=True):
        assert one.shares.expected_first == other.shares.expected_first
    assume(action.number in before.actions)
    old, new = before.actions[action.number], after.actions[action.number]
    assert new.shares.expected_first == old.shares.expected_first
    assert new.redated_count > old.redated_count
    is_later = due_on is not None and action.due_on is not None and due_on >= action.due_on
    assert not (is_later and old.kept_first_date is False and new.kept_first_date)


@given(documents(), days)
@thorough
def test_what_is_dated_later_than_the_day_does_not_count(document: Document, on: date) -> None:
    there, away = assess(document, on=on), assess(as_known_by(document, on), on=on)
    hidden = {metric.number for metric in document.plan.metrics} - set(away.metrics)
    assert {number: metric for number, metric in there.metrics.items() if number not in hidden} == away.metrics
    assert there.actions == away.actions
    assert there.objectives == away.objectives
    assert there.goals == away.goals
    assert there.strategy == away.strategy
    assert there.attention == away.attention
    assert there.organizations == away.organizations
