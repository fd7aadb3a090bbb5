import pytest

from tests.lived_document import Change, adds, errors_of, lived_document, said, sets

ACTION = "actions.0"
FIRST, RETURNED, APPROVED, CONFIRMED, WAITING = (f"{ACTION}.status_updates.{place}" for place in range(5))
ANSWER = f"{ACTION}.contributions.1"
UPDATES = f"{ACTION}.status_updates"
CARRIED = {"milestone_id": "milestone.2", "achieved_on": "2025-11-20", "evidence_title": "T", "evidence_reference": "R"}

CONTRADICTORY: list[tuple[Change, list[str]]] = [
    (sets(FIRST, period="FY2025 Q9"), ["period"]),
    (sets(FIRST, period="FY2025 Q3"), ["period"]),
    (sets(FIRST, reported_on="2025-03-21"), ["reported_on"]),
    (sets(FIRST, reported_on="2024-12-31"), ["period"]),
    (sets(FIRST, status="unknown"), ["status"]),
    (sets(FIRST, decided_by="Abby Approver"), ["decided_by"]),
    (sets(FIRST, decision_note="Well said."), ["decision_note"]),
    (sets(FIRST, state="approved", decided_by="Abby Approver", decided_on="2025-03-21"), ["awaits_approval"]),
    (sets(FIRST, achievements=[CARRIED]), ["achievements", "achievements[0].achieved_on"]),
    (sets(FIRST, forecast_on="2025-03-19"), ["forecast_on"]),
    (sets(FIRST, submitted_on="2025-01-10", reported_on="2025-01-10"), ["submitted_on"]),
    (sets(FIRST, submitted_on="2025-06-01", reported_on="2025-03-31"), ["period", "submitted_on"]),
    (sets(RETURNED, decision_note=None), ["decision_note"]),
    (sets(RETURNED, decided_by=None, decided_on=None), ["decided_by", "decided_on"]),
    (sets(RETURNED, awaits_approval=False), ["awaits_approval"]),
    (sets(APPROVED, decided_by="lee  LEAD"), ["decided_by"]),
    (sets(APPROVED, entered_by="Abby Approver"), ["decided_by"]),
    (sets(APPROVED, decided_on="2025-05-05"), ["decided_on"]),
    (sets(APPROVED, why=None), ["why", "is_confirmation"]),
    (sets(APPROVED, recovery=None), ["recovery", "is_confirmation"]),
    (sets(APPROVED, forecast_on=None), ["forecast_on", "is_confirmation"]),
    (sets(APPROVED, submitted_on="2025-08-05", decided_on="2025-08-05"), ["submitted_on"]),
    (sets(CONFIRMED, summary="Better than ever."), ["is_confirmation"]),
    (sets(WAITING, blocked_by=None), ["blocked_by"]),
    (sets(WAITING, blocked_since_on=None), ["blocked_since_on"]),
    (sets(WAITING, cleared_by=None), ["cleared_by"]),
    (sets(WAITING, blocked_since_on="2025-12-02"), ["blocked_since_on"]),
    (sets(WAITING, status="not_started"), ["status"]),
    (sets(WAITING, submitted_on="2025-12-16"), ["submitted_on"]),
    (sets(f"{WAITING}.achievements.0", milestone_id="milestone.9"), ["achievements[0].milestone_id"]),
    (sets(f"{WAITING}.achievements.0", achieved_on="2025-12-02"), ["achievements[0].achieved_on"]),
    (sets(WAITING, achievements=[CARRIED, CARRIED]), ["achievements[1].milestone_id"]),
    (sets(f"{WAITING}.readings.0", value=None), ["readings[0].value"]),
    (sets(f"{WAITING}.readings.0", as_of_on="2025-12-02"), ["readings[0].as_of_on"]),
    (sets(f"{WAITING}.readings.0", metric_id="metric.9"), ["readings[0].metric_id"]),
    (sets(f"{WAITING}.readings.0", supersedes_id="reading.9"), ["readings[0].supersedes_id"]),
    (sets(ANSWER, period="FY2026 Q1"), ["period"]),
    (sets(ANSWER, is_as_planned=False), ["why"]),
    (sets(ANSWER, reported_on="2025-05-01"), ["reported_on"]),
    (sets(ANSWER, reported_on="2025-08-31"), []),
    (sets(ANSWER, period="FY2025 Q2"), ["period"]),
]


@pytest.mark.parametrize(("change", "fields"), CONTRADICTORY, ids=said)
def test_a_report_that_contradicts_itself_is_named_with_its_fields(change: Change, fields: list[str]) -> None:
    document = lived_document()
    change(document)
    found = errors_of(document)
    steps = [path.replace("[", ".").replace("]", "").split(".", 4) for path, _ in found]
    assert {step[3] for step in steps} <= {"status_updates", "contributions"}
    assert sorted(path.split(".", 3)[3] for path, _ in found) == sorted(fields)


def test_the_same_is_confirmed_twice_in_a_row_at_most() -> None:
    document = lived_document()
    updates = document["plan"]["actions"][0]["status_updates"]
    updates[4:] = [
        {**updates[3], "id": "second", "reported_on": "2025-09-30", "submitted_on": "2025-09-30"},
        {**updates[3], "id": "third", "period": "FY2026 Q1", "reported_on": "2025-11-01", "submitted_on": "2025-11-01"},
    ]
    path = "plan.actions[0].status_updates[5].is_confirmation"
    assert errors_of(document) == [(path, "The same was confirmed twice already; say what happened.")]


def test_nothing_is_reported_on_what_was_never_published_or_has_left_the_plan() -> None:
    document = lived_document()
    adds(UPDATES, 0)(document)
    report = {**document["plan"]["actions"][0]["status_updates"][0], "id": "late"}
    document["plan"]["actions"][0]["status_updates"].pop()
    document["plan"]["actions"][2]["status_updates"] = [report]
    path = "plan.actions[2].status_updates[0].submitted_on"
    words = "Its action left the plan on 2025-02-03; nothing is reported on it after."
    assert errors_of(document) == [(path, words)]
    document["plan"]["actions"][2] |= {"published_on": None, "first_due_on": None, "first_starts_on": None}
    assert [place for place, _ in errors_of(document)] == [path, path]


def test_where_names_are_withheld_nobody_is_said_to_have_approved_their_own_report() -> None:
    document = lived_document()
    sets(APPROVED, decided_by="[withheld]", reported_by="[withheld]")(document)
    assert errors_of(document) == []
