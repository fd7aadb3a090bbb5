"""Whose reports for which period are watched."""

from collections.abc import Collection
from datetime import date
from typing import Any

import pytest

from tests.domain.documents import Rows, Values, objective_with, report
from tracker.domain.assessment.assess import assess
from tracker.domain.assessment.reporting import find_reporting, watched_period
from tracker.domain.document.reporting_period import PeriodState
from tracker.domain.document.status_update import UpdateState

#: In FY2025 Q3; the reports of the quarter before were due on 21 April.
ON_TIME, OVERDUE = date(2025, 4, 10), date(2025, 6, 10)
LAST, NOW = "FY2025 Q2", "FY2025 Q3"
OPEN, IN_REVIEW = PeriodState.OPEN, PeriodState.IN_REVIEW
BEGUN: Values = {"starts_on": date(2024, 1, 1), "due_on": date(2026, 6, 30)}
FOR_LAST, FOR_NOW = date(2025, 2, 3), date(2025, 4, 8)


def told(day: date, **values: Any) -> Values:
    return report(day, percent=60, **values)


SENT, SENT_LATER = told(FOR_LAST), told(FOR_NOW)
WAITING = told(FOR_LAST, awaits_approval=True)
RETURNED = told(
    FOR_LAST, awaits_approval=True, state=UpdateState.RETURNED, decided_by="An approver", decided_on=FOR_LAST,
    decision_note="Say more.",
)  # fmt: skip


def watched(on: date, rows: Rows, state: PeriodState | None, of: Collection[str] | None = None) -> str:
    """Return the period that is shown first where the last one has come so far, or (None) no period is kept."""
    if state is not None:
        rows.period("FY2025 Q1", date(2024, 10, 1), date(2025, 1, 1))
        rows.period(LAST, date(2025, 1, 1), date(2025, 4, 1), state=state)
        rows.period(NOW, date(2025, 4, 1), date(2025, 7, 1))
    document = rows.document()
    return watched_period(document, assess(document, on=on), of).label


@pytest.mark.parametrize(
    ("on", "state", "reports", "shown"),
    [
        (ON_TIME, OPEN, [], LAST),
        (ON_TIME, OPEN, [SENT], LAST),
        (OVERDUE, OPEN, [], LAST),
        (OVERDUE, OPEN, [WAITING], LAST),
        (OVERDUE, OPEN, [RETURNED], LAST),
        (OVERDUE, OPEN, [SENT], NOW),
        (OVERDUE, OPEN, [SENT_LATER], NOW),
        (ON_TIME, IN_REVIEW, [], LAST),
        (OVERDUE, IN_REVIEW, [RETURNED], LAST),
        (OVERDUE, IN_REVIEW, [SENT], NOW),
        (ON_TIME, PeriodState.CLOSED, [], NOW),
        (OVERDUE, PeriodState.REVISED, [], NOW),
        (ON_TIME, None, [], LAST),
        (OVERDUE, None, [], NOW),
    ],
)
def test_the_last_period_is_watched_until_it_is_closed_or_all_its_reports_count(
    on: date, state: PeriodState | None, reports: list[Values], shown: str
) -> None:
    assert watched(on, objective_with({**BEGUN, "reports": reports}), state) == shown


def test_an_office_is_watched_for_its_own_reports() -> None:
    def rows() -> Rows:
        made = objective_with({**BEGUN, "reports": [SENT]}, {**BEGUN, "organization_id": "o2"})
        made.organization("o2")
        return made

    assert watched(OVERDUE, rows(), OPEN) == LAST
    assert watched(OVERDUE, rows(), OPEN, ("o2",)) == LAST
    assert watched(OVERDUE, rows(), OPEN, ("o1",)) == NOW


def test_where_no_report_is_owed_the_period_under_way_is_watched() -> None:
    assert watched(OVERDUE, objective_with({**BEGUN, "published_on": None}), OPEN) == NOW


@pytest.mark.parametrize(("state", "asked"), [(OPEN, ["1.1.1-A1", "1.1.1-A2"]), (IN_REVIEW, ["1.1.1-A1"])])
def test_in_review_an_office_is_asked_for_what_was_returned_alone(state: PeriodState, asked: list[str]) -> None:
    rows = objective_with({**BEGUN, "reports": [RETURNED]}, BEGUN, {**BEGUN, "reports": [SENT]})
    rows.period(LAST, date(2025, 1, 1), date(2025, 4, 1), state=state)
    document = rows.document()
    assessment = assess(document, on=ON_TIME)
    period = watched_period(document, assessment)
    (reporting,) = find_reporting(document, assessment, period).values()
    assert sorted(line.action.number for line in reporting.still_asked(period)) == asked
