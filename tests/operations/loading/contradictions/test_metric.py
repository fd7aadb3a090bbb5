import pytest

from tests.lived_document import Change, adds, errors_of, lived_document, said, sets
from tracker.domain.errors import InvalidDocument

METRIC = "metrics.0"
EARLY, LATE, WRONG, CORRECTED = (f"{METRIC}.readings.{place}" for place in range(4))
PART = {"organization_id": "harbor.pilots", "value": "2"}

CONTRADICTORY: list[tuple[Change, list[str]]] = [
    (sets(METRIC, baseline_on=None), ["baseline_on"]),
    (sets(METRIC, baseline_value=None), ["baseline_value"]),
    (sets(METRIC, lifecycle="superseded", lifecycle_on="2025-09-01", lifecycle_reason="No."), ["lifecycle"]),
    (adds(f"{METRIC}.targets"), ["targets[1].due_on"]),
    (sets(f"{METRIC}.targets.0", lifecycle="archived", lifecycle_on="2025-09-01", lifecycle_reason="No."),
     ["targets[0].lifecycle"]),
    (sets(EARLY, value=None), ["readings[0].value"]),
    (sets(EARLY, reported_on="2025-02-27"), ["readings[0].reported_on"]),
    (sets(EARLY, reported_on="2025-05-06"), ["readings[0].booked_to"]),
    (sets(EARLY, status_update_id="report.9"), ["readings[0].status_update_id"]),
    (sets(CORRECTED, status_update_id="report.5"), ["readings[3].status_update_id"]),
    (sets(EARLY, supersedes_id="reading.2"), ["readings[0].supersedes_id"]),
    (sets(LATE, booked_to=None), ["readings[1].booked_to"]),
    (sets(LATE, booked_to="FY2025 Q4"), ["readings[1].booked_to"]),
    (sets(LATE, booked_to="FY2025 Q2"), ["readings[1].booked_to"]),
    (sets(LATE, parts=[PART, PART]), ["readings[1].parts[1].organization_id"]),
    (sets(WRONG, booked_to="FY2025 Q4"), ["readings[2].booked_to"]),
    (sets(CORRECTED, supersedes_id=None), ["readings[3].as_of_on"]),
    (adds(f"{METRIC}.readings", 3), ["readings[4].supersedes_id", "readings[4].as_of_on"]),
    (sets(CORRECTED, reported_on="2025-12-16"), ["readings[3].reported_on"]),
]  # fmt: skip


@pytest.mark.parametrize(("change", "paths"), CONTRADICTORY, ids=said)
def test_a_metric_that_contradicts_itself_is_named_with_its_fields(change: Change, paths: list[str]) -> None:
    document = lived_document()
    change(document)
    assert sorted(path.removeprefix("plan.metrics[0].") for path, _ in errors_of(document)) == sorted(paths)


@pytest.mark.parametrize("owner", [{"action_id": None}, {"goal_id": "harbor.goal-1"}])
def test_a_metric_belongs_to_one_thing(owner: dict[str, str | None]) -> None:
    document = lived_document()
    sets(METRIC, **owner)(document)
    words = r"plan\.metrics\[0\]\.goal_id: A metric belongs to exactly one goal, objective or action\."
    with pytest.raises(InvalidDocument, match=words):
        errors_of(document)


def test_a_metric_that_has_left_the_plan_is_not_read_after() -> None:
    document = lived_document()
    sets(METRIC, lifecycle="cancelled", lifecycle_on="2025-07-05", lifecycle_reason="Nobody asks.")(document)
    words = "Its metric left the plan on 2025-07-05; it is not read after."
    assert errors_of(document) == [("plan.metrics[0].readings[3].reported_on", words)]
