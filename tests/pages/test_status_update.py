"""What a lead sees while reporting."""

from datetime import date

from tests.domain.documents import TODAY, Rows, milestone, objective_with, reading, report
from tracker.domain.assessment.assess import assess
from tracker.domain.document.element import Lifecycle
from tracker.domain.document.status_update import UpdateState
from tracker.pages.status_update import StatusUpdatePage, build_status_update_page


def page(rows: Rows) -> StatusUpdatePage:
    document = rows.document()
    return build_status_update_page(document, assess(document, on=TODAY), document.plan.actions[0])


def test_open_milestones_stand_next_due_first_and_cancelled_ones_not_at_all() -> None:
    built = page(
        objective_with(
            {
                "milestones": [
                    milestone(date(2025, 9, 1)),
                    milestone(date(2025, 3, 1), date(2025, 3, 1)),
                    milestone(date(2025, 5, 1), lifecycle=Lifecycle.CANCELLED, lifecycle_on=date(2025, 4, 1)),
                    milestone(date(2025, 6, 1)),
                ]
            }
        )
    )
    assert [each.number for each, _ in built.open_milestones] == ["1.1.1-A1-M4", "1.1.1-A1-M1"]
    assert [each.number for each in built.done_milestones] == ["1.1.1-A1-M2"]


def test_a_percentage_is_asked_where_no_milestone_counts() -> None:
    weightless = milestone(date(2025, 9, 1), weight=0)
    assert not page(objective_with({"milestones": [weightless]})).is_counted_by_milestones
    assert page(objective_with({"milestones": [weightless, milestone(date(2025, 9, 1))]})).is_counted_by_milestones


def test_last_time_is_the_last_report_that_counts_but_what_was_seen_is_all() -> None:
    reports = [report(date(2025, 4, 1)), report(date(2025, 5, 1), state=UpdateState.RETURNED)]
    built = page(objective_with({"reports": reports}))
    assert built.last is not None
    assert (built.last.position, built.seen) == (1, 2)


def test_the_metrics_offered_are_the_actions_own_that_its_office_reads() -> None:
    rows = objective_with({})
    rows.organization("o2")
    rows.metric("1.1.1-A1-K1", readings=[reading(date(2025, 3, 31), 4)])
    rows.metric("1.1.1-A1-K2", organization_id="o2")
    rows.metric("1.1.1-A1-K3", lifecycle=Lifecycle.CANCELLED, lifecycle_on=date(2025, 1, 1))
    rows.metric("1.1.1-K1")
    (line,) = page(rows).metrics
    assert line.metric.number == "1.1.1-A1-K1"
    assert line.last is not None
    assert (line.due.as_of_on, line.due.is_owed) == (date(2025, 6, 30), True)
