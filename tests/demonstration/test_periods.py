"""The illustrative history of reporting: closed, reopened, late, returned, waiting; what was issued and decided."""

from collections import Counter
from datetime import date

import pytest
from flask import Flask

from tracker.domain.assessment.assessment import Assessment
from tracker.domain.document.decision import DecisionState
from tracker.domain.document.document import Document
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.reporting_period import PeriodState, ReportingPeriod
from tracker.domain.document.status_update import StatusUpdate, UpdateState
from tracker.domain.issued import Occasion
from tracker.queries.documents import list_strategies
from tracker.queries.issued_briefings import list_issued


@pytest.fixture(scope="session")
def periods(document: Document) -> dict[str, ReportingPeriod]:
    return {each.label: each for each in document.plan.reporting_periods if each.lifecycle is Lifecycle.ACTIVE}


@pytest.fixture(scope="session")
def reports(document: Document) -> list[StatusUpdate]:
    return [update for action in document.plan.actions for update in action.status_updates]


def test_eight_periods_are_closed_and_one_of_them_was_reopened(periods: dict[str, ReportingPeriod]) -> None:
    closed = [period for period in periods.values() if period.state.is_closed]
    assert [period.label for period in closed] == [f"FY{year} Q{q}" for year in (2024, 2025) for q in (1, 2, 3, 4)]
    assert [(period.label, period.revision) for period in closed if period.state is PeriodState.REVISED] == [
        ("FY2025 Q1", 2)
    ]
    assert periods["FY2026 Q1"].state is PeriodState.OPEN


def test_every_close_has_its_seal_and_two_briefings_were_issued(app: Flask) -> None:
    (strategy,) = list_strategies()
    issued = list_issued(strategy.id)
    assert Counter(each.occasion for each in issued) == {Occasion.CLOSE: 9, Occasion.ISSUE: 2}
    assert {each.audience for each in issued if each.audience} == {
        "Deputy Secretary",
        "Staff of the oversight committee",
    }


def test_reports_are_late_returned_and_wait_for_approval(
    reports: list[StatusUpdate], periods: dict[str, ReportingPeriod]
) -> None:
    late = [
        each for each in reports if each.period in periods and each.submitted_on > periods[each.period].reports_due_on
    ]
    assert 10 < len(late) < 40
    assert all(each.reported_on < each.submitted_on for each in late)
    states = Counter(each.state for each in reports if each.awaits_approval)
    assert states == {UpdateState.APPROVED: 16, UpdateState.SUBMITTED: 2, UpdateState.RETURNED: 2}


def test_a_waiting_report_is_said_and_counts_for_nothing(assessment: Assessment) -> None:
    waiting = {number for number, is_ in assessment.actions.items() if is_.awaiting_since_on}
    assert waiting == {"1.1.2-A2", "2.1.3-A3"}


def test_one_report_was_confirmed_twice(assessment: Assessment) -> None:
    confirmed = {number: is_.confirmations for number, is_ in assessment.actions.items() if is_.confirmations}
    assert sorted(confirmed.values()) == [1, 2]


def test_what_was_learned_late_is_booked_to_the_period_it_was_learned_in(document: Document) -> None:
    milestones = [m for action in document.plan.actions for m in action.milestones if m.booked_to]
    assert [(m.achieved_on, m.booked_to) for m in milestones] == [(date(2025, 9, 29), "FY2026 Q1")]


def test_decisions_are_asked_answered_and_closed(document: Document) -> None:
    states = [decision.state for decision in document.plan.decisions]
    assert states == [DecisionState.CLOSED, DecisionState.ANSWERED, DecisionState.REQUESTED, DecisionState.REQUESTED]


def test_contributing_organizations_answered_and_some_have_not(document: Document) -> None:
    answers = [each for action in document.plan.actions for each in action.contributions]
    assert len(answers) > 100
    assert len([each for each in answers if not each.is_as_planned]) == 2
    assert "org.fema" not in {each.organization_id for each in answers if each.period == "FY2026 Q1"}
