"""When the last report may be confirmed unchanged, and what waits for approval changes no figure."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.changes import thorough
from tests.domain.documents import TODAY, milestone, objective_with, report, with_plan
from tests.domain.strategies import days, documents
from tracker.domain.assessment.action import ActionAssessment
from tracker.domain.assessment.assess import assess
from tracker.domain.assessment.assessment import Assessment
from tracker.domain.assessment.confirmation import why_not_confirmable
from tracker.domain.document.action import Action
from tracker.domain.document.cut import Cut, cut_document
from tracker.domain.document.document import Document
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.status_update import CarriedAchievement, CarriedReading, StatusUpdate, UpdateState
from tracker.domain.status import Status

#: A report of the quarter before TODAY's.
REPORTED = report(date(2025, 6, 20), percent=60)
NEVER_DUE = {"starts_on": date(2025, 1, 1), "due_on": date(2025, 12, 31)}


def why_not(on: date = TODAY, period: str | None = None, **action: Any) -> str | None:
    document = objective_with({**NEVER_DUE, **action}).document()
    return why_not_confirmable(document.plan.actions[0], assessed(document, on), on, period=period)


def assessed(document: Document, on: date = TODAY) -> ActionAssessment:
    return assess(document, on=on).actions["1.1.1-A1"]


def test_what_was_reported_last_quarter_may_be_confirmed() -> None:
    assert why_not(reports=[REPORTED]) is None


@pytest.mark.parametrize(
    ("action", "words"),
    [
        ({"reports": []}, "Nothing was reported"),
        ({"reports": [REPORTED | {"state": UpdateState.RETURNED}]}, "Nothing was reported"),
        ({"reports": [REPORTED, report(date(2025, 7, 20), percent=50)]}, "reported for this period already"),
        ({"reports": [REPORTED, report(date(2025, 7, 20), awaits_approval=True)]}, "waits for approval"),
        ({"reports": [REPORTED, report(date(2025, 7, 20), state=UpdateState.RETURNED)]}, "was returned"),
        ({"reports": [REPORTED], "due_on": date(2025, 7, 30)}, "A date has passed since the last report: 30 Jul 2025"),
        ({"reports": [REPORTED], "milestones": [milestone(date(2025, 6, 20))]}, "A date has passed"),
        ({"reports": [REPORTED | {"forecast_on": date(2025, 7, 1)}]}, "A date has passed"),
        ({"reports": [REPORTED | {"percent": 5}]}, "better than the record"),
        ({"reports": [report(date(2025, 6, 20), Status.COMPLETE, 100)]}, "It is complete"),
        ({"reports": [REPORTED], "lifecycle": Lifecycle.CANCELLED, "lifecycle_on": TODAY}, "has left the plan"),
        ({"reports": [REPORTED], "published_on": None}, "not published"),
        (
            {"reports": [report(date(2025, 3, 1), Status.NOT_STARTED, 0)], "starts_on": date(2025, 5, 1)},
            "A date has passed",
        ),
    ],
)
def test_what_says_more_than_last_time_is_reported_and_not_confirmed(action: dict[str, Any], words: str) -> None:
    assert words in (why_not(**action) or "")


def test_a_milestone_due_today_has_not_passed() -> None:
    assert why_not(reports=[REPORTED], milestones=[milestone(TODAY)]) is None


def test_a_period_that_ended_may_be_confirmed_though_the_one_under_way_is_reported() -> None:
    reports = [report(date(2025, 3, 1), percent=40), report(date(2025, 7, 20), percent=60)]
    assert "already" in (why_not(reports=reports) or "")
    assert why_not(reports=reports, period="FY2025 Q3") is None
    assert "already" in (why_not(reports=reports, period="FY2025 Q4") or "")


def test_the_same_words_are_confirmed_twice_at_most() -> None:
    first = report(date(2024, 8, 1), percent=60)
    again = [report(day, percent=60, is_confirmation=True) for day in (date(2024, 11, 1), date(2025, 2, 1))]
    assert why_not(reports=[first, again[0]]) is None
    assert "confirmed twice" in (why_not(reports=[first, *again]) or "")
    assert why_not(reports=[first, *again, report(date(2025, 5, 1), percent=60)]) is None


def test_an_action_says_since_when_its_reports_say_the_same() -> None:
    real = report(date(2025, 2, 1), percent=50)
    again = report(date(2025, 5, 1), percent=50, is_confirmation=True)
    document = objective_with({**NEVER_DUE, "reports": [real, again]}).document()
    found = assessed(document)
    assert (found.unchanged_since_on, found.confirmations) == (date(2025, 2, 1), 1)
    plain = assessed(objective_with({**NEVER_DUE, "reports": [real]}).document())
    assert (plain.unchanged_since_on, plain.confirmations) == (None, 0)


def test_an_action_says_since_when_a_report_waits_and_the_public_part_does_not() -> None:
    waits = [report(day, awaits_approval=True) for day in (date(2025, 7, 2), date(2025, 7, 9))]
    document = objective_with({**NEVER_DUE, "reports": [REPORTED, *waits]}).document()
    assert assessed(document).awaiting_since_on == date(2025, 7, 2)
    assert assessed(document, date(2025, 7, 1)).awaiting_since_on is None
    assert assessed(cut_document(document, Cut.PUBLIC)).awaiting_since_on is None


def without_awaiting(assessment: Assessment) -> Assessment:
    actions = {number: replace(each, awaiting_since_on=None) for number, each in assessment.actions.items()}
    return replace(assessment, actions=actions)


@given(documents(), days, days, st.sampled_from((UpdateState.SUBMITTED, UpdateState.RETURNED)))
@thorough
def test_a_report_that_waits_or_came_back_changes_no_figure(
    document: Document, on: date, sent_on: date, state: UpdateState
) -> None:
    more = with_plan(
        document, actions=tuple(with_report(document, each, sent_on, state) for each in document.plan.actions)
    )
    assert without_awaiting(assess(more, on=on)) == assess(document, on=on)


def with_report(document: Document, action: Action, sent_on: date, state: UpdateState) -> Action:
    """Return an action with one more report that nobody approved, carrying all that it could."""
    values = report(sent_on, Status.COMPLETE, 100, state=state, awaits_approval=True, forecast_on=sent_on)
    carried = {
        "achievements": tuple(CarriedAchievement(each.id, sent_on, "Minutes", "1") for each in action.milestones),
        "readings": tuple(
            CarriedReading(each.id, sent_on, Decimal(99), None, None) for each in document.metrics_of(action.id)
        ),
    }
    position = len(action.status_updates) + 1
    rows = objective_with({**NEVER_DUE, "reports": [values | carried | {"blocked_by": "somebody"}]}).document()
    update: StatusUpdate = rows.plan.actions[0].status_updates[0]
    more = replace(update, id=f"{action.id}-waiting", action_id=action.id, position=position)
    return replace(action, status_updates=(*action.status_updates, more))
