"""Rule 9: when something was last reported, counted in reporting periods."""

from datetime import date
from typing import Any

import pytest

from tests.domain.documents import TODAY, Values, assessed_action, milestone, objective_with, report, with_plan
from tracker.domain.assessment.assess import assess
from tracker.domain.assessment.earlier import Earlier
from tracker.domain.assessment.freshness import Freshness
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.status_update import UpdateState
from tracker.domain.status import Status

#: `TODAY` is in FY2025 Q4, which runs from 1 Jul until before 1 Oct.
STARTED = {"starts_on": date(2024, 2, 1)}


def fresh(*reports: Values, on: date = TODAY, **values: object) -> Freshness:
    """Return how fresh an action with these reports is."""
    return assessed_action(on=on, **{**STARTED, **values}, reports=reports).freshness


@pytest.mark.parametrize(
    ("reported_on", "freshness"),
    [
        (date(2025, 7, 31), Freshness.THIS_PERIOD),
        (date(2025, 7, 1), Freshness.THIS_PERIOD),
        (date(2025, 6, 30), Freshness.LAST_PERIOD),
        (date(2025, 4, 1), Freshness.LAST_PERIOD),
        (date(2025, 3, 31), Freshness.MISSED_ONE),
        (date(2025, 1, 1), Freshness.MISSED_ONE),
        (date(2024, 12, 31), Freshness.MISSED_MORE),
        (date(2024, 2, 1), Freshness.MISSED_MORE),
    ],
)
def test_periods_are_counted_and_days_only_shown(reported_on: date, freshness: Freshness) -> None:
    action = assessed_action(**STARTED, reports=[report(reported_on, percent=10)])
    assert action.freshness is freshness
    assert action.days_since_report == (TODAY - reported_on).days
    assert action.is_report_current == (freshness in (Freshness.THIS_PERIOD, Freshness.LAST_PERIOD))
    assert action.owes_reports


def test_never_is_its_own_answer() -> None:
    assert fresh() is Freshness.NEVER
    assert assessed_action(**STARTED).days_since_report is None


@pytest.mark.parametrize(
    ("values", "freshness"),
    [
        ({"starts_on": date(2025, 7, 1)}, Freshness.NOTHING_OWED),
        ({"starts_on": date(2025, 6, 30)}, Freshness.NEVER),
        ({"starts_on": date(2024, 2, 1), "published_on": date(2025, 7, 2)}, Freshness.NOTHING_OWED),
        ({"starts_on": None, "published_on": date(2025, 6, 30)}, Freshness.NEVER),
        ({"starts_on": date(2025, 8, 1)}, Freshness.NOTHING_OWED),
        ({"published_on": None}, Freshness.NOTHING_OWED),
        ({"lifecycle": Lifecycle.CANCELLED}, Freshness.NOTHING_OWED),
        ({"milestones": [milestone(date(2025, 6, 1), date(2025, 6, 1))]}, Freshness.NOTHING_OWED),
        ({"weight": 0}, Freshness.NEVER),
        ({"is_continuing": True, "due_on": None}, Freshness.NEVER),
    ],
)
def test_reports_are_owed_from_the_first_whole_period_until_it_is_done_or_gone(
    values: Values, freshness: Freshness
) -> None:
    assert fresh(**values) is freshness


def test_a_report_for_an_older_period_made_last_does_not_make_the_newer_one_unreported() -> None:
    newer = report(date(2025, 7, 5), percent=10)
    older = report(date(2025, 7, 9), percent=10, period="FY2025 Q2")
    assert fresh(newer, older) is Freshness.THIS_PERIOD


def test_nobody_reports_ahead_and_is_silent_for_it() -> None:
    ahead = report(date(2024, 12, 1), percent=10, period="FY2027 Q4")
    assert fresh(ahead) is Freshness.MISSED_MORE


def test_a_returned_report_one_that_waits_and_one_made_later_are_no_reports() -> None:
    waiting: tuple[dict[str, Any], ...] = ({"state": UpdateState.RETURNED}, {"awaits_approval": True})
    for sent in waiting:
        assert fresh(report(date(2025, 7, 5), percent=10, **sent)) is Freshness.NEVER
    assert fresh(report(date(2025, 8, 1), percent=10)) is Freshness.NEVER


def test_correcting_a_typo_is_no_report() -> None:
    """A new version of the same report keeps the day it was made."""
    typo = report(date(2025, 3, 31), Status.ON_TRACK, 10, summary="A tpyo.")
    mended = {**typo, "version": 2, "summary": "A typo."}
    assert fresh(typo) is fresh(mended) is Freshness.MISSED_ONE


def test_where_periods_are_kept_they_are_counted_and_not_months() -> None:
    """Months: reported for March, two more have begun since. Labels do not sort as their periods do."""
    rows = objective_with({**STARTED, "reports": [report(date(2025, 5, 5), period="May"), report(date(2025, 5, 6))]})
    for name, month in (("April", 4), ("May", 5), ("June", 6), ("July", 7)):
        rows.period(name, date(2025, month, 1), date(2025, month + 1, 1))
    document = rows.document()
    assert assess(document, on=date(2025, 5, 31)).actions["1.1.1-A1"].freshness is Freshness.THIS_PERIOD
    assert assess(document, on=date(2025, 6, 30)).actions["1.1.1-A1"].freshness is Freshness.LAST_PERIOD
    assert assess(document, on=date(2025, 7, 31)).actions["1.1.1-A1"].freshness is Freshness.MISSED_ONE
    assert assess(document, on=date(2025, 8, 1)).actions["1.1.1-A1"].freshness is Freshness.MISSED_MORE


def test_an_assessment_is_not_taken_over_when_the_periods_changed() -> None:
    on = date(2025, 7, 31)
    rows = objective_with({**STARTED, "reports": [report(date(2025, 5, 5))]})
    before = rows.document()
    rows.period("Spring", date(2025, 2, 1), date(2025, 8, 1))
    after = with_plan(before, reporting_periods=rows.document().plan.reporting_periods)
    earlier = Earlier(before, assess(before, on=on))
    assert assess(after, on=on, earlier=earlier).actions == assess(after, on=on).actions != earlier.assessment.actions
