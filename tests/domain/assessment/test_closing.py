"""What a period lacks when it is to be closed."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given

from tests.domain.documents import Values, milestone, objective_with, report
from tests.domain.strategies import documents
from tracker.domain.assessment.assess import assess
from tracker.domain.assessment.closing import closing_gaps, state_on
from tracker.domain.document.document import Document
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.reporting_period import GapKind, PeriodState, ReportingPeriod
from tracker.domain.document.status_update import UpdateState
from tracker.domain.status import Status

ENDS_ON = date(2025, 7, 1)
LAST = ENDS_ON - timedelta(days=1)
LABEL = "FY2025 Q3"
STARTED: Values = {"starts_on": date(2024, 1, 1), "due_on": date(2026, 6, 30)}
ON_TIME = report(date(2025, 5, 2), percent=60)
BEFORE = report(date(2025, 3, 2), percent=60)
WAITING = report(date(2025, 6, 2), percent=65, awaits_approval=True)
RETURNED = report(date(2025, 6, 2), percent=65, awaits_approval=True, state=UpdateState.RETURNED)
APPROVED = report(date(2025, 6, 2), percent=65, awaits_approval=True, state=UpdateState.APPROVED)
OVERDUE = [milestone(date(2025, 3, 1)), milestone(date(2025, 12, 1))]


def period_of(document: Document) -> ReportingPeriod:
    return document.plan.reporting_periods[0]


def gaps_of(*reports: Values, **values: Any) -> set[GapKind]:
    """Return the kinds of gap that one action has at the end of June."""
    rows = objective_with({**STARTED, **values, "reports": reports})
    rows.period(LABEL, date(2025, 4, 1), ENDS_ON)
    document = rows.document()
    found = closing_gaps(document, assess(document, on=LAST), period_of(document))
    assert all((gap.number, gap.organization_id) == ("1.1.1-A1", "o1") for gap in found)
    return {gap.kind for gap in found}


@pytest.mark.parametrize(
    ("reports", "values", "kinds"),
    [
        ([ON_TIME], {}, set()),
        ([BEFORE], {}, {GapKind.MISSING}),
        ([], {}, {GapKind.MISSING, GapKind.UNKNOWN}),
        ([BEFORE, WAITING], {}, {GapKind.AWAITING}),
        ([ON_TIME, WAITING], {}, {GapKind.AWAITING}),
        ([BEFORE, RETURNED], {}, {GapKind.RETURNED}),
        ([RETURNED, ON_TIME], {}, set()),
        ([BEFORE, APPROVED], {}, set()),
        ([BEFORE, report(date(2025, 6, 30), percent=70, submitted_on=date(2025, 7, 12))], {}, set()),
        ([ON_TIME], {"lead_id": None}, {GapKind.VACANT}),
        ([report(date(2025, 5, 2))], {"milestones": OVERDUE}, {GapKind.DISAGREEING}),
        ([report(date(2025, 5, 2), Status.OFF_TRACK)], {"milestones": OVERDUE}, set()),
        ([], {"starts_on": date(2025, 5, 1)}, {GapKind.UNKNOWN}),
        ([], {"starts_on": date(2025, 8, 1)}, set()),
        ([], {"lifecycle": Lifecycle.CANCELLED, "lifecycle_on": date(2025, 5, 1)}, set()),
        ([], {"milestones": [milestone(date(2025, 3, 1), date(2025, 2, 1))]}, set()),
        ([], {"published_on": date(2025, 7, 3)}, set()),
    ],
)
def test_each_gap_is_named(reports: list[Values], values: dict[str, Any], kinds: set[GapKind]) -> None:
    assert gaps_of(*reports, **values) == kinds


@given(documents())
def test_no_gap_is_named_twice_and_each_belongs_to_who_is_responsible(document: Document) -> None:
    rows = objective_with()
    rows.period(LABEL, date(2025, 4, 1), ENDS_ON)
    period, assessment = period_of(rows.document()), assess(document, on=LAST)
    gaps = closing_gaps(document, assessment, period)
    assert len({(gap.kind, gap.number) for gap in gaps}) == len(gaps)
    responsible = {action.number: action.organization_id for action in document.plan.actions}
    assert all(responsible[gap.number] == gap.organization_id for gap in gaps)
    vacant = {number for number, each in assessment.actions.items() if each.is_vacant}
    assert {gap.number for gap in gaps if gap.kind is GapKind.VACANT} == vacant


def test_an_open_period_that_has_ended_is_collecting() -> None:
    rows = objective_with()
    rows.period(LABEL, date(2025, 4, 1), ENDS_ON)
    rows.period("FY2025 Q4", ENDS_ON, date(2025, 10, 1), state=PeriodState.IN_REVIEW)
    first, second = rows.document().plan.reporting_periods
    assert [state_on(first, LAST), state_on(first, ENDS_ON)] == [PeriodState.OPEN, PeriodState.COLLECTING]
    assert state_on(second, date(2026, 1, 1)) is PeriodState.IN_REVIEW
