"""Reporting periods: set up with the plan, reviewed, closed with their seal, reopened and revised."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from tests.closed_periods import make_closed_period
from tests.factories import (
    NOW,
    SmallStrategy,
    make_action,
    make_lead,
    make_published_strategy,
    make_report,
    make_strategy,
    publish,
    save,
)
from tracker.domain.document.element import Kind, Lifecycle
from tracker.domain.document.reporting_period import GapKind, PeriodState, ReportingPeriod, Waiver
from tracker.domain.errors import Forbidden, Refused, StaleEdit
from tracker.exchange.issued_file import write_issued
from tracker.operations.closing.keeping_periods import PeriodDays, reporting_period_id
from tracker.operations.closing.periods import (
    add_period,
    amend_period,
    cancel_period,
    close_period,
    reopen_period,
    set_up_periods,
    start_review,
)
from tracker.operations.planning.actions import end_action
from tracker.operations.planning.amend import amend
from tracker.queries.documents import load_document
from tracker.queries.issued_briefings import list_issued, read_issued_file
from tracker.queries.periods import list_periods
from tracker.queries.rows import get_version

pytestmark = pytest.mark.usefixtures("app")

Q1, Q2, Q3 = "FY2025 Q2", "FY2025 Q3", "FY2025 Q4"  # from 1 January, 1 April and 1 July 2025
LATER = datetime(2025, 7, 20, 14, 0, tzinfo=UTC)
MONTH = PeriodDays(label="January 2025", starts_on=date(2025, 1, 1), ends_on=date(2025, 2, 1))


@pytest.fixture
def strategy() -> SmallStrategy:
    return make_published_strategy()[0]


def kept(strategy: SmallStrategy, label: str) -> ReportingPeriod:
    return next(period for period in list_periods(strategy.id) if period.label == label)


def act(strategy: SmallStrategy, operation: Any, label: str, *arguments: Any, at: datetime = NOW, **values: Any) -> Any:
    period = kept(strategy, label)
    values = {"by": strategy.planner, "at": at, "version": period.version} | values
    return save(operation, period.id, *arguments, **values)


def close(strategy: SmallStrategy, label: str = Q1, *waivers: Waiver, at: datetime = NOW, **values: Any) -> Any:
    return act(strategy, close_period, label, at=at, waivers=waivers, write=write_issued, **values)


def reopen(strategy: SmallStrategy, label: str = Q1, at: datetime = NOW) -> None:
    act(strategy, reopen_period, label, reason="A reading was wrong", at=at)


#: What the one action lacks at the end of March.
GAPS = (
    Waiver(GapKind.UNKNOWN, "1.1.1-A1", "It has just begun"),
    Waiver(GapKind.VACANT, "1.1.1-A1", "Named next week"),
)


def test_publishing_keeps_the_fiscal_quarters_until_the_strategy_ends(strategy: SmallStrategy) -> None:
    periods = list_periods(strategy.id)
    last = load_document(strategy.id).strategy.ends_on
    assert periods[0].label == Q1
    assert last in periods[-1]
    assert all(after.starts_on == before.ends_on for before, after in pairwise(periods))
    first = periods[0]
    assert (first.id, first.state, first.revision) == (reporting_period_id(strategy.id, Q1), PeriodState.OPEN, 0)
    assert first.reports_due_on == date(2025, 4, 21)


def test_a_plan_published_before_periods_were_kept_sets_them_up_once(strategy: SmallStrategy) -> None:
    before = [period.id for period in list_periods(strategy.id)]
    act(strategy, cancel_period, Q2, reason="As a plan from before")
    assert save(set_up_periods, strategy.id, by=strategy.planner, at=NOW) != []
    assert kept(strategy, Q2).id not in before
    assert save(set_up_periods, strategy.id, by=strategy.planner, at=NOW) == []


def test_a_draft_is_set_up_when_it_is_published_around_periods_of_its_own() -> None:
    strategy = make_strategy()
    make_action(strategy)
    with pytest.raises(Refused, match="when the plan is published"):
        save(set_up_periods, strategy.id, by=strategy.planner, at=NOW)
    days = PeriodDays(label="First half", starts_on=date(2025, 1, 1), ends_on=date(2025, 7, 1))
    save(add_period, strategy.id, days, by=strategy.planner, at=NOW)
    publish(strategy)
    assert [period.label for period in list_periods(strategy.id)][:2] == ["First half", Q3]


def test_periods_never_overlap_and_labels_are_not_used_twice(strategy: SmallStrategy) -> None:
    by = {"by": strategy.planner, "at": NOW, "reason": "We report by month"}
    with pytest.raises(Refused, match=f"lie in {Q1}") as refused:
        save(add_period, strategy.id, MONTH, **by)
    assert refused.value.field == "starts_on"
    act(strategy, cancel_period, Q1, reason="We report by month")
    made = save(add_period, strategy.id, MONTH, id="reporting-period.0123456789abcdef0123", **by)
    assert save(add_period, strategy.id, MONTH, id=made, **by) == made
    again = replace(MONTH, label="January-2025", starts_on=date(2025, 2, 1), ends_on=date(2025, 3, 1))
    with pytest.raises(Refused, match="a period January 2025 already"):
        save(add_period, strategy.id, again, **by)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"label": "2025/1"}, "label"),
        ({"label": " "}, "label"),
        ({"label": "FY2030 Q1"}, "label"),
        ({"ends_on": MONTH.starts_on}, "last_on"),
        ({"reports_due_on": date(2025, 1, 30)}, "reports_due_on"),
    ],
)
def test_a_period_has_days_and_a_label_an_address_can_hold(
    strategy: SmallStrategy, changes: dict[str, Any], field: str
) -> None:
    act(strategy, cancel_period, Q1, reason="We report by month")
    with pytest.raises(Refused) as refused:
        save(add_period, strategy.id, replace(MONTH, **changes), by=strategy.planner, at=NOW, reason="Months")
    assert refused.value.field == field


def test_days_and_due_date_can_change_until_it_is_closed_and_its_label_until_reports_name_it(
    strategy: SmallStrategy,
) -> None:
    later = PeriodDays(
        label="Winter", starts_on=date(2025, 1, 1), ends_on=date(2025, 4, 1), reports_due_on=date(2025, 5, 2)
    )
    with pytest.raises(Refused, match="Please give a reason"):
        act(strategy, amend_period, Q1, later)
    act(strategy, amend_period, Q1, later, reason="Easter")
    assert kept(strategy, "Winter").reports_due_on == date(2025, 5, 2)
    make_report(load_document(strategy.id).plan.actions[0].id, by=strategy.planner, period="Winter")
    with pytest.raises(Refused, match="Reports name Winter"):
        act(strategy, amend_period, "Winter", replace(later, label="Spring"), reason="Easter")
    with pytest.raises(Refused, match="Reports name Winter"):
        act(strategy, cancel_period, "Winter", reason="Easter")
    with pytest.raises(StaleEdit):
        act(strategy, amend_period, "Winter", replace(later, reports_due_on=None), reason="Easter", version=1)


def test_a_cancelled_period_stays_readable_and_leaves_its_days_to_the_quarter(strategy: SmallStrategy) -> None:
    act(strategy, cancel_period, Q1, reason="We report by month")
    periods = load_document(strategy.id).plan.reporting_periods
    assert [
        (period.label, period.lifecycle_reason) for period in periods if period.lifecycle is Lifecycle.CANCELLED
    ] == [(Q1, "We report by month")]
    with pytest.raises(StopIteration):
        kept(strategy, Q1)


def test_only_a_planner_changes_periods(strategy: SmallStrategy) -> None:
    lead = make_lead(strategy.id, strategy.organizations[0])
    for operation, values in (
        (start_review, {}),
        (close_period, {"waivers": (), "write": write_issued}),
        (reopen_period, {"reason": "Mine"}),
        (cancel_period, {"reason": "Mine"}),
        (amend_period, {"days": MONTH}),
    ):
        with pytest.raises(Forbidden):
            act(strategy, operation, Q1, by=lead, **values)
    for create in (set_up_periods, add_period):
        with pytest.raises(Forbidden):
            save(create, strategy.id, *([MONTH] if create is add_period else []), by=lead, at=NOW)


def test_a_period_is_reviewed_once_it_has_ended(strategy: SmallStrategy) -> None:
    with pytest.raises(Refused, match="has not ended"):
        act(strategy, start_review, Q2)
    act(strategy, start_review, Q1)
    assert kept(strategy, Q1).state is PeriodState.IN_REVIEW
    with pytest.raises(Refused, match="in review already"):
        act(strategy, start_review, Q1)
    action = load_document(strategy.id).plan.actions[0].id
    with pytest.raises(Refused, match="in review") as refused:
        make_report(action, by=strategy.planner, period=Q1)
    assert refused.value.field == "period"


def test_closing_needs_a_reason_for_every_gap_and_seals_the_last_day(strategy: SmallStrategy) -> None:
    with pytest.raises(Refused, match="2 gaps have no reason yet") as refused:
        close(strategy)
    assert refused.value.field == "waivers-unknown-1.1.1-A1"
    seal = close(strategy, Q1, *GAPS, Waiver(GapKind.MISSING, "1.1.1-A1", "It was filled meanwhile"))
    period = next(each for each in load_document(strategy.id).plan.reporting_periods if each.label == Q1)
    assert (period.state, period.revision, period.closed_on) == (PeriodState.CLOSED, 1, NOW.date())
    assert period.waivers == GAPS
    issued = list_issued(strategy.id)[0]
    assert (issued.id, issued.is_seal, issued.period, issued.period_revision) == (seal, True, Q1, 1)
    assert issued.as_of_on == date(2025, 3, 31)


def test_a_period_is_closed_after_it_ended_and_once(strategy: SmallStrategy) -> None:
    with pytest.raises(Refused, match="has not ended"):
        close(strategy, Q2, reason="Early")
    close(strategy, Q1, *GAPS)
    with pytest.raises(Refused, match="closed already"):
        close(strategy, Q1, *GAPS)


def test_periods_are_closed_in_order_unless_a_reason_says_why(strategy: SmallStrategy) -> None:
    with pytest.raises(Refused, match=f"{Q1} comes before it"):
        make_closed_period(strategy, Q2, at=LATER)
    make_closed_period(strategy, Q2, at=LATER, reason="Nobody worked in the first")
    assert kept(strategy, Q2).state is PeriodState.CLOSED
    make_closed_period(strategy, Q1, at=LATER)


def test_a_reopened_period_is_revised_and_its_first_seal_stays(strategy: SmallStrategy) -> None:
    first = close(strategy, Q1, *GAPS)
    sealed = read_issued_file(first)
    with pytest.raises(Refused, match="not closed"):
        reopen(strategy, Q2)
    reopen(strategy)
    period = kept(strategy, Q1)
    assert (period.state, period.revision, period.closed_on) == (PeriodState.IN_REVIEW, 1, NOW.date())
    second = close(strategy, Q1, *GAPS, at=NOW + timedelta(days=1))
    assert (kept(strategy, Q1).state, kept(strategy, Q1).revision) == (PeriodState.REVISED, 2)
    assert [issued.period_revision for issued in list_issued(strategy.id)] == [2, 1]
    assert read_issued_file(first) == sealed != read_issued_file(second)


def test_what_was_closed_once_keeps_its_label_and_days(strategy: SmallStrategy) -> None:
    close(strategy, Q1, *GAPS)
    reopen(strategy)
    for operation, values in ((cancel_period, {}), (amend_period, {"days": replace(MONTH, label=Q1)})):
        with pytest.raises(Refused, match="was closed once"):
            act(strategy, operation, Q1, reason="Too late", **values)


def test_a_sealed_briefing_shows_what_it_showed_whatever_changes_afterwards(strategy: SmallStrategy) -> None:
    seal = close(strategy, Q1, *GAPS)
    before = read_issued_file(seal)
    document = load_document(strategy.id)
    action = document.plan.actions[0]
    why: dict[str, Any] = {"by": strategy.planner, "at": LATER, "reason": "Reorganized"}
    for kind, id, changes in (
        (Kind.ORGANIZATION, action.organization_id, {"name": "The harbor authority"}),
        (Kind.ACTION, action.id, {"title": "Something else", "organization_id": strategy.organizations[1]}),
        (Kind.GOAL, strategy.goals[0], {"weight": 500}),
        (Kind.PLAN, document.plan.id, {"at_risk_days": 1}),
    ):
        save(amend, kind, id, changes, version=get_version(kind, id), strategy_id=strategy.id, **why)
    version = get_version(Kind.ACTION, action.id)
    save(end_action, action.id, lifecycle=Lifecycle.CANCELLED, version=version, **why)
    assert read_issued_file(seal) == before
    assert action.title.encode() in before
    assert b"The harbor authority" not in before
