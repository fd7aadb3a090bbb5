"""A document brought forward is the one that would be read anew, and what did not change is the very same node."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.domain.documents import Rows, milestone, reading, report, target
from tests.domain.strategies import days, documents
from tracker.domain.assessment.assess import assess
from tracker.domain.assessment.earlier import Earlier
from tracker.domain.document.assemble import CHILDREN, NODES, PARENT, assemble, own_fields
from tracker.domain.document.cut import Cut, CutBefore, cut_document
from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind, Lifecycle, Visibility
from tracker.domain.document.forward import CARRIED, bring_forward
from tracker.domain.status import Status

Elements = dict[Kind, dict[str, tuple[Any, ...]]]

thorough = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
cuts = st.sampled_from(list(Cut))


def parts(document: Document) -> tuple[object, ...]:
    """What a document holds."""
    return (document.strategy, document.organizations, document.listings, document.plan)


def nodes(document: Document) -> Iterator[tuple[Kind, Any]]:
    """Every node of a document."""
    kinds = {node: kind for kind, node in NODES.items()}
    waiting = [*document.organizations, *document.listings, document.strategy, document.plan]
    while waiting:
        node = waiting.pop()
        kind = kinds[type(node)]
        yield kind, node
        for name in CHILDREN.get(kind, ()):
            waiting += getattr(node, name)


def elements(document: Document) -> Elements:
    """The elements of a document as rows, by kind and id."""
    found: Elements = defaultdict(dict)
    for kind, node in nodes(document):
        found[kind][node.id] = tuple(getattr(node, name) for name in own_fields(kind))
    return found


def read_anew(found: Elements) -> Document:
    """The document made of elements."""
    return assemble({kind: list(rows.values()) for kind, rows in found.items()})


def with_values(kind: Kind, row: tuple[Any, ...], **values: Any) -> tuple[Any, ...]:
    """A row with other values."""
    return tuple(values.get(name, value) for name, value in zip(own_fields(kind), row, strict=True))


def hangs_on(kind: Kind, row: tuple[Any, ...], found: Elements) -> bool:
    """Whether what an element belongs to is there."""
    if kind is Kind.METRIC:
        owners = [value for name, value in zip(own_fields(kind), row, strict=True) if name in _OWNERS and value]
        return all(any(owner in rows for rows in found.values()) for owner in owners)
    parent = "objective_id" if kind is Kind.ACTION else PARENT.get(kind)
    return parent is None or any(row[own_fields(kind).index(parent)] in rows for rows in found.values())


_OWNERS = {"goal_id", "objective_id", "action_id"}
_ORDER = (
    Kind.ORGANIZATION, Kind.CONTACT, Kind.PLAN, Kind.ACTION, Kind.MILESTONE, Kind.STATUS_UPDATE, Kind.METRIC,
    Kind.TARGET, Kind.READING,
)  # fmt: skip


@st.composite
def changes(draw: Any) -> tuple[Document, Elements]:
    """A document, and elements that are new to it or other than they were."""
    before, other = draw(documents()), elements(draw(documents()))
    found, changed = elements(before), defaultdict[Kind, dict[str, tuple[Any, ...]]](dict)
    for kind in _ORDER:
        for id, row in other[kind].items():
            if draw(st.booleans()) and hangs_on(kind, row, found):
                row = with_values(kind, row, visibility=draw(st.sampled_from([*Visibility, Visibility.PUBLIC])))
                found[kind][id] = changed[kind][id] = row
    return before, dict(changed)


def forward(before: Document, changed: Elements) -> Document:
    """The document brought forward."""
    return bring_forward(before, {kind: list(rows.values()) for kind, rows in changed.items()})


@given(changes())
@thorough
def test_a_document_brought_forward_is_the_one_that_would_be_read_anew(drawn: tuple[Document, Elements]) -> None:
    before, changed = drawn
    found = elements(before)
    for kind, rows in changed.items():
        found[kind] |= rows
    after = forward(before, changed)
    assert parts(after) == parts(read_anew(found))
    assert [action.id for action in after.plan.actions] == [action.id for action in read_anew(found).plan.actions]


@given(changes())
@thorough
def test_what_did_not_change_is_the_very_same_node(drawn: tuple[Document, Elements]) -> None:
    before, changed = drawn
    same = {(kind, node.id): node for kind, node in nodes(before)}
    for kind, node in nodes(forward(before, changed)):
        below = [
            (child, row) for child, rows in changed.items() for row in rows.values() if child in _BELOW.get(kind, ())
        ]
        is_touched = node.id in changed.get(kind, {}) or any(
            kind is Kind.PLAN or row[own_fields(child).index(PARENT[child])] == node.id for child, row in below
        )
        if kind is not Kind.PLAN and not is_touched:
            assert node is same[kind, node.id]


_BELOW = {
    Kind.ORGANIZATION: {Kind.CONTACT},
    Kind.ACTION: {Kind.MILESTONE, Kind.STATUS_UPDATE},
    Kind.METRIC: {Kind.TARGET, Kind.READING},
}


@given(changes(), days, cuts)
@thorough
def test_figures_taken_over_are_the_figures(drawn: tuple[Document, Elements], on: date, cut: Cut) -> None:
    before, changed = drawn
    after = forward(before, changed)
    left_before = cut_document(before, cut)
    left = cut_document(after, cut, before=CutBefore(before, left_before))
    assert parts(left) == parts(cut_document(after, cut))
    earlier = Earlier(left_before, assess(left_before, on=on))
    assert assess(left, on=on, earlier=earlier) == assess(left, on=on)


@given(changes(), days, days)
@thorough
def test_nothing_is_taken_over_from_another_day(drawn: tuple[Document, Elements], on: date, day: date) -> None:
    before, changed = drawn
    after = forward(before, changed)
    assert assess(after, on=on, earlier=Earlier(before, assess(before, on=day))) == assess(after, on=on)


def harbour() -> Rows:
    """Two objectives with an action each."""
    rows = Rows()
    rows.goal("1.1")
    for number in ("1.1.1", "1.1.2"):
        rows.objective(number)
        rows.action(f"{number}-A1", milestones=[milestone(date(2025, 6, 30))], reports=[report(date(2025, 6, 1))])
    return rows


def test_a_report_leaves_the_rest_of_the_plan_and_its_figures_alone() -> None:
    rows, on = harbour(), date(2025, 7, 31)
    before = rows.document()
    row = with_values(Kind.STATUS_UPDATE, rows.rows[Kind.STATUS_UPDATE][0], id="new", position=2)
    after = bring_forward(before, {Kind.STATUS_UPDATE: [row]})
    assert [update.id for update in after.action("1.1.1-A1").status_updates] == ["1.1.1-A1-R1", "new"]
    assert after.action("1.1.2-A1") is before.action("1.1.2-A1")
    earlier = assess(before, on=on)
    assessed = assess(after, on=on, earlier=Earlier(before, earlier))
    assert assessed.actions["1.1.2-A1"] is earlier.actions["1.1.2-A1"]
    assert assessed.objectives["1.1.2"] is earlier.objectives["1.1.2"]
    assert assessed.actions["1.1.1-A1"] is not earlier.actions["1.1.1-A1"]


def test_a_lead_who_leaves_is_missed_though_the_action_is_the_same() -> None:
    rows, on = harbour(), date(2025, 7, 31)
    before = rows.document()
    [contact] = rows.rows[Kind.CONTACT]
    gone = with_values(Kind.CONTACT, contact, ends_on=date(2025, 7, 1))
    after = bring_forward(before, {Kind.CONTACT: [gone]})
    assert after.action("1.1.1-A1") is before.action("1.1.1-A1")
    assessed = assess(after, on=on, earlier=Earlier(before, assess(before, on=on)))
    assert assessed.actions["1.1.1-A1"].is_vacant


def test_continuing_work_is_judged_anew_by_a_new_reading() -> None:
    rows, on = Rows(), date(2025, 7, 31)
    rows.goal("1.1")
    rows.objective("1.1.1")
    rows.action("1.1.1-A1", is_continuing=True, due_on=None)
    rows.metric("1.1.1-A1-K1", targets=[target(date(2025, 6, 30), 10)], readings=[reading(date(2025, 6, 30), 10)])
    before = rows.document()
    worse = with_values(Kind.READING, rows.rows[Kind.READING][0], version=2, value=Decimal(9))
    after = bring_forward(before, {Kind.READING: [worse]})
    assert after.action("1.1.1-A1") is before.action("1.1.1-A1")
    earlier = Earlier(before, assess(before, on=on))
    assert earlier.assessment.actions["1.1.1-A1"].status is Status.ON_TRACK
    assert assess(after, on=on, earlier=earlier).actions["1.1.1-A1"].status is Status.AT_RISK


def test_what_was_added_since_is_judged_by_when_the_plan_was_published() -> None:
    rows, on = harbour(), date(2025, 7, 31)
    before = rows.document()
    sooner = with_values(Kind.PLAN, rows.rows[Kind.PLAN][0], published_on=date(2023, 1, 1))
    after = bring_forward(before, {Kind.PLAN: [sooner]})
    earlier = Earlier(before, assess(before, on=on))
    assert not earlier.assessment.actions["1.1.1-A1"].is_added
    assert assess(after, on=on, earlier=earlier).actions["1.1.1-A1"].is_added


def test_nothing_is_taken_over_from_another_text() -> None:
    rows, on = harbour(), date(2025, 7, 31)
    before = rows.document()
    cancelled = with_values(
        Kind.OBJECTIVE, rows.rows[Kind.OBJECTIVE][0], lifecycle=Lifecycle.CANCELLED, lifecycle_on=date(2025, 7, 1)
    )
    text = assemble({**rows.rows, Kind.OBJECTIVE: [cancelled, rows.rows[Kind.OBJECTIVE][1]]}).strategy
    after = Document(text, before.organizations, before.listings, before.plan)
    earlier = Earlier(before, assess(before, on=on))
    assert assess(after, on=on, earlier=earlier) == assess(after, on=on)
    assert assess(after, on=on).actions["1.1.1-A1"] != earlier.assessment.actions["1.1.1-A1"]


def test_what_left_is_counted_no_more() -> None:
    """An action that went to another organization, a metric that was cancelled: all that remains is as before."""
    rows, on = harbour(), date(2025, 7, 31)
    rows.organization("o2")
    for number in ("1.1.1-K1", "1.1.1-K2"):
        rows.metric(number, targets=[target(date(2025, 6, 30), 10)], readings=[reading(date(2025, 6, 30), 10)])
    before = rows.document()
    moved = with_values(Kind.ACTION, rows.rows[Kind.ACTION][0], organization_id="o2")
    ended = with_values(
        Kind.METRIC, rows.rows[Kind.METRIC][1], lifecycle=Lifecycle.CANCELLED, lifecycle_on=date(2025, 7, 1)
    )
    earlier = Earlier(before, assess(before, on=on))
    without = assess(bring_forward(before, {Kind.ACTION: [moved]}), on=on, earlier=earlier)
    assert without.organizations["o1"].actions.total == 1
    without = assess(bring_forward(before, {Kind.METRIC: [ended]}), on=on, earlier=earlier)
    assert without.objectives["1.1.1"].results.total == 1


def test_another_threshold_judges_everything_anew() -> None:
    rows, on = harbour(), date(2025, 7, 10)
    before = rows.document()
    [plan] = rows.rows[Kind.PLAN]
    after = bring_forward(before, {Kind.PLAN: [with_values(Kind.PLAN, plan, at_risk_days=5)]})
    assert after.action("1.1.1-A1") is before.action("1.1.1-A1")
    earlier = Earlier(before, assess(before, on=on))
    assert assess(after, on=on, earlier=earlier).actions["1.1.1-A1"].status is Status.OFF_TRACK
    assert earlier.assessment.actions["1.1.1-A1"].status is Status.AT_RISK


@pytest.mark.parametrize("kind", sorted(set(NODES) - CARRIED))
def test_the_published_text_is_never_patched(kind: Kind) -> None:
    before = harbour().document()
    with pytest.raises(ValueError, match="anew"):
        bring_forward(before, {kind: [("x",)]})


def test_an_organization_the_directory_does_not_list_stays_out() -> None:
    rows = harbour()
    before = rows.document()
    unlisted = with_values(Kind.ORGANIZATION, rows.rows[Kind.ORGANIZATION][0], id="o9")
    contact = with_values(Kind.CONTACT, rows.rows[Kind.CONTACT][0], id="c9", organization_id="o9")
    after = bring_forward(before, {Kind.ORGANIZATION: [unlisted], Kind.CONTACT: [contact]})
    assert after is before
