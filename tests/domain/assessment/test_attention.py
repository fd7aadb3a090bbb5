"""What needs attention, why, and what falls due next."""

from datetime import date, timedelta

import pytest

from tests.domain.documents import DONE, NOT_BEGUN, ON_TRACK, TODAY, Values, milestone, objective_with, report
from tracker.domain.assessment.assess import assess
from tracker.domain.assessment.assessment import Assessment
from tracker.domain.assessment.attention import Reason
from tracker.domain.document.element import Lifecycle
from tracker.domain.status import Status


def ago(number: int) -> date:
    """Return the day some days before the day of reckoning, or after it."""
    return TODAY - timedelta(days=number)


def of(*actions: Values, plan: Values | None = None) -> Assessment:
    """Return the assessment of an objective with these actions."""
    return assess(objective_with(*actions, plan=plan).document(), on=TODAY)


@pytest.mark.parametrize(
    ("action", "reasons"),
    [
        (ON_TRACK, []),
        (DONE, []),
        (NOT_BEGUN, []),
        (
            {"milestones": [milestone(ago(5))], "reports": [report(ago(3))]},
            [Reason.MILESTONE_LATE, Reason.REPORTED_BETTER],
        ),
        ({"due_on": ago(2), "reports": [report(ago(1), Status.AT_RISK, 90)]}, [Reason.DUE_DATE_PASSED]),
        ({"reports": [report(ago(1), Status.AT_RISK, 50)]}, [Reason.BEHIND_PLAN]),
        ({"starts_on": ago(9)}, [Reason.NO_DATA]),
        ({"starts_on": ago(400), "milestones": [milestone(ago(-9))]}, [Reason.NO_DATA]),
        ({"due_on": None, "reports": [report(ago(1), percent=50)]}, [Reason.NO_YARDSTICK]),
        ({"is_continuing": True, "due_on": None, "reports": [report(ago(1))]}, [Reason.NO_YARDSTICK]),
        (
            {"milestones": [milestone(ago(-9))], "reports": [report(date(2025, 2, 1))], "starts_on": date(2024, 2, 1)},
            [],
        ),
        (
            {"milestones": [milestone(ago(-9))], "reports": [report(date(2024, 12, 1))], "starts_on": date(2024, 2, 1)},
            [Reason.SILENT],
        ),
        ({**ON_TRACK, "lead_id": None}, [Reason.VACANT]),
        ({**NOT_BEGUN, "lead_id": None}, []),
        ({**DONE, "lead_id": None}, []),
        ({"reports": [report(ago(1), percent=60, blocked_by="an authority")]}, [Reason.BLOCKED]),
        ({"milestones": [milestone(ago(5))], "lifecycle": Lifecycle.CANCELLED, "lead_id": None}, []),
    ],
)
def test_each_thing_needs_attention_for_its_own_reasons(action: Values, reasons: list[Reason]) -> None:
    assert [list(item.reasons) for item in of(action).attention] == ([reasons] if reasons else [])


def test_the_gravest_comes_first_and_equals_stand_by_number() -> None:
    late: Values = {"milestones": [milestone(ago(40))], "reports": [report(ago(3), Status.OFF_TRACK)]}
    later: Values = {"milestones": [milestone(ago(60))], "reports": [report(ago(3), Status.OFF_TRACK)]}
    vacant: Values = {**ON_TRACK, "lead_id": None}
    silent: Values = {"starts_on": ago(9)}
    numbers = [item.number for item in of(vacant, silent, late, later, late, *[vacant] * 6).attention]
    assert numbers[:4] == ["1.1.1-A4", "1.1.1-A3", "1.1.1-A5", "1.1.1-A2"]
    assert numbers[4:] == [f"1.1.1-A{place}" for place in (1, 6, 7, 8, 9, 10, 11)]


def test_due_next_is_what_is_open_and_falls_due_within_thirty_days() -> None:
    staged = [
        milestone(ago(-3), ago(1)),
        milestone(ago(-30)),
        milestone(ago(-31)),
        milestone(ago(1)),
        milestone(ago(0)),
    ]
    assessment = of(
        {"milestones": staged, "due_on": ago(-20)},
        {**ON_TRACK, "due_on": ago(-7)},
        {**DONE, "due_on": ago(-7)},
        {**ON_TRACK, "due_on": ago(-7), "lifecycle": Lifecycle.CANCELLED},
        {"milestones": [milestone(ago(-4), weight=0)]},
        {**ON_TRACK, "due_on": ago(-30)},
        {**ON_TRACK, "due_on": ago(-31)},
    )
    assert [(due.due_on, due.number) for due in assessment.due_next] == [
        (ago(0), "1.1.1-A1-M5"),
        (ago(-7), "1.1.1-A2"),
        (ago(-30), "1.1.1-A1-M2"),
        (ago(-30), "1.1.1-A6"),
    ]


@pytest.mark.parametrize(
    ("contact", "vacant", "since"),
    [
        ({}, False, None),
        ({"ends_on": TODAY}, True, TODAY),
        ({"ends_on": ago(-1)}, False, None),
        ({"starts_on": TODAY}, False, None),
        ({"starts_on": ago(-1)}, True, None),
    ],
)
def test_a_lead_who_no_longer_serves_leaves_the_action_vacant(
    contact: Values, vacant: bool, since: date | None
) -> None:
    rows = objective_with({**ON_TRACK, "lead_id": "c2"})
    rows.contact("c2", organization_id="o1", **contact)
    action = assess(rows.document(), on=TODAY).actions["1.1.1-A1"]
    assert (action.is_vacant, action.vacant_since_on) == (vacant, since)
