"""What the page of an action arranges."""

from datetime import date
from typing import Any

from tests.domain.documents import TODAY, Rows, milestone, objective_with, report
from tracker.domain.assessment.assess import assess
from tracker.domain.document.cut import Cut, cut_document
from tracker.domain.document.element import Visibility
from tracker.pages.action import ActionPage, build_action_page
from tracker.pages.reader import Reader


def page(rows: Rows, number: str = "1.1.1-A1", *, of: str = "", may: bool = True, on: date = TODAY) -> ActionPage:
    """Return the page for somebody who sees all, or for the office `of`."""
    document = rows.document()
    public = cut_document(document, Cut.PUBLIC) if of else None
    reader = Reader(public, frozenset({of}), may_plan=not of, may_report=may)
    action = document.numbered(number)
    return build_action_page(document, assess(document, on=on), action, reader)  # type: ignore[arg-type]


def test_milestones_stand_in_the_order_in_which_they_fall_due_with_the_figures_of_their_own() -> None:
    late, early = milestone(date(2025, 9, 1), title="Late"), milestone(date(2025, 3, 1), title="Early")
    lines = page(objective_with({"milestones": [late, early]})).milestones
    assert [(line.milestone.title, line.part_name) for line in lines] == [("Early", "parts.1"), ("Late", "parts.0")]
    assert [line.part.number for line in lines] == [line.milestone.number for line in lines]


def test_reports_stand_newest_first_without_drafts_and_what_comes_later() -> None:
    reports = [
        report(date(2025, 2, 1), summary="First"),
        report(date(2025, 5, 1), summary="Second"),
        report(date(2025, 6, 1), summary="Not approved", awaits_approval=True),
        report(date(2025, 9, 1), summary="Not yet"),
    ]
    built = page(objective_with({"reports": reports}))
    assert [update.summary for update in built.reports] == ["Second", "First"]
    assert built.last is not None


def test_a_lead_who_left_leaves_the_place_vacant_since_that_day() -> None:
    rows = objective_with({"lead_id": "c2", "deputy_id": "c1"})
    rows.contact("c2", organization_id="o1", ends_on=date(2025, 2, 24))
    built = page(rows)
    assert (built.lead.contact, built.lead.vacant_since_on) == (None, date(2025, 2, 24))
    assert built.deputy.contact is not None


def test_only_what_a_reader_may_see_of_other_offices_is_named() -> None:
    def rows() -> Rows:
        made = objective_with(
            {"depends_on_ids": ("1.1.1-A2", "1.1.1-A3", "1.1.1-A4")},
            {"visibility": Visibility.INTERNAL, "organization_id": "o2"},
            {"visibility": Visibility.INTERNAL},
            {"organization_id": "o2", "depends_on_ids": ("1.1.1-A1",)},
        )
        made.organization("o2")
        made.metric("1.1.1-A1-K1", organization_id="o2", visibility=Visibility.INTERNAL)
        return made

    everything, own = page(rows()), page(rows(), of="o1")
    assert [action.number for action in everything.depends_on] == ["1.1.1-A2", "1.1.1-A3", "1.1.1-A4"]
    assert [action.number for action in own.depends_on] == ["1.1.1-A3", "1.1.1-A4"]
    assert [action.number for action in own.needed_by] == ["1.1.1-A4"]
    assert (len(everything.metrics), len(own.metrics)) == (1, 0)


def test_what_an_office_owes_is_its_own_longest_silent_first() -> None:
    started: dict[str, Any] = {"starts_on": date(2024, 1, 1)}
    rows = objective_with(
        {**started, "reports": [report(date(2025, 7, 1))]},
        {**started, "reports": [report(date(2025, 4, 1))]},
        started,
        {**started, "organization_id": "o2"},
    )
    rows.organization("o2")
    assert [line.action.number for line in page(rows).owed] == ["1.1.1-A3", "1.1.1-A2"]


def test_what_waits_for_approval_is_not_owed_again() -> None:
    sent = [report(date(2025, 7, 1), awaits_approval=True)]
    rows = objective_with({"starts_on": date(2024, 1, 1), "reports": sent}, {"starts_on": date(2024, 1, 1)})
    assert [line.action.number for line in page(rows).owed] == ["1.1.1-A2"]


def test_who_may_not_report_is_asked_for_nothing() -> None:
    rows = objective_with({"starts_on": date(2024, 1, 1)})
    assert page(rows).owed
    assert not page(rows, may=False).owed


def test_a_draft_takes_no_reports() -> None:
    assert page(objective_with({})).is_reportable
    draft = objective_with({"published_on": None}, plan={"number": 0, "published_on": None})
    assert not page(draft).is_reportable
