"""What organizations have yet to answer."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given

from tests.domain.changes import thorough
from tests.domain.documents import (
    Rows,
    Values,
    milestone,
    objective_with,
    reading,
    report,
    with_action,
    with_plan,
)
from tests.domain.strategies import days, documents
from tracker.domain.assessment.asking import Asking
from tracker.domain.assessment.assess import assess
from tracker.domain.assessment.dues import Dues, DueState, find_dues, find_reports
from tracker.domain.document.contribution import Contribution
from tracker.domain.document.document import Document
from tracker.domain.document.element import Kind, Lifecycle
from tracker.domain.document.reporting_period import PeriodState
from tracker.domain.document.status_update import CarriedReading, StatusUpdate, UpdateState
from tracker.domain.periods import Periods
from tracker.domain.status import Status

#: In FY2025 Q3; on the second the quarter before is still gathered.
MID_QUARTER, JUST_AFTER = date(2025, 6, 10), date(2025, 4, 10)
OFFICES = ("o1", "o2")
BEGUN: Values = {"starts_on": date(2024, 1, 1), "due_on": date(2026, 6, 30)}
THIS, LAST, BEFORE = date(2025, 5, 2), date(2025, 2, 3), date(2024, 11, 4)


def dues_of(*actions: Values, on: date = MID_QUARTER, of: tuple[str, ...] = OFFICES, rows: Rows | None = None) -> Dues:
    document = (rows or objective_with(*({**BEGUN, **action} for action in actions))).document()
    return find_dues(document, assess(document, on=on), of)


def numbers(dues: Dues) -> list[tuple[str, str]]:
    return [(due.action.number, due.state.value) for due in dues.reports]


def told(day: date, **values: Any) -> Values:
    return report(day, percent=60, **values)


WAITING: Values = {"awaits_approval": True}
RETURNED: Values = {"awaits_approval": True, "state": UpdateState.RETURNED, "decided_by": "An approver",
                    "decided_on": THIS, "decision_note": "Say more."}  # fmt: skip


@pytest.mark.parametrize(
    ("reports", "left", "waits", "done"),
    [
        ([], [DueState.OWED], 0, 0),
        ([told(LAST)], [DueState.OWED], 0, 0),
        ([told(THIS)], [], 0, 1),
        ([told(THIS, **WAITING)], [], 1, 0),
        ([told(THIS, **RETURNED)], [DueState.RETURNED], 0, 0),
        ([told(THIS, **RETURNED), told(THIS, **WAITING)], [], 1, 0),
        ([told(THIS), told(THIS, **RETURNED)], [DueState.RETURNED], 0, 0),
        ([told(THIS, state=UpdateState.APPROVED, awaits_approval=True)], [], 0, 1),
    ],
)
def test_a_report_is_owed_until_it_is_sent_and_again_when_it_comes_back(
    reports: list[Values], left: list[DueState], waits: int, done: int
) -> None:
    dues = dues_of({"reports": reports})
    assert ([due.state for due in dues.reports], len(dues.waiting), dues.done) == (left, waits, done)


def test_what_was_returned_comes_first_and_then_what_is_silent_longest() -> None:
    dues = dues_of(
        {"reports": [told(LAST)]}, {"reports": []}, {"reports": [told(BEFORE)]}, {"reports": [told(THIS, **RETURNED)]}
    )
    assert numbers(dues) == [
        ("1.1.1-A4", "returned"), ("1.1.1-A2", "owed"), ("1.1.1-A3", "owed"), ("1.1.1-A1", "owed"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "values",
    [
        {"lifecycle": Lifecycle.CANCELLED, "lifecycle_on": date(2025, 1, 1)},
        {"lifecycle": Lifecycle.SUPERSEDED, "lifecycle_on": date(2025, 1, 1), "reports": [told(THIS, **RETURNED)]},
        {"reports": [report(BEFORE, Status.COMPLETE, 100)]},
        {"milestones": [milestone(BEFORE, BEFORE)], "contributing_ids": ("o2",)},
        {"starts_on": date(2025, 9, 1), "contributing_ids": ("o2",)},
        {"starts_on": date(2025, 5, 1)},
        {"published_on": None},
    ],
)
def test_what_has_ended_is_complete_or_has_not_begun_owes_nothing(values: Values) -> None:
    assert dues_of(values).left == 0


def test_an_office_owes_its_own_alone() -> None:
    rows = objective_with(BEGUN, {**BEGUN, "organization_id": "o2"})
    rows.organization("o2")
    assert [number for number, _ in numbers(dues_of(rows=rows, of=("o2",)))] == ["1.1.1-A2"]
    assert len(dues_of(rows=rows).reports) == 2


def kept(label: str, starts_on: date, ends_on: date, due: int = 20, **values: Any) -> Values:
    own = {"label": label, "starts_on": starts_on, "ends_on": ends_on, "reports_due_on": ends_on + timedelta(days=due)}
    return {"strategy_id": "s", **own, **values}


def with_periods(*periods: Values, **action: Any) -> Rows:
    rows = objective_with({**BEGUN, **action})
    for number, period in enumerate(periods):
        rows._add(Kind.REPORTING_PERIOD, f"period-{number}", **period)
    return rows


LAST_QUARTER = kept("FY2025 Q2", date(2025, 1, 1), date(2025, 4, 1))
THIS_QUARTER = kept("FY2025 Q3", date(2025, 4, 1), date(2025, 7, 1))


@pytest.mark.parametrize(
    ("on", "state", "reports", "asked"),
    [
        (JUST_AFTER, PeriodState.OPEN, [], "FY2025 Q2"),
        (JUST_AFTER, PeriodState.OPEN, [told(LAST)], None),
        (MID_QUARTER, PeriodState.OPEN, [], "FY2025 Q2"),
        (MID_QUARTER, PeriodState.OPEN, [told(LAST)], "FY2025 Q3"),
        (MID_QUARTER, PeriodState.OPEN, [told(THIS)], None),
        (JUST_AFTER, PeriodState.IN_REVIEW, [], "FY2025 Q3"),
        (JUST_AFTER, PeriodState.IN_REVIEW, [told(LAST, **RETURNED | {"decided_on": LAST})], "FY2025 Q2"),
        (JUST_AFTER, PeriodState.CLOSED, [], "FY2025 Q3"),
    ],
)
def test_the_last_period_is_asked_for_until_it_is_in_review_and_one_at_a_time(
    on: date, state: PeriodState, reports: list[Values], asked: str | None
) -> None:
    dues = dues_of(rows=with_periods({**LAST_QUARTER, "state": state}, THIS_QUARTER, reports=reports), on=on)
    assert [due.period.label for due in dues.reports] == ([asked] if asked else [])


@pytest.mark.parametrize("later", [WAITING, RETURNED])
def test_what_was_reported_for_a_period_stays_so_whatever_becomes_of_a_later_report(later: Values) -> None:
    rows = with_periods(LAST_QUARTER, THIS_QUARTER, reports=[told(LAST), told(THIS, **later)])
    document = rows.document()
    asking = Asking(Periods.of(document), MID_QUARTER)
    (due,) = find_reports(document, assess(document, on=MID_QUARTER), asking.last)
    assert due.state is DueState.DONE


def test_lateness_counts_from_the_day_reports_were_due() -> None:
    (due,) = dues_of(rows=with_periods(LAST_QUARTER, THIS_QUARTER), on=MID_QUARTER).reports
    assert (due.period.due_on, due.days_late) == (date(2025, 4, 21), 50)
    (due,) = dues_of({}, on=MID_QUARTER).reports
    assert due.days_late == 0


def metric_rows(number: str, **values: Any) -> Rows:
    rows = objective_with({**BEGUN, **values.pop("action", {})})
    rows.organization("o2")
    rows.metric(number, **{"readings": [reading(date(2024, 12, 31), 4)], **values})
    return rows


def test_a_reading_of_an_action_that_owes_a_report_goes_with_it() -> None:
    dues = dues_of(rows=metric_rows("1.1.1-A1-K1"))
    assert [each.metric.number for due in dues.reports for each in due.readings] == ["1.1.1-A1-K1"]
    assert (dues.readings, dues.left) == ((), 1)


@pytest.mark.parametrize(
    "rows",
    [
        metric_rows("1.1-K1"),
        metric_rows("1.1.1-K1"),
        metric_rows("1.1.1-A1-K1", action={"reports": [told(THIS)]}),
        metric_rows("1.1.1-A1-K1", organization_id="o2", action={"reports": [told(THIS)]}),
    ],
)
def test_a_reading_that_goes_with_no_report_stands_alone(rows: Rows) -> None:
    dues = dues_of(rows=rows)
    assert len(dues.readings) == 1
    assert all(not due.readings for due in dues.reports)


@pytest.mark.parametrize(
    "values",
    [
        {"readings": [reading(date(2025, 3, 31), 4)]},
        {"publication_lag_days": 90},
        {"lifecycle": Lifecycle.CANCELLED, "lifecycle_on": date(2025, 1, 1)},
        {"action": {"lifecycle": Lifecycle.CANCELLED, "lifecycle_on": date(2025, 1, 1)}},
        {"action": {"reports": [report(BEFORE, Status.COMPLETE, 100)]}},
    ],
)
def test_a_reading_is_owed_by_what_is_under_way_and_only_when_its_figure_is_out(values: Values) -> None:
    dues = dues_of(rows=metric_rows("1.1.1-A1-K1", **values))
    assert not dues.readings
    assert not any(due.readings for due in dues.reports)


def test_a_reading_that_came_with_a_report_that_waits_is_not_asked_for_again() -> None:
    document = metric_rows("1.1.1-A1-K1", action={"reports": [told(THIS, **WAITING)]}).document()
    (update,) = document.plan.actions[0].status_updates
    carried = CarriedReading("1.1.1-A1-K1", date(2025, 3, 31), None, "None yet.", None)
    sent = with_action(document, "1.1.1-A1", status_updates=(replace(update, readings=(carried,)),))
    assert find_dues(document, assess(document, on=MID_QUARTER), OFFICES).left == 1
    assert find_dues(sent, assess(sent, on=MID_QUARTER), OFFICES).left == 0


def answer(action: str, period: str, on: date, organization: str = "o2") -> Contribution:
    return Contribution("c", 1, action, 1, organization, period, True, None, on, "A lead", None, False)


@pytest.mark.parametrize(
    ("given", "is_owed"),
    [
        ((), True),
        ((answer("1.1.1-A1", "FY2025 Q2", LAST),), True),
        ((answer("1.1.1-A1", "FY2025 Q3", THIS),), False),
        ((answer("1.1.1-A1", "FY2025 Q3", THIS, "o3"),), True),
        ((answer("1.1.1-A1", "FY2025 Q3", MID_QUARTER + timedelta(days=1)),), True),
    ],
)
def test_a_contributing_office_answers_once_a_period(given: tuple[Contribution, ...], is_owed: bool) -> None:
    rows = objective_with({**BEGUN, "contributing_ids": ("o2", "o3")})
    rows.organization("o2")
    rows.organization("o3")
    document = with_action(rows.document(), "1.1.1-A1", contributions=given)
    dues = find_dues(document, assess(document, on=MID_QUARTER), ("o2",))
    assert (len(dues.contributions), dues.done) == ((1, 0) if is_owed else (0, 1))


@given(documents(), days)
@thorough
def test_nothing_is_listed_twice_and_nothing_that_has_ended_or_is_complete(document: Document, on: date) -> None:
    assessment = assess(document, on=on)
    dues = find_dues(document, assessment, OFFICES)
    listed = [*dues.reports, *dues.waiting]
    actions = [due.action.id for due in listed]
    read = [*(each.metric.id for each in dues.readings), *(e.metric.id for due in listed for e in due.readings)]
    asked = [(due.action.id, due.organization_id) for due in dues.contributions]
    for once in (actions, read, asked):
        assert len(set(once)) == len(once)
    for due in (*listed, *dues.contributions):
        assert due.assessed.status is not Status.COMPLETE
        assert due.assessed.left_out is None or not due.assessed.left_out.is_gone
    assert all(not due.days_late or due.state.is_left for due in listed)


@given(documents(), days)
@thorough
def test_two_offices_owe_what_each_of_them_owes(document: Document, on: date) -> None:
    assessment = assess(document, on=on)
    both, one, other = (find_dues(document, assessment, of) for of in (OFFICES, ("o1",), ("o2",)))
    assert both.left == one.left + other.left
    assert both.done == one.done + other.done
    assert {d.action.id for d in both.reports} == {d.action.id for d in (*one.reports, *other.reports)}


@given(documents(), days)
@thorough
def test_what_is_answered_leaves_the_list(document: Document, on: date) -> None:
    for due in find_dues(document, assess(document, on=on), OFFICES).reports:
        action = due.action
        last = max((each.position for each in action.status_updates), default=0)
        said = answering(action.id, last + 1, due.period.label, min(on, due.period.span.ends_on - timedelta(days=1)))
        after = with_action(document, action.id, status_updates=(*action.status_updates, said))
        left = find_dues(after, assess(after, on=on), OFFICES).reports
        assert (action.id, due.period.label) not in [(each.action.id, each.period.label) for each in left]


def answering(action_id: str, position: int, period: str, day: date) -> StatusUpdate:
    rows = objective_with({"reports": [told(day, period=period)]})
    (update,) = rows.document().plan.actions[0].status_updates
    return replace(update, id=f"{action_id}-said", action_id=action_id, position=position)


@given(documents(), days)
@thorough
def test_for_the_period_people_report_for_everything_owed_is_in_the_reporting_too(document: Document, on: date) -> None:
    assessment, period = assess(document, on=on), Asking(Periods.of(document), on).first_asked
    reporting = {due.action.id: due.state for due in find_reports(document, assessment, period)}
    for due in find_dues(document, assessment, OFFICES).reports:
        if due.period.label == period.label:
            assert reporting[due.action.id] is due.state


def test_a_period_that_was_cancelled_leaves_its_reports_where_they_were_made() -> None:
    rows = objective_with({**BEGUN, "reports": [told(THIS, period="Spring")]})
    document = rows.document()
    assert Periods.of(document).find_kept("Spring") is None
    asking = Asking(Periods.of(with_plan(document)), MID_QUARTER)
    assert asking.start_of("Spring", THIS) == date(2025, 4, 1)
