"""What holds of every assessment of every document."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.domain.documents import silenced, with_action, with_plan, without_action
from tests.domain.strategies import days, documents
from tracker.domain.assessment.action import ActionAssessment
from tracker.domain.assessment.assess import Assessment, assess
from tracker.domain.assessment.component import LeftOut
from tracker.domain.assessment.earlier import Earlier
from tracker.domain.assessment.group import GroupAssessment
from tracker.domain.assessment.percent import printed_percent
from tracker.domain.assessment.status import Thresholds, status_by_points
from tracker.domain.document.action import Action
from tracker.domain.document.document import Document
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.metric import Metric
from tracker.domain.document.strategy import Strategy
from tracker.domain.status import Status

thorough = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
GONE = (LeftOut.CANCELLED, LeftOut.SUPERSEDED, LeftOut.ARCHIVED)


def groups(assessment: Assessment) -> Iterator[GroupAssessment]:
    """Yield every objective, goal and the strategy."""
    yield from assessment.objectives.values()
    yield from assessment.goals.values()
    yield assessment.strategy


def ancestors(document: Document, assessment: Assessment, action: Action) -> list[GroupAssessment]:
    """Return what an action counts in, from its objective up."""
    goal = document.goal_of(action.objective_id)
    objective = document.objective(action.objective_id)
    return [assessment.objectives[objective.number], assessment.goals[goal.number], assessment.strategy]


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


def reversed_document(document: Document) -> Document:
    """Return a document with all siblings in the opposite order."""
    plan = document.plan
    strategy: Strategy = replace(
        document.strategy,
        themes=tuple(
            replace(
                theme,
                goals=tuple(replace(goal, objectives=goal.objectives[::-1]) for goal in reversed(theme.goals)),
            )
            for theme in reversed(document.strategy.themes)
        ),
    )
    actions = tuple(replace(action, milestones=action.milestones[::-1]) for action in reversed(plan.actions))
    return Document(
        strategy,
        document.organizations[::-1],
        document.listings[::-1],
        replace(plan, actions=actions, metrics=plan.metrics[::-1]),
    )


def unordered(assessed: ActionAssessment | GroupAssessment) -> ActionAssessment | GroupAssessment:
    """Return an assessment whose parts stand in the order of their numbers."""
    parts = sorted(assessed.parts, key=lambda part: part.number)
    if isinstance(assessed, ActionAssessment):
        return replace(assessed, parts=tuple(parts))
    attainment_parts = sorted(assessed.attainment_parts, key=lambda part: part.number)
    children = tuple(sorted(assessed.children))
    return replace(assessed, parts=tuple(parts), attainment_parts=tuple(attainment_parts), children=children)


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


def without_counts_of_gone(group: GroupAssessment) -> GroupAssessment:
    """Return a parent without what only says how many things are gone, and without its listed parts."""
    counts = replace(group.actions, total=0, cancelled=0, added=0)
    parts = tuple(part for part in group.parts if part.left_out not in GONE)
    return replace(group, actions=counts, parts=parts, children=())


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


def with_objective(document: Document, id: str, *, cancelled: bool) -> Document:
    """Return a document with an objective cancelled, or else taken away with all below it."""
    themes = []
    for theme in document.strategy.themes:
        goals = []
        for goal in theme.goals:
            objectives = [
                replace(objective, lifecycle=Lifecycle.CANCELLED, lifecycle_on=None)
                if objective.id == id
                else objective
                for objective in goal.objectives
                if cancelled or objective.id != id
            ]
            goals.append(replace(goal, objectives=tuple(objectives)))
        themes.append(replace(theme, goals=tuple(goals)))
    plan = document.plan
    if not cancelled:
        below = {action.id for action in plan.actions if action.objective_id == id}
        plan = replace(
            plan,
            actions=tuple(action for action in plan.actions if action.id not in below),
            metrics=tuple(m for m in plan.metrics if m.objective_id != id and m.action_id not in below),
        )
    strategy = replace(document.strategy, themes=tuple(themes))
    return Document(strategy, document.organizations, document.listings, plan)


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


def as_known_by(document: Document, on: date) -> Document:
    """Return a document without the facts that are dated later than a day."""
    plan = document.plan
    actions = tuple(
        replace(
            action,
            **_lifecycle_by(action, on),
            milestones=tuple(
                replace(
                    milestone,
                    achieved_on=milestone.achieved_on
                    if milestone.achieved_on and milestone.achieved_on <= on
                    else None,
                    **_lifecycle_by(milestone, on),
                )
                for milestone in action.milestones
            ),
            status_updates=tuple(update for update in action.status_updates if update.reported_on <= on),
        )
        for action in plan.actions
        if action.published_on is None or action.published_on <= on
    )
    kept = {action.id for action in actions}
    metrics = tuple(
        replace(
            metric,
            **_lifecycle_by(metric, on),
            readings=tuple(reading for reading in metric.readings if reading.as_of_on <= on),
            targets=tuple(replace(target, **_lifecycle_by(target, on)) for target in metric.targets),
        )
        for metric in plan.metrics
        if metric.action_id is None or metric.action_id in kept
    )
    themes = tuple(
        replace(
            theme,
            goals=tuple(
                replace(
                    goal,
                    **_lifecycle_by(goal, on),
                    objectives=tuple(replace(own, **_lifecycle_by(own, on)) for own in goal.objectives),
                )
                for goal in theme.goals
            ),
        )
        for theme in document.strategy.themes
    )
    strategy = replace(document.strategy, themes=themes)
    plan = replace(plan, actions=actions, metrics=metrics)
    return Document(strategy, document.organizations, document.listings, plan)


def _lifecycle_by(element: object, on: date) -> dict[str, object]:
    """Return the lifecycle of an element as it was on a day."""
    ended_on = element.lifecycle_on
    if ended_on is not None and ended_on > on:
        return {"lifecycle": Lifecycle.ACTIVE, "lifecycle_on": None}
    return {}


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
