"""What holds of every comparison, whatever the two documents."""

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.changes import reversed_document, thorough
from tests.domain.documents import silenced, with_action, without_action
from tests.domain.strategies import days, documents
from tracker.domain.assessment.assess import assess
from tracker.domain.comparison.action import ACTION_FIGURES
from tracker.domain.comparison.change import Cause, Fate, Trend
from tracker.domain.comparison.compare import Comparison, compare
from tracker.domain.comparison.group import GROUP_FIGURES
from tracker.domain.comparison.memory import Memory
from tracker.domain.comparison.metric import METRIC_FIGURES
from tracker.domain.comparison.moment import Moment
from tracker.domain.document.action import Action
from tracker.domain.document.document import Document
from tracker.domain.document.element import Lifecycle

LISTS = ("goals", "objectives", "actions", "metrics")


def moment(document: Document, on: date) -> Moment:
    return Moment(document, assess(document, on=on))


def compared(before: tuple[Document, date], after: tuple[Document, date]) -> Comparison:
    return compare(moment(*before), moment(*after))


def otherwise(action: Action) -> list[dict[str, Any]]:
    """Return ways in which an action may have been different."""
    due_on = action.due_on and action.due_on.replace(day=1)
    return [
        {},
        silenced(action),
        {"weight": 0},
        {"lifecycle": Lifecycle.CANCELLED, "lifecycle_on": None},
        {"lifecycle": Lifecycle.ACTIVE, "lifecycle_on": None},
        {"published_on": date(2025, 1, 1)},
        {"organization_id": "o2", "lead_id": None},
        {"due_on": due_on, "redated_count": action.redated_count + 1},
        {"milestones": action.milestones[:1]},
        {"milestones": tuple(replace(each, due_on=date(2025, 2, 3), weight=7) for each in action.milestones)},
        {"status_updates": tuple(replace(each, percent=1, position=1) for each in action.status_updates)},
    ]


@st.composite
def pairs(draw: Any) -> tuple[tuple[Document, date], tuple[Document, date]]:
    """Draw two moments of a strategy: two days, and mostly something about one action that is different."""
    document, on, then = draw(documents()), draw(days), draw(days)
    other = document
    if document.plan.actions:
        action = draw(st.sampled_from(document.plan.actions))
        gone = draw(st.integers(0, 6)) == 0
        other = (
            without_action(document, action.id)
            if gone
            else with_action(document, action.id, **draw(st.sampled_from(otherwise(action))))
        )
    moments = [(document, draw(st.sampled_from([on, then]))), (other, then)]
    return tuple(draw(st.permutations(moments)))


def figures(assessed: Any, names: tuple[str, ...]) -> list[Any]:
    found = []
    for name in names:
        value = assessed
        for step in name.split("."):
            value = getattr(value, step)
        found.append(value)
    return found


@given(documents(), days)
@thorough
def test_the_same_moment_twice_has_nothing_to_tell(document: Document, on: date) -> None:
    comparison = compared((document, on), (document, on))
    assert comparison.is_empty
    assert comparison.summary.is_empty


@given(documents(), days)
@thorough
def test_a_document_read_twice_has_nothing_to_tell(document: Document, on: date) -> None:
    """Nodes that are equal, but not the very same."""
    assert compared((document, on), (copied(document), on)).is_empty


def copied(document: Document) -> Document:
    plan = document.plan
    actions = tuple(replace(action, milestones=tuple(map(replace, action.milestones))) for action in plan.actions)
    metrics = tuple(replace(metric, readings=tuple(map(replace, metric.readings))) for metric in plan.metrics)
    plan = replace(plan, actions=actions, metrics=metrics)
    return Document(document.strategy, document.organizations, document.listings, plan)


@given(pairs())
@thorough
def test_whatever_moved_is_listed_with_a_cause(pair: Any) -> None:
    before, after = (moment(*each) for each in pair)
    comparison = compare(before, after)
    for name, names in (
        ("actions", ACTION_FIGURES), ("metrics", METRIC_FIGURES), ("goals", GROUP_FIGURES),
        ("objectives", GROUP_FIGURES),
    ):  # fmt: skip
        listed = {change.number: change for change in getattr(comparison, name)}
        old, new = getattr(before.assessment, name), getattr(after.assessment, name)
        for number in old.keys() & new.keys():
            differing = {
                figure
                for figure, was, now in zip(
                    names, figures(old[number], names), figures(new[number], names), strict=True
                )
                if was != now
            }
            change = listed.get(number)
            if differing:
                assert change is not None
                assert {moved.name for moved in change.figures} == differing
            assert change is None or change.why


@given(pairs())
@thorough
def test_what_came_was_not_there_and_what_went_is_no_more(pair: Any) -> None:
    before, after = (moment(*each) for each in pair)
    comparison = compare(before, after)
    old, new = before.assessment.actions, after.assessment.actions
    added = {change.number for change in comparison.actions if change.fate is Fate.ADDED}
    removed = {change.number for change in comparison.actions if change.fate is Fate.REMOVED}
    assert added == new.keys() - old.keys()
    assert removed == old.keys() - new.keys()


@given(pairs())
@thorough
def test_seen_the_other_way_round_what_came_went_and_what_got_worse_got_better(pair: Any) -> None:
    one, other = compared(*pair), compared(*pair[::-1])
    opposite = {Trend.WORSE: Trend.BETTER, Trend.BETTER: Trend.WORSE, Trend.EVEN: Trend.EVEN}
    for name in LISTS:
        forth = {change.id: change for change in getattr(one, name)}
        back = {change.id: change for change in getattr(other, name)}
        assert forth.keys() == back.keys()
        for id, change in forth.items():
            assert change.trend is opposite[back[id].trend]
            assert (change.before, change.after) == (back[id].after, back[id].before)
            assert (change.fate is Fate.ADDED) == (back[id].fate is Fate.REMOVED) or change.kind.value == "metric"
    assert {(date.id, date.name) for date in one.dates} == {(date.id, date.name) for date in other.dates}
    assert {each.id for each in one.new_blocks} == {each.id for each in other.cleared_blocks}
    assert (one.summary.added, one.summary.kept_before) == (other.summary.removed, other.summary.kept_after)


@given(pairs())
@thorough
def test_the_order_of_siblings_changes_nothing(pair: Any) -> None:
    (document, on), (other, then) = pair
    turned = compared((reversed_document(document), on), (reversed_document(other), then))
    assert turned == compared(*pair)


@given(pairs(), documents(), days)
@thorough
def test_what_is_remembered_is_what_would_have_been_found(pair: Any, other: Document, day: date) -> None:
    """Whatever was compared before: the same moments, one of them, or others."""
    before, after = (moment(*each) for each in pair)
    memory, expected = Memory(), compare(before, after)
    for one, two in ((before, after), (before, before), (moment(other, day), after), (before, after), (before, after)):
        assert compare(one, two, memory=memory) == compare(one, two)
    assert compare(before, after, memory=memory) == expected


@given(pairs())
@thorough
def test_every_change_of_status_is_counted_once(pair: Any) -> None:
    comparison = compared(*pair)
    summary = comparison.summary
    turned = [change for change in comparison.actions if change.fate is None and change.before is not change.after]
    turns = ("completed", "became_at_risk", "became_off_track", "became_unknown", "recovered", "started", "reopened")
    assert sum(getattr(summary, name) for name in turns) == len(turned)


@given(documents(), days, days)
@thorough
def test_time_alone_is_never_told_with_something_that_was_recorded(document: Document, on: date, then: date) -> None:
    comparison = compared((document, on), (document, then))
    for change in (*comparison.actions, *comparison.metrics):
        told = {why.cause for why in change.why}
        assert Cause.TIME not in told or told == {Cause.TIME}
        assert not told & {Cause.REDATED, Cause.REWEIGHTED, Cause.RULES_CHANGED}


@given(pairs())
@thorough
def test_the_gravest_stands_first(pair: Any) -> None:
    comparison = compared(*pair)
    for name in LISTS:
        trends = [change.trend for change in getattr(comparison, name)]
        assert trends == sorted(trends, key=[Trend.WORSE, Trend.EVEN, Trend.BETTER].index)
