import pytest

from tests.lived_document import Change, errors_of, lived_document, said, sets

CANCELLED, REVISED, REOPENED, IN_REVIEW, OPEN = (f"reporting_periods.{place}" for place in range(5))
WAIVER = {"gap": "missing", "number": "1.1.2-A1", "reason": "Ill."}

CONTRADICTORY: list[tuple[Change, list[str]]] = [
    (sets(OPEN, state="closed"), ["state"]),
    (sets(OPEN, state="collecting"), ["state"]),
    (sets(OPEN, state="in_review"), ["state"]),
    (sets(OPEN, state="revised", revision=1, closed_on="2026-01-02"), ["state", "closed_on"]),
    (sets(OPEN, state="closed", revision=1), ["closed_on"]),
    (sets(OPEN, state="closed", revision=1, closed_on="2025-12-10"), ["closed_on"]),
    (sets(OPEN, revision=1, closed_on="2025-12-10"), ["state", "closed_on"]),
    (sets(OPEN, closed_on="2025-12-01"), ["closed_on"]),
    (sets(OPEN, waivers=[WAIVER]), ["waivers"]),
    (sets(OPEN, ends_on="2025-10-01"), ["ends_on"]),
    (sets(OPEN, reports_due_on="2025-12-30"), ["reports_due_on"]),
    (sets(OPEN, label="FY2026/Q1"), ["label"]),
    (sets(OPEN, label="new"), ["label"]),
    (sets(OPEN, label="2026"), ["label"]),
    (sets(OPEN, label="FY2025 Q1"), ["label"]),
    (sets(OPEN, lifecycle="archived", lifecycle_on="2025-10-02", lifecycle_reason="No."), ["lifecycle"]),
    (sets(OPEN, lifecycle="cancelled"), ["lifecycle_on", "lifecycle_reason"]),
    (sets(OPEN, lifecycle_reason="No."), ["lifecycle_reason"]),
    (sets(REVISED, revision=0, closed_on=None), ["state", "waivers"]),
    (sets(REVISED, waivers=[WAIVER, WAIVER]), ["waivers[1]"]),
    (sets(REVISED, lifecycle="cancelled", lifecycle_on="2025-10-02", lifecycle_reason="No."), ["lifecycle"]),
    (sets(IN_REVIEW, starts_on="2025-06-01"), ["starts_on"]),
    (sets(IN_REVIEW, label="FY2025-Q3"), ["label", "label"]),
    (sets(CANCELLED, ends_on="2024-09-01"), ["ends_on"]),
]


@pytest.mark.parametrize(("change", "fields"), CONTRADICTORY, ids=said)
def test_a_period_that_contradicts_itself_is_named_with_its_fields(change: Change, fields: list[str]) -> None:
    document = lived_document()
    change(document)
    found = [path for path, _ in errors_of(document)]  # what was said for the period may be named with it
    assert [path.rpartition(".")[2] for path in found if "reporting_periods" in path] == fields


def test_a_label_of_a_period_that_was_cancelled_may_be_given_again() -> None:
    document = lived_document()
    document["plan"]["reporting_periods"].append(
        {**document["plan"]["reporting_periods"][0], "id": "again", "lifecycle": "active", "lifecycle_on": None,
         "lifecycle_reason": None}
    )  # fmt: skip
    assert errors_of(document) == []


def test_a_label_need_not_be_a_quarters() -> None:
    document = lived_document()
    sets(OPEN, label="Autumn")(document)
    sets("actions.0.status_updates.4", period="Autumn")(document)
    assert errors_of(document) == []
