"""Loading a file over closed periods: what was sealed does not change, and what is late says so."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.closed_periods import make_closed_period
from tests.factories import NOW, make_metric, make_published_strategy, make_reading, make_report, save
from tracker.domain.errors import InvalidDocument
from tracker.domain.roles import SYSTEM
from tracker.exchange.document_file import read_document, write_document
from tracker.operations.loading.check import check_file
from tracker.operations.loading.load import load_elements
from tracker.operations.loading.load_sealing import check_sealed
from tracker.operations.reporting.achievements import Achievement
from tracker.queries.documents import load_document

pytestmark = pytest.mark.usefixtures("app")

CLOSED, OPEN = "FY2025 Q2", "FY2025 Q3"
Change = Callable[[dict[str, Any]], None]


@pytest.fixture
def document() -> dict[str, Any]:
    """A plan with a milestone achieved, a metric read and a report for a quarter that was closed, as its file."""
    strategy, (action,) = make_published_strategy()
    metric = make_metric(strategy, action_id=action)
    first = load_document(strategy.id).action(action).milestones[0].id
    achievement = Achievement(first, date(2025, 3, 10), "Minutes", "HMO-1")
    make_report(action, by=strategy.planner, period=CLOSED, achievements=(achievement,))
    make_reading(strategy, metric, as_of_on=date(2025, 2, 28))
    make_closed_period(strategy, CLOSED, at=NOW)
    loaded: dict[str, Any] = json.loads(write_document(load_document(strategy.id)))
    return loaded


def action_of(document: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = document["plan"]["actions"][0]
    return found


def metric_of(document: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = document["plan"]["metrics"][0]
    return found


def achieve_second(document: dict[str, Any], **values: Any) -> None:
    """Say that the second milestone was achieved in the closed quarter."""
    told = {"achieved_on": "2025-03-20", "evidence_title": "Minutes", "evidence_reference": "HMO-2"}
    action_of(document)["milestones"][1].update(told | values)


def add_reading(document: dict[str, Any], **values: Any) -> None:
    """Add a reading of the closed quarter."""
    readings = metric_of(document)["readings"]
    readings.append({**readings[0], "id": "reading.late", "as_of_on": "2025-03-20", **values})


def add_report(document: dict[str, Any], period: str) -> None:
    """Add a report."""
    updates = action_of(document)["status_updates"]
    updates.append({**updates[0], "id": "report.late", "period": period, "reported_on": updates[0]["submitted_on"]})


def book_to_the_closed(document: dict[str, Any]) -> None:
    achieve_second(document, booked_to=CLOSED)


def report_for_the_closed(document: dict[str, Any]) -> None:
    add_report(document, CLOSED)


def report_for_before(document: dict[str, Any]) -> None:
    add_report(document, "FY2025 Q1")


def retell(document: dict[str, Any]) -> None:
    action_of(document)["status_updates"][0]["summary"] = "More convenient words."


def move_achievement(document: dict[str, Any]) -> None:
    action_of(document)["milestones"][0]["achieved_on"] = "2025-04-10"


def change_reading(document: dict[str, Any]) -> None:
    metric_of(document)["readings"][0]["value"] = "99"


def reopen(document: dict[str, Any]) -> None:
    document["plan"]["reporting_periods"][0]["state"] = "open"


def start_years_in_july(document: dict[str, Any]) -> None:
    document["strategy"]["fiscal_year_starts_month"] = 7


MILESTONES, READINGS = "plan.actions[0].milestones", "plan.metrics[0].readings"
REFUSED: list[tuple[Change, str]] = [
    (achieve_second, f"{MILESTONES}[1].booked_to"),
    (book_to_the_closed, f"{MILESTONES}[1].booked_to"),
    (move_achievement, f"{MILESTONES}[0].achieved_on"),
    (add_reading, f"{READINGS}[1].booked_to"),
    (change_reading, f"{READINGS}[0].as_of_on"),
    (report_for_the_closed, "plan.actions[0].status_updates[1].period"),
    (report_for_before, "plan.actions[0].status_updates[1].period"),
    (retell, "plan.actions[0].status_updates[0].period"),
    (reopen, "plan.reporting_periods[0].state"),
    (start_years_in_july, "strategy.fiscal_year_starts_month"),
]


@pytest.mark.parametrize(("change", "path"), REFUSED)
def test_a_file_that_touches_a_closed_period_is_refused_with_the_path(
    document: dict[str, Any], change: Change, path: str, tmp_path: Path, run: Callable[..., Any]
) -> None:
    change(document)
    file = read_document(json.dumps(document).encode())
    with pytest.raises(InvalidDocument) as refused:
        check_sealed(file.rows, file.paths)
    assert [place for place, _ in refused.value.errors] == [path]
    with pytest.raises(InvalidDocument):
        save(load_elements, file.rows, by=SYSTEM, at=NOW, source="test.json", amendment="An amendment")
    written = tmp_path / "plan.json"
    written.write_text(json.dumps(document))
    result = run("strategy", "load", str(written), "--amendment", "An amendment")
    assert result.exit_code == 1
    assert path in result.output


@pytest.mark.parametrize(
    "change",
    [
        lambda document: achieve_second(document, booked_to=OPEN),
        lambda document: achieve_second(document, achieved_on="2025-04-10"),
        lambda document: add_reading(document, booked_to=OPEN),
        lambda document: add_report(document, OPEN),
        lambda document: action_of(document).update(title="Another title"),
    ],
    ids=["late milestone", "milestone", "late reading", "report", "title"],
)
def test_a_file_may_add_what_is_open_or_says_that_it_is_late(document: dict[str, Any], change: Change) -> None:
    change(document)
    file = read_document(json.dumps(document).encode())
    check_file(file.rows, file.paths, at=NOW)
    assert len(save(load_elements, file.rows, by=SYSTEM, at=NOW, source="test.json")) == 1


def test_the_same_file_again_changes_nothing(document: dict[str, Any]) -> None:
    file = read_document(json.dumps(document).encode())
    assert save(load_elements, file.rows, by=SYSTEM, at=NOW, source="test.json") == []


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"starts_on": "2025-06-01"}, "plan.reporting_periods[2].starts_on"),
        ({"label": CLOSED}, "plan.reporting_periods[0].label"),
    ],
)
def test_periods_of_a_file_neither_overlap_nor_share_a_label(
    document: dict[str, Any], changes: dict[str, Any], path: str
) -> None:
    document["plan"]["reporting_periods"][2].update(changes)
    file = read_document(json.dumps(document).encode())
    with pytest.raises(InvalidDocument) as refused:
        check_file(file.rows, file.paths, at=NOW)
    assert path in [place for place, _ in refused.value.errors]


def test_a_report_may_be_for_a_period_that_the_file_brings(document: dict[str, Any]) -> None:
    document["plan"]["reporting_periods"][1]["label"] = "Spring"
    add_report(document, "Spring")
    file = read_document(json.dumps(document).encode())
    check_file(file.rows, file.paths, at=NOW)
    action_of(document)["status_updates"][1]["period"] = "Autumn"
    file = read_document(json.dumps(document).encode())
    with pytest.raises(InvalidDocument, match="'Autumn' is not a reporting period"):
        check_file(file.rows, file.paths, at=NOW)
